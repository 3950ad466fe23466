/**
 * A selected project over two years: it signs its task book, reports, another platform posts evidence with the very
 * program that the page shows, unit and office look and sign, and in the end it is accepted.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  followed,
  reportOpen,
  signAs,
  signedInAgain,
} from '../server/programmes/following.sample.ts'
import type { Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openFollowingHouse, programmeId } from './followers.ts'
import type { House } from './house.ts'
import { errand, visit } from './officers.ts'

const run = promisify(execFile)
const title = '共享制造与检测平台（演示）'
const agreed = '情况属实，同意。'

let house: House
let browser: Browser
let p: Personas
let lead: Visitor
let page: Page
let id: string
let folder: string

const path = () => `/api/programmes/followings/${id}`
const read = async () => (await p.applicant.get(path())).json()

beforeAll(async () => {
  ;({ house, p } = await openFollowingHouse())
  const w = house.world
  id = await followed(w, {
    programmeId,
    orgId: p.orgs.enterprise.id,
    title,
    selectedOn: '2019-12-10',
    days: { from: '2019-10-01', to: '2021-09-30' },
  })
  folder = await mkdtemp(join(tmpdir(), 'baigong-platform-'))
  browser = await openBrowser()
  lead = await visit(browser, house.url, p.applicant)
  page = lead.page
})
afterAll(async () => {
  await lead?.close()
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
  await house?.[Symbol.asyncDispose]()
})

/** Through the other hands by the API: their page is seen once below. */
async function settle(paperId: string, unit = p.leader): Promise<void> {
  for (const who of [unit, p.programmeOfficer]) {
    expect((await signAs(who, paperId, agreed)).statusCode).toBe(200)
  }
}

test('the task book lies ready: the project signs it, and the indicators begin', async () => {
  await page.goto('/followings')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('link', { name: '打开任务书' }).click()
  await page.getByRole('heading', { level: 1, name: '任务书' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('佐证 注册企业数').fill('平台后台统计截图，加盖公章')
  await page.getByLabel('增加资源种类').selectOption({ label: '生产制造资源' })
  for (const [name, count] of [
    ['拥有', '200'],
    ['已上平台', '250'],
    ['被他方使用', '5'],
  ] as const) {
    await page.getByLabel(`${name} 生产制造资源`).fill(count)
  }
  await page.getByText('已上平台 250，多于拥有的 200').first().waitFor()
  await page.getByLabel('已上平台 生产制造资源').fill('50')
  await page.getByText('汇聚 25.0%').waitFor()
  await page.getByRole('button', { name: '签署并报送' }).click()
  await page.getByText('现由推荐单位办理').waitFor()
  const book = (await read()).papers[0].id
  await settle(book)
  await page.goto(`/followings/${id}`)
  await page.getByText('建设中').first().waitFor()
  // The first quarter still runs: nothing of it is lacking.
  await page
    .getByText(/^未到期，.+前报$/)
    .first()
    .waitFor()
  expect(await page.getByText('未报', { exact: true }).count()).toBe(0)
})

/** A button that may not be pressed says why, in sight and as its description. */
async function expectRefused(button: Locator, why: string): Promise<void> {
  await button.and(button.page().locator('[aria-disabled]')).waitFor()
  const reason = button.page().locator(`[id="${await button.getAttribute('aria-describedby')}"]`)
  await reason.filter({ hasText: why }).waitFor()
}

test('the first quarter is reported in the browser and endorsed by its unit', async () => {
  house.world.travel('2020-01-08T09:00:00+08:00')
  await page.goto(`/followings/${id}`)
  await page.getByRole('button', { name: '填写 季度进展 2019Q4' }).click()
  await page.getByRole('heading', { level: 1, name: '季度进展（2019Q4）' }).waitFor()
  for (const [name, amount] of [
    ['注册企业数', '131'],
    ['服务中小微企业数', '96'],
    ['平台交易额', '18.5'],
  ] as const) {
    await page.getByLabel(`${name} 本期`).fill(amount)
  }
  await page.getByText('上次：拥有 200，已上平台 50，被他方使用 5').waitFor()
  for (const [name, count] of [
    ['拥有', '200'],
    ['已上平台', '150'],
    ['被他方使用', '60'],
  ] as const) {
    await page.getByLabel(`${name} 生产制造资源`).fill(count)
  }
  await page.getByLabel('进展情况').fill('新接入两个产业园区，上线检测服务。')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '签署并报送' }).click()
  await page.getByText('现由推荐单位办理').waitFor()
  const { owed } = await read()
  const { paperId } = owed.find((one: { period: string }) => one.period === '2019Q4')
  await errand(browser, house.url, p.leader, async (unit) => {
    await unit.goto(`/followings/${id}/papers/${paperId}`)
    await expectRefused(
      unit.getByRole('button', { name: '签署' }),
      '报告由本单位审核报告的人员签署',
    )
    expect(await accessibilityFaults(unit)).toEqual([])
  })
  await errand(browser, house.url, p.provincialOfficer, async (unit) => {
    await unit.goto('/followings')
    await unit.getByText('待我方办理 1 件').waitFor()
    await unit.goto(`/followings/${id}/papers/${paperId}`)
    await unit.getByText('新接入两个产业园区').waitFor()
    // What keeps a signature back stands beside its button, for whoever hears the page too.
    const sign = unit.getByRole('button', { name: '签署' })
    await expectRefused(sign, '请写明意见，例如“同意”。')
    await unit.getByLabel('意见').fill(agreed)
    expect(await sign.getAttribute('aria-disabled')).toBe(null)
    await sign.click()
    await unit.getByText('待主办单位').first().waitFor()
  })
  expect((await signAs(p.programmeOfficer, paperId, agreed)).statusCode).toBe(200)
})

