/**
 * An applicant signs in, writes the last field, sees it kept, submits and holds a receipt with its proof; another
 * carries last year's application over and hands in on a phone.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { greyPng } from '../server/files/picture.sample.ts'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'
import { fillDraft, nearlyDone, openProgramme2019, openShipped, programmeId } from './programme.ts'

let house: House
let browser: Browser
let p: Personas
/** Of another applicant: carried over, then handed in on a phone. */
let carried: string
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
  // A photograph is measured, and the page judges it as the submission would.
  await page.goto(`/applications/${id}/I`)
  const photos = page.getByRole('group', { name: '现场照片' })
  await photos.locator('input[type=file]').setInputFiles({
    name: '车间.png',
    mimeType: 'image/png',
    buffer: greyPng(120, 80),
  })
  await page.getByText('“车间.png”为 120×80', { exact: false }).first().waitFor()
  await page
    .getByText(/还差 \d+ 处/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '删除车间.png' }).click()
  await page.getByText(/还差 \d+ 处/).waitFor({ state: 'detached' })
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

test('last year’s application is carried over: looked at first, then taken, and undone if unwanted', async () => {
  const w = house.world
  await openShipped(w, 'shuangchuang-2018', {})
  const old = await nearlyDone(w, p.otherApplicant, '去年的共享制造平台（演示）', ['D'], {
    programmeId: 'shuangchuang-2018',
  })
  const start = await p.otherApplicant.post(`/api/programmes/${programmeId}/applications`, {
    directions: ['2', '4'],
  })
  carried = start.json().id
  const draftOf = async (id: string) =>
    (await p.otherApplicant.get(`/api/programmes/applications/${id}/draft`)).json().fields
  const { page, complaints, close } = await visit(browser, house.url, p.otherApplicant)

  await page.goto(`/applications/${carried}`)
  await page.getByRole('link', { name: '带入往年或省级申报书' }).click()
  await page.getByRole('radio', { name: /去年的共享制造平台/ }).check()
  await page.getByRole('table', { name: '可以带入' }).waitFor()
  await page.getByText('带不过来').first().waitFor()
  expect((await draftOf(carried))['B.summary']).toBeUndefined()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^带入 \d+ 项/ }).click()
  await page.getByText(/^已带入 \d+ 项/).waitFor()
  const [before, after] = [await draftOf(old), await draftOf(carried)]
  expect(after['B.summary'].value).toBe(before['B.summary'].value)
  expect(after['A.finance/y2018/revenue']).toBeUndefined()
  expect(after['A.finance/y2017/revenue'].value).toBe(before['A.finance/y2017/revenue'].value)

  await page.getByRole('button', { name: '撤销这次带入' }).click()
  await page.getByText('已撤销这次带入').waitFor()
  await vi.waitUntil(async () => !(await draftOf(carried))['B.summary']?.value, { timeout: 20_000 })
  // What is written next must not meet the last of several saves.
  await page.waitForLoadState('networkidle')
  expect(complaints).toEqual([])
  await close()
})

const onPhone = { viewport: phone, hasTouch: true, isMobile: true } as const

test('on a phone: the form is written, kept in sight, and handed in', async () => {
  await fillDraft(house.world, p.otherApplicant, carried, ['B.summary'])
  const visitor = await visit(browser, house.url, p.otherApplicant, onPhone)
  const { page, complaints, close } = visitor
  const fits = async () => {
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(phone.width)
    expect(await accessibilityFaults(page)).toEqual([])
  }
  await page.goto(`/applications/${carried}`)
  await page.getByText('还差 1 处').waitFor()
  await page.getByRole('button', { name: '项目简述', exact: true }).tap()
  await page.getByLabel('项目简述').fill('平台面向中小企业在线开放加工与检测能力。'.repeat(12))
  // Where the words are stands in the bar, which stays in sight however far down one writes.
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  const saved = page.getByRole('status').getByText(/^已存草稿 \d\d:\d\d$/)
  await saved.waitFor()
  const { y } = (await saved.boundingBox())!
  expect(y).toBeGreaterThanOrEqual(0)
  expect(y).toBeLessThan(phone.height)
  await page.evaluate('scrollTo(0, 0)')
  await fits()

  await page.getByRole('button', { name: '提交给推荐单位' }).tap()
  await page.getByRole('button', { name: '封存并提交' }).waitFor()
  await fits()
  await page.getByRole('button', { name: '封存并提交' }).tap()
  await page.getByText('提交回执').first().waitFor()
  await page.getByText('下载证明文件').waitFor({ timeout: 30_000 })
  await fits()
  const path = `/api/programmes/applications/${carried}`
  const after = (await p.otherApplicant.get(path)).json()
  expect([after.state, after.holder.unit]).toEqual(['submitted', '51'])
  expect(complaints).toEqual([])
  await close()
})

test('on a phone the call fits and is understood', async () => {
  const { page, complaints, close } = await openVisitor(browser, house.url, { viewport: phone })
  await page.goto('/calls/shuangchuang-2019')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(phone.width)
  expect(complaints).toEqual([])
  await close()
})
