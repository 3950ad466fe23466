/**
 * A panel at its table: the secretary writes the record on a desk while the leader writes it on a phone, so that
 * both texts are shown and neither is lost; then the leader signs what the table carries, which seals it. The office
 * finds members by name, plans a visit whose time the applicant answers, and lists what the experts are owed.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelAtTable } from '../server/evaluation/panel.sample.ts'
import { handIn, marksOf, must, reviewer } from '../server/evaluation/round.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'

let house: House
let browser: Browser
let p: Personas
let made: Awaited<ReturnType<typeof panelAtTable>>
let desk: Visitor
let hand: Visitor

beforeAll(async () => {
  house = await openHouse('2019-07-22T09:00:00+08:00')
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  made = await panelAtTable(w, p)
  w.travel('2019-07-23T09:00:00+08:00')
  for (const [who, share] of [
    [made.leader, 0.9],
    [made.member, 0.7],
  ] as const) {
    for (const { id } of (await must(who.get('/api/evaluation/me/reviews'))).rows) {
      await handIn(who, id, marksOf(share, '基础好、带动作用强，建议入选。'))
    }
  }
  desk = await visit(browser, house.url, made.secretary)
  hand = await visit(browser, house.url, made.leader, { viewport: phone })
})
afterAll(async () => {
  await desk.close()
  await hand.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

const table = () => must(made.leader.get(made.tables[0]!))
const vote = (page: Page, name: string, choice: '同意结论' | '不同意') =>
  page
    .getByRole('group', { name: `${name}是否同意结论` })
    .getByText(choice, { exact: true })
    .click()

const litPlaces = (page: Page) =>
  page.getByRole('navigation', { name: '主导航' }).locator('[aria-current]').allInnerTexts()

async function sitDown(page: Page): Promise<void> {
  await page.goto('/reviews/sessions')
  await page.getByRole('link', { name: '第 1 件：甲项目' }).click()
  await page.getByRole('heading', { name: '甲项目' }).waitFor()
}

const asked = '问设备接入的口径；答复以合同为准，现场核对一致。'

test('leader and secretary write at once: both records are shown, and the choice is the writer’s', async () => {
  await sitDown(hand.page)
  await desk.page.goto('/reviews/sessions')
  await expect.poll(() => litPlaces(desk.page)).toEqual(['专家组会议'])
  await sitDown(desk.page)
  await desk.page.getByRole('textbox', { name: '记录', exact: true }).fill(asked)
  await expect.poll(async () => (await table()).words.minutes).toBe(asked)
  expect(await accessibilityFaults(desk.page)).toEqual([])
  await vote(hand.page, '沈砚秋', '同意结论')
  const both = hand.page.getByRole('region', { name: /有两份不同的内容/ })
  await both.getByText(/问设备接入的口径/).waitFor()
  expect(await accessibilityFaults(hand.page)).toEqual([])
  // Nothing was written over, and nothing can be signed before the choice.
  expect(await table()).toMatchObject({ version: 1, words: { minutes: asked } })
  await both.getByRole('button', { name: '用服务器上的' }).click()
  const minutes = hand.page.getByRole('textbox', { name: '记录', exact: true })
  expect(await minutes.inputValue()).toBe(asked)
  expect(await both.count()).toBe(0)
})

test('the leader signs what the table carries; the record is sealed and is written no more', async () => {
  const { page } = hand
  const sign = page.getByRole('button', { name: '组长签署并密封' })
  await page.getByText('请选定专家组的建议').waitFor()
  for (const [name, points] of [
    ['产业应用基础', '20'],
    ['发展前景', '16'],
    ['带动作用', '20'],
    ['方案可行性', '16'],
    ['申报主体实力', '8'],
  ] as const) {
    await page.getByLabel(name).first().fill(points)
  }
  await page.getByRole('textbox', { name: '评审意见' }).fill('专家组一致认为基础扎实，建议入选。')
  await page.getByLabel('建议入选', { exact: true }).check()
  await page.getByText('还有 2 位到会成员没有表态').waitFor()
  await vote(page, '甘棠', '同意结论')
  await vote(page, '沈砚秋', '同意结论')
  expect(await accessibilityFaults(page)).toEqual([])
  await sign.click()
  await page.getByText('由组长签署并密封').waitFor()
  const { signed, words } = await table()
  expect(signed.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(words.minutes).toBe(asked)
  await page.getByText(signed.digest).waitFor()
  await desk.page.reload()
  await desk.page.getByText('由组长签署并密封').waitFor()
  const after = desk.page.getByRole('textbox', { name: '记录', exact: true })
  expect([await after.inputValue(), await after.isEditable()]).toEqual([asked, false])
  expect([...hand.complaints, ...desk.complaints]).toEqual([])
})

test('the office looks for members by name, one after the other; whoever was chosen stays in sight', async () => {
  for (const name of ['陶静之', '钟意远']) await reviewer(house.world, p, name)
  const office = await visit(browser, house.url, p.programmeOfficer)
  const { page } = office
  await page.goto(`/evaluation/rounds/${made.id}/panels`)
  await page.getByRole('button', { name: '选成员' }).click()
  const dialog = page.getByRole('dialog', { name: '选成员' })
  const find = dialog.getByLabel('按姓名或单位查找（不限领域）')
  await find.fill('陶静之')
  await dialog.getByLabel('陶静之的角色').selectOption('member')
  await find.fill('钟意远')
  await dialog.getByLabel('钟意远的角色').waitFor()
  expect(await dialog.getByLabel('陶静之的角色').inputValue()).toBe('member')
  await dialog.getByText('已选 4 人').waitFor()
  await dialog.getByLabel('陶静之的角色').selectOption('none')
  await dialog.getByText('已选 3 人').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(office.complaints).toEqual([])
  await office.close()
})

test('a visit is planned, the applicant agrees to one time and asks for another, and the office moves it', async () => {
  const office = await visit(browser, house.url, p.programmeOfficer)
  const { page } = office
  await page.goto(`/evaluation/rounds/${made.id}/sessions`)
  await page.getByRole('button', { name: '安排会议' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('group', { name: '形式' })
    .getByRole('button', { name: '现场评审' })
    .click()
  await dialog.getByLabel('日期').fill('2019-07-25')
  await dialog.getByLabel('开始').fill('09:00')
  await dialog.getByLabel('结束').fill('17:00')
  await dialog.getByLabel('每件几分钟').fill('120')
  await dialog.getByRole('button', { name: '安排会议' }).click()
  await dialog.getByText('请写明地点或线上会议室。').waitFor()
  await dialog.getByLabel('地点', { exact: true }).fill('申报单位厂区')
  await dialog.getByRole('button', { name: '安排会议' }).click()
  await page.getByText('现场评审：3 件还没有时段').waitFor()
  await page.getByRole('button', { name: '排现场评审日程' }).click()
  await page.getByText('现场评审：每件都有时段').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '通知 3 件的时间' }).click()
  await page.getByText('待申报单位确认').first().waitFor()

  const asking = '当天上午生产线检修，无法接待。'
  await errand(browser, house.url, p.applicant, async (project) => {
    await project.goto('/hearings')
    const visitOf = (title: string) =>
      project
        .locator('section', { has: project.getByRole('heading', { name: title }) })
        .filter({ hasText: '申报单位厂区' })
    await visitOf('甲项目').getByRole('button', { name: '请求另安排时间' }).click()
    const why = project.getByRole('dialog')
    await why.getByRole('textbox').fill(asking)
    await why.getByRole('button', { name: '请求另安排时间' }).click()
    await visitOf('甲项目').getByText(`你的理由：${asking}`).waitFor()
    await visitOf('丙项目').getByRole('button', { name: '确认按时参加' }).click()
    await visitOf('丙项目').getByText('已确认', { exact: true }).waitFor()
    // The other applicant's project is not theirs to see.
    expect(await project.getByText('乙项目').count()).toBe(0)
    expect(await accessibilityFaults(project)).toEqual([])
  })
  await page.reload()
  await page.getByText(`申报单位请求改期，理由：${asking}`).waitFor()
  await page.getByText('申报单位已确认', { exact: true }).waitFor()
  await page.getByRole('button', { name: '排现场评审日程' }).click()
  await page.getByRole('button', { name: /^通知 [12] 件的时间$/ }).click()
  // Heard at another time, which is to be agreed to anew; what was agreed to stays.
  await page.getByText('申报单位请求改期').waitFor({ state: 'detached' })
  await page.getByText('15:00 – 17:00', { exact: true }).waitFor()
  // What was asked of the time before is why it moved, and is asked no longer.
  const moved = new RegExp(`改期（.*），改期理由：申报单位请求。${asking}`)
  await page.getByText(moved).waitFor()
  expect(await page.getByText(`申报单位请求改期，理由：${asking}`).count()).toBe(0)
  await page.getByText('申报单位已确认', { exact: true }).waitFor()
  await errand(browser, house.url, p.applicant, async (project) => {
    await project.goto('/hearings')
    await project.getByText('时间有变，请重新确认').waitFor()
    await project.getByText(moved).waitFor()
    expect(await project.getByText(`你的理由：${asking}`).count()).toBe(0)
  })
  expect(office.complaints).toEqual([])
  await office.close()
})

test('the office sets the rates and reads what each expert is owed so far', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto(`/evaluation/rounds/${made.id}/fees`)
    await page.getByText('没有应发的专家费').waitFor()
    for (const [name, yuan] of [
      ['每份评审：高级职称', '200'],
      ['会议每半天：高级职称', '600'],
      ['每位专家至多', '1100'],
    ] as const) {
      await page.getByLabel(name).fill(yuan)
    }
    await page.getByRole('button', { name: '保存' }).click()
    const list = page.getByRole('table', { name: '专家费' })
    // Three reviews and half a day are 1,200 yuan, of which the cap leaves 1,100.
    await list.getByRole('row', { name: /甘棠.*超出上限 100/ }).waitFor()
    await list.getByRole('row', { name: /沈砚秋.*1,000/ }).waitFor()
    await page.getByText('按已提交的评审和组长签署的到会情况计算').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})
