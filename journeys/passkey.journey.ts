/** A person adds a passkey with a real browser's authenticator, signs in without typing, and takes it away. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse()
  p = await personas(house.world)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

/** A device beside the browser that confirms by itself, as a finger on a sensor would. */
async function plugInDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function signInByPassword(page: Page, email: string) {
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(personaPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a passkey is added, signs in without typing, is asked for after the password, and goes', async () => {
  const visitor = await openVisitor(browser, house.world.host.config.baseUrl)
  const { page, complaints, close } = visitor
  await plugInDevice(page)

  await page.goto('/sign-in?next=/account')
  await signInByPassword(page, p.applicant.email)
  await page.getByText('还没有通行密钥').waitFor()
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByLabel('名称').fill('办公电脑')
  await page.getByLabel('当前密码').fill(personaPassword)
  expect(await accessibilityFaults(page)).toEqual([])
  // The name is read on the page before the house has the key: leaving then would leave it on the device alone.
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/me/passkeys') && answer.request().method() === 'POST',
  )
  await page.getByRole('button', { name: '下一步' }).click()
  expect((await kept).status()).toBe(200)
  await page.getByText('办公电脑').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  // Out, and in again by nothing but the device.
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/account')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByText('办公电脑').waitFor()

  // From now on the password alone is not enough.
  await page.getByRole('button', { name: '开启', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '用通行密钥验证' }).click()
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByText('登录时需要验证通行密钥，最后一个不能移除').waitFor()
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/account')
  await signInByPassword(page, p.applicant.email)
  await page.getByText('这个账号登录时还要验证通行密钥').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '用通行密钥验证' }).click()
  await page.getByText('办公电脑').waitFor()

  await page.getByRole('button', { name: '关闭', exact: true }).click()
  await dialog.getByLabel('当前密码').fill(personaPassword)
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
  await page.getByText('未开启。开启后').waitFor()
  await page.getByRole('button', { name: '移除“办公电脑”' }).click()
  await dialog.getByLabel('当前密码').fill(personaPassword)
  await dialog.getByRole('button', { name: '移除', exact: true }).click()
  await page.getByText('还没有通行密钥').waitFor()

  // The device still has its half; the house does not know it any more.
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByText('通行密钥未通过验证').waitFor()
  expect(complaints).toEqual([])
  await close()
})

test('on a phone without any passkey the page says so and offers the other ways', async () => {
  const { page, complaints, close } = await openVisitor(browser, house.world.host.config.baseUrl, {
    viewport: phone,
  })
  await plugInDevice(page)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByText('没有完成').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(phone.width)
  expect(complaints).toEqual([])
  await close()
})
