/**
 * Packages of three units reach the office: one was posted when the day had passed, and two bring the same project.
 * The ledger and the entries show both; the office decides each with its reason, which the unit and the applicant read.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { writing } from '../server/kernel/work.ts'
import { postedPaper } from '../server/programmes/entry.sample.ts'
import { seatUnit } from '../server/programmes/index.ts'
import {
  entrant,
  openCall,
  programmeId,
  signRanking,
  unitCode,
  type Entrant,
} from '../server/programmes/package.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, makeAuthority, visit, type Authority } from './officers.ts'

const at = `/office/programmes/${programmeId}`
const lateTitle = '检测资源共享平台（演示）'
const sharedTitle = '共享制造平台（演示）'
const lateReason = '材料于截止日后寄出，按通知规定不予受理（演示）。'
const twiceReason = '同一项目已由四川省推荐在先，本件不再受理（演示）。'

let house: House
let browser: Browser
let p: Personas
let third: Authority
let tardy: Entrant
let second: Entrant

beforeAll(async () => {
  house = await openHouse('2019-07-10T09:00:00+08:00')
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  await openCall(w, p)
  third = await makeAuthority(w, '重庆市工业主管部门（演示）', '500000')
  await writing(w.host, { actor: systemActor, requestId: 'journey-seat' }, (work) =>
    seatUnit(work, {
      programmeId,
      unitCode: '50',
      orgId: third.orgId,
      authorityName: third.name,
    }),
  )
  const first = [
    await entrant(w, sharedTitle, ['4']),
    await entrant(w, '研发众包平台（演示）', ['3']),
  ]
  second = await entrant(w, sharedTitle, ['4'], undefined, '510100')
  tardy = await entrant(w, lateTitle, ['5'], undefined, '500100')
  w.travel('2019-07-15T16:00:00+08:00')
  await signRanking(w, p, first, '川经信函〔2019〕7号')
  const city = { unit: '5101', orgId: p.orgs.city.id }
  await signRanking(w, p, [second], '成经信函〔2019〕3号', city)
  await signRanking(w, p, [tardy], '渝经信函〔2019〕5号', { unit: '50', orgId: third.orgId })
  w.travel('2019-07-31T10:00:00+08:00')
  await postedPaper(w, { unit: unitCode, sentAt: '2019-07-17T02:00:00Z' })
  await postedPaper(w, { unit: '5101', sentAt: '2019-07-18T02:00:00Z' })
  await postedPaper(w, { unit: '50', sentAt: '2019-07-29T02:00:00Z' })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const office = (act: (page: Page) => Promise<void>) =>
  errand(browser, house.url, p.programmeOfficer, act)

async function receive(page: Page, unit: string): Promise<void> {
  const parcel = page.getByRole('table', { name: unit })
  await parcel.getByRole('button', { name: '登记收到' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记收到' }).click()
  await parcel.getByRole('button', { name: '登记收到' }).waitFor({ state: 'detached' })
}

/** Refuses the open entry; both sides are told why. */
async function refuse(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: '不予受理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: '不予受理' }).click()
  await page.getByRole('alert').or(page.getByText(reason)).first().waitFor()
  await page.getByText(reason).first().waitFor()
}

test('three packages are received: the ledger shows which of them was posted too late', async () => {
  await office(async (page) => {
    await page.goto(`${at}/arrivals`)
    for (const unit of [p.orgs.province.name, p.orgs.city.name, third.name]) {
      await receive(page, unit)
    }
    const parcel = (unit: string) => page.getByRole('table', { name: unit })
    await parcel(third.name).getByText('逾期', { exact: true }).waitFor()
    await parcel(p.orgs.city.name).getByText('按期', { exact: true }).waitFor()
    expect(await page.getByText('逾期', { exact: true }).count()).toBe(1)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.goto(`${at}/entries`)
    await page
      .getByRole('row', { name: new RegExp(lateTitle) })
      .getByText('逾期')
      .waitFor()
    expect(await page.getByRole('row').filter({ hasText: '疑似重复' }).count()).toBe(2)
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('what came late cannot pass where the day is firm: it is refused with a reason, and stays in the ledger', async () => {
  await office(async (page) => {
    await page.goto(`${at}/entries?late=yes`)
    await page.getByRole('link', { name: lateTitle }).click()
    const item = page.getByRole('listitem').filter({ hasText: /截止日（.*）前报送/ })
    await item.getByText('寄出', { exact: false }).first().waitFor()
    await item.getByRole('radio', { name: '合格', exact: true }).check()
    await item.getByLabel('说明').fill('推荐单位来函说明（演示）。')
    await item.getByText('截止时间为刚性规定').waitFor()
    expect(await item.getByRole('button', { name: '登记' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    expect(await accessibilityFaults(page)).toEqual([])
    await refuse(page, lateReason)
    await page.goto(`${at}/arrivals`)
    const parcel = page.getByRole('table', { name: third.name })
    await parcel.getByText('逾期', { exact: true }).waitFor()
  })
})

test('the unit and its applicant read why, on a phone', async () => {
  await house.world.settle()
  for (const who of [third.officer, tardy]) {
    expect((await who.get('/api/notices')).body).toContain(lateReason)
    const visitor = await visit(browser, house.url, who, { viewport: phone })
    await visitor.page.goto('/notices')
    await visitor.page.getByText(lateReason, { exact: false }).first().waitFor()
    expect(await visitor.page.getByText(twiceReason).count()).toBe(0)
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  }
})

test('the same project through two units shows on both; one is refused, and the doubt is gone from the other', async () => {
  await office(async (page) => {
    await page.goto(`${at}/entries?duplicate=yes`)
    const rows = page.getByRole('row').filter({ hasText: sharedTitle })
    await rows
      .filter({ hasText: p.orgs.province.name })
      .or(rows.filter({ hasText: '四川省' }))
      .first()
      .waitFor()
    expect(await rows.count()).toBe(2)
    await rows.filter({ hasText: second.name }).getByRole('link', { name: sharedTitle }).click()
    // Which other unit brings it, at which place, and by whom.
    await page.getByText(/第 1 位《共享制造平台（演示）》/).waitFor()
    await page.getByText('项目名称相同').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await refuse(page, twiceReason)
    await page.goto(`${at}/entries`)
    await page.getByRole('row').filter({ hasText: '不予受理' }).nth(1).waitFor()
    expect(await page.getByRole('row').filter({ hasText: '疑似重复' }).count()).toBe(0)
  })
  await house.world.settle()
  expect((await p.cityOfficer.get('/api/notices')).body).toContain(twiceReason)
  await errand(browser, house.url, second, async (page) => {
    await page.goto('/notices')
    await page.getByText(twiceReason, { exact: false }).first().waitFor()
  })
})
