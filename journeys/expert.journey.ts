/**
 * An expert on a phone: asked by field and region, declares, accepts, writes marks and words that a closed page
 * does not lose, hands in what nobody else can read, and sees after the other's review that they lie apart. Another
 * item is reviewed where there is no network, from a page on the disk, and comes back signed and sealed.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  handIn,
  itemOf,
  marksOf,
  must,
  reviewer,
  roundInReview,
  roundOf,
  type Reviewer,
} from '../server/evaluation/round.sample.ts'
import { unpackBundle } from '../server/evaluation/bundle.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone, type Visitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit } from './officers.ts'

const title = '装备共享制造平台（演示）'
const opinion = '平台接入规模可观，带动作用明显，建议入选。'

let house: House
let browser: Browser
let p: Personas
let one: Reviewer
let two: Reviewer
let roundPath: string
let visitor: Visitor
let page: Page

beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  const w = house.world
  p = await personas(w)
  one = await reviewer(w, p, '甘棠')
  two = await reviewer(w, p, '沈砚秋')
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf()))
  roundPath = `/api/evaluation/rounds/${id}`
  const item = await must(office.post(`${roundPath}/items`, itemOf(title)))
  for (const { expertId } of [one, two]) {
    const wish = { expertId, reason: '领域相符' }
    await must(office.post(`/api/evaluation/items/${item.id}/assignments`, wish))
  }
  for (const verb of ['assign', 'invite']) await must(office.post(`${roundPath}/steps`, { verb }))
  visitor = await visit(browser, house.url, one, { viewport: phone })
  page = visitor.page
})
afterAll(async () => {
  await visitor.close()
  await browser.close()
  await house[Symbol.asyncDispose]()
})

test('asked: the field and the region are told, the title is not; conflicts come first', async () => {
  await page.goto('/reviews')
  const asked = page.getByRole('link', { name: /第 1 件：工业互联网平台，四川省/ })
  await asked.waitFor()
  expect(await page.content()).not.toContain(title)
  await asked.click()
  await page.getByRole('heading', { name: '评审邀请' }).waitFor()
  await page.getByText('申报甲公司（演示）').waitFor()
  await page.getByText('请先勾选无利益冲突的声明').waitFor()
  expect(await page.content()).not.toContain(title)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('我与上列单位没有利益冲突').check()
  await page.getByRole('button', { name: '接受评审' }).click()
  await page.getByRole('heading', { name: title }).waitFor()
  await page.getByText('组织单位开始评审后即可打分').waitFor()
})

test('written beside what is read: a closed page loses nothing, and what is handed in is sealed', async () => {
  const { rows } = await must(two.get('/api/evaluation/me/reviews'))
  await must(two.post(`/api/evaluation/me/reviews/${rows[0].id}/accept`, { clear: true }))
  await must(p.programmeOfficer.post(`${roundPath}/steps`, { verb: 'start' }))
  await page.reload()
  await page.getByText('平台已接入设备一千台').waitFor()
  await page.getByLabel('产业应用基础').first().fill('22.5')
  await page.getByRole('textbox', { name: '评审意见' }).fill(opinion)
  await page.getByText(/处没有填完或须改正/).waitFor()
  // Before the server was asked: the words are in the browser's own store.
  await page.waitForTimeout(300)
  await page.reload()
  await page.getByRole('heading', { name: title }).waitFor()
  await expect
    .poll(() => page.getByRole('textbox', { name: '评审意见' }).inputValue())
    .toBe(opinion)
  for (const [name, points] of [
    ['发展前景', '18'],
    ['带动作用', '22'],
    ['方案可行性', '18'],
    ['申报主体实力', '9'],
  ] as const) {
    await page.getByLabel(name).first().fill(points)
  }
  await page.getByLabel('建议入选', { exact: true }).check()
  await page.getByText('合计 89.5 / 100').waitFor()
  await writtenElsewhere()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '提交评审' }).click()
  await page.getByText('评审已提交并密封').waitFor()
  const seen = await p.programmeOfficer.get(roundPath)
  expect(seen.json()).toMatchObject({ submitted: 1, reviews: 2 })
  expect(seen.body).not.toContain(opinion)
})

/** The same review is written at another desk meanwhile: both are shown, and neither is lost unseen. */
async function writtenElsewhere(): Promise<void> {
  const { rows } = await must(one.get('/api/evaluation/me/reviews'))
  const at = `/api/evaluation/me/reviews/${rows[0].id}`
  const work = async () => (await must(one.get(at))).work
  await expect.poll(async () => (await work()).marks.recommendation).toBe('recommend')
  const { version } = await work()
  const elsewhere = '在另一处写下的意见，与这里不同。'
  await must(one.put(`${at}/draft`, { version, marks: marksOf(0.4, elsewhere) }))
  const words = page.getByRole('textbox', { name: '评审意见' })
  await words.fill(`${opinion}补充。`)
  const both = page.getByRole('region', { name: /有两份不同的内容/ })
  await both.getByText(elsewhere).waitFor()
  expect((await work()).marks.opinion).toBe(elsewhere)
  await page.getByRole('button', { name: '提交评审' }).click()
  await page.getByText('还有改动没有送到服务器').waitFor()
  await words.fill(opinion)
  await both.getByRole('button', { name: '用我的' }).click()
  await expect.poll(async () => (await work()).marks.opinion).toBe(opinion)
  expect(await both.count()).toBe(0)
}

