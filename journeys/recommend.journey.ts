/** Officer, checker and leader of a province: a file is checked and ranked by keyboard, the list is signed. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Persona, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { nearlyDone, openProgramme2019, programmeId } from './programme.ts'

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
  browser = await openBrowser()
  const id = await nearlyDone(house.world, p.otherApplicant, '泵阀共享制造平台（演示）', [])
  const { draftVersion } = (await p.otherApplicant.get(`/api/programmes/applications/${id}`)).json()
  await p.otherApplicant.post(`/api/programmes/applications/${id}/submit`, { draftVersion })
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function visit(who: Persona) {
  const visitor = await openVisitor(browser, house.url)
  const [name, value] = who.cookie.split('=')
  await visitor.page
    .context()
    .addCookies([{ name: name!, value: value!, url: house.url, httpOnly: true }])
  return visitor
}

test('from the inbox to the signature', async () => {
  const officer = await visit(p.provincialOfficer)
  await officer.page.goto('/inbox')
  await officer.page.getByRole('link', { name: '泵阀共享制造平台（演示）' }).click()
  await officer.page.getByRole('button', { name: /其余 \d+ 项均合格/ }).click()
  await officer.page.getByRole('button', { name: '通过审查' }).click()
  await officer.page.getByRole('button', { name: '重新审查' }).waitFor()
  expect(await accessibilityFaults(officer.page)).toEqual([])

  await officer.page.goto(`/recommend/${programmeId}/51`)
  const grip = officer.page.getByRole('button', { name: /泵阀共享制造平台.*/ }).first()
  await grip.focus()
  await officer.page.keyboard.press('Space')
  await officer.page.keyboard.press('ArrowUp')
  await officer.page.keyboard.press('Space')
  await officer.page.getByText('1/15').waitFor()
  expect(await accessibilityFaults(officer.page)).toEqual([])
  await officer.page.getByRole('button', { name: '送复核' }).click()
  await officer.page.getByText('送复核。').waitFor()
  expect(officer.complaints).toEqual([])
  await officer.close()

  const checker = await visit(p.checker)
  await checker.page.goto(`/recommend/${programmeId}/51`)
  await checker.page.getByRole('button', { name: '复核通过，送签发' }).click()
  await checker.page.getByText('复核通过。').waitFor()
  expect(checker.complaints).toEqual([])
  await checker.close()

  const leader = await visit(p.leader)
  await leader.page.goto(`/recommend/${programmeId}/51`)
  await leader.page.getByRole('button', { name: '签发', exact: true }).click()
  await leader.page.getByLabel('文号').fill('演示工信函〔2019〕1号')
  await leader.page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click()
  await leader.page
    .getByLabel('未公示的理由')
    .fill('本地公示按示例规则执行，已在单位网站公示，无异议。')
  await leader.page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click()
  await leader.page.getByRole('button', { name: '撤回签发' }).waitFor()
  expect(leader.complaints).toEqual([])
  await leader.close()

  const list = await p.leader.get(`/api/programmes/${programmeId}/units/51/recommendation`)
  expect([list.json().state, list.json().documentNumber, list.json().ranked.length]).toEqual([
    'signed',
    '演示工信函〔2019〕1号',
    1,
  ])
})
