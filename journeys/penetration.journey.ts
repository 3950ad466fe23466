/**
 * 普及率 from the question to the public: the office defines who counts, brings a list with mistakes in it and types
 * what is missing, sees each figure with its definition, publishes one, is refused another that would tell of a few,
 * and everybody reads the public one on a desk and on a phone, in either language.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { surveyedLines, surveyFile, type SurveyLine } from '../server/indicators/samples.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'

const title = '2019年上半年双创平台普及率调查（演示）'

let house: House
let browser: Browser
let p: Personas
let visitor: Visitor
let page: Page
let figure: string

beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  p = await personas(house.world)
  visitor = await visit(browser, house.url, p.programmeOfficer)
  page = visitor.page
})
afterAll(async () => {
  await visitor.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

/** What is wider than the paper it stands on. */
const overflowing = `[...document.querySelectorAll('[data-table]')]
  .filter((at) => at.scrollWidth > at.clientWidth + 1)
  .map((at) => at.scrollWidth + ' > ' + at.clientWidth)`

/** Tops of the two columns of a page, in the order of the document. */
const columnTops = `[...document.querySelector('main [class*="columns"]').children]
  .map((at) => Math.round(at.getBoundingClientRect().top))`

const readsWell = async () => {
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.evaluate<string[]>(overflowing)).toEqual([])
}

const figureSheet = (name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name }) })

/** Forty of which all are leading, and two that are not. */
const lines: SurveyLine[] = surveyedLines(60)
  .filter(([, , , leading]) => leading === '是')
  .slice(0, 40)
const faulty: SurveyLine[] = [
  ['映川轴承有限公司（演示）', '火箭', '鼓楼区', '也许', '很多'],
  ['', '34', '四川省成都市', '是', '已建'],
]

test('the office says who counts before anybody is asked', async () => {
  await page.goto('/indicators/surveys')
  await page.getByLabel('名称').fill(title)
  await page.getByLabel('起始日').fill('2019-01-01')
  await page.getByLabel('截止日').fill('2019-06-30')
  await readsWell()
  await page.getByRole('button', { name: '新建调查' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'attached' })
  await page.getByText('没有符合口径的企业').waitFor()
  expect(await page.getByRole('button', { name: '公开' }).isDisabled()).toBe(true)
})

test('a list with mistakes is read on one sheet, on a desk and on a phone; what is sound is taken', async () => {
  await page.locator('input[type=file]').setInputFiles({
    name: '名单（演示）.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(surveyFile([...faulty, ...lines])),
  })
  await page.getByRole('heading', { name: '预览' }).waitFor()
  await page.getByText('行业：“火箭”不是可识别的行业').waitFor()
  await page.getByText('单位名称：此处不能为空').waitFor()
  await readsWell()
  // What is done with the list comes before its rows: beside them here, above them on a phone.
  const [acts, rows] = await page.evaluate<number[]>(columnTops)
  expect(acts).toBe(rows)
  await page.setViewportSize(phone)
  const [above, below] = await page.evaluate<number[]>(columnTops)
  expect(above).toBeLessThan(below!)
  await readsWell()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '导入 40 行' }).click()
  await page.getByText('已导入 40 行').waitFor()
})

test('what is missing is typed, and previewed like a list', async () => {
  await page.getByRole('link', { name: '普及率调查' }).first().click()
  await page.getByRole('link', { name: title }).click()
  const rows =
    '临沅仪表有限公司（演示），40，四川省成都市，否，已建\n枫桥针织有限公司（演示），17，浙江，否，无'
  await page.getByLabel('填写或粘贴').fill(rows)
  await page.getByRole('button', { name: '预览填写的行' }).click()
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await page.getByText('已导入 2 行').waitFor()
  const held = (await p.programmeOfficer.get('/api/indicators/surveys')).json()
  expect(held.rows).toMatchObject([{ title, enterprises: 42 }])
})

test('each figure stands with its definition; a second that would tell of two is refused beforehand', async () => {
  await page.getByRole('link', { name: '普及率调查' }).first().click()
  await page.getByRole('link', { name: title }).click()
  const first = figureSheet('普及率 1')
  await first.getByText('计入：已建 + 应用').waitFor()
  await first.getByRole('button', { name: '公开' }).click()
  await page.getByText('已公开').first().waitFor()
  await page.getByRole('checkbox', { name: '只算骨干企业' }).click()
  await page.getByRole('button', { name: '按另一口径计算' }).click()
  const second = figureSheet('普及率 2')
  await second.getByText('可看出只有 2 家单位的答案').waitFor()
  expect(await second.getByRole('button', { name: '公开' }).isDisabled()).toBe(true)
  await readsWell()
  const path = await first.getByRole('link', { name: '公开页面' }).getAttribute('href')
  figure = path!
})

test('everybody reads the public figure, its definition and how sure it is, on a desk and on a phone', async () => {
  const names = lines.map(([name]) => name!)
  const zh = {
    language: 'zh',
    counts: '计入：已建 + 应用',
    says: '通用设备制造业',
    never: 'Textiles',
  }
  const en = {
    ...{ language: 'en', counts: 'Counted: Built + Uses' },
    ...{ says: 'General-purpose machinery', never: '制造业' },
  }
  for (const [{ language, counts, says, never }, width] of [
    [zh, 1440],
    [zh, 390],
    [en, 1440],
    [en, 390],
  ] as const) {
    const viewport = { width, height: 900 }
    const stranger = await visit(browser, house.url, null, { viewport })
    const at = stranger.page
    await at.goto(`${figure}?lang=${language}`)
    await at.getByRole('heading', { level: 1, name: title }).waitFor()
    await at.getByText(counts).waitFor()
    // Names of industries come a moment after their codes.
    await at.getByText(says).first().waitFor()
    const said = await at.evaluate<string>('document.body.innerText')
    expect(names.some((name) => said.includes(name))).toBe(false)
    expect(said).toContain(says)
    expect(said).not.toContain(never)
    expect(await accessibilityFaults(at)).toEqual([])
    expect(await at.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(stranger.complaints).toEqual([])
    await stranger.close()
  }
  expect(visitor.complaints).toEqual([])
})
