/**
 * One programme from its call to its promotion, as three organisations live it: two apply, the province ranks and
 * sends them, the office checks them formally, experts score, two persons select, the list is published; the
 * selected project reports for two years and is accepted, its case is written and published, another factory takes
 * it over. What other journeys show closely comes through the API here; the formal check and every passage from one
 * part of the programme to the next are done in the browser.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptionWish, fullContent, verified } from '../server/cases/cases.sample.ts'
import {
  handIn,
  marksOf,
  must,
  reviewer,
  roundOf,
  secondOfficer,
  type Reviewer,
} from '../server/evaluation/round.sample.ts'
import { modules } from '../server/modules.ts'
import { sendPackage } from '../server/programmes/entry.sample.ts'
import {
  judgeAs,
  paperPath,
  reportOpen,
  signAs,
  signedInAgain,
} from '../server/programmes/following.sample.ts'
import { signRanking } from '../server/programmes/package.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { applied, signedIn, type Founder } from './founder.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'
import { openProgramme2019, programmeId } from './programme.ts'

const titles = ['共享铸造平台（演示）', '模具协同设计平台（演示）'] as const
const managed = `/api/programmes/managed/${programmeId}`
const desk = `/office/programmes/${programmeId}`
const round = '专家评审（演示）'
const caseTitle = '共享铸造：一家开炉，多家用炉（演示）'
const lack = '请补交加盖公章的推荐函扫描件。'
const agreed = '情况属实，同意。'

let house: House
let browser: Browser
let p: Personas
let second: Caller
let entrants: Founder[]
let experts: Reviewer[]
let following: string

const office = (act: (page: Page) => Promise<void>) =>
  errand(browser, house.url, p.programmeOfficer, act)

/** The house's own clock has gone on: what is due by now is done. */
async function keepTime(): Promise<void> {
  for (const { schedules = [] } of modules) {
    for (const { name, run } of schedules) if (name === 'keepTime') await run(house.world.host)
  }
}

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

test('the call is public; two apply, the province ranks them and sends its package', async () => {
  const visitor = await visit(browser, house.url, null)
  await visitor.page.goto('/')
  await visitor.page.getByRole('link', { name: /2019年制造业“双创”平台试点示范项目/ }).waitFor()
  await visitor.close()
  const w = house.world
  entrants = [await applied(w, titles[0], 1), await applied(w, titles[1], 2)]
  await w.seal()
  w.travel('2019-07-15T16:00:00+08:00')
  const packageId = await signRanking(w, p, entrants, '演示工信函〔2019〕7号')
  await sendPackage(w, p.provincialOfficer, packageId, entrants, [2, 2])
  const { state } = await must(p.provincialOfficer.get(`/api/programmes/packages/${packageId}`))
  expect(state).toBe('built')
})

