/**
 * The main pages as they are seldom looked at: in the dark and in English, held against WCAG 2.2 AA, and on
 * paper, where nothing of the screen may stand and nothing of the matter may be missing.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { writing } from '../server/kernel/work.ts'
import { shippedProgrammes } from '../server/programmes/index.ts'
import {
  actorFor,
  makeApplicant,
  makeFile,
  makeProgramme,
  makeRanked,
  officerPermits,
} from '../server/programmes/samples.ts'
import { personas, type Persona, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'
import { programmeId } from './programme.ts'

const own = '精密传动协同平台（演示）'
const names = ['岷江轴承', '川西模具', '巴山铸造', '锦官仪表', '青城电机', '天府阀门']

let house: House
let browser: Browser
let p: Personas
let applicationId: string
let submissionId: string
let candidateId: string
const file = () => `/applications/${applicationId}`

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  const w = house.world
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  await writing(w.host, { actor: systemActor, requestId: 'journey-setup' }, async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    for (const [serial, name] of names.entries()) {
      const applicant = await makeApplicant(work, { serial, name: `${name}有限公司（演示）` })
      const title = `${name}平台（演示）`
      const made = await makeFile(work, { programmeId, applicant, directions: ['8'], title })
      candidateId = made.candidateId
      await makeRanked(work, officer, { programmeId, unit: '51' }, candidateId)
    }
    const { personId, org } = p.applicant
    const applicant = { personId, orgId: org.id, name: org.name }
    const mine = { programmeId, applicant, directions: ['8'], title: own }
    const { applicationId: id, submissionId: submission } = await makeFile(work, mine)
    applicationId = id
    submissionId = submission
  })
  await w.settle()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

/** Who looks at what; the paths are made when the files stand. */
const seen: readonly (readonly [string, () => Persona | null, () => readonly string[]])[] = [
  [
    'the public',
    () => null,
    () => ['/', `/calls/${programmeId}`, `/calls/${programmeId}/eligibility`],
  ],
  [
    'the applicant',
    () => p.applicant,
    () => ['', '/preview', `/receipts/${submissionId}`].map((part) => `${file()}${part}`),
  ],
  [
    'the officer',
    () => p.provincialOfficer,
    () => ['/inbox', `/inbox/${candidateId}`, `/recommend/${programmeId}/51`],
  ],
  ['the operator', () => p.operator, () => ['/console/approvals', '/console/audit']],
]

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main').first().waitFor()
  await page.waitForLoadState('networkidle')
}

test.each(seen)('in the dark and in English %s can read every page', async (_, who, paths) => {
  const { page, complaints, close } = await visit(browser, house.url, who(), {
    colorScheme: 'dark',
  })
  const root = page.locator('html')
  const person = who()
  // On a device where nothing was chosen, whoever is signed in reads their own language.
  if (person === null) await page.goto('/?lang=en')
  else await person.patch('/api/people/me', { language: 'en' })
  const faults: string[] = []
  for (const path of paths()) {
    await settled(page, path)
    const scheme = await root.getAttribute('data-mantine-color-scheme')
    expect([path, scheme, await root.getAttribute('lang')]).toEqual([path, 'dark', 'en'])
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`))
  }
  expect(faults).toEqual([])
  // What is chosen on the device goes before.
  for (const path of ['/?lang=zh', '/']) {
    await settled(page, path)
    expect(await root.getAttribute('lang')).toBe('zh-CN')
  }
  expect(complaints).toEqual([])
  await close()
})

/** A4 less the margins of the sheet, in pixels. */
const sheet = { width: Math.floor(((210 - 45) * 96) / 25.4), height: 980 }

/** Read in the page: what stands on paper and should not, and what of the matter is cut off. */
const printFaults = `(() => {
  const shown = (one) => one.getClientRects().length > 0
  const faults = [...document.querySelectorAll('nav, button, [role=tablist], dialog')]
    .filter(shown)
    .map((one) => 'stands: ' + one.outerHTML.slice(0, 120))
  for (const one of document.querySelectorAll('main, main *')) {
    const { overflowX, overflowY, display } = getComputedStyle(one)
    if (!shown(one) || one.clientWidth <= 1 || display === 'inline') continue
    const wide = overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
    const high = overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1
    if (wide || high) faults.push('cut: ' + one.outerHTML.slice(0, 120))
  }
  const over = document.documentElement.scrollWidth - innerWidth
  if (over > 0) faults.push(over + ' px beyond the sheet')
  const paper = getComputedStyle(document.body).backgroundColor
  if (!['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(paper)) faults.push('paper is ' + paper)
  return faults
})()`

type Printed = readonly [string, () => Persona | null, () => string, readonly string[]]
const printed: readonly Printed[] = [
  ['call', () => null, () => `/calls/${programmeId}`, ['2019']],
  ['receipt', () => p.applicant, () => `${file()}/receipts/${submissionId}`, [own]],
  ['ranking', () => p.provincialOfficer, () => `/recommend/${programmeId}/51`, names],
  ['checklist', () => p.provincialOfficer, () => `/inbox/${candidateId}`, [names.at(-1)!]],
]

test.each(printed)(
  'the %s prints whole and without what belongs to a screen',
  async (_, who, path, texts) => {
    const { page, close } = await visit(browser, house.url, who(), { colorScheme: 'dark' })
    await settled(page, path())
    // On the screen there is something to leave away.
    expect(await page.locator('nav:visible, button:visible').count()).toBeGreaterThan(0)
    await page.setViewportSize(sheet)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const main = page.locator('main')
    for (const text of texts) expect(await main.innerText()).toContain(text)
    expect(await page.evaluate(printFaults)).toEqual([])
    await close()
  },
)
