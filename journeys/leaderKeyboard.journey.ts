/**
 * The leader of a province by keyboard alone: signs in, finds what waits, reads the briefing page, looks at the list
 * and signs it. Then the same pages in English, on a desk and on a phone.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writing } from '../server/kernel/work.ts'
import { entrant, openCall } from '../server/programmes/package.sample.ts'
import { actorFor, makeRanked, officerPermits } from '../server/programmes/samples.ts'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, openVisitor, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { keyboardOf } from './keyboard.ts'
import { visit } from './officers.ts'

const programmeId = 'shuangchuang-2019'
const number = '演示工信函〔2019〕1号'
const list = `/recommend/${programmeId}/51`
const api = `/api/programmes/${programmeId}/units/51`

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openCall(house.world, p)
  const entrants = [
    await entrant(house.world, '泵阀共享制造平台（演示）', ['4']),
    await entrant(house.world, '丘陵农机研发协同平台（演示）', ['2', '6']),
  ]
  const { personId, org } = p.provincialOfficer
  const officer = actorFor(personId, org.id, officerPermits)
  const at = { programmeId, unit: '51' }
  await writing(house.world.host, { actor: officer, requestId: 'journey' }, async (work) => {
    for (const { candidateId } of entrants) await makeRanked(work, officer, at, candidateId)
  })
  const versionOf = async () => {
    const { version } = (await p.provincialOfficer.get(`${api}/recommendation`)).json()
    return { version }
  }
  await p.provincialOfficer.post(`${api}/recommendation/send-to-check`, await versionOf())
  await p.checker.post(`${api}/recommendation/pass`, await versionOf())
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('from signing in to the signature without a mouse, every place seen', async () => {
  const visitor = await openVisitor(browser, house.url)
  const { page } = visitor
  const keys = keyboardOf(page)
  await page.goto('/desk')
  await page.getByLabel('密码', { exact: true }).waitFor()
  await keys.write('邮箱', p.leader.email)
  await keys.write('密码', personaPassword)
  await page.keyboard.press('Enter')

  await page.getByText('签发 2 项推荐').first().waitFor()
  await keys.press(/^签发 2 项推荐/)
  await page.getByRole('heading', { name: '推荐排序' }).first().waitFor()
  await page.getByRole('link', { name: '去签发' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await keys.press('去签发')
  await page.getByRole('button', { name: '签发', exact: true }).waitFor()
  await keys.to(/泵阀共享制造平台|涪江第\d+机械/)
  await keys.press('签发')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('丘陵农机研发协同平台（演示）').waitFor()
  await keys.write('文号', number)
  await keys.press('签发')
  await dialog.getByLabel('未公示的理由').waitFor()
  // What was refused is read aloud; the reason is asked for in a field that is there now.
  await keys.write('未公示的理由', '本地公示按示例规则执行，已在单位网站公示，无异议。')
  await keys.press('签发')
  await page.getByRole('button', { name: '撤回签发' }).waitFor()
  expect(keys.faults).toEqual([])
  expect(visitor.complaints).toEqual([])
  await visitor.close()

  const signed = (await p.leader.get(`${api}/recommendation`)).json()
  expect([signed.state, signed.documentNumber, signed.ranked.length]).toEqual(['signed', number, 2])
})

test('the leader’s pages read well in English, on a desk and on a phone', async () => {
  for (const viewport of [{ width: 1440, height: 900 }, phone]) {
    const visitor = await visit(browser, house.url, p.leader, { viewport })
    const { page } = visitor
    await page.goto('/?lang=en')
    for (const [path, heading] of [
      ['/desk', /Waiting for me|Nothing/],
      ['/recommend', /Recommendation lists/],
      [list, /Order of recommendation/],
      [`${list}/briefing`, /Pilot Demonstration Projects/],
    ] as const) {
      await page.goto(path)
      await page.getByRole('heading', { name: heading }).first().waitFor({ state: 'attached' })
      expect(await accessibilityFaults(page)).toEqual([])
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(width).toBeLessThanOrEqual(viewport.width)
    }
    expect(visitor.complaints).toEqual([])
    await visitor.close()
  }
})
