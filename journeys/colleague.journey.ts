/** An applicant and a colleague write one draft at once: fields meet, a lost line and an ended session lose nothing. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'
import { nearlyDone, openProgramme2019 } from './programme.ts'

let house: House
let browser: Browser
let p: Personas
let id: string
const saved = '本机与服务器一致'

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
  browser = await openBrowser()
  id = await nearlyDone(house.world, p.applicant, '两人同写的平台（演示）', ['B.summary'])
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const fieldsOf = async () =>
  (await p.applicant.get(`/api/programmes/applications/${id}/draft`)).json().fields

test('edits of different fields meet; a line that was lost brings its words home', async () => {
  const mine = await visit(browser, house.url, p.applicant)
  const theirs = await visit(browser, house.url, p.colleague)
  for (const { page } of [mine, theirs]) await page.goto(`/applications/${id}/B`)
  const summary = '平台面向中小企业在线开放加工与检测能力。'.repeat(12)
  await mine.page.getByLabel('项目简述').waitFor()
  await theirs.page.getByLabel('项目简述').waitFor()

  await mine.page.context().setOffline(true)
  await mine.page.getByLabel('项目简述').fill(summary)
  await theirs.page.getByLabel('平台名称').fill('同事改的平台名（演示）')
  await theirs.page.getByText(saved).waitFor()
  expect((await fieldsOf())['B.summary']).toBeUndefined()
  await mine.page.context().setOffline(false)
  await mine.page.getByText(saved).waitFor({ timeout: 60_000 })

  const fields = await fieldsOf()
  expect([fields['B.summary'].value, fields['B.platformName'].value]).toEqual([
    summary,
    '同事改的平台名（演示）',
  ])
  expect(await accessibilityFaults(mine.page)).toEqual([])
  await mine.close()
  await theirs.close()
})

test('two texts of one field stand side by side until a person chooses', async () => {
  const mine = await visit(browser, house.url, p.applicant)
  await mine.page.goto(`/applications/${id}/B`)
  await mine.page.getByLabel('平台名称').waitFor()
  await mine.page.context().setOffline(true)
  await mine.page.getByLabel('平台名称').fill('我起的名字（演示）')
  const { version } = (await fieldsOf())['B.platformName']
  await p.colleague.post(`/api/programmes/applications/${id}/edits`, {
    edits: [
      { kind: 'set', at: 'B.platformName', value: '同事起的名字（演示）', baseVersion: version },
    ],
  })
  await mine.page.context().setOffline(false)
  await mine.page.getByText('同事起的名字（演示）').first().waitFor({ timeout: 60_000 })
  expect((await fieldsOf())['B.platformName'].value).toBe('同事起的名字（演示）')
  expect(await accessibilityFaults(mine.page)).toEqual([])
  await mine.page
    .getByRole('button', { name: /用我的|保留我的/ })
    .first()
    .click()
  await mine.page.getByText(saved).waitFor({ timeout: 60_000 })
  expect((await fieldsOf())['B.platformName'].value).toBe('我起的名字（演示）')
  await mine.close()
})

test('an ended session asks to sign in again and keeps every word', async () => {
  const mine = await visit(browser, house.url, p.applicant)
  await mine.page.goto(`/applications/${id}/B`)
  await mine.page.getByLabel('平台名称').waitFor()
  await mine.page.context().clearCookies()
  await mine.page.getByLabel('平台名称').fill('会话结束后写的（演示）')
  const again = mine.page.getByRole('dialog')
  await again.getByLabel('密码', { exact: true }).fill(personaPassword, { timeout: 60_000 })
  await again.getByRole('button', { name: /登录/ }).first().click()
  await mine.page.getByText(saved).waitFor({ timeout: 60_000 })
  expect((await fieldsOf())['B.platformName'].value).toBe('会话结束后写的（演示）')
  await mine.close()
})

test('who can see it, comments and an earlier application, also on a phone', async () => {
  const old = await nearlyDone(house.world, p.otherApplicant, '别家的（演示）', ['B.summary'])
  expect(old).not.toBe(id)
  for (const viewport of [{ width: 1440, height: 900 }, phone]) {
    const { page, close } = await visit(browser, house.url, p.applicant)
    await page.setViewportSize(viewport)
    for (const path of ['circle', 'word', 'carry', 'versions']) {
      await page.goto(`/applications/${id}/${path}`)
      await page.getByText('回到填写').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await accessibilityFaults(page)).toEqual([])
      const width = await page.evaluate('document.documentElement.scrollWidth')
      expect(width).toBeLessThanOrEqual(viewport.width)
    }
    await close()
  }
})
