/** An applicant goes the whole way, from the call to the receipt, with nothing but the keyboard. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePdf } from '../server/files/samples.ts'
import { personaPassword, personas, type Personas } from '../server/testing/personas.ts'
import { openBrowser, openVisitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { keyboardOf, type Keyboard } from './keyboard.ts'
import { fillDraft, openProgramme2019, programmeId } from './programme.ts'

let house: House
let browser: Browser
let p: Personas

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

const title = '只用键盘申报的平台（演示）'
const summary = '平台面向中小企业在线开放加工与检测能力。'.repeat(12)

type Seat = { readonly page: Page; readonly keys: Keyboard }

const saved = (page: Page) => page.getByText('本机与服务器一致').waitFor()

/** From the call to an application of one's own; answers its id. */
async function begin({ page, keys }: Seat): Promise<string> {
  const asking = () => page.getByRole('heading', { level: 1, name: '我能不能报' }).waitFor()
  await page.goto(`/calls/${programmeId}`)
  await page.getByText('看看我能不能报').waitFor()
  await keys.press('看看我能不能报')
  await asking()
  await keys.press('开始申报')
  await page.getByLabel('密码', { exact: true }).waitFor()
  await keys.write('邮箱', p.applicant.email)
  await keys.write('密码', personaPassword)
  await page.keyboard.press('Enter')

  // Back at the question, which now knows who asks.
  await asking()
  await page.getByText('还不能下结论').first().waitFor()
  await keys.to('申报主体类型')
  await page.keyboard.press('ArrowDown')
  await keys.to('证照上的“类型”')
  await page.keyboard.press('ArrowDown')
  await keys.tick(/^2 基于工业互联网的产业链级/)
  await keys.tick(/^4 基于互联网的制造能力/)
  await page.getByText('可以申报', { exact: true }).first().waitFor()
  await keys.press('开始申报')
  await keys.write(/^项目名称/, title)
  await keys.press('开始申报')
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}/)
  return /[0-9a-f-]{36}/.exec(page.url())![0]
}

async function write({ page, keys }: Seat, id: string): Promise<void> {
  // Colleagues wrote most of it; a text, a table, a direction and a file are left.
  await fillDraft(house.world, p.applicant, id, ['B.summary', 'A.products', 'I.licence'])
  await page.reload()
  await page.getByText('还差 3 处').waitFor()
  await keys.tick(/^8 “双创”平台\+生产制造/)
  await page.getByText('3 个方向提交纸质申报书共 6 份').waitFor()
  await page.keyboard.press('Space')

  await keys.press('项目简述')
  await keys.led(/^项目简述/)
  // What was pressed has the same name as where it leads.
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.insertText(summary)
  await saved(page)

  await keys.press(/^A 申报主体/)
  await page
    .getByRole('region', { name: '主要产品或技术' })
    .or(page.getByText('主要产品或技术'))
    .first()
    .waitFor()
  await keys.press('添加一行：主要产品或技术')
  await keys.led(/产品或技术名称/)
  await page.keyboard.type('精密减速器（演示）')
  await page.keyboard.press('Tab')
  await page.keyboard.type('面向整机企业配套')
  await page.keyboard.press('Tab')
  await page.keyboard.type('60')
  await saved(page)
  // The text and the row are whole: only the file is left.
  await page.getByText('还差 1 处').waitFor()
}

async function attach({ page, keys }: Seat): Promise<void> {
  await keys.press(/^I 附件/)
  await page.getByText('营业执照副本或法人证书').first().waitFor()
  await page
    .getByRole('button', { name: /^把文件拖到这里/ })
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  // The page asks until the file has been looked at; only then does it say no more that it is being looked at.
  const inspected = page.waitForResponse(
    async (answer) =>
      /^\/api\/files\/versions\/[^/]+$/.test(new URL(answer.url()).pathname) &&
      answer.ok() &&
      (await answer.json()).inspection.state !== 'waiting',
  )
  const chooser = await keys.choose(/^把文件拖到这里/)
  const mimeType = 'application/pdf'
  await chooser.setFiles({ name: '营业执照.pdf', mimeType, buffer: samplePdf(1) })
  await page.getByRole('link', { name: '营业执照.pdf' }).waitFor()
  await inspected
  await page.getByText('正在检查').waitFor({ state: 'detached' })
  await keys.to(/^已加盖公章/, 'Shift+Tab')
  await page.keyboard.press('Space')
  await saved(page)
  await page.getByText('还差').waitFor({ state: 'detached' })
}

async function handIn({ page, keys }: Seat): Promise<void> {
  await keys.press('提交给推荐单位')
  await page.getByRole('button', { name: '封存并提交' }).waitFor()
  // What is sealed is said beforehand, the type on the licence too.
  await page.getByRole('dialog').getByText('公司', { exact: true }).waitFor()
  await keys.press('封存并提交')
  await page.getByText('提交回执').first().waitFor()
  await page.getByText('下载证明文件').waitFor({ timeout: 30_000 })
  await keys.to('下载证明文件')
}

/** ⌘K from wherever one is: the words, then Enter on what was found. */
async function find({ page }: Seat, typed: string): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找或执行' }).waitFor()
  await page.keyboard.insertText(typed)
  const thing = page.getByRole('option', { name: title })
  await expect.poll(() => thing.innerText()).toContain('申报书')
  for (let step = 0; step < 12; step++) {
    if ((await thing.getAttribute('aria-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

test('reads, asks, signs in, begins, writes, attaches, hands in and reads the receipt', async () => {
  const { page, complaints, close } = await openVisitor(browser, house.url)
  const noMouse = () => {
    throw new Error('the mouse was used')
  }
  Object.assign(page.mouse, { click: noMouse, move: noMouse, down: noMouse })
  const keys = keyboardOf(page)
  const seat = { page, keys }
  const id = await begin(seat)
  await write(seat, id)
  await attach(seat)
  await handIn(seat)

  const path = `/api/programmes/applications/${id}`
  const { fields } = (await p.applicant.get(`${path}/draft`)).json()
  const after = (await p.applicant.get(path)).json()
  for (const typed of ['键盘申报', after.submissions[0].receiptNo, 'zyjp']) {
    await find(seat, typed)
    await page.waitForURL(new RegExp(`/applications/${id}$`))
  }
  expect([after.state, after.licence, after.directions, fields['B.summary'].value]).toEqual([
    'submitted',
    'company',
    ['2', '4'],
    summary,
  ])
  expect(keys.faults).toEqual([])
  expect(complaints).toEqual([])
  await close()
})
