/**
 * 澄清: an officer of a city asks the office what the call means; the answer is made public with a number and sent to
 * every unit. Another unit and an applicant read it, and neither learns who had asked.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../server/evaluation/round.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'
import { openProgramme2019, programmeId } from './programme.ts'

const question = '成都市推荐的联合申报项目，名额算在哪一方？（演示）'
const asPublic = '联合申报的项目，推荐名额算在哪个推荐单位？'
const answer = '算在牵头单位所在地的推荐单位名下，其他单位不再占用名额（演示）。'

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('a unit asks in private: nobody but the office reads the question', async () => {
  await errand(browser, house.url, p.cityOfficer, async (page) => {
    await page.goto(`/calls/${programmeId}/questions`)
    await page.getByLabel('你的问题').fill(question)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '提交问题' }).click()
    await page.getByText('问题已提交').waitFor()
    await page.getByText('等待答复').waitFor()
  })
  for (const who of [p.provincialOfficer, p.applicant]) {
    await errand(browser, house.url, who, async (page) => {
      await page.goto(`/calls/${programmeId}/questions`)
      await page.getByText('还没有公开的问答').waitFor()
      expect(await page.getByText(question).count()).toBe(0)
    })
  }
})

test('the office answers in its own words for everybody, and sends it to all units as a clarification', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto('/desk')
    await page
      .getByRole('link', { name: /问答与说明会/ })
      .first()
      .click()
    await page.getByText(question).waitFor()
    await page.getByRole('button', { name: '答复', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('答复', { exact: true }).fill(answer)
    await dialog.getByLabel('公开这条问答').check()
    await dialog.getByLabel('公众看到的问题').fill(asPublic)
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '答复并公开' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByLabel('显示').selectOption({ label: '全部' })
    await page.getByRole('button', { name: '发给推荐单位' }).click()
    await page.getByText('已发给推荐单位').first().waitFor()
    expect(await page.getByRole('button', { name: '发给推荐单位' }).count()).toBe(0)
    await page.goto(`/office/programmes/${programmeId}/circulars`)
    await page.getByText('0 / 47 个单位已查收', { exact: false }).waitFor()
  })
  const sent = await must(
    p.programmeOfficer.get(`/api/programmes/managed/${programmeId}/circulars`),
  )
  expect(sent.rows).toMatchObject([{ clarificationNo: 1, title: asPublic, body: answer }])
})

test('the unit that asked, another unit and an applicant read the numbered answer; who asked stays unsaid', async () => {
  await expect.poll(async () => (await p.cityOfficer.get('/api/notices')).body).toContain(answer)
  await errand(browser, house.url, p.cityOfficer, async (page) => {
    await page.goto(`/calls/${programmeId}/questions`)
    await page.getByText('已答复并公开').waitFor()
    await page.getByText(question).waitFor()
  })
  await errand(browser, house.url, p.provincialOfficer, async (page) => {
    await page.goto('/desk')
    await page
      .getByRole('link', { name: /澄清|消息/ })
      .first()
      .click()
    await page.getByRole('link', { name: asPublic }).click()
    await page.getByText(answer).waitFor()
    await page
      .getByText(/澄清.*1/)
      .first()
      .waitFor()
    await page.getByText(/查收$/).waitFor()
    expect(await page.getByText(p.orgs.city.name).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })
  const visitor = await visit(browser, house.url, p.applicant, { viewport: phone })
  const { page } = visitor
  await page.goto(`/calls/${programmeId}/questions`)
  await page.getByRole('heading', { name: `第 1 号 ${asPublic}` }).waitFor()
  await page.getByText(answer).waitFor()
  const shown = await page.content()
  expect([shown.includes(question), shown.includes(p.orgs.city.name)]).toEqual([false, false])
  expect(await accessibilityFaults(page)).toEqual([])
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})
