/**
 * What may become of a selected project: it sums up its year and its half way, changes with everybody's signature
 * and is visited; one gives up, and one fails its acceptance twice. The public reads nothing of any of it.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../server/evaluation/round.sample.ts'
import {
  followed,
  reportOf,
  reportOpen,
  signAs,
  signedInAgain,
} from '../server/programmes/following.sample.ts'
import type { Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import {
  asksAcceptance,
  handOver,
  hidesFromPublic,
  judges,
  openFollowingHouse,
  programmeId,
  signs,
} from './followers.ts'
import type { House } from './house.ts'
import { errand, visit } from './officers.ts'

const title = '共享制造与检测平台（演示）'
const changedTitle = '共享制造与检测服务平台（演示）'
const failingTitle = '检测资源共享平台（演示）'
const leavingTitle = '工业设计众包平台（演示）'

let house: House
let browser: Browser
let p: Personas
let lead: Visitor
let outsider: Visitor
let page: Page
let id: string
/** A project of one year that fails twice, and one that is given up. */
let failing: string
let leaving: string

const path = (of: string) => `/api/programmes/followings/${of}`
const project = (of = id) => must(p.applicant.get(path(of)))

/** A project that runs: its task book is signed by all three. */
async function running(name: string, to: string): Promise<string> {
  const made = await followed(house.world, {
    programmeId,
    orgId: p.orgs.enterprise.id,
    title: name,
    selectedOn: '2019-12-10',
    days: { from: '2019-10-01', to },
  })
  const [{ id: book }] = (await project(made)).papers
  await must(signAs(p.applicant, book))
  for (const who of [p.leader, p.programmeOfficer]) await must(signAs(who, book, '同意。'))
  return made
}

