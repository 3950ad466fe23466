/**
 * An operator runs the place: a text that must be accepted, an announcement, the name and a limit of the
 * house; reads what was done as sentences, and looks with another person's eyes without being able to act.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'

const why = '按本平台实际情况调整。'
let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('the name of the house is changed, and stands on the public page and in its title', async () => {
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto('/console/branding')
    const row = page.getByRole('row', { name: /简称（中文）/ })
    await row.getByRole('button', { name: '修改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('新取值').fill('川造')
    await dialog.getByLabel('理由').fill(why)
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
  const stranger = await openVisitor(browser, house.url, { viewport: phone })
  await stranger.page.goto('/')
  await stranger.page.getByRole('link', { name: '川造' }).waitFor()
  expect(stranger.complaints).toEqual([])
  await stranger.close()
})

test('a limit is refused beyond its range and holds once it is kept', async () => {
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto('/console/settings')
    const row = page.getByRole('row', { name: /登录最长保持/ })
    await row.getByRole('button', { name: '修改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('新取值').fill('99')
    await dialog.getByLabel('理由').fill(why)
    const save = dialog.getByRole('button', { name: '保存' })
    expect(await save.getAttribute('aria-disabled')).toBe('true')
    await dialog.getByLabel('新取值').fill('3')
    await save.click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('3 天').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('what was done reads as sentences, and each line can be proved', async () => {
  await house.world.seal()
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto('/console/audit')
    const line = page.getByText(/罗一鸣.*修改了设置/).first()
    await line.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('with another person’s eyes one reads and cannot write; the person is told', async () => {
  const { page, complaints, close } = await visit(browser, house.url, p.operator)
  await page.goto('/console/view-as')
  await page.getByLabel('查找人员').fill(p.applicant.name)
  await page.getByRole('button', { name: `以${p.applicant.name}的视角查看` }).click()
  await page.getByLabel('理由').fill('排查申报书打不开的问题。')
  await page.getByRole('button', { name: '开始查看' }).click()
  await page.getByText(`正以${p.applicant.name}的视角查看`).waitFor()
  await page.getByRole('heading', { level: 1, name: '等我办理' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const refused = await page.request.patch('/api/people/me', {
    data: { name: '改名' },
    headers: { 'x-baigong-csrf': '1' },
  })
  expect(refused.status()).toBe(403)
  await page.getByRole('button', { name: '结束查看' }).click()
  await page.getByText(`正以${p.applicant.name}的视角查看`).waitFor({ state: 'hidden' })
  expect(complaints).toEqual([])
  await close()
  await house.world.settle()
  const { rows } = (await p.applicant.get('/api/notices')).json()
  expect(rows.length).toBeGreaterThan(0)
})
