/**
 * The notice of 2019 whole, each deed by its own person in a browser: the call is read and eligibility
 * answered, an application begun, its last field written, submitted, returned, mended, ranked within the
 * quota, checked, signed, packed under the names that the notice demands, counted, and looked at by the public.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'
import { openHouse, type House } from './house.ts'
import {
  expectPackage,
  errand,
  openFile,
  passFile,
  returnFile,
  rankFile,
  sendToCheck,
  passList,
  signList,
} from './officers.ts'
import { fillDraft, openProgramme2019, programmeId } from './programme.ts'

const title = '泵阀共享制造平台（演示）'
const at = `${programmeId}/51`
let house: House
let browser: Browser
let p: Personas
let id: string

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const stateOf = async () => {
  const { state, holder } = (
    await p.otherApplicant.get(`/api/programmes/applications/${id}`)
  ).json()
  return [state, holder.name]
}

test('the applicant reads the call, learns whether they may apply, and begins', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/')
    await page.getByRole('link', { name: /2019年制造业“双创”平台试点示范项目/ }).click()
    await page.getByRole('link', { name: '看我能不能报' }).first().click()
    await page.getByRole('heading', { level: 1, name: '我能不能报' }).waitFor()
    // The house knows the organisation: its name and code are not asked again.
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(p.otherApplicant.org.uscc)
    await page.getByLabel('申报主体类型').selectOption({ label: '制造企业' })
    await page.getByLabel('证照上的“类型”').selectOption({ label: '公司' })
    await page.getByRole('checkbox', { name: /制造能力开放平台/ }).click()
    await page.getByText('需要人工判断').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '开始申报' }).click()
    await page.getByLabel('项目名称').fill(title)
    await page.getByRole('dialog').getByRole('button', { name: '开始申报' }).click()
    await page.getByText('1 个方向提交纸质申报书共 2 份').waitFor()
    id = page.url().split('/applications/')[1]!.split('/')[0]!
  })
  expect(await stateOf()).toEqual(['draft', p.otherApplicant.org.name])
})

async function writeAndSubmit(page: Page, summary: string): Promise<void> {
  await page.goto(`/applications/${id}/B`)
  await page.getByLabel('项目简述').fill(summary.repeat(12))
  await page.getByText('本机与服务器一致').waitFor()
  await page.getByRole('button', { name: '提交给推荐单位' }).click()
  await page.getByRole('button', { name: '封存并提交' }).click()
  await page.getByText('提交回执').first().waitFor()
}

test('the form is written through the API, the last field in the browser, and sealed', async () => {
  await fillDraft(house.world, p.otherApplicant, id, ['B.summary'])
  await errand(browser, house.url, p.otherApplicant, (page) =>
    writeAndSubmit(page, '平台面向泵阀企业在线开放加工与检测能力。'),
  )
  expect(await stateOf()).toEqual(['submitted', '四川省'])
})

test('the province returns it; the applicant reads why and mends it', async () => {
  const wish = '请写明已服务的中小企业数量。'
  await errand(browser, house.url, p.provincialOfficer, async (page) => {
    await openFile(page, title)
    await returnFile(page, wish)
  })
  expect(await stateOf()).toEqual(['returned', p.otherApplicant.org.name])
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/applications/${id}`)
    await page.getByText(wish).first().waitFor()
    await writeAndSubmit(page, '平台已为一百二十家泵阀企业开放加工与检测能力。')
  })
  expect(await stateOf()).toEqual(['submitted', '四川省'])
})

test('it passes the formal check, is ranked within fifteen places, checked and signed', async () => {
  await errand(browser, house.url, p.provincialOfficer, async (page) => {
    await passFile(page, title)
    await rankFile(page, at, title, '1/15')
    await sendToCheck(page, at)
  })
  await errand(browser, house.url, p.checker, (page) => passList(page, at))
  await errand(browser, house.url, p.leader, (page) => signList(page, at, '演示工信函〔2019〕1号'))
  expect((await stateOf())[0]).toBe('recommended')
})

test('the package bears the names that the notice demands, and two copies are asked for', async () => {
  await errand(browser, house.url, p.provincialOfficer, async (page) => {
    const name = `${p.orgs.province.name}—01—${title}—${p.otherApplicant.org.name}`
    await expectPackage(page, p.orgs.province.name, name, 2)
  })
})