beforeAll(async () => {
  ;({ house, p } = await openFollowingHouse())
  const w = house.world
  id = await running(title, '2021-09-30')
  failing = await running(failingTitle, '2020-09-30')
  leaving = await running(leavingTitle, '2021-09-30')
  w.travel('2020-01-08T09:00:00+08:00')
  const content = reportOf({ orgs: '131', smes: '96', trade: '18.50' })
  const quarter = { code: 'quarterly', period: '2019Q4', content }
  const { id: first } = await must(p.applicant.put(`${path(id)}/papers`, quarter))
  await must(signAs(p.applicant, first))
  for (const who of [p.provincialOfficer, p.programmeOfficer]) {
    await must(signAs(who, first, '同意。'))
  }
  browser = await openBrowser()
  lead = await visit(browser, house.url, p.applicant)
  page = lead.page
  outsider = await visit(browser, house.url, null)
})
afterAll(async () => {
  await lead?.close()
  await outsider?.close()
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

/** Reports are for the unit's officer to look at; what binds is for its leader. */
const officerDoes = (act: (officer: Page) => Promise<void>) =>
  errand(browser, house.url, p.provincialOfficer, act)
const leaderDoes = (act: (leader: Page) => Promise<void>) =>
  errand(browser, house.url, p.leader, act)
const officeDoes = (act: (office: Page) => Promise<void>) =>
  errand(browser, house.url, p.programmeOfficer, act)

/** Nobody stays signed in for so long: everybody comes back on that day. */
async function comeBack(day: string): Promise<void> {
  house.world.travel(`${day}T09:00:00+08:00`)
  p = await signedInAgain(house.world, p)
  await lead.close()
  lead = await visit(browser, house.url, p.applicant)
  page = lead.page
}

test('the year is summed up beside the numbers of its quarters, and its unit and the office sign', async () => {
  await page.goto(`/followings/${id}`)
  await page.getByRole('button', { name: '填写 年度总结 2019' }).click()
  await page.getByRole('heading', { level: 1, name: '年度总结（2019）' }).waitFor()
  const numbers = page.getByRole('table', { name: '指标数值' })
  await numbers.getByRole('row', { name: /注册企业数.*100 → 300.*131/ }).waitFor()
  // The numbers are those of the quarter: the year asks for words.
  expect(await numbers.getByRole('spinbutton').or(numbers.getByRole('textbox')).count()).toBe(0)
  await page.getByLabel('进展情况').fill('全年完成平台一期，接入两个园区。')
  await page.getByLabel('累计支出').fill('320.5')
  const at = await handOver(page)
  await officerDoes(async (officer) => {
    await signs(officer, at, '320.5')
  })
  await officeDoes(async (office) => {
    await signs(office, at, '全年完成平台一期')
  })
  await page.goto(`/followings/${id}`)
  await page.getByRole('row', { name: /年度总结 2019.*已办结/ }).waitFor()
  await hidesFromPublic(outsider.page, at, '全年完成平台一期', title)
})

test('half way: the mid-term report, and a change that holds only when all three have signed it', async () => {
  await comeBack('2020-10-09')
  await page.goto(`/followings/${id}`)
  await page.getByRole('button', { name: /^填写 中期报告/ }).click()
  await page.getByRole('heading', { level: 1, name: '中期报告' }).waitFor()
  await page.getByLabel('进展情况').fill('平台二期上线，检测服务覆盖三市。')
  const midterm = await handOver(page)
  await page.goto(`/followings/${id}`)
  await page.getByRole('button', { name: '申请变更' }).click()
  await page.getByRole('heading', { level: 1, name: '变更申请' }).waitFor()
  await page.getByLabel('项目名称改为').fill(changedTitle)
  await page.getByLabel('结束日期改为').fill('2021-12-31')
  await page.getByLabel('变更理由').fill('两个园区推迟建设，名称、期限和目标相应调整。')
  const targets = page.getByRole('group', { name: '调整目标值' })
  await targets.getByLabel('服务中小微企业数').fill('600')
  expect(await accessibilityFaults(page)).toEqual([])
  const change = await handOver(page)
  await officerDoes((officer) => signs(officer, midterm, '检测服务覆盖三市'))
  await leaderDoes((leader) => signs(leader, change, '800 → 600'))
  // Two of three have signed: nothing has changed yet.
  await page.goto(`/followings/${id}`)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await page.getByRole('row', { name: /变更申请.*待主办单位/ }).waitFor()
  await officeDoes(async (office) => {
    await signs(office, midterm, '检测服务覆盖三市')
    await signs(office, change, `${title} → ${changedTitle}`)
  })
  await page.goto(`/followings/${id}`)
  await page.getByRole('heading', { level: 1, name: changedTitle }).waitFor()
  await page.getByText(/建设期结束日超过上限/).waitFor()
  expect(await project()).toMatchObject({
    untilDay: '2021-12-31',
    rows: [{}, { target: '600' }, {}],
  })
  await page.getByRole('row', { name: /中期报告.*已办结/ }).waitFor()
  await hidesFromPublic(outsider.page, change, changedTitle, '推迟建设')
})

test('the office records what it found on site and until when it is to be mended', async () => {
  await officeDoes(async (office) => {
    await office.goto(`/followings/${id}`)
    await office.getByRole('button', { name: '登记核查' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('核查日期').fill('2020-10-08')
    await dialog.getByLabel('地点').fill('高新区检测中心')
    await dialog.getByLabel('参加人员').fill('主办单位两人，专家一人')
    await dialog.getByLabel('核查情况').fill('查看平台运行和三家接入企业，情况属实。')
    await dialog.getByLabel('需要整改的内容').fill('补充两家企业的接入协议。')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('须同时写明整改内容和期限').waitFor()
    await dialog.getByLabel('整改期限').fill('2020-11-09')
    expect(await accessibilityFaults(office)).toEqual([])
    await dialog.getByRole('button', { name: '保存' }).click()
    await office.getByText(/整改：补充两家企业的接入协议/).waitFor()
  })
  await page.goto(`/followings/${id}`)
  await page.getByText(/2020.*高新区检测中心/).waitFor()
  await page.getByText(/2020年11月9日 前整改：补充两家企业的接入协议/).waitFor()
  // The project reads what was found and writes nothing of it.
  expect(await page.getByRole('button', { name: '登记核查' }).count()).toBe(0)
  await hidesFromPublic(outsider.page, `/followings/${id}`, '高新区检测中心', changedTitle)
})

test('a project that gives up is out when unit and office have signed, and nothing more is asked of it', async () => {
  await page.goto(`/followings/${leaving}`)
  await page.getByRole('button', { name: '申请退出' }).click()
  await page.getByLabel('退出理由').fill('企业业务调整，不再建设该平台。')
  const at = await handOver(page)
  await leaderDoes((leader) => signs(leader, at, '不再建设该平台'))
  await page.goto(`/followings/${leaving}`)
  await page.getByText('建设中', { exact: true }).waitFor()
  await officeDoes(async (office) => {
    await signs(office, at, '不再建设该平台')
  })
  await page.goto(`/followings/${leaving}`)
  await page.getByText('已退出', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: /^(?:申请|填写)/ }).count()).toBe(0)
  await hidesFromPublic(outsider.page, `/followings/${leaving}`, leavingTitle, '退出')
})

test('an acceptance fails: half a year is left; it fails again, and the title is taken away', async () => {
  await reportOpen(p.applicant, failing, (step) => ({
    orgs: String(120 + step * 5),
    smes: String(40 + step * 20),
    trade: `${12 + step}.00`,
  }))
  const first = await asksAcceptance(page, failing, '主要任务基本完成，部分指标仍在推进。')
  await leaderDoes((leader) => signs(leader, first, '部分指标仍在推进'))
  await officeDoes((office) =>
    judges(office, first, {
      rule: '首次不通过，限期半年整改。',
      opinion: '注册企业数远未达到目标，不同意通过验收。',
      act: '不通过',
    }),
  )
  await page.goto(`/followings/${failing}`)
  await page.getByText('限期整改，2021年4月9日 前申请复验').first().waitFor()
  await page.getByText('再次不通过的，取消资格。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await hidesFromPublic(outsider.page, `/followings/${failing}`, failingTitle, '整改')

  await comeBack('2021-04-06')
  const second = await asksAcceptance(page, failing, '整改后新接入二十家企业，其余目标未完成。')
  await leaderDoes((leader) => signs(leader, second, '其余目标未完成'))
  await officeDoes((office) =>
    judges(office, second, {
      rule: '再次不通过，取消资格。',
      opinion: '整改后仍远未达到目标，不同意通过验收。',
      act: '不通过',
    }),
  )
  await page.goto(`/followings/${failing}`)
  await page.getByText('已取消资格').first().waitFor()
  expect(await page.getByText('验收未通过').count()).toBe(2)
  expect(await page.getByRole('button', { name: /^(?:申请|填写)/ }).count()).toBe(0)
  await hidesFromPublic(outsider.page, `/followings/${failing}`, failingTitle, '取消资格')
})

test('the project was told of each turn', async () => {
  for (const turn of ['限期半年整改', '取消资格', '已退出']) {
    await expect
      .poll(async () => (await p.applicant.get('/api/notices?limit=100')).body)
      .toContain(turn)
  }
  await page.setViewportSize(phone)
  await page.goto(`/followings/${failing}`)
  await page.getByText('已取消资格').first().waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
  expect(await accessibilityFaults(page)).toEqual([])
  expect([...lead.complaints, ...outsider.complaints]).toEqual([])
})
