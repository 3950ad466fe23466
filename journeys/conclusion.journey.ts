/** An officer decides with what a panel concluded: beside the scores, led to the record, and asked for by a rule. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../server/evaluation/round.sample.ts'
import {
  freeze,
  heardEntries,
  scoreFourth,
  signAll,
  titles,
} from '../server/programmes/conclusion.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'
import { programmeId } from './programme.ts'

let house: House
let p: Personas
let browser: Browser
let office: Visitor
let hand: Visitor

const selection = `/office/programmes/${programmeId}/selection`

beforeAll(async () => {
  house = await openHouse('2019-07-10T09:00:00+08:00')
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  const made = await heardEntries(w, p)
  w.travel('2019-07-23T15:00:00+08:00')
  await signAll(made)
  await scoreFourth(p)
  await freeze(p, await secondOfficer(w, p), made)
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
