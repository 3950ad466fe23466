/**
 * An office forms the reviews of two rounds: by the best plan, in which it excludes an expert and sees what
 * changes before it confirms; and by lot, which a supervisor witnesses on a phone and anybody draws again. Whoever
 * abstains or is taken out is replaced.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  itemOf,
  must,
  reviewer,
  roundInReview,
  roundOf,
  type Reviewer,
} from '../server/evaluation/round.sample.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import { projectRoot } from '../server/kernel/config.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'

let house: House
let browser: Browser
let p: Personas
let experts: Reviewer[]
let office: Visitor
/** Where the best plan is made. */
let planned: string
/** The round that was drawn by lot. */
let lots: string

beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  p = await personas(house.world)
  experts = []
  for (const name of ['甘棠', '沈砚秋', '陆知行', '顾清和']) {
    experts.push(await reviewer(house.world, p, name))
  }
  office = await visit(browser, house.url, p.programmeOfficer)
})
afterAll(async () => {
  await office.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

async function makeRound(method: 'optimal' | 'lot'): Promise<string> {
  const { id } = await must(p.programmeOfficer.post('/api/evaluation/rounds', roundOf({ method })))
  const path = `/api/evaluation/rounds/${id}`
  for (const title of ['共享制造平台', '协同研发平台', '设备上云平台']) {
    await must(p.programmeOfficer.post(`${path}/items`, itemOf(title)))
  }
  return id
}

/** One expert is set for the first item and may read no other; answers who. */
async function pinWithLimit(page: Page): Promise<string> {
  const pin = page.getByRole('button', { name: /^指定.+评审第 1 件$/ }).first()
  const pinLabel = (await pin.getAttribute('aria-label'))!
  const pinned = experts.find((one) => pinLabel.includes(one.name))!.name
  await pin.click()
  await page.getByRole('button', { name: `改上限：${pinned}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('本批次至多几件').fill('1')
  await dialog.getByRole('button', { name: '记下' }).click()
  await page.getByText('已改 2 处，尚未重新计算').waitFor()
  await page.getByText(`${pinned} 至多 1 件`).waitFor()
  await page.getByRole('button', { name: '按以上改动再算' }).click()
  await page.getByText(/尚未重新计算/).waitFor({ state: 'detached' })
  await page
    .getByRole('table', { name: '各专家的件数' })
    .getByRole('row', { name: new RegExp(`${pinned}.* 1 1 `) })
    .waitFor()
  return pinned
}

test('the best plan: infeasible at first with the least repair, then proved, changed and confirmed', async () => {
  const { page } = office
  const id = await makeRound('optimal')
  planned = `/evaluation/rounds/${id}/arrange`
  await page.goto(planned)
  await page.getByRole('button', { name: '计算方案' }).click()
  // All experts here are of one employer and one region, of whom one may read an item.
  await page.getByText('满足不了要求').waitFor()
  await page.getByText(/不能同时满足的是：同一单位的上限/).waitFor()
  await page
    .getByText(/能参加的专家 4 位，可选 4 位/)
    .first()
    .waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  // The smallest change is carried out with a look at each place, and taken back again.
  await page.getByRole('button', { name: '执行这种改法：最小的改法' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('将改动要求 3 处').waitFor()
  await dialog.getByText('“共享制造平台”的评审人数：2 人 → 1 人').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: '执行这种改法' }).click()
  await page.getByText('本方案执行了改法：最小的改法').waitFor()
  await page.getByText('已证明没有更好的方案').waitFor()
  await page.getByText(/共享制造平台：评审 1 人/).waitFor()
  await page.getByRole('button', { name: '撤销这次改法' }).click()
  await page.getByText('满足不了要求').waitFor()

  await page.getByLabel('每件同一单位至多几位').fill('')
  await page.getByLabel('每件同一地区至多几位').fill('')
  await page.getByText('计分的权重').click()
  await page.getByLabel('高级职称', { exact: true }).fill('9')
  await page.getByText('已改 3 处，尚未重新计算').waitFor()
  await page.getByRole('button', { name: '按以上改动再算' }).click()
  await page.getByText('已证明没有更好的方案').waitFor()
  await page.getByText('6 / 6', { exact: true }).waitFor()
  expect(await page.getByText(/在“工业互联网平台”领域属领军、高级职称/).count()).toBe(6)
  expect(await accessibilityFaults(page)).toEqual([])

  const exclude = page.getByRole('button', { name: /^排除.+评审第 1 件$/ }).first()
  const label = (await exclude.getAttribute('aria-label'))!
  await exclude.click()
  await page.getByRole('button', { name: '按以上改动再算' }).click()
  await page.getByText('与上一方案相比').waitFor()
  const name = experts.find((one) => label.includes(one.name))!.name
  await page.getByText(`撤下：${name}`).waitFor()

  const pinned = await pinWithLimit(page)
  await page.getByRole('button', { name: '确认方案' }).click()
  await page.getByText('已按方案生成全部分派').first().waitFor()
  const { rows } = await must(p.programmeOfficer.get(`/api/evaluation/rounds/${id}/items`))
  const made = rows[0].assignments.map(({ expert }: { expert: string }) => expert)
  expect(made).toHaveLength(2)
  expect(made).not.toContain(name)
  expect(made).toContain(pinned)
  const all = rows.flatMap(({ assignments }: { assignments: { expert: string }[] }) => assignments)
  expect(all.filter(({ expert }: { expert: string }) => expert === pinned)).toHaveLength(1)
})

test('by lot: the list is fixed, a supervisor witnesses on a phone, the record draws the same again', async () => {
  const { page } = office
  const id = await makeRound('lot')
  const path = `/evaluation/rounds/${id}/arrange`
  await page.goto(path)
  await page.getByLabel('每件同一单位至多几位').fill('')
  await page.getByRole('button', { name: '固定名单' }).click()
  await page.getByText('抽签后公布').waitFor()
  await page.getByText('抽签还没有见证人签认').waitFor()
  await page.getByText('固定名单的人不能自己见证').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  const supervisor = await visit(browser, house.url, p.supervisor, { viewport: phone })
  await supervisor.page.goto(path)
  await supervisor.page.getByLabel('见证人的话').fill('今日上证指数收于 2923.95')
  expect(await accessibilityFaults(supervisor.page)).toEqual([])
  await supervisor.page.getByRole('button', { name: '我来见证' }).click()
  await supervisor.page.getByText('你已经见证过这次抽签').waitFor()
  // What is another's to do says which permission it takes, in words.
  await supervisor.page.goto(planned)
  await supervisor.page.getByText('没有“管理专家评审批次”的权限').waitFor()
  await supervisor.close()

  await page.reload()
  await page.getByRole('button', { name: '抽签', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出记录' }).click()
  const file = await (await download).path()
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(projectRoot, 'server/main.ts'),
    ...['evaluation', 'replay-draw', file, '--json'],
  ])
  expect(JSON.parse(stdout)).toMatchObject({ holds: true, faults: [], items: 3, pairs: 6 })

  // Anybody reads the digests and the seed at the draw's own address, and nobody's name.
  await page.getByRole('link', { name: '抽签公示' }).click()
  await page.getByText('种子', { exact: true }).waitFor()
  await page.getByText('今日上证指数收于 2923.95').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const address = page.url()
  const stranger = await visit(browser, house.url, null, { viewport: phone })
  await stranger.page.goto(address)
  await stranger.page.getByText('种子', { exact: true }).waitFor()
  const told = await stranger.page.locator('body').innerText()
  for (const name of [...experts.map((one) => one.name), '共享制造平台']) {
    expect(told).not.toContain(name)
  }
  await stranger.close()
  lots = `/evaluation/rounds/${id}`
})

test('an expert drawn by lot declares a conflict: a reserve takes the place, and the conflict holds until it is withdrawn', async () => {
  const { page } = office
  for (const verb of ['assign', 'invite']) {
    await must(p.programmeOfficer.post(`/api${lots}/steps`, { verb }))
  }
  const { rows } = await must(p.programmeOfficer.get(`/api${lots}/items`))
  const [{ id: itemId, assignments }] = rows
  const gone = experts.find(({ expertId }) => expertId === assignments[0].expertId)!
  const expert = await visit(browser, house.url, gone, { viewport: phone })
  const { rows: asked } = await must(gone.get('/api/evaluation/me/reviews'))
  const review = asked.find((row: { seq: number }) => row.seq === rows[0].seq)
  await expert.page.goto(`/reviews/${review.id}`)
  await expert.page.getByRole('button', { name: '申请回避' }).click()
  await expert.page.getByText('直到你撤回').waitFor()
  await expert.page.getByRole('dialog').getByRole('textbox').fill('亲属在该公司任职，应当回避。')
  await expert.page.getByRole('dialog').getByRole('button', { name: '确认' }).click()
  await expert.page.getByText('这一件已不由你评审').waitFor()

  await house.world.settle()
  await page.goto(`${lots}/items/${itemId}`)
  await page.getByText('按抽签次序由候补补上（“工业互联网平台”领域）').waitFor()
  await page.getByText('这一件由抽签定满，不能人工增加').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await expert.page.goto('/reviews/me')
  await expert.page.getByRole('heading', { name: '利益关系声明' }).waitFor()
  expect(await accessibilityFaults(expert.page)).toEqual([])
  await page.goto(`/evaluation/experts/${gone.expertId}`)
  await page.getByText('亲属在该公司任职，应当回避。').waitFor()
  await expert.page.getByRole('button', { name: /^撤回与.+的声明$/ }).click()
  const dialog = expert.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('亲属已经离职，不再有利益关系。')
  await dialog.getByRole('button', { name: '撤回' }).click()
  await expert.page.getByText(/撤回：亲属已经离职，不再有利益关系。/).waitFor()
  await expert.close()
})

test('competitors are entered for an item and brought as a list, and stand apart at once', async () => {
  const { page } = office
  const { id } = await must(p.programmeOfficer.post('/api/evaluation/rounds', roundOf()))
  const path = `/evaluation/rounds/${id}`
  const item = await must(p.programmeOfficer.post(`/api${path}/items`, itemOf('共享制造平台')))
  const rival = makeUscc('enterprise', '110000', 800_031)
  await page.goto(`${path}/items/${item.id}`)
  await page.getByRole('button', { name: '登记联合申报单位和竞争对手' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '加一家竞争对手' }).click()
  await dialog.getByLabel('单位名称').fill('竞争对手甲（演示）')
  await dialog.getByLabel('统一社会信用代码').fill('91110000')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('统一社会信用代码').fill(rival)
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('竞争对手甲（演示）').waitFor()

  await page.goto(`${path}/items`)
  await page.getByRole('button', { name: '导入联合申报单位和竞争对手' }).click()
  const code = makeUscc('enterprise', '440300', 800_032)
  const lines = [
    '件号,类别,单位名称,统一社会信用代码',
    `1,联合申报,联合单位乙（演示）,${code}`,
    '7,竞争对手,不在批次,123',
  ]
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      ...{ name: '名单.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(lines.join('\n')),
    })
  await page.getByText('本批次没有这个件号').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '采用 1 行' }).click()
  await page.getByText('已采用 1 行，并重新核对了回避').waitFor()
  const { parties } = await must(p.programmeOfficer.get(`/api/evaluation/items/${item.id}`))
  expect(parties.map(({ name }: { name: string }) => name)).toContain('联合单位乙（演示）')
})

test('an expert abstains and another is taken out: both places are open, and others come in', async () => {
  const [gone, replaced, ...fresh] = experts as [Reviewer, Reviewer, ...Reviewer[]]
  const made = await roundInReview(house.world, p, [gone, replaced], ['装备上云平台'])
  const why = '近期参与了同类平台的建设，不宜评审。'
  const visitor = await visit(browser, house.url, gone)
  const expert = visitor.page
  await expert.goto(`/reviews/${made.reviews[0]![0]}`)
  await expert.getByRole('button', { name: '弃权' }).click()
  const asking = expert.getByRole('dialog')
  await asking.getByText('弃权后不能再评审这一件').waitFor()
  await asking.getByRole('textbox').fill(why)
  await asking.getByRole('button', { name: '弃权' }).click()
  await asking.waitFor({ state: 'detached' })
  expect(await expert.getByRole('button', { name: '提交评审' }).count()).toBe(0)
  expect(visitor.complaints).toEqual([])
  await visitor.close()

  const { page } = office
  const { rows } = await must(p.programmeOfficer.get(`${made.path}/items`))
  await page.goto(`/evaluation/rounds/${made.id}/items/${rows[0].id}`)
  await page.getByText(why).waitFor()
  await page.getByText('缺 1 位专家').waitFor()
  // Nobody is left there to be replaced: the place says that it is open, and leads to those who could take it.
  const left = page.getByRole('listitem').filter({ hasText: why })
  await left.getByText('位置已空出，请另派专家。').waitFor()
  expect(await left.getByRole('button', { name: '更换' }).count()).toBe(0)
  await left.getByRole('button', { name: '另派专家' }).click()
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('further')
  await page
    .getByRole('listitem')
    .filter({ hasText: replaced.name })
    .getByRole('button', { name: '更换', exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('该专家出国，无法按期完成。')
  await dialog.getByRole('button', { name: '更换', exact: true }).click()
  await page.getByText('缺 2 位专家').waitFor()
  for (const one of fresh) {
    await page.getByRole('button', { name: `分派给${one.name}` }).click()
    await dialog.getByRole('button', { name: '分派', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByText(/缺 \d 位专家/).waitFor({ state: 'detached' })
  await left.getByText('空出的位置已有其他专家。').waitFor()
  // Whoever has abstained is not offered again, and whoever came in is invited.
  expect(await page.getByRole('button', { name: `分派给${gone.name}` }).count()).toBe(0)
  const now = await must(p.programmeOfficer.get(`/api/evaluation/items/${rows[0].id}`))
  const states = now.assignments.map(({ state }: { state: string }) => state).toSorted()
  expect(states).toEqual(['abstained', 'invited', 'invited', 'replaced'])
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a round of a later stage is made, and cancelled with a reason that everybody reads', async () => {
  const { page } = office
  await page.goto('/evaluation/rounds')
  await page.getByRole('button', { name: '新建批次' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('批次名称').fill('第二批答辩')
  await dialog.getByRole('group', { name: '环节' }).getByRole('button', { name: '答辩' }).click()
  await dialog.getByText('书面评审冻结后，同一项目的同一方向可以送入').waitFor()
  await dialog.getByRole('button', { name: '新建批次' }).click()
  await page.getByRole('heading', { name: '第二批答辩', level: 1 }).waitFor()
  await page.getByRole('definition').filter({ hasText: '答辩' }).waitFor()
  await page.getByRole('button', { name: '撤销批次' }).click()
  const asking = page.getByRole('dialog')
  await asking.getByRole('textbox').fill('错')
  await asking.getByRole('button', { name: '撤销批次' }).click()
  await asking.getByText('请写明理由').waitFor()
  expect(await asking.getByRole('textbox').inputValue()).toBe('错')
  await asking.getByRole('textbox').fill('答辩方式改为网上进行，重新建立批次。')
  await asking.getByRole('button', { name: '撤销批次' }).click()
  await page.getByText(/撤销。理由：答辩方式改为网上进行，重新建立批次。/).waitFor()
  await page.getByText('批次已撤销。内容都保留，不公开、不计入结果。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