test('how far resources are pooled is seen before and after, and orders the office’s overview', async () => {
  await page.goto(`/followings/${id}`)
  const sheet = page.locator('section', {
    has: page.getByRole('heading', { name: '各类资源的汇聚水平' }),
  })
  await sheet.getByText('25.0% → 75.0%（+50.0 个百分点）').waitFor()
  await sheet.getByText('汇聚比例＝已上平台÷拥有').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await errand(browser, house.url, p.programmeOfficer, async (office) => {
    await office.goto('/followings')
    await office.getByRole('button', { name: '汇聚提升（百分点）' }).click()
    await office.waitForURL(/sort=pooledGain/)
    await office.getByRole('cell', { name: '+50.0' }).waitFor()
  })
})

test('another platform posts with the program that the page shows', async () => {
  await page.goto(`/followings/${id}/evidence`)
  const program = await page.getByRole('region', { name: /示例/ }).innerText()
  expect(await accessibilityFaults(page)).toEqual([])
  await writeFile(join(folder, 'post-evidence.mjs'), program)
  await writeFile(
    join(folder, 'rows.csv'),
    Array.from({ length: 128 }, (_, at) => `企业${at}`).join('\n'),
  )
  const node = (argument: string) =>
    run(process.execPath, ['post-evidence.mjs', argument], { cwd: folder })
  const { stdout: pem } = await node('key')
  await page.getByLabel('平台名称').fill('平台运营后台')
  await page.getByLabel('公钥（PEM）').fill(pem)
  await page.getByRole('button', { name: '登记公钥' }).click()
  await page.getByRole('cell', { name: '平台运营后台', exact: true }).waitFor()
  const { stdout } = await node('128')
  expect(stdout).toMatch(/^200 /)
  await page.goto(`/followings/${id}`)
  await page.getByText('接口报送').first().waitFor()
  await expect.poll(async () => (await read()).sources[0].posted).toBe(1)
})