test('the office notes what came, reads what the facts say of each project, and decides', async () => {
  house.world.travel('2019-07-18T10:00:00+08:00')
  await office(async (page) => {
    await page.goto(`${desk}/arrivals`)
    const receive = page.getByRole('button', { name: '登记收到' })
    await receive.first().click()
    await page.getByRole('dialog').getByLabel('清点数').fill('4')
    await page.getByRole('dialog').getByRole('button', { name: '登记收到' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    await page.goto(`${desk}/entries`)
    await page.getByRole('link', { name: titles[0] }).click()
    await page.getByRole('heading', { level: 1, name: titles[0] }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await checkAll(page)
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('已受理').first().waitFor()

    // The other lacks something: it is taken in on a condition, and then mended.
    await page.goto(`${desk}/entries`)
    await page.getByRole('link', { name: titles[1] }).click()
    await checkAll(page, true)
    await page.getByRole('button', { name: '有条件受理' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('缺什么、怎样补齐').inputValue()).toContain(lack)
    await dialog.getByLabel('补正至').fill('2019-07-24')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '有条件受理' }).click()
    await page
      .getByText(/有条件受理：.*7月24日/)
      .first()
      .waitFor()
  })
})

/** Item by item, as an officer does who does not trust the button for the rest; each is recorded before the next. */
async function checkAll(page: Page, lacking = false): Promise<void> {
  const items = page.getByRole('listitem').filter({ has: page.getByRole('radio') })
  await items.first().waitFor()
  const count = await items.count()
  for (let at = 0; at < count; at++) {
    const item = items.nth(at)
    const mends = lacking && at === 0
    await item.getByRole('radio', { name: mends ? '待补正' : '合格', exact: true }).click()
    const keep = item.getByRole('button', { name: '登记', exact: true })
    const done = item.getByText(`${p.programmeOfficer.name} · `)
    await keep.or(done).first().waitFor()
    if (await keep.isVisible()) {
      await item.getByLabel('说明').fill(mends ? lack : '已与原件核对，予以通过（演示）。')
      await keep.click()
    }
    await done.waitFor()
  }
}

test('what was lacking comes; the accepted go to the experts, each direction to its round', async () => {
  await office(async (page) => {
    await page.goto(`${desk}/entries`)
    await page.getByRole('link', { name: titles[1] }).click()
    const item = page.getByRole('listitem').filter({ has: page.getByText(lack) })
    await item.getByRole('radio', { name: '合格', exact: true }).click()
    const keep = page.getByRole('button', { name: '登记', exact: true })
    await page.getByLabel('说明').fill('加盖公章的扫描件已补交，与原件一致。')
    await keep.click()
    await page.getByRole('button', { name: '已补齐，受理' }).click()
    await page.getByText('已受理').first().waitFor()
  })
  second = await secondOfficer(house.world, p)
  experts = [await reviewer(house.world, p, '甘棠'), await reviewer(house.world, p, '沈砚秋')]
  const wish = roundOf({ title: round, reviewsPerItem: experts.length })
  const { id } = await must(p.programmeOfficer.post('/api/evaluation/rounds', wish))
  await office(async (page) => {
    await page.goto(`${desk}/entries`)
    await page.getByRole('button', { name: '送专家评审' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('评审批次（准备中）').selectOption({ label: `${round}（书面评审）` })
    await dialog.getByRole('checkbox', { name: /制造能力开放平台/ }).click()
    await dialog.getByRole('checkbox', { name: /工业互联网平台/ }).click()
    await dialog.getByRole('button', { name: '先看看会送哪些' }).click()
    await dialog.getByText('将送审 2 件').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '送审 2 件' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
  await review(`/api/evaluation/rounds/${id}`)
})

/** Assigned, read, scored, frozen by two and released, through the API. */
async function review(path: string): Promise<void> {
  const first = p.programmeOfficer
  const step = (verb: string) => must(first.post(`${path}/steps`, { verb }))
  const { rows } = await must(first.get(`${path}/items`))
  for (const item of rows) {
    for (const { expertId } of experts) {
      const wish = { expertId, reason: '领域相符' }
      await must(first.post(`/api/evaluation/items/${item.id}/assignments`, wish))
    }
  }
  await step('assign')
  await step('invite')
  const mine = '/api/evaluation/me/reviews'
  for (const who of experts) {
    for (const one of (await must(who.get(mine))).rows) {
      await must(who.post(`${mine}/${one.id}/accept`, { clear: true }))
    }
  }
  await step('start')
  for (const who of experts) {
    for (const { id, seq } of (await must(who.get(mine))).rows) {
      await handIn(who, id, marksOf(seq === 1 ? 0.9 : 0.7, '平台已有稳定的服务能力，材料属实。'))
    }
  }
  await must(first.post(`${path}/freeze-proposal`))
  const { digest } = await must(second.get(`${path}/freeze`))
  await must(second.post(`${path}/freeze`, { digest }))
  await step('release')
}

test('the scores arrive; one of two is selected by two persons, and its name goes before the public', async () => {
  const selection = `${managed}/selection`
  const begun = await expect
    .poll(async () => (await must(p.programmeOfficer.get(selection))).counts.scored)
    .toBe(2)
    .then(() => must(p.programmeOfficer.get(selection)))
  expect(begun.counts.claims).toBe(2)
  await office(async (page) => {
    await page.goto(`${desk}/selection/rules`)
    await page.getByLabel('总数上限').fill('1')
    await page.getByRole('button', { name: '保存规则' }).click()
    await page.getByRole('link', { name: '名单', exact: true }).click()
    await page.getByText('名单（1 项）').first().waitFor()
    await page.getByRole('button', { name: '提出名单' }).click()
    await page.getByText(/提出 1 项，等待另一人确认/).waitFor()
  })
  await errand(browser, house.url, second, async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: /确认入选名单/ }).click()
    await page.getByRole('button', { name: '确认名单' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认名单' }).click()
    await page.getByText('已确认', { exact: true }).waitFor()
    await page.getByRole('link', { name: '公示与公布' }).click()
    await page.getByRole('button', { name: '开始公示' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '开始公示' }).click()
    await page
      .getByText(/公示至/)
      .first()
      .waitFor()
  })
})

test('nobody objects: published, and the project finds its task book', async () => {
  const { publicity } = await must(p.programmeOfficer.get(`${managed}/selection`))
  house.world.travel(`${nextDay(publicity.lastDay)}T09:00:00+08:00`)
  await keepTime()
  await office(async (page) => {
    await page.goto(`${desk}/selection/publicity`)
    await page.getByRole('button', { name: '公布名单' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('发文字号').fill('演示函〔2019〕12号')
    await dialog.getByLabel('发文日期').fill(nextDay(publicity.lastDay))
    await dialog.getByRole('button', { name: '公布名单' }).click()
    await page.getByRole('link', { name: '下载 CSV' }).waitFor()
  })
  const visitor = await visit(browser, house.url, null)
  await visitor.page.goto('/selected')
  await visitor.page.getByRole('link', { name: titles[0] }).waitFor()
  expect(await visitor.page.getByText(titles[1]).count()).toBe(0)
  await visitor.close()
  const [project] = entrants as [Founder, Founder]
  const listed = () => must(project.get('/api/programmes/followings'))
  await expect.poll(async () => (await listed()).rows.length).toBe(1)
  following = (await listed()).rows[0].id
  await errand(browser, house.url, project, async (page) => {
    await page.goto('/desk')
    await page
      .getByRole('link', { name: /入选项目/ })
      .first()
      .click()
    await page.getByRole('link', { name: titles[0] }).click()
    await page.getByRole('link', { name: '打开任务书' }).click()
    await page.getByRole('heading', { level: 1, name: '任务书' }).waitFor()
  })
})

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

test('for two years the project reports; then it asks for acceptance and is accepted', async () => {
  const path = `/api/programmes/followings/${following}`
  const book = (await must(owner().get(path))).papers[0].id
  const { content } = await must(owner().get(paperPath(book)))
  await signedByAll(book)
  house.world.travel('2021-10-11T09:00:00+08:00')
  p = await signedInAgain(house.world, p)
  entrants = [await signedIn(house.world, entrants[0]!), entrants[1]!]
  await reportOpen(owner(), following, (step) => growing(content.goals, step))
  await errand(browser, house.url, owner(), async (page) => {
    await page.goto(`/followings/${following}`)
    await page.getByRole('button', { name: '申请验收' }).click()
    await page.getByLabel('任务目标完成情况').fill('任务书各项指标均已完成，平台稳定运行。')
    await page.getByRole('button', { name: '签署并报送' }).click()
    await page.getByText('现由推荐单位办理').waitFor()
  })
  const { papers } = await must(owner().get(path))
  const { id } = papers.find(({ kind }: { kind: string }) => kind === 'acceptance')
  await must(signAs(p.leader, id, agreed))
  await must(judgeAs(p.programmeOfficer, id, { passes: true, heldOn: '2021-10-11' }))
  expect(await must(owner().get(path))).toMatchObject({ state: 'accepted' })
})

const owner = (): Founder => entrants[0]!

async function signedByAll(paperId: string): Promise<void> {
  await must(signAs(owner(), paperId))
  for (const who of [p.leader, p.programmeOfficer]) await must(signAs(who, paperId, agreed))
}

type Goal = { readonly definition: { readonly code: string }; readonly target: string | null }

/** Every number that the project has promised, nearer to its target with each quarter. */
const growing = (goals: readonly Goal[], step: number): Record<string, string> =>
  Object.fromEntries(
    goals.map(({ definition, target }) => [
      definition.code,
      String(Math.round(Number(target ?? 1) * Math.min(1, 0.4 + step * 0.1))),
    ]),
  )

test('its case is written from the project, reviewed and published; another factory takes it over', async () => {
  let studyId = ''
  await errand(browser, house.url, owner(), async (page) => {
    await page.goto('/case-studies')
    await page.getByRole('button', { name: '写案例' }).click()
    await page.getByRole('button', { name: `据“${titles[0]}”撰写` }).click()
    await page.waitForURL(/\/case-studies\/[^/]+$/)
    studyId = new URL(page.url()).pathname.split('/').at(-1)!
    const path = `/api/cases/desk/studies/${studyId}`
    const { version: seen, source } = await must(owner().get(path))
    const tracked = [source.measures[0].indicator]
    const words = { ...fullContent, title: caseTitle, stated: [], tracked }
    await must(owner().put(path, { seen, content: words }))
    await page.reload()
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByText('审核中').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  await office(async (page) => {
    await page.goto(`/case-studies/${studyId}`)
    await page.getByRole('button', { name: '发布' }).click()
    await page.getByText('已发布').first().waitFor()
  })
  const open = `/api/cases/studies/${studyId}/adoptions`
  const adoption = await must(p.otherApplicant.post(open, adoptionWish))
  const steps = `/api/cases/adoptions/${adoption.id}/steps`
  await must(p.provincialOfficer.post(steps, verified(1)))
  const visitor = await visit(browser, house.url, null, { viewport: phone })
  await visitor.page.goto('/cases')
  await visitor.page.getByRole('link', { name: caseTitle }).click()
  await visitor.page.getByText(/来自通过验收的试点示范项目/).waitFor()
  await visitor.page.getByRole('heading', { name: '已采用的单位（1 个）' }).waitFor()
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})
