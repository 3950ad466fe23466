/**
 * The programme office runs a round of review: makes it, assigns by hand with a reason, watches who is behind,
 * freezes with a second person, and reads ranks that say how sure they are. What experts do is told in their own
 * journey; here it comes through the API.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  handIn,
  itemOf,
  marksOf,
  must,
  reviewer,
  secondOfficer,
  type Reviewer,
} from '../server/evaluation/round.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { accessibilityFaults, openBrowser, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'

const round = '秋季专家评审'
const titles = ['共享制造平台（演示）', '船舶配套平台（演示）', '化纤研发平台（演示）']
const secret = '密封意见：数据口径存疑，建议核实。'

let house: House
let browser: Browser
let p: Personas
let second: Caller
let experts: Reviewer[]
let visitor: Visitor
let page: Page
let path: string

beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  second = await secondOfficer(w, p)
  experts = [await reviewer(w, p, '甘棠'), await reviewer(w, p, '沈砚秋')]
  visitor = await visit(browser, house.url, p.programmeOfficer)
  page = visitor.page
})
afterAll(async () => {
  await visitor.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

/** What experts have open, in the order of the items. */
async function reviewsOf(who: Reviewer): Promise<string[]> {
  const { rows } = await must(who.get('/api/evaluation/me/reviews'))
  return rows
    .toSorted((a: { seq: number }, b: { seq: number }) => a.seq - b.seq)
    .map(({ id }: { id: string }) => id)
}

test('made by a rubric at hand, with items; what lacks readers is counted and leads there', async () => {
  await page.goto('/evaluation/rounds')
  await page.getByRole('button', { name: '新建批次' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('批次名称').fill(round)
  await dialog.getByLabel('每件评审份数').fill('2')
  await dialog.getByRole('button', { name: '新建批次' }).click()
  await page.getByRole('heading', { name: round, level: 1 }).waitFor()
  path = `/api${new URL(page.url()).pathname}`
  for (const title of titles) await must(p.programmeOfficer.post(`${path}/items`, itemOf(title)))
  await page.reload()
  await page.getByText('还没有评审件').waitFor({ state: 'detached' })
  expect(await accessibilityFaults(page)).toEqual([])
  // Whoever follows an address to where plans are made is led on: this round is assigned by hand.
  await page.goto(`${new URL(page.url()).pathname}/arrange`)
  await page.getByRole('link', { name: '去评审件列表' }).click()
  await page.getByRole('link', { name: '进展' }).click()
  await page.getByRole('link', { name: '3 件缺评审专家' }).click()
  await page.getByRole('link', { name: titles[0]! }).click()
  await page.getByRole('heading', { name: titles[0]!, level: 2 }).waitFor()
})

test('assigned by hand with a reason; the rest through the API; invitations go out', async () => {
  await page.getByRole('button', { name: '分派给甘棠' }).click()
  const reason = page.getByRole('dialog').getByLabel('理由')
  expect(await reason.inputValue()).toContain('在“工业互联网平台”领域属领军、未发现利益冲突')
  await page.getByRole('dialog').getByRole('button', { name: '分派', exact: true }).click()
  await page.getByText('缺 1 位专家').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const { rows } = await must(p.programmeOfficer.get(`${path}/items`))
  for (const item of rows) {
    for (const { expertId } of experts) {
      if (item.assignments.some((one: { expertId: string }) => one.expertId === expertId)) continue
      const wish = { expertId, reason: '领域相符' }
      await must(p.programmeOfficer.post(`/api/evaluation/items/${item.id}/assignments`, wish))
    }
  }
  await page.getByRole('link', { name: '进展' }).click()
  await page.reload()
  await page.getByRole('button', { name: '确定分派' }).click()
  await page.getByRole('button', { name: '发出邀请' }).click()
  await page.getByText('还有 6 份邀请没有答复').waitFor()
})

test('watched: who is behind, one reminder a day, and no word of a review', async () => {
  for (const who of experts) {
    for (const id of await reviewsOf(who)) {
      await must(who.post(`/api/evaluation/me/reviews/${id}/accept`, { clear: true }))
    }
  }
  await page.reload()
  await page.getByRole('button', { name: '开始评审' }).click()
  await page.getByRole('button', { name: '催办未答复、未提交的专家' }).click()
  await page.getByText('今天已经催办过').waitFor()
  const shares = [0.9, 0.7, 0.6]
  for (const [at, id] of (await reviewsOf(experts[0]!)).entries()) {
    await handIn(experts[0]!, id, marksOf(shares[at]!, secret))
  }
  await page.getByRole('link', { name: '专家', exact: true }).click()
  await page.getByRole('row', { name: /沈砚秋/ }).waitFor()
  await page.getByLabel('进度').selectOption('yes')
  await page.getByRole('row', { name: /甘棠/ }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '结果' }).click()
  await page.getByText('结果密封').waitFor()
  expect(await page.content()).not.toContain('密封意见')
  for (const [at, id] of (await reviewsOf(experts[1]!)).entries()) {
    await handIn(experts[1]!, id, marksOf(shares[at]! - 0.08, secret))
  }
})

test('frozen by two, each on what was seen; then the ranks and how sure they are', async () => {
  await page.getByRole('link', { name: '进展' }).click()
  await page.reload()
  await page.getByText('你还没有查看过').waitFor()
  await page.getByRole('button', { name: '我已看过这些变动' }).click()
  await page.getByText('之后没有变动').waitFor()
  await page.getByRole('button', { name: '提出冻结' }).click()
  await page.getByText('请另一位同事确认').waitFor()
  const other = await visit(browser, house.url, second)
  await other.page.goto(new URL(page.url()).pathname)
  await other.page.getByRole('button', { name: '确认冻结 6 份评审' }).click()
  await other.page.getByText(/冻结，共 6 份/).waitFor()
  await other.page.getByRole('link', { name: '结果' }).click()
  await other.page.getByRole('heading', { name: '名次和它有多确定' }).waitFor()
  await other.page.getByLabel('若取前几项').fill('1')
  await other.page.getByText(/取前 1 项/).waitFor()
  expect(await accessibilityFaults(other.page)).toEqual([])
  await other.page.getByRole('link', { name: titles[0]! }).first().click()
  await other.page.getByText(secret).first().waitFor()
  expect(other.complaints).toEqual([])
  await other.close()
  expect(visitor.complaints).toEqual([])
})
