/**
 * A rubric that measures: an expert types values, chooses and counts, sees what each earns and why, what a cap cuts and
 * what a veto does, is told by name what is missing, and hands in. After the freeze the office reads the same reasons.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measuredRubric } from '../domain/evaluation/measuredRubric.ts'
import {
  must,
  reviewer,
  roundInReview,
  secondOfficer,
  type Reviewer,
} from '../server/evaluation/round.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'

const titles = ['轴承协同平台（演示）', '印染共享工厂（演示）']
const accident = '现场核查材料载明去年发生较大安全事故。'
const words = '平台规模较大，数据与佐证材料相符。'

let house: House
let browser: Browser
let p: Personas
let expertOne: Reviewer
let round: Awaited<ReturnType<typeof roundInReview>>
let expert: Visitor
let page: Page

beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  p = await personas(house.world)
  expertOne = await reviewer(house.world, p, '甘棠')
  const rules = { rubric: measuredRubric } as object
  round = await roundInReview(house.world, p, [expertOne], titles, rules)
  expert = await visit(browser, house.url, expertOne)
  page = expert.page
})
afterAll(async () => {
  await expert.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

/** The part of a dimension, by its heading. */
const part = (name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('a measured value earns points by a rule that stands beside it, within its limits', async () => {
  await page.goto('/reviews')
  await page.getByRole('link', { name: titles[0]! }).click()
  const connected = page.getByLabel('平台接入企业数')
  await page.getByText('从 0 到 300 家按比例得 0 到 15 分，超出的不再增减。').waitFor()
  await connected.fill('150')
  await page.getByText('现计 7.5 分').waitFor()
  await connected.fill('999')
  await page.getByText('现计 15 分').waitFor()
  const spread = page.getByLabel('工具普及率')
  await page
    .getByText('按值分档：80%及以上 10 分、60%及以上 7 分、40%及以上 4 分，其余 0 分。')
    .waitFor()
  await spread.fill('79.9')
  await page.getByText('现计 7 分').waitFor()
  // Typed as measures are read, not as points: above any number of points, and no fault.
  expect(await page.getByText('不能超过').count()).toBe(0)
})

test('a group is cut to its cap and one criterion to its own, and both say so', async () => {
  const base = part('产业应用基础')
  await base.getByText('22 分，超过上限，按 20 分计').waitFor()
  await page.getByLabel('应用基础总体判断').fill('8')
  await base.getByText('28 / 30 分').waitFor()
  const effect = part('带动作用')
  await page.getByLabel('在产业链中的地位').selectOption({ label: '链主企业（12 分）' })
  await page.getByLabel('国家标准').fill('2')
  await page.getByLabel('行业标准').fill('3')
  await effect.getByText('牵头和参与标准：合计 12 分，超过上限，按 8 分计。').waitFor()
  await page.getByLabel('可复制推广').fill('7.5')
  await effect.getByText('27.5 / 30 分').waitFor()
  // Few points in a dimension ask for words at once.
  await page.getByLabel('发展前景', { exact: true }).fill('9')
  await page.getByText('得分低于 60% 的维度须说明理由').waitFor()
  await page.getByText('缺：评审意见、是否建议入选、说明：发展前景。').waitFor()
  await page.getByLabel('说明：发展前景').fill('市场空间有限，依据见申报书。')
  await page.getByText('得分低于 60% 的维度须说明理由').waitFor({ state: 'detached' })
  await page.getByText('合计 85.71 / 100（优秀）').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a veto asks for its reason, says what it does, and forbids to recommend', async () => {
  await page.getByRole('textbox', { name: '评审意见' }).fill(words)
  await page.getByLabel('建议入选', { exact: true }).check()
  await page.getByLabel('近三年发生重大安全、质量或环境事故').check()
  await page.getByText('不再参加排名').waitFor()
  await page.getByText('已提出一票否决，就不能同时建议入选').waitFor()
  const handIn = page.getByRole('button', { name: '提交评审' })
  await page.getByText(/缺：一票否决/).waitFor()
  expect(await handIn.getAttribute('aria-disabled')).toBe('true')
  await page.getByLabel('理由：近三年发生重大安全、质量或环境事故').fill(accident)
  await page.getByLabel('不建议入选', { exact: true }).check()
  await page.getByText('已提出一票否决，就不能同时建议入选').waitFor({ state: 'detached' })
  expect(await accessibilityFaults(page)).toEqual([])
  await handIn.click()
  await page.getByText('评审已提交并密封').waitFor()
  await page.getByText('牵头和参与标准：合计 12 分，超过上限，按 8 分计。').waitFor()
})

test('on a phone: nothing measured applies, which is a mark and earns nothing', async () => {
  const small = await visit(browser, house.url, expertOne, { viewport: phone })
  const sheet = small.page
  await sheet.goto('/reviews')
  await sheet.getByRole('link', { name: titles[1]! }).click()
  await sheet.getByLabel('平台接入企业数').fill('30')
  await sheet.getByLabel('工具普及率').fill('12')
  await sheet.getByText('现计 0 分').first().waitFor()
  await sheet.getByLabel('应用基础总体判断').fill('6')
  await sheet.getByLabel('发展前景', { exact: true }).fill('15')
  await sheet.getByLabel('在产业链中的地位').selectOption({ label: '都不符合' })
  await sheet.getByLabel('团体标准').fill('1')
  await sheet.getByLabel('可复制推广').fill('6')
  await sheet.getByLabel('说明：产业应用基础').fill('接入企业少，工具普及率低。')
  await sheet.getByLabel('说明：带动作用').fill('不在产业链关键位置。')
  await sheet.getByRole('textbox', { name: '评审意见' }).fill(words)
  await sheet.getByLabel('保留', { exact: true }).check()
  await sheet.getByText('合计 31.43 / 100').waitFor()
  expect(await accessibilityFaults(sheet)).toEqual([])
  await sheet.getByRole('button', { name: '提交评审' }).click()
  await sheet.getByText('评审已提交并密封').waitFor()
  expect(small.complaints).toEqual([])
  await small.close()
})

test('the office reads what was measured, what a cap cut and why an item is vetoed', async () => {
  const office = await visit(browser, house.url, p.programmeOfficer)
  const second = await secondOfficer(house.world, p)
  await must(p.programmeOfficer.post(`${round.path}/freeze-proposal`))
  const { digest } = await must(second.get(`${round.path}/freeze`))
  await must(second.post(`${round.path}/freeze`, { digest }))
  await office.page.goto(`/evaluation/rounds/${round.id}/items`)
  await office.page.getByRole('link', { name: titles[0]! }).click()
  await office.page.getByText('甘棠：85.71 分').waitFor()
  for (const line of [
    '平台接入企业数：999 家，得 15 / 15 分',
    '工具普及率：79.9 %，得 7 / 10 分',
    '平台接入企业数、工具普及率：合计 22 分，超过上限，按 20 分计。',
    '在产业链中的地位：链主企业，得 12 / 12 分',
    '牵头和参与标准：国家标准×2、行业标准×3，得 8 / 8 分',
    `一票否决：近三年发生重大安全、质量或环境事故。理由：${accident}`,
  ]) {
    await office.page.getByText(line).waitFor()
  }
  expect(await accessibilityFaults(office.page)).toEqual([])
  await office.page.goto(`/evaluation/rounds/${round.id}/results`)
  await office.page.getByText('被一票否决').first().waitFor()
  expect([expert.complaints, office.complaints]).toEqual([[], []])
  await office.close()
})
