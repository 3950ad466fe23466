/**
 * A working group: an office asks an association and an institute, says who answers for which stage, gives a task,
 * meets and decides; the association works, advises and nominates experts; a unit reads what the office wrote to all.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activityWish } from '../server/activities/activities.sample.ts'
import { must, secondOfficer } from '../server/evaluation/round.sample.ts'
import { samplePdf } from '../server/files/samples.ts'
import { expertFile, expertLine, partner } from '../server/programmes/workgroup.sample.ts'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'
import { openProgramme2019, programmeId } from './programme.ts'

let house: House
let browser: Browser
let p: Personas
let union: Awaited<ReturnType<typeof partner>>
let school: Awaited<ReturnType<typeof partner>>
let office: Visitor
let second: Visitor
let association: Visitor
let institute: Visitor
let unit: Visitor

const group = `/workgroups/${programmeId}`

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  await openProgramme2019(w, p)
  union = await partner(w, '智造平台行业协会（演示）', 'association')
  school = await partner(w, '融通产业研究院（演示）', 'institute')
  office = await visit(browser, house.url, p.programmeOfficer)
  second = await visit(browser, house.url, await secondOfficer(w, p))
  association = await visit(browser, house.url, union)
  institute = await visit(browser, house.url, school, { viewport: phone })
  unit = await visit(browser, house.url, p.cityOfficer, { viewport: phone })
})
afterAll(async () => {
  for (const visitor of [office, second, association, institute, unit]) await visitor.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

test('the office asks an association and an institute; each says yes from its desk', async () => {
  const { page } = office
  await page.goto(group)
  for (const [org, duty] of [
    [p.orgs.office.name, '统筹协调'],
    [union.orgName, '推荐专家，收集企业意见'],
    [school.orgName, '起草评审说明'],
  ] as const) {
    await page.getByRole('button', { name: '邀请单位' }).first().click()
    const dialog = page.getByRole('dialog', { name: '邀请单位' })
    await dialog.getByLabel('单位', { exact: true }).fill(org)
    await dialog.getByLabel('职责', { exact: true }).fill(duty)
    await dialog.getByRole('button', { name: '邀请单位' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: org }).first().waitFor()
  }
  expect(await accessibilityFaults(page)).toEqual([])
  for (const visitor of [association, institute]) {
    await visitor.page.goto('/desk')
    await visitor.page.getByText('答复工作组邀请').click()
    await visitor.page.getByRole('button', { name: '加入工作组' }).click()
    await visitor.page.getByRole('heading', { name: '职责分工表' }).waitFor()
  }
  expect(await accessibilityFaults(institute.page)).toEqual([])
})

test('who answers for a stage stands on the page of the call', async () => {
  const { page } = office
  await page.goto(group)
  await page.getByRole('button', { name: '添加一行' }).click()
  const dialog = page.getByRole('dialog', { name: '添加一行职责' })
  await dialog.getByLabel('环节', { exact: true }).selectOption({ label: '专家评审' })
  await dialog.getByLabel('工作内容').fill('推荐评审专家')
  await dialog.getByLabel('牵头单位').selectOption({ label: union.orgName })
  await dialog.getByRole('group').getByText(school.orgName).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'hidden' })
  // A line that is struck is asked for once more.
  await page.getByRole('button', { name: '删去 推荐评审专家' }).click()
  const asked = page.getByRole('dialog', { name: '删去这一行职责？' })
  await asked.getByText(union.orgName, { exact: false }).waitFor()
  await asked.getByRole('button', { name: '关闭' }).click()
  await asked.waitFor({ state: 'hidden' })
  const stranger = await visit(browser, house.url, null)
  await stranger.page.goto(`/calls/${programmeId}`)
  await stranger.page.getByText(`牵头：${union.orgName}`).waitFor()
  await stranger.page.getByText(`配合：${school.orgName}`).waitFor()
  expect(await accessibilityFaults(stranger.page)).toEqual([])
  await stranger.close()
})

test('two officers change one duty: what both wrote stands side by side, and what only one changed is kept', async () => {
  const openDuty = async ({ page }: Visitor, what: string) => {
    await page.goto(group)
    await page.getByRole('button', { name: `修改 ${what}` }).click()
    const dialog = page.getByRole('dialog', { name: '修改职责' })
    await dialog.waitFor()
    return dialog
  }
  const first = await openDuty(office, '推荐评审专家')
  const later = await openDuty(second, '推荐评审专家')
  await first.getByLabel('工作内容').fill('推荐并核对评审专家')
  await first.getByRole('group').getByText(school.orgName).click()
  await first.getByRole('button', { name: '保存' }).click()
  await first.waitFor({ state: 'hidden' })
  await later.getByLabel('工作内容').fill('推荐评审专家和财务专家')
  await later.getByRole('button', { name: '保存' }).click()
  const panel = later.getByRole('region', { name: '工作内容', exact: false })
  for (const text of ['推荐并核对评审专家', '推荐评审专家和财务专家']) {
    await panel.getByText(text, { exact: true }).waitFor()
  }
  // Their other change is in the form already, and mine is not lost before I choose.
  expect(await later.getByRole('checkbox', { name: school.orgName }).isChecked()).toBe(false)
  expect(await later.getByRole('textbox', { name: '工作内容' }).inputValue()).toBe(
    '推荐评审专家和财务专家',
  )
  expect(await accessibilityFaults(second.page)).toEqual([])
  await panel.getByRole('button').first().click()
  await later.getByRole('button', { name: '保存' }).click()
  await later.waitFor({ state: 'hidden' })
  await second.page.getByRole('cell', { name: '推荐评审专家和财务专家', exact: true }).waitFor()
  // A line that a colleague struck meanwhile can be added again as it was written here.
  const again = await openDuty(second, '推荐评审专家和财务专家')
  await office.page.reload()
  await office.page.getByRole('button', { name: '删去 推荐评审专家和财务专家' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: '删去' }).click()
  await office.page
    .getByRole('cell', { name: '推荐评审专家和财务专家', exact: true })
    .waitFor({ state: 'hidden' })
  await again.getByRole('button', { name: '保存' }).click()
  await again.getByText('这一行已被删去').waitFor()
  await again.getByRole('button', { name: '作为新的一行添加' }).click()
  await again.waitFor({ state: 'hidden' })
  await second.page.getByRole('cell', { name: '推荐评审专家和财务专家', exact: true }).waitFor()
})

const savedOnServer = '本机与服务器一致'

test('minutes are kept while they are typed: through a reload, an ended session and a tab that dies', async () => {
  const { page } = office
  await page.goto(`${group}/minutes`)
  await page.getByRole('button', { name: '起草纪要' }).click()
  const body = page.getByLabel('正文', { exact: true })
  await body.waitFor()
  const at = new URL(page.url()).pathname
  const one = `/api/programmes/workgroup/minutes/${at.split('/').at(-2)}`
  const kept = async () => (await must(p.programmeOfficer.get(one))).body
  await page.getByLabel('出席单位和人员').fill(`${union.orgName}：郁南星\n`)
  await body.fill('会议审议了')
  await page.getByText(savedOnServer, { exact: false }).first().waitFor()
  expect(await kept()).toBe('会议审议了')
  // Offline, then reloaded when the house answers again: what the server never saw is here, and goes there.
  await page.context().setOffline(true)
  await body.fill('会议审议了评审')
  await page.getByText('离线', { exact: false }).first().waitFor()
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText(savedOnServer, { exact: false }).first().waitFor()
  expect(await body.inputValue()).toBe('会议审议了评审')
  expect(await kept()).toBe('会议审议了评审')
  // The session ends under the fingers.
  await page.context().clearCookies()
  await body.fill('会议审议了评审安排')
  const again = page.getByRole('dialog')
  await again.getByLabel('密码', { exact: true }).fill(personaPassword, { timeout: 60_000 })
  await again.getByRole('button', { name: /登录/ }).first().click()
  await page.getByText(savedOnServer, { exact: false }).first().waitFor({ timeout: 60_000 })
  expect(await kept()).toBe('会议审议了评审安排')
  // The tab dies before the server has the last words; another tab has them.
  await page.context().setOffline(true)
  await body.fill('会议审议了评审安排。')
  await page.getByText('离线', { exact: false }).first().waitFor()
  const tab = await page.context().newPage()
  await page.close({ runBeforeUnload: false })
  await tab.context().setOffline(false)
  await tab.goto(at)
  await tab.getByText(savedOnServer, { exact: false }).first().waitFor()
  expect(await tab.getByLabel('正文', { exact: true }).inputValue()).toBe('会议审议了评审安排。')
  expect(await kept()).toBe('会议审议了评审安排。')
  expect(await accessibilityFaults(tab)).toEqual([])
  await office.close()
  office = await visit(browser, house.url, p.programmeOfficer)
})

test('two officers write minutes at once: both texts stand side by side; and what was approved meanwhile is told', async () => {
  const { rows } = await must(
    p.programmeOfficer.get(`/api/programmes/${programmeId}/workgroup/minutes`),
  )
  const at = `${group}/minutes/${rows[0].id}/write`
  const one = `/api/programmes/workgroup/minutes/${rows[0].id}`
  await office.page.goto(at)
  await second.page.goto(at)
  await office.page.getByLabel('地点').fill('第一会议室')
  await office.page.getByText(savedOnServer, { exact: false }).first().waitFor()
  await second.page.getByLabel('地点').fill('线上')
  const panel = second.page.getByRole('region', { name: '会议纪要', exact: false })
  for (const text of ['第一会议室', '线上']) await panel.getByText(text).first().waitFor()
  expect(await second.page.getByLabel('地点').inputValue()).toBe('线上')
  expect(await accessibilityFaults(second.page)).toEqual([])
  await panel.getByRole('button').last().click()
  expect(await second.page.getByLabel('地点').inputValue()).toBe('第一会议室')
  expect((await must(p.programmeOfficer.get(one))).place).toBe('第一会议室')
})

test('a meeting is minuted, approved by another person, and its decision becomes the association’s task', async () => {
  const { page } = office
  await page.goto(`${group}/minutes`)
  await page.getByRole('link', { name: '未命名纪要' }).click()
  await page.getByRole('button', { name: '修改' }).click()
  await page.getByLabel('会议名称').fill('第一次工作组会议')
  await page.getByLabel('会议日期').fill('2019-07-08')
  await page.getByRole('button', { name: '添加议定事项' }).click()
  await page.getByLabel('第 1 项', { exact: true }).fill('提出专家补充名单')
  await page.getByLabel('责任单位').selectOption({ label: union.orgName })
  await page.getByLabel('期限（工作日）').fill('3')
  await page.getByRole('button', { name: '写好了，去查看' }).click()
  await page.getByText('起草：', { exact: false }).waitFor()
  const at = new URL(page.url()).pathname
  // Whoever wrote them is told why they cannot approve.
  await page.getByText('须由起草人以外的另一人签发', { exact: false }).waitFor()
  await second.page.goto(at)
  await second.page.getByRole('button', { name: '签发', exact: true }).click()
  await second.page.getByRole('dialog').getByRole('button', { name: '签发' }).click()
  await second.page.getByText('第 1 期').first().waitFor()
  await second.page.getByRole('button', { name: '转为任务 提出专家补充名单' }).click()
  await second.page.getByText('已转为任务').first().waitFor()
  expect(await accessibilityFaults(second.page)).toEqual([])
})

test('the association does the task, and the office confirms it', async () => {
  const { page } = association
  await page.goto(`${group}/tasks`)
  await page.getByText('会议纪要第 1 期议定', { exact: false }).waitFor()
  await page.getByRole('button', { name: '开始办理 提出专家补充名单' }).click()
  await page.getByText('办理中').waitFor()
  await page.getByRole('button', { name: '报告完成 提出专家补充名单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('名单已经提出，共十二人（演示）。')
  await dialog.getByRole('button', { name: '报告完成' }).click()
  await page.getByText('待确认').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await office.page.goto(`${group}/tasks`)
  await office.page.getByRole('button', { name: '确认完成 提出专家补充名单' }).click()
  await office.page.getByText('已完成').waitFor()
})

test('the association advises and nominates experts, whom the office takes into its register', async () => {
  const { page } = association
  await page.goto(`${group}/advice`)
  await page.getByRole('button', { name: '提出意见' }).click()
  const giving = page.getByRole('dialog', { name: '提出意见' })
  await giving.getByLabel('事由').fill('评审会时间')
  await giving.getByLabel('意见', { exact: true }).fill('建议避开行业展会周。')
  await giving.getByRole('button', { name: '提出意见' }).click()
  await page.getByText('待答复').waitFor()
  await office.page.goto(`${group}/advice`)
  await office.page.getByRole('button', { name: '答复 评审会时间' }).click()
  const answering = office.page.getByRole('dialog')
  await answering.getByText('采纳', { exact: true }).click()
  await answering.getByLabel('答复', { exact: true }).fill('采纳，改在次周。')
  await answering.getByRole('button', { name: '答复' }).click()
  await office.page.getByText('采纳，改在次周。').waitFor()

  await page.goto(`${group}/experts`)
  // Whoever nominates is told how a list is written, without the office's register.
  await page.getByRole('button', { name: '下载空白模板' }).waitFor()
  await page.getByRole('table', { name: '各列写法' }).waitFor()
  await page.getByLabel('推荐理由').fill('长期从事平台评价（演示）。')
  await page.locator('input[type=file]').setInputFiles({
    name: '推荐专家.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(expertFile([expertLine('左思齐', 'zuo')]), 'base64'),
  })
  await page.getByText('待办理').waitFor()
  await office.page.goto(`${group}/experts`)
  await office.page.getByRole('button', { name: /^转入专家库/ }).click()
  await office.page.waitForURL(/\/evaluation\/imports\//)
  await office.page.getByText('左思齐').first().waitFor()
  const { rows } = await must(p.programmeOfficer.get('/api/evaluation/expert-batches'))
  expect(rows).toMatchObject([{ nominatedBy: union.orgName, state: 'previewed', fresh: 1 }])
})

test('a message goes to every unit; opening it is the receipt that the office sees', async () => {
  const { page } = office
  await page.goto(`/office/programmes/${programmeId}/circulars`)
  await page.getByRole('button', { name: '发消息' }).click()
  const dialog = page.getByRole('dialog', { name: '发消息' })
  await dialog.getByLabel('标题').fill('请核对推荐数量')
  await dialog.getByLabel('内容').fill('请于本周五前核对（演示）。')
  await dialog.locator('input[type=file]').setInputFiles({
    name: '名额核对表.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(samplePdf(1)),
  })
  await dialog.getByRole('button', { name: '移除 名额核对表.pdf' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: '发出' }).click()
  await page.getByText('0 / 47 个单位已查收', { exact: false }).waitFor()
  await unit.page.goto('/circulars')
  await unit.page.getByRole('link', { name: '请核对推荐数量' }).click()
  await unit.page.getByText(/查收$/).waitFor()
  const file = await unit.page
    .getByRole('list', { name: '附件' })
    .getByRole('link')
    .getAttribute('href')
  const read = await unit.page.request.get(file!)
  expect([read.status(), (await read.body()).subarray(0, 4).toString()]).toEqual([200, '%PDF'])
  expect(await accessibilityFaults(unit.page)).toEqual([])
  await page.reload()
  await page.getByText('1 / 47 个单位已查收', { exact: false }).waitFor()
  await page.getByRole('button', { name: '显示查收情况 请核对推荐数量' }).click()
  await page.getByRole('cell', { name: p.cityOfficer.name }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const { rows } = await must(
    p.programmeOfficer.get(`/api/programmes/managed/${programmeId}/circulars`),
  )
  expect(rows).toMatchObject([{ no: 1, units: 47, read: 1 }])
})

test('an activity is held together: asked on its page, answered by the association, shown to everybody', async () => {
  const planned = await must(
    p.programmeOfficer.post('/api/activities', {
      ...activityWish,
      title: '评审经验交流会（演示）',
    }),
  )
  await must(
    p.programmeOfficer.post(`/api/activities/${planned.id}/steps`, { verb: 'publish', seen: 1 }),
  )
  const { page } = office
  await page.goto(`/hosted-activities/${planned.id}`)
  await page.getByLabel('单位', { exact: true }).fill(union.orgName)
  await page.getByRole('button', { name: '邀请协办' }).click()
  await page.getByText('受邀', { exact: true }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await association.page.goto('/cohosted-activities')
  await association.page.getByRole('button', { name: '同意协办 评审经验交流会（演示）' }).click()
  await association.page.getByRole('link', { name: '报名与签到' }).click()
  await association.page.getByRole('heading', { name: '评审经验交流会（演示）' }).waitFor()
  expect(await accessibilityFaults(association.page)).toEqual([])
  await unit.page.goto(`/activities/${planned.id}`)
  await unit.page.getByText(union.orgName).waitFor()
})

test('whoever declines is led to the groups they are in, and whoever supervises is offered nothing to do', async () => {
  const guild = await partner(house.world, '岷江铸造学会（演示）', 'association')
  await must(
    p.programmeOfficer.post(`/api/programmes/${programmeId}/workgroup/members`, {
      org: guild.orgName,
      duty: '征求会员意见',
    }),
  )
  await errand(browser, house.url, guild, async (page) => {
    await page.goto(group)
    await page.getByRole('button', { name: '谢绝', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '谢绝邀请' })
    await dialog.getByRole('textbox').fill('今年没有人手（演示）。')
    await dialog.getByRole('button', { name: '谢绝' }).click()
    await page.waitForURL('**/workgroups')
    await page.getByText('本单位没有参加工作组').waitFor()
  })
  await errand(browser, house.url, p.supervisor, async (page) => {
    await page.goto(group)
    await page.getByRole('heading', { name: '职责分工表' }).waitFor()
    expect(await page.getByRole('button', { name: /^(退出|请其退出|收回邀请|删去)/ }).count()).toBe(
      0,
    )
    await page.goto(`${group}/advice`)
    await page.getByText('采纳，改在次周。').waitFor()
    expect(await page.getByRole('button', { name: '提出意见' }).count()).toBe(0)
  })
})
