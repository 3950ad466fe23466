/** What works is spread: the public reads a case, another organisation takes it over, people meet and check in. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openActivity } from '../server/activities/activities.sample.ts'
import { publishedStudy, writtenStudy } from '../server/cases/cases.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'

let house: House
let browser: Browser
let p: Personas
let studyId: string
const title = '共享检测平台经验（演示）'

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  p = await personas(house.world)
  studyId = await publishedStudy(p.applicant, p.programmeOfficer, { title })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('the public finds a case on a telephone and reads what changed', async () => {
  const visitor = await visit(browser, house.url, null, { viewport: phone })
  const { page } = visitor
  await page.goto('/cases')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('searchbox').fill('共享检测')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText('+225.0%').waitFor()
  await page.getByText('还没有经核实的采用。').waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('another organisation takes it over, the office verifies, and it counts', async () => {
  let adoption = ''
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/cases/${studyId}`)
    await page.getByRole('button', { name: '申报采用' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '应用单元' }).fill('绵阳工厂检测中心')
    await dialog.getByLabel('开始应用日期').fill('2019-05-06')
    await dialog.getByLabel('采用了什么').fill('照搬了预约规则和设备编码，报告仍用原系统出具。')
    await dialog.getByRole('combobox', { name: '指标' }).fill('注册企业数')
    await dialog
      .getByRole('option', { name: /注册企业数/ })
      .first()
      .click()
    await dialog.getByLabel('之前的数值').fill('3')
    await dialog.getByLabel('之前的日期').fill('2019-03-31')
    await dialog.getByLabel('之后的数值').fill('21')
    await dialog.getByLabel('之后的日期').fill('2019-06-30')
    await dialog.getByLabel('数据来源').fill('检测中心预约记录')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '申报', exact: true }).click()
    await page.waitForURL(/\/adoptions\//)
    await page.getByText('待核实').first().waitFor()
    adoption = new URL(page.url()).pathname
  })
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto(adoption)
    await page.getByRole('button', { name: '核实采用' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('之后（核实）').fill('20')
    await dialog.getByLabel('核实依据').fill('现场核对预约记录和客户名单，数量相符。')
    await dialog.getByRole('button', { name: '核实无误，予以认定' }).click()
    await page.getByText('已核实').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.goto(`/cases/${studyId}`)
    await page.getByRole('heading', { name: '已采用的单位（1 个）' }).waitFor()
    await page.getByText('+566.7%').waitFor()
  })
})

test('a participant registers, the next waits and moves up, and the ticket checks in at the door', async () => {
  const id = await openActivity(p.programmeOfficer, { capacity: 1 })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/activities/${id}`)
    await page.getByRole('button', { name: /^代表.*报名$/ }).click()
    await page.getByText('无法扫码时').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  const visitor = await visit(browser, house.url, p.applicant, { viewport: phone })
  const { page } = visitor
  await page.goto(`/activities/${id}`)
  await page.getByRole('button', { name: '进入候补' }).click()
  await page.getByText('候补第 1 位').waitFor()
  await p.otherApplicant.delete(`/api/activities/${id}/registration`)
  await page.reload()
  await page.getByRole('img', { name: '签到二维码' }).waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
  expect(await accessibilityFaults(page)).toEqual([])
  const { address } = (await p.applicant.get(`/api/activities/${id}/ticket`)).json()
  house.world.travel('2019-07-18T08:40:00+08:00')
  await errand(browser, house.url, p.programmeOfficer, async (host) => {
    await host.goto(new URL(address).pathname)
    await host.getByRole('button', { name: '签到' }).click()
    await host.getByText(`${p.applicant.name}已签到`).waitFor()
    await host.goto(`/hosted-activities/${id}`)
    await host.getByText('已签到').first().waitFor()
    await host.getByText('扫码').first().waitFor()
    expect(await accessibilityFaults(host)).toEqual([])
    await host.locator('input[type=file]').setInputFiles({
      name: '预约规则讲义.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('先登记设备，再开放预约。'),
    })
    await host.getByLabel('谁可以看“预约规则讲义.txt”').waitFor()
  })
  // What is for those who have a place is not shown to whoever passes by.
  await page.goto(`/activities/${id}`)
  await page.getByRole('link', { name: /预约规则讲义/ }).waitFor()
  await errand(browser, house.url, p.otherApplicant, async (other) => {
    await other.goto(`/activities/${id}`)
    await other.getByRole('heading', { level: 1 }).waitFor()
    expect(await other.content()).not.toContain('预约规则讲义')
  })
  house.world.travel('2019-07-18T09:30:00+08:00')
  await page.reload()
  await page.getByText('请先为三项评分。').waitFor()
  for (const [name, score] of [
    ['内容', '5'],
    ['组织', '4'],
    ['对工作有用', '5'],
  ] as const) {
    await page.getByLabel(name, { exact: true }).selectOption(score)
  }
  await page.getByLabel('本单位打算采用其中的做法').check()
  await page.getByLabel('意见和建议').fill('希望多讲结算。')
  await page.getByRole('button', { name: '提交反馈' }).click()
  await page.getByText('已填写反馈，谢谢。').waitFor()
  await errand(browser, house.url, p.programmeOfficer, async (host) => {
    await host.goto(`/hosted-activities/${id}`)
    // The host reads what was said, and not by whom.
    const said = host.getByRole('list', { name: '意见和建议' })
    await said.getByText('希望多讲结算。').waitFor()
    expect(await said.innerText()).not.toContain(p.applicant.name)
  })
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('a draft is given up as it stands, whatever was typed and not kept', async () => {
  const id = await writtenStudy(p.applicant, { title: '不再写的案例' })
  await errand(browser, house.url, p.applicant, async (page) => {
    const sent: string[] = []
    page.on('request', (one) => sent.push(`${one.method()} ${new URL(one.url()).pathname}`))
    await page.goto(`/case-studies/${id}`)
    await page.getByLabel('标题').fill('改了一半')
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await page.waitForURL(/\/case-studies$/)
    expect(sent.filter((one) => /^(?:PUT|POST)/.test(one) && one.includes(id))).toEqual([
      `POST /api/cases/desk/studies/${id}/steps`,
    ])
  })
})