test('the server draws rows, the project gives its list, one row is wrong: the value is doubted', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (office) => {
    await office.goto(`/followings/${id}`)
    await office.getByRole('button', { name: '抽查明细 注册企业数' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('抽查行数').fill('3')
    await dialog.getByRole('button', { name: '抽取并通知项目单位' }).click()
    await office.getByText('已在本机按种子重新抽取，行号一致。').waitFor()
    expect(await accessibilityFaults(office)).toEqual([])
  })
  await page.goto('/desk')
  await page.getByRole('link', { name: /提供 3 行抽查明细/ }).click()
  await page.getByRole('heading', { level: 1, name: /^抽查：注册企业数/ }).waitFor()
  await writeFile(join(folder, 'other.csv'), '企业0')
  const file = page.locator('input[type=file]')
  await file.setInputFiles(join(folder, 'other.csv'))
  await page.getByText('摘要不一致，不是当时的那一份').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await file.setInputFiles(join(folder, 'rows.csv'))
  await page.getByText('提供了整份明细，摘要与报送时一致').waitFor()
  await errand(browser, house.url, p.programmeOfficer, async (office) => {
    await office.goto('/desk')
    await office.getByRole('link', { name: /核对 3 行抽查明细/ }).click()
    const right = office.getByRole('radio', { name: '无误' })
    await right.first().waitFor()
    for (const radio of await right.all()) await radio.check()
    await office.getByText('全部无误：这个数值将显示为已核实。').waitFor()
    await office.getByRole('radio', { name: '有误' }).first().check()
    await office.getByLabel(/^错在哪里/).fill('已注销')
    await office.getByLabel('核实依据').fill('逐家核对登记状态和平台账号。')
    expect(await accessibilityFaults(office)).toEqual([])
    await office.getByRole('button', { name: '记录判定' }).click()
    await office.getByText('存疑，3 行中 1 行有误').first().waitFor()
  })
  await page.goto(`/followings/${id}`)
  await page.getByText('抽查存疑 1/3').first().waitFor()
})

test('drawn again with a reason and all right, it is verified', async () => {
  const { rows } = await read()
  const posted = rows[0].periods
    .flatMap(({ said }: any) => said)
    .findLast(({ rowsSha256 }: any) => rowsSha256 !== null)
  const office = p.programmeOfficer
  const again = await office.post(`/api/indicators/values/${posted.id}/samples`, {
    size: 2,
    reason: '项目单位更正了名单，需要复核。',
  })
  const sample = `/api/indicators/samples/${again.json().id}`
  const given = again.json().rows.map((row: number) => ({ row, text: `企业${row - 1}` }))
  expect((await p.applicant.post(`${sample}/answer`, { rows: given })).statusCode).toBe(200)
  const marks = given.map(({ row }: any) => ({ row, right: true, note: null }))
  const note = '逐家核对登记状态和平台账号。'
  expect((await office.post(`${sample}/outcome`, { marks, note })).statusCode).toBe(200)
  await page.goto(`/followings/${id}`)
  await page.getByText('已核实').first().waitFor()
})

/** The rest of the two years goes through the API, as a project's own system would hand it in. */
const reportRest = () =>
  reportOpen(
    p.applicant,
    id,
    (step) => ({
      orgs: String(150 + step * 26),
      smes: String(180 + step * 100),
      trade: (25 + step * 10.5).toFixed(2),
    }),
    '新接入园区带动增长，附清单备查。',
  )

test('two years later it asks for acceptance and is accepted', async () => {
  house.world.travel('2021-10-11T09:00:00+08:00')
  p = await signedInAgain(house.world, p)
  await reportRest()
  await lead.close()
  lead = await visit(browser, house.url, p.applicant)
  page = lead.page
  await page.goto(`/followings/${id}`)
  await page.getByRole('button', { name: '申请验收' }).click()
  await page.getByRole('heading', { level: 1, name: '验收申请' }).waitFor()
  await page.getByLabel('任务目标完成情况').fill('任务书各项指标均已完成，平台稳定运行。')
  await page.getByRole('button', { name: '签署并报送' }).click()
  await page.getByText('现由推荐单位办理').waitFor()
  const { papers } = await read()
  const { id: paperId } = papers.find((one: { kind: string }) => one.kind === 'acceptance')
  expect((await signAs(p.leader, paperId, agreed)).statusCode).toBe(200)
  await errand(browser, house.url, p.programmeOfficer, async (office) => {
    await office.goto(`/followings/${id}/papers/${paperId}`)
    await office.getByRole('button', { name: '验收结论' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('专家', { exact: true }).fill('沈怀瑾，高级工程师，组长')
    await dialog.getByLabel('专家组意见').fill('完成了任务书规定的各项目标，同意通过验收。')
    await dialog.getByRole('button', { name: '通过验收' }).click()
    await office.getByText('已办结').first().waitFor()
  })
  await page.setViewportSize(phone)
  await page.goto(`/followings/${id}`)
  await page.getByText('通过验收').first().waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(lead.complaints).toEqual([])
})