test('far apart: the other’s view without a name, and one amendment', async () => {
  const { rows } = await must(two.get('/api/evaluation/me/reviews'))
  await handIn(two, rows[0].id, marksOf(0.4, '成效数据不足，带动作用有待验证。'))
  await page.reload()
  await page.getByText('成效数据不足，带动作用有待验证。').waitFor()
  await page.getByText(/专家 2：40 分/).waitFor()
  expect(await page.content()).not.toContain('沈砚秋')
  await page.getByRole('button', { name: '看过不同意见，修改一次' }).click()
  await page.getByRole('button', { name: '提交评审' }).click()
  await page.getByText('评审已提交并密封').waitFor()
  expect(await page.getByRole('button', { name: '看过不同意见，修改一次' }).count()).toBe(0)
  expect(visitor.complaints).toEqual([])
})

const points = [
  ['产业应用基础', '20'],
  ['发展前景', '16'],
  ['带动作用', '20'],
  ['方案可行性', '16'],
  ['申报主体实力', '8'],
] as const

/**
 * Writes on the page of the bundle, as it lies on the disk, and signs: with the code of the bundle, or with a key of
 * that browser where the office made it. Answers the file that it exports.
 */
async function reviewOffline(
  file: string,
  code: string | null,
): Promise<{ sealed: string; shown: string; keyId: string }> {
  const context = await browser.newContext({ offline: true, viewport: phone, locale: 'zh-CN' })
  const sheet = await context.newPage()
  const asked: string[] = []
  sheet.on('request', (request) => asked.push(request.url()))
  const complaints: string[] = []
  sheet.on('pageerror', (error) => complaints.push(String(error)))
  sheet.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await sheet.goto(pathToFileURL(file).href)
  for (const [name, value] of points) await sheet.getByLabel(name).first().fill(value)
  await sheet.getByRole('textbox', { name: '评审意见' }).fill(opinion)
  await sheet.getByLabel('建议入选', { exact: true }).check()
  await sheet.reload()
  await sheet.getByText('合计 80 / 100').waitFor()
  await sheet.getByText('已填完整 1 / 1').waitFor()
  if (code !== null) await enterCode(sheet, code)
  expect(await accessibilityFaults(sheet)).toEqual([])
  const [exported] = await Promise.all([
    sheet.waitForEvent('download'),
    sheet.getByRole('button', { name: '签名并导出' }).click(),
  ])
  const shown = await sheet.getByText(/已导出，校验码/).innerText()
  const signed = await sheet.getByText(/已用密钥 .* 签名/).innerText()
  const keyId = /[0-9A-F]{4}(-[0-9A-F]{4}){3}/.exec(signed)?.[0] ?? ''
  const sealed = `${file}.json`
  await exported.saveAs(sealed)
  // The page itself, and what it made to be saved: nothing was fetched.
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
  return { sealed, shown, keyId }
}

/** Without the code nothing is exported; a wrong one is told while it is typed. */
async function enterCode(sheet: Page, code: string): Promise<void> {
  const field = sheet.getByLabel('签名码')
  await sheet.getByRole('button', { name: '签名并导出' }).click()
  await sheet.getByText('请先输入签名码').waitFor()
  await field.fill(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)
  await sheet.getByText('与这个离线包的签名码不符').waitFor()
  await field.fill(code.toLowerCase().replaceAll('-', ' '))
  await sheet.getByText(/签名码正确/).waitFor()
}

