/** An applicant signs in, writes the last field, sees it kept, submits and holds a receipt with its proof. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { nearlyDone, openProgramme2019 } from './programme.ts'

let house: House
let browser: Browser
let p: Personas
const title = '面向精密传动的共享制造平台（演示）'

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('the applicant writes the last field and submits', async () => {
  const id = await nearlyDone(house.world, p.applicant, title, ['B.summary'])
  const { page, complaints, close } = await openVisitor(browser, house.url)

  await page.goto(`/sign-in?next=/applications/${id}`)
  await page.getByLabel('邮箱').fill(p.applicant.email)
  await page.getByLabel('密码', { exact: true }).fill(personaPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()

  await page.getByText('还差 1 处').waitFor()
  await page
    .getByRole('link', { name: /B 项目信息/ })
    .first()
    .click()
  await page.getByLabel('项目简述').fill('平台面向中小企业在线开放加工与检测能力。'.repeat(12))
  await page.getByText('本机与服务器一致').waitFor()
  // At rest: what has been scrolled beneath the head is no target.
  await page.evaluate('scrollTo(0, 0)')
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: '提交给推荐单位' }).click()
  await page.getByRole('button', { name: '封存并提交' }).click()
  await page.getByText('提交回执').first().waitFor()
  await page.getByText('下载证明文件').waitFor({ timeout: 30_000 })

  const after = (await p.applicant.get(`/api/programmes/applications/${id}`)).json()
  expect([after.state, after.holder.unit]).toEqual(['submitted', '5101'])
  expect(complaints).toEqual([])
  await close()
})

test('the same on a phone: the form is read and the call is understood', async () => {
  const { page, complaints, close } = await openVisitor(browser, house.url, { viewport: phone })
  await page.goto('/calls/shuangchuang-2019')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(phone.width)
  expect(complaints).toEqual([])
  await close()
})
