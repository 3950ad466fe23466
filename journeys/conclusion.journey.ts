/** An officer decides with what a panel concluded: beside the scores, led to the record, and asked for by a rule. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, reviewedThrough, roundOf, secondOfficer } from '../server/evaluation/round.sample.ts'
import {
  freeze,
  heardEntries,
  scoreFourth,
  signAll,
  titles,
} from '../server/programmes/conclusion.sample.ts'
import { giveDuty } from '../server/programmes/workgroup.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'
import { programmeId } from './programme.ts'

let house: House
let p: Personas
let browser: Browser
let office: Visitor
let hand: Visitor
let second: Caller
let sits: { readonly leader: Caller; readonly table: string }

const duty = '组织答辩和现场评审（不公开）'
const selection = `/office/programmes/${programmeId}/selection`

beforeAll(async () => {
  house = await openHouse('2019-07-10T09:00:00+08:00')
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  const made = await heardEntries(w, p)
  await giveDuty(p.programmeOfficer, p.orgs.office.name, duty)
  w.travel('2019-07-23T15:00:00+08:00')
  await signAll(made)
  sits = { leader: made.leader, table: made.tables[0]!.split('/').at(-1)! }
  await scoreFourth(p)
  second = await secondOfficer(w, p)
  await freeze(p, second, made)
  await must(p.programmeOfficer.post(`${made.path}/steps`, { verb: 'release' }))
  office = await visit(browser, house.url, p.programmeOfficer)
  hand = await visit(browser, house.url, p.programmeOfficer, { viewport: phone })
}, 120_000)
afterAll(async () => {
  await office.close()
  await hand.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

test('the sheet shows each conclusion with its record, and leads to it', async () => {
  // What a round found comes to the selection a moment after its release.
  await expect
    .poll(async () => {
      const sheet = await must(
        p.programmeOfficer.get(`/api/programmes/managed/${programmeId}/selection`),
      )
      return sheet.counts.concluded
    })
    .toBe(3)
  const { page } = office
  await page.goto(`${selection}/sheet`)
  await page.getByRole('link', { name: titles[0]! }).waitFor()
  const record = page.getByRole('link', { name: '记录 D1-001' })
  await record.waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await record.click()
  await page.getByText('记录 D1-001', { exact: false }).waitFor()
  await page.getByText('专家组现场质询后形成的意见。').first().waitFor()
})

test('at the table stands who answers for the review', async () => {
  await errand(browser, house.url, sits.leader, async (page) => {
    await page.goto(`/reviews/tables/${sits.table}`)
    await page.getByRole('heading', { name: '责任单位' }).waitFor()
    await page.getByText(duty).waitFor()
    await page.getByText(`牵头：${p.orgs.office.name}`).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('asked for as a must, a claim without a recommendation qualifies no longer', async () => {
  const { page } = office
  await page.goto(`${selection}/rules`)
  await page.getByText('须建议入选，否则不达到条件').click()
  await page.getByRole('button', { name: '保存规则' }).click()
  await page.getByText('规则已保存', { exact: false }).first().waitFor()
  await page.goto(`${selection}/sheet`)
  await page.getByRole('cell', { name: '尚无专家组结论' }).waitFor()
  await page.getByRole('cell', { name: '专家组未建议' }).first().waitFor()
  await hand.page.goto(`${selection}/sheet`)
  await hand.page.getByRole('link', { name: '记录 D1-001' }).waitFor()
  expect(await accessibilityFaults(hand.page)).toEqual([])
})

const why = '一名专家事后申明与申报单位有合作，原结果须复评。'
const again = '复评（演示）'

/** The row of a project whose first result does not count any longer, as whoever decides or looks on reads it. */
async function readsBoth(page: Page): Promise<void> {
  await page.goto(`${selection}/sheet`)
  const row = page.getByRole('row').filter({ hasText: titles[0]! })
  await row.getByText(new RegExp(`^${again}（复评，.*7月24日）$`)).waitFor()
  await row.getByText(`复评理由：${why}`).waitFor()
  await row
    .getByText(/^另有 80：第一批专家评审（书面评审，.*），不计入：其后另有确定的结果$/)
    .waitFor()
  const fourth = page.getByRole('row').filter({ hasText: titles[3]! })
  await fourth.getByText(/^另有 95：得分\.csv（导入的得分表，.*），不计入/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
}

test('a review is ordered once more with its reason; what it found counts, and the sheet says what does not and why', async () => {
  const w = house.world
  w.travel('2019-07-24T09:00:00+08:00')
  const wish = roundOf({ title: again, stage: 'reReview', reviewsPerItem: 1 })
  const { id } = await must(p.programmeOfficer.post('/api/evaluation/rounds', wish))
  const { page } = office
  await page.goto(`/office/programmes/${programmeId}/entries`)
  await page.getByRole('button', { name: '送专家评审' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('评审批次').selectOption({ label: `${again}（复评）` })
  await dialog.getByRole('group', { name: '送审的方向' }).getByRole('checkbox').nth(3).check()
  await dialog
    .getByRole('group', { name: '按哪些领域找专家' })
    .getByRole('checkbox')
    .first()
    .check()
  await dialog.getByRole('button', { name: '先看看会送哪些' }).click()
  // Without a reason only what nobody has reviewed yet would go.
  await dialog.getByText('将送审 1 件').waitFor()
  await dialog.getByText('复评').last().waitFor()
  await dialog.getByLabel('复评理由').fill(why)
  await dialog.getByRole('button', { name: '先看看会送哪些' }).click()
  await dialog.getByText('将送审 4 件').waitFor()
  await dialog.getByRole('button', { name: '送审 4 件' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await reviewedThrough(w, p, id, 0.7, second)
  const path = `/api/programmes/managed/${programmeId}/selection`
  const cameFrom = async () =>
    (await must(p.programmeOfficer.get(path))).sources.map((one: { id: string }) => one.id)
  await expect.poll(cameFrom).toContain(id)
  await readsBoth(page)
  await page.goto(`${selection}/rules`)
  await page.getByText(/3 项，其中 0 项计入/).waitFor()
  expect(office.complaints).toEqual([])
})

test('once two have confirmed, a supervisor reads the same on the sheet', async () => {
  const path = `/api/programmes/managed/${programmeId}/selection`
  const { counts, digest } = await must(p.programmeOfficer.get(path))
  const seen = { count: counts.taken, digest }
  await must(p.programmeOfficer.post(`${path}/steps`, { verb: 'propose', seen }))
  await must(second.post(`${path}/steps`, { verb: 'confirm', seen }))
  await errand(browser, house.url, p.supervisor, readsBoth)
  await readsBoth(hand.page)
  expect(await hand.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(phone.width)
})