test('without a network: the page of a bundle keeps what is written, and its sealed file is looked at, then taken', async () => {
  await roundInReview(house.world, p, [one], ['矿山平台（演示）'])
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  try {
    await page.goto('/reviews')
    await page.getByRole('button', { name: '制作离线包' }).click()
    const told = page.getByRole('dialog', { name: '抄下签名码' })
    await told.getByText('平台不保存').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    const code = await told.getByLabel('签名码').innerText()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      told.getByRole('button', { name: '已抄下，下载离线包' }).click(),
    ])
    await download.saveAs(join(folder, 'bundle.zip'))
    const { textOf } = unpackBundle(await readFile(join(folder, 'bundle.zip')))
    const file = join(folder, '离线评审.html')
    await writeFile(file, textOf('离线评审.html'))
    const { sealed, shown, keyId } = await reviewOffline(file, code)
    expect(await readFile(sealed, 'utf8')).not.toContain(opinion.slice(0, 6))
    await page.locator('input[type=file]').setInputFiles(sealed)
    const dialog = page.getByRole('dialog', { name: '离线评审结果' })
    await dialog.getByText('已填完整', { exact: true }).waitFor()
    const checkCode = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(shown)?.[0]
    await dialog.getByText(`校验码 ${checkCode}`).waitFor()
    await dialog.getByText(`签名已验证，签名密钥 ${keyId}`).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByLabel('采用后提交已填完整的').check()
    await dialog.getByRole('button', { name: '采用 1 件' }).click()
    await page.getByText('已采用离线评审结果').waitFor()
    const { rows } = await must(one.get('/api/evaluation/me/reviews'))
    expect(rows[0]).toMatchObject({ title: '矿山平台（演示）', state: 'submitted' })
    const review = await must(one.get(`/api/evaluation/me/reviews/${rows[0].id}`))
    expect(review.work.marks.opinion).toBe(opinion)
    await page.getByRole('link', { name: '矿山平台（演示）' }).click()
    const note = page.getByText(`由密钥 ${keyId} 签名`)
    await note.waitFor()
    await page.getByText('密钥在制作离线包时已登记').waitFor()
    await page.getByText('未经依法设立的电子认证服务机构认证').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  expect(visitor.complaints).toEqual([])
})

test('the office packs what an expert without a network owes; the expert alone brings it back', async () => {
  const away = await reviewer(house.world, p, '温以宁')
  const { id } = await roundInReview(house.world, p, [away], ['海岛平台（演示）'])
  const folder = await mkdtemp(join(tmpdir(), 'bundle-office-'))
  const office = await visit(browser, house.url, p.programmeOfficer)
  const expert = await visit(browser, house.url, away, { viewport: phone })
  try {
    await office.page.goto(`/evaluation/rounds/${id}/experts`)
    expect(await accessibilityFaults(office.page)).toEqual([])
    const [download] = await Promise.all([
      office.page.waitForEvent('download'),
      office.page.getByRole('button', { name: '为温以宁制作离线评审包' }).click(),
    ])
    await download.saveAs(join(folder, 'bundle.zip'))
    const { textOf } = unpackBundle(await readFile(join(folder, 'bundle.zip')))
    const file = join(folder, '离线评审.html')
    await writeFile(file, textOf('离线评审.html'))
    const { sealed, keyId } = await reviewOffline(file, null)
    const content = await readFile(sealed, 'utf8')
    expect(content).not.toContain(opinion.slice(0, 6))
    // Whoever made the bundle cannot read what comes back.
    const asOffice = await p.programmeOfficer.post('/api/evaluation/me/bundle-returns/preview', {
      content,
    })
    expect(asOffice.statusCode).toBeGreaterThanOrEqual(400)
    await expert.page.goto('/reviews')
    await expert.page.locator('input[type=file]').setInputFiles(sealed)
    const dialog = expert.page.getByRole('dialog', { name: '离线评审结果' })
    await dialog.getByText('已填完整', { exact: true }).waitFor()
    await dialog.getByText(`签名已验证，签名密钥 ${keyId}`).waitFor()
    await dialog.getByLabel('采用后提交已填完整的').check()
    await dialog.getByRole('button', { name: '采用 1 件' }).click()
    await expert.page.getByText('已采用离线评审结果').waitFor()
    const { rows } = await must(away.get('/api/evaluation/me/reviews'))
    expect(rows[0]).toMatchObject({ title: '海岛平台（演示）', state: 'submitted' })
    const seen = await p.programmeOfficer.get(`/api/evaluation/rounds/${id}`)
    expect([seen.json().submitted, seen.body.includes(opinion)]).toEqual([1, false])
  } finally {
    await rm(folder, { recursive: true, force: true })
    expect([office.complaints, expert.complaints]).toEqual([[], []])
    await office.close()
    await expert.close()
  }
})
