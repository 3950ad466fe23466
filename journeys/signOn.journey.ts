/** The operator sets up an identity provider; somebody comes in by it, and somebody else links it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentityProvider, type IdentityProvider } from '../server/testing/identityProvider.ts'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'

let house: House
let browser: Browser
let p: Personas
let idp: IdentityProvider

beforeAll(async () => {
  house = await openHouse()
  p = await personas(house.world)
  idp = await openIdentityProvider(house.world.host.config.baseUrl)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await idp?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

const visit = (options = {}) => openVisitor(browser, house.world.host.config.baseUrl, options)

async function signInByPassword(page: Page, email: string, next: string) {
  await page.goto(`/sign-in?next=${next}`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(personaPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('the operator sets up a provider and tries it', async () => {
  const { page, complaints, close } = await visit()
  await signInByPassword(page, p.operator.email, '/account')
  await page.getByRole('link', { name: '外部登录' }).first().click()
  await page.getByText('还没有外部登录来源').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '添加登录来源' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称（中文）').fill('集团统一身份')
  await dialog.getByLabel('名称（英文）').fill('Group sign-on')
  await dialog.getByLabel('颁发者地址').fill('http://id.group.test')
  await dialog.getByLabel('客户端标识').fill(idp.clientId)
  await dialog.getByLabel('客户端密钥').fill(idp.clientSecret)
  await dialog.getByLabel('没有账号的，自动新建').check()
  await dialog.getByLabel('邮箱域名').fill('group.test')
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('连接必须加密').waitFor()
  await dialog.getByLabel('颁发者地址').fill(idp.issuer)
  await dialog.getByLabel('查找单位').fill('启衡')
  await dialog.getByRole('combobox', { name: '加入的单位' }).click()
  await page.getByRole('option', { name: p.orgs.enterprise.name }).click()
  await dialog.getByLabel('人人都有的角色').selectOption({ label: '申报人员' })
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('尚未连通过').waitFor()
  await page.getByRole('button', { name: '测试连接集团统一身份' }).click()
  await dialog.getByRole('button', { name: '开始测试' }).click()
  await dialog.getByText('连通正常').waitFor()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await page.getByText('最近连通').waitFor()
  expect(complaints).toEqual([])
  await close()
})

test('somebody new comes in by it on a phone and is a member at once', async () => {
  const { page, complaints, close } = await visit({ viewport: phone })
  idp.user = { sub: 'new', name: '卢望舒', email: 'lu@group.test', email_verified: true }
  await page.goto('/sign-in?next=/account')
  await page.getByRole('button', { name: '用集团统一身份登录' }).click()
  await page.getByRole('heading', { level: 1, name: '账号安全' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/account')
  expect(await page.getByLabel('姓名').inputValue()).toBe('卢望舒')
  await page.getByText('这是你登录账号的最后一种方式').first().waitFor()
  await page.getByRole('link', { name: '设置密码' }).waitFor()
  // Without a password, a code to the present e-mail proves that it is still the same person.
  await page.getByRole('button', { name: '更换邮箱' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发验证码到 lu@group.test' }).click()
  await dialog.getByText('验证码已发往lu@group.test', { exact: false }).waitFor()
  await dialog.getByLabel('六位验证码').fill('12345')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await accessibilityFaults(page)).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(phone.width)
  expect(complaints).toEqual([])
  await close()
})

test('a member links it to an account of long standing, comes in by it, and unlinks', async () => {
  const { page, complaints, close } = await visit()
  idp.user = { sub: 'old', name: '林晚晴', email: 'other@elsewhere.test', email_verified: true }
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '用集团统一身份登录' }).click()
  await page.getByText('这个外部账号还没有关联本平台账号').waitFor()
  expect(page.url()).not.toContain('code=')
  await signInByPassword(page, p.colleague.email, '/account')
  await page.getByRole('button', { name: '关联集团统一身份' }).click()
  await page.getByLabel('当前密码').fill(personaPassword)
  await page.getByRole('button', { name: '前往关联' }).click()
  await page.getByRole('button', { name: '解除关联集团统一身份' }).waitFor()
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/account')
  await page.getByRole('button', { name: '用集团统一身份登录' }).click()
  await page.getByRole('button', { name: '解除关联集团统一身份' }).click()
  await page.getByLabel('当前密码').fill(personaPassword)
  await page.getByRole('button', { name: '解除关联', exact: true }).click()
  await page.getByText('未关联').waitFor()
  expect(complaints).toEqual([])
  await close()
})
