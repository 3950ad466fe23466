/**
 * A package goes back: the office finds a disc that cannot be read and gives the package of a province back; the
 * province reads why, signs its list again under a new number, builds, prints and sends anew; the office receives
 * the new one, and the applicant sees where the file stands all the way.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  accepted,
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
import { errand, signThrough, visit } from './officers.ts'

const title = '共享制造平台（演示）'
const reason = '光盘无法读取，汇总表缺盖章，请补齐后重新报送（演示）。'
const list = `${programmeId}/${unitCode}`
const managed = `/api/programmes/managed/${programmeId}`
const arrivals = `/office/programmes/${programmeId}/arrivals`

let house: House
let browser: Browser
let p: Personas
let file: Entrant
let first: string

const packageAt = (id: string) => `/api/programmes/packages/${id}`
const stateOf = async (id: string) =>
  (await accepted(p.provincialOfficer.get(packageAt(id)))).json().state
const waitForState = (id: string, state: string) =>
  vi.waitFor(async () => expect(await stateOf(id)).toBe(state), { timeout: 90_000, interval: 500 })

/** Leaves from the office's own mailbox of the unit, without scans. */
async function mail(id: string): Promise<void> {
  await accepted(
    p.provincialOfficer.post(`${packageAt(id)}/mails`, {
      medium: 'email',
      ownMailbox: true,
      withoutScans: '扫描件随后补发（演示）。',
    }),
  )
}

/** The office notes that the parcel of paper of this package arrived. */
async function receivePaper(id: string): Promise<void> {
  const { rows } = (await accepted(p.programmeOfficer.get(`${managed}/ledger`))).json()
  const row = rows.find((one: any) => one.package?.id === id)
  const paper = row.dispatches.find((one: any) => one.medium === 'paper')
  await accepted(
    p.programmeOfficer.post(`/api/programmes/dispatches/${paper.id}/receipt`, {
      receivedAt: house.world.now().toISOString(),
    }),
  )
}

beforeAll(async () => {
  house = await openHouse('2019-07-10T09:00:00+08:00')
  const w = house.world
  p = await personas(w)
  await openCall(w, p)
  file = await entrant(w, title, ['4'])
  w.travel('2019-07-15T16:00:00+08:00')
  first = await signRanking(w, p, [file], '川经信函〔2019〕7号')
  await accepted(
    p.programmeOfficer.put(`${managed}/media/email/mailbox`, { address: 'office@demo.test' }),
  )
  const officer = p.provincialOfficer
  await accepted(officer.post(`${packageAt(first)}/build`))
  await waitForState(first, 'built')
  await accepted(officer.put(`${packageAt(first)}/copies/${file.applicationId}`, { printed: 2 }))
  w.travel('2019-07-16T10:00:00+08:00')
  await accepted(
    officer.post(`${packageAt(first)}/dispatches`, {
      media: ['paper', 'disc'],
      way: 'ems',
      number: 'EA123456789CN',
      sentAt: '2019-07-16T01:30:00Z',
    }),
  )
  await mail(first)
  w.travel('2019-07-18T10:00:00+08:00')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('the office gives the package back with its reason, and has none of its files any more', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto(arrivals)
    const back = page.getByRole('button', { name: `把${p.orgs.province.name}的材料退回推荐单位` })
    await back.click()
    const dialog = page.getByRole('dialog')
    const act = dialog.getByRole('button', { name: '整批退回' })
    await dialog.getByRole('textbox').fill('退回')
    await act.click()
    // A reason that says nothing is refused, and stands as it was written.
    await dialog
      .getByRole('alert')
      .or(dialog.getByText('不少于', { exact: false }))
      .first()
      .waitFor()
    expect(await dialog.getByRole('textbox').inputValue()).toBe('退回')
    await dialog.getByRole('textbox').fill(reason)
    expect(await accessibilityFaults(page)).toEqual([])
    await act.click()
    await dialog.waitFor({ state: 'hidden' })
    await back.waitFor({ state: 'hidden' })
    expect(await accessibilityFaults(page)).toEqual([])
  })
  const { total } = (await accepted(p.programmeOfficer.get(`${managed}/entries`))).json()
  expect(total).toBe(0)
})

test('the unit reads why on its phone, and the applicant sees who has the file', async () => {
  const unit = await visit(browser, house.url, p.provincialOfficer, { viewport: phone })
  await unit.page.goto(`/packages/${first}`)
  await unit.page.getByText(reason, { exact: false }).first().waitFor()
  expect(await accessibilityFaults(unit.page)).toEqual([])
  await unit.page.goto(`/recommend/${list}`)
  await unit.page.getByText(reason, { exact: false }).first().waitFor()
  expect(await unit.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
  expect(unit.complaints).toEqual([])
  await unit.close()
  const { holder, acceptance } = (
    await accepted(file.get(`/api/programmes/applications/${file.applicationId}`))
  ).json()
  expect([holder.kind, acceptance]).toEqual(['unit', null])
})

test('signed by all three under a new number, built, printed and sent anew, it is the office’s again', async () => {
  const by = { officer: p.provincialOfficer, checker: p.checker, leader: p.leader }
  await signThrough(
    browser,
    house.url,
    { ...by, orgId: p.orgs.province.id, name: p.orgs.province.name },
    list,
    '川经信函〔2019〕9号',
  )
  let second = ''
  await errand(browser, house.url, p.provincialOfficer, async (page) => {
    await page.goto('/packages')
    await page.getByRole('link', { name: p.orgs.province.name }).first().click()
    await page.waitForURL(/\/packages\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: '生成报送包', exact: true }).click()
    second = new URL(page.url()).pathname.split('/')[2]!
    await waitForState(second, 'built')
    await page.goto(`/packages/${second}/print`)
    for (const bound of ['1/2', '2/2']) {
      await page.getByRole('button', { name: '加一份' }).first().click()
      await page.getByText(bound).waitFor()
    }
    await mail(second)
    await page.getByRole('link', { name: /寄送与签收/ }).click()
    await page.getByRole('button', { name: '登记寄送' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('方式').selectOption('ems')
    await dialog.getByLabel('单号').fill('EA223456789CN')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('必须报送的介质都已寄出').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  expect(second).not.toBe(first)
  await waitForState(second, 'delivered')
  house.world.travel('2019-07-19T10:00:00+08:00')
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto(arrivals)
    await page.getByText('川经信函〔2019〕9号', { exact: false }).first().waitFor()
    await receivePaper(second)
    await page.goto(`/office/programmes/${programmeId}/entries`)
    await page.getByText(title).first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  const { rows } = (await accepted(p.programmeOfficer.get(`${managed}/entries`))).json()
  expect(rows.map((row: any) => row.title)).toEqual([title])
  const { holder } = (
    await accepted(file.get(`/api/programmes/applications/${file.applicationId}`))
  ).json()
  expect(holder.kind).toBe('issuer')
}, 240_000)
