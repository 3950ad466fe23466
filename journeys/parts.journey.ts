/**
 * 零件: a buyer drops a STEP file and reads exactly what it is and what stands against making it; by the keyboard, on a
 * phone; a file that cannot be read says why, and the others go on. Shared with a maker by name, the maker sees it.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { block, stepOf } from '../server/parts/parts.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

let house: House
let browser: Browser
let p: Personas
let path: string

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser({ graphics: true })
  p = await personas(house.world)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

const file = (name: string, bytes: Uint8Array) => ({
  ...{ name, mimeType: 'model/step', buffer: Buffer.from(bytes) },
})

test('a buyer drops a STEP file and reads what it is, what it weighs and what stands against it', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/parts')
    await page.getByText('还没有零件').waitFor()
    await look(page)
    await page.locator('input[type=file]').setInputFiles(file('支架.step', stepOf(block)))
    await page.waitForURL(/\/parts\/.+/)
    path = new URL(page.url()).pathname
    await page.getByText('正在分析 · ').waitFor()
    await house.world.settle()
    await page.getByText('60 × 40 × 20 mm').first().waitFor()
    await page.getByText('46.382 cm³').waitFor()
    // Grouped holes, findings with why and what helps, faces by surface.
    const holes = page.getByRole('table', { name: '孔' })
    await holes.getByRole('row', { name: /直孔 通孔 10 20 1/ }).waitFor()
    await holes.getByRole('row', { name: /直孔 盲孔, 平底 2 15 1/ }).waitFor()
    await page.getByText('milling.hole_flat_bottom').waitFor()
    await page.getByRole('table', { name: '面的构成' }).getByText('圆柱面').waitFor()
    await look(page)
    // The material by the keyboard: the mass follows.
    await page.getByRole('combobox', { name: '材料' }).fill('7075')
    await page.keyboard.press('Enter')
    await page.getByText('130.33 g').waitFor()
    // By the rules of another process.
    await page.getByLabel('工艺规则').selectOption({ label: '车削' })
    await page.getByText('milling.hole_flat_bottom').waitFor({ state: 'detached' })
    await look(page)
    expect(await page.getByText('按车削规则没有发现问题。').count()).toBe(1)
  })
})

test('the part in three dimensions: findings where they are, faces measured, all by the keyboard', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    const stage = page.getByRole('group', { name: /支架，60 × 40 × 20 mm，9 个面。/ })
    await stage.waitFor()
    const pin = stage.getByRole('button', { name: /发现 1：/ })
    await pin.waitFor()
    await look(page)
    // From the view to the list, and from the list to the view.
    await pin.focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('finding-1')
    expect(await pin.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('table', { name: '孔' }).getByRole('button').first().click()
    await stage.getByRole('button', { name: /发现 1：/, pressed: false }).waitFor()
    // Two faces by their numbers: how far apart they are.
    await page.getByRole('checkbox', { name: '测量' }).check()
    for (const [name, face] of [
      ['面', '平面 · 约 8 cm² · 位置 0, 20, 10'],
      ['到面', '平面 · 约 8 cm² · 位置 60, 20, 10'],
    ] as const) {
      await page.getByRole('combobox', { name, exact: true }).fill(face)
      await page.keyboard.press('Enter')
    }
    await page.getByText('两平行面相距 60 mm').waitFor()
    // Turned, cut and fitted without a mouse; a press on the canvas picks a face.
    await stage.focus()
    for (const key of ['ArrowLeft', 'ArrowUp', '+', '0']) await page.keyboard.press(key)
    await page.getByLabel('剖切', { exact: true }).selectOption({ label: '沿 X' })
    await page.getByLabel('剖切位置').focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('checkbox', { name: '测量' }).uncheck()
    await page.getByRole('group', { name: '视角' }).getByRole('button', { name: '上' }).click()
    await page.getByLabel('剖切', { exact: true }).selectOption({ label: '不剖切' })
    await page.locator('canvas').click()
    await page.getByText(/^面 \d+ · 平面 · 约 23\.\d+ cm² · 位置/).waitFor()
    await look(page)
  })
})

test('a tolerance is noted of a hole: picked in the view or in the list, seen pinned and listed, taken back', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    const stage = page.getByRole('group', { name: /支架，60 × 40 × 20 mm，9 个面。/ })
    await stage.waitFor()
    await page.getByText('还没有注公差。').waitFor()
    await page.getByRole('button', { name: '注一条公差' }).click()
    const form = page.getByRole('form', { name: '注一条公差' })
    // From the list by the keyboard: the hole brings its diameter.
    await form.getByRole('combobox', { name: '对象' }).fill('孔 Ø10')
    await page.keyboard.press('Enter')
    expect(await form.getByLabel('公称尺寸').inputValue()).toBe('10')
    await form.getByLabel('公差带').fill('H77')
    await form.getByRole('button', { name: '注明', exact: true }).click()
    await page.getByText(/公称尺寸 10 mm 没有公差带“H77”/).waitFor()
    await look(page)
    await form.getByLabel('公差带').fill('H7')
    await page.keyboard.press('Enter')
    await page.getByText('10 H7 (+0.015 / 0)').waitFor()
    await page.getByText('最紧的公差：±0.0075 mm。').waitFor()
    const pin = stage.getByRole('button', { name: '公差 H7' })
    await pin.focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toMatch(/^tolerance-/)
    expect(await pin.getAttribute('aria-pressed')).toBe('true')
    // By the mouse: the face on top is flat.
    await page.getByRole('group', { name: '视角' }).getByRole('button', { name: '上' }).click()
    await page.getByRole('button', { name: '注一条公差' }).click()
    await page.locator('canvas').click()
    await form.getByRole('combobox', { name: '种类' }).selectOption({ label: '几何公差' })
    await form.getByLabel('几何特征').selectOption({ label: '平面度' })
    await form.getByLabel('公差值').fill('0.02')
    await form.getByRole('button', { name: '注明', exact: true }).click()
    await page.getByText('平面度 0.02', { exact: true }).waitFor()
    await look(page)
    await page.getByLabel('工艺规则').selectOption({ label: '钣金' })
    await page.getByText('注明 0.0075，界限 0.1').waitFor()
    await page.getByRole('button', { name: '取消公差 平面度 0.02' }).click()
    await page.getByText('平面度 0.02', { exact: true }).waitFor({ state: 'detached' })
  })
  // An estimate begins with the tightest of the part.
  await errand(
    browser,
    house.url,
    p.applicant,
    async (page) => {
      await page.goto(path)
      await page.getByText('10 H7 (+0.015 / 0)').waitFor()
      const wide = 'document.documentElement.scrollWidth'
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(phone.width)
      await look(page)
      await page.getByRole('link', { name: '按各制造方的价目卡估价' }).click()
      await page.waitForURL(/\/estimates\?part=/)
      await page.getByText('60 × 40 × 20 mm').waitFor()
      const field = page.getByLabel('最紧公差（±）')
      await expect.poll(() => field.inputValue()).toBe('0.0075')
    },
    { viewport: phone },
  )
})

test('a file that cannot be read says why and what helps, while another is analysed', async () => {
  const whole = stepOf(block)
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/parts')
    await page.getByRole('link', { name: '支架' }).waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('残缺.step', whole.slice(0, whole.length / 2)),
        file('垫块.stp', stepOf({ size: [12, 8, 5] })),
      ])
    await page.getByRole('link', { name: '残缺' }).waitFor()
    await page.getByRole('link', { name: '垫块' }).waitFor()
    await house.world.settle()
    await page.getByText('12 × 8 × 5 mm').waitFor()
    await page.getByText('无法分析').waitFor()
    await look(page)
    await page.getByRole('link', { name: '残缺' }).click()
    await page.getByText(/STEP 文件在第 \d+ 行中断，没有结尾。/).waitFor()
    await look(page)
    // What the file is not is refused before it is sent.
    await page.goto('/parts')
    await page.locator('input[type=file]').setInputFiles(file('图.pdf', Buffer.from('%PDF-1.7')))
    await page.getByText(/图\.pdf.*\.step/).waitFor()
    expect(await page.getByRole('link', { name: '图' }).count()).toBe(0)
  })
})

test('on a phone and by the keyboard: found in the list, opened, given a note', async () => {
  await errand(
    browser,
    house.url,
    p.colleague,
    async (page) => {
      await page.goto('/parts')
      await page.getByPlaceholder('在列表中查找').fill('支架')
      await page.waitForURL(/find=/)
      await page.getByText('60 × 40 × 20 mm').waitFor()
      await look(page)
      await page.getByRole('link', { name: '支架' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: '支架' }).waitFor()
      await page.getByRole('button', { name: '名称与说明' }).focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('说明').fill('样机用 20 件')
      await look(page)
      await dialog.getByRole('button', { name: '保存' }).click()
      await page.getByText('样机用 20 件').waitFor()
      const wide = 'document.documentElement.scrollWidth'
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(phone.width)
      await look(page)
    },
    { viewport: phone },
  )
})

test('shared with a maker by name, the maker sees it and can change nothing', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByRole('button', { name: '设置' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位全称或统一社会信用代码').fill(p.otherApplicant.org.name)
    await dialog.getByRole('button', { name: '添加单位' }).click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText(`本单位，以及 ${p.otherApplicant.org.name}`).waitFor()
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/parts?whose=shared')
    await page.getByText(`${p.applicant.org.name}共享`).waitFor()
    await page.getByRole('link', { name: '支架' }).click()
    await page.getByText('46.382 cm³').waitFor()
    await page.getByText('130.33 g').waitFor()
    expect(await page.getByRole('button', { name: '删除零件' }).count()).toBe(0)
    await look(page)
  })
})

test('a changed file is the next revision, and what changed is said in words', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByRole('button', { name: '上传新版次' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('这一版改了什么').fill('加厚 2 mm，大孔加大')
    await look(page)
    const [wide, deep] = block.holes
    const holes = [{ ...wide, radius: 6, depth: 22 }, { ...deep }]
    await dialog
      .locator('input[type=file]')
      .setInputFiles(file('支架B.step', stepOf({ size: [60, 40, 22], holes })))
    await page.getByText('已添加第 2 版，正在分析').waitFor()
    await house.world.settle()
    await page.getByText('外形由 60 × 40 × 20 mm 变为 60 × 40 × 22 mm。').waitFor()
    await page.getByText(/孔由 ⌀10 × 20 mm 改为 ⌀12 × 22 mm，在 \(20, 20, /).waitFor()
    await page.getByText(/体积 46\.382 cm³ → 50\.\d+ cm³（\+\d/).waitFor()
    await page.getByRole('button', { name: '标出变化的面' }).click()
    await look(page)
    await page.getByRole('link', { name: '第 1 版' }).click()
    await page.getByText('正在查看第 1 版，最新是第 2 版。').waitFor()
    expect(await page.getByText('加厚 2 mm，大孔加大').count()).toBe(1)
  })
})

test('a browser without 3-D graphics says so, and everything else is there', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null')
    await page.goto(`${path}?revision=1`)
    await page.getByText('这个浏览器不能显示三维图形').waitFor()
    await page.getByText('46.382 cm³', { exact: true }).waitFor()
    expect(await page.getByRole('table', { name: '孔' }).count()).toBe(1)
  })
})

test('a part that is discarded is gone', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/parts')
    await page.getByRole('link', { name: '垫块' }).click()
    await page.getByRole('button', { name: '删除零件' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除零件' }).click()
    await page.waitForURL(/\/parts$/)
    await page.getByRole('link', { name: '支架' }).waitFor()
    await page.getByRole('link', { name: '垫块' }).waitFor({ state: 'detached' })
    expect((await p.colleague.get('/api/parts?text=垫块')).json().total).toBe(0)
  })
})
