/**
 * 设备清单上线: the owner of a factory gives the list of machines as it is kept, sees cell by cell what is wrong, puts
 * the others online, mends what is left in the list that is handed back, and takes all of it back when it was the wrong
 * one. By the keyboard, and on a phone.
 */
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { keyboardOf } from './keyboard.ts'
import { errand } from './officers.ts'

const ExcelJS = createRequire(import.meta.url)('exceljs')
const machines = 30
const fileName = '设备清单（演示）.xlsx'

let house: House
let browser: Browser
let p: Personas
let path: string
/** The template as the factory fills it in, and the faulty rows as they are handed back. */
let filled: Buffer
let mended: Buffer

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

async function chooseKind(page: Page, by: string, name: string): Promise<void> {
  const kind = page.getByRole('combobox', { name: '清单的种类' })
  await kind.fill(by)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('最多 20,000 行').waitFor()
}

const give = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({
    ...{ name, buffer },
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })

async function fetched(page: Page, act: () => Promise<void>): Promise<any> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await download.path())
  return book
}

/** As the template has its columns; the tenth and the twentieth row have mistakes. */
async function fillIn(book: any): Promise<Buffer> {
  const [sheet, explained, choices] = book.worksheets
  const heads: string[] = sheet.getRow(1).values
  expect(sheet.getRow(2).getCell(1).value).toBe('示例')
  expect(explained.rowCount).toBe(heads.length)
  expect(choices.getCell('A2').value).toBe('北京')
  const at = (head: string) => heads.findIndex((one) => one?.startsWith(head))
  const validation = sheet.getCell(3, at('所在地区')).dataValidation
  expect(validation).toMatchObject({ type: 'list', formulae: ["'可选值'!$A$2:$A$33"] })
  for (let row = 1; row <= machines; row++) {
    const put = (head: string, value: string) => {
      sheet.getCell(row + 2, at(head)).value = value
    }
    put('本单位编号', `车床-${row}`)
    put('名称', `数控车床${row}号（演示）`)
    put('所在地区', row === 20 ? '火星' : '四川')
    put('最大加工直径', row === 10 ? '四百二' : 'φ420×1000')
    put('材料', '碳素钢；不锈钢')
    put('可达尺寸公差', '20μm')
    put('带动力刀具', row % 2 === 0 ? '√' : '×')
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('the template is fetched by the keyboard, and has a sample, its columns explained, and choices', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/offers')
    await page.getByRole('link', { name: '批量导入供给' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('还没有导入过清单').waitFor()
    await page.getByText('请先选择种类，再选文件。').waitFor()
    await look(page)
    await chooseKind(page, '车床', '车削')
    const get = page.getByRole('button', { name: '下载模板' })
    await get.focus()
    const book = await fetched(page, () => page.keyboard.press('Enter'))
    filled = await fillIn(book)
    await give(page, fileName, filled)
    await page.waitForURL(/\/offers\/lists\/./)
    path = new URL(page.url()).pathname
    await page.getByRole('heading', { level: 1, name: fileName }).waitFor()
    expect(await page.getByRole('link', { name: '查看这项供给' }).count()).toBe(0)
    await look(page)
  })
})

test('cell by cell it says what is wrong; what is sound goes online, what is faulty comes back as a list', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByRole('button', { name: '有误', exact: true }).click()
    await page.getByText('请填写直径和长度两个尺寸').waitFor()
    await page.getByText('没有这个地区').waitFor()
    const book = await fetched(page, () =>
      page.getByRole('button', { name: '下载有误的行' }).click(),
    )
    const sheet = book.worksheets[0]
    expect([sheet.rowCount, sheet.getRow(1).values.at(-1)]).toEqual([3, '问题'])
    expect(sheet.getRow(2).values.at(-1)).toContain('最大加工直径')
    const heads: string[] = sheet.getRow(1).values
    sheet.getCell(
      2,
      heads.findIndex((one) => one?.startsWith('最大加工直径')),
    ).value = '420×1000'
    sheet.getCell(
      3,
      heads.findIndex((one) => one?.startsWith('所在地区')),
    ).value = '四川省'
    mended = Buffer.from(await book.xlsx.writeBuffer())
    const go = page.getByRole('button', { name: '导入 28 行' })
    await go.focus()
    await page.keyboard.press('Enter')
    await page.getByText('已导入 28 行').first().waitFor()
    await look(page)
  })
  await house.world.settle()
})

test('the mended list is given again on a phone; a visitor finds all of them', async () => {
  await errand(
    browser,
    house.url,
    p.applicant,
    async (page) => {
      await page.goto('/offers/lists')
      await page.getByRole('link', { name: fileName }).waitFor()
      await chooseKind(page, '数控车', '车削')
      await give(page, '改好的清单.xlsx', mended)
      await page.getByRole('button', { name: '导入 2 行' }).waitFor()
      expect(await page.getByText('没有认出的列').count()).toBe(0)
      await look(page)
      await page.getByRole('button', { name: '导入 2 行' }).click()
      await page.getByText('已导入 2 行').first().waitFor()
      await page.getByRole('link', { name: '查看这项供给' }).first().click()
      await page.getByRole('heading', { level: 1, name: '数控车床10号' }).waitFor()
      expect(await page.getByLabel('本单位编号').inputValue()).toBe('车床-10')
    },
    { viewport: phone },
  )
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities?kind=turning')
    await page.getByText(`${machines} 项供给`).first().waitFor()
  })
})

test('given again as it is nothing doubles; the wrong list is taken back whole, with its reason', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/offers/lists')
    await chooseKind(page, '车床', '车削')
    await give(page, fileName, filled)
    await page.waitForURL(/\/offers\/lists\/./)
    await page.getByText('没有变化').first().waitFor()
    await page.locator('button[aria-disabled]', { hasText: '导入 0 行' }).waitFor()
    await page.goto(path)
    await page.getByRole('button', { name: '撤销整个批次' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('取自旧台账，整批撤销。')
    await dialog.getByRole('button', { name: '撤销 28 行' }).click()
    await page.getByText('已撤销整个批次').first().waitFor()
    await look(page)
  })
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities?kind=turning')
    await page.getByText('数控车床10号').waitFor()
    expect(await page.getByRole('link', { name: /数控车床/ }).count()).toBe(2)
  })
})

test('one machine by hand on a phone: six things are asked, and it is online in under three minutes', async () => {
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      const begun = performance.now()
      await page.goto('/offers')
      await page.getByRole('button', { name: '新增供给' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox', { name: '种类' }).fill('车床')
      await page.getByRole('option', { name: '车削' }).first().waitFor()
      await page.keyboard.press('Enter')
      await dialog.getByLabel('名称', { exact: true }).fill('双主轴数控车床（演示）')
      await dialog.getByRole('button', { name: '开始填写' }).click()
      await page.getByRole('heading', { level: 1, name: '双主轴数控车床' }).waitFor()
      // What need not be said is folded away.
      const more = page.getByText('更多参数（选填 13 项）')
      await more.waitFor()
      expect(await page.getByLabel('联动轴数').isVisible()).toBe(false)
      await page.getByLabel('直径', { exact: true }).fill('420')
      await page.getByLabel('长', { exact: true }).fill('1000')
      await page.getByLabel('碳素钢').check()
      await page.getByLabel('可达尺寸公差（±）').fill('0.02')
      await look(page)
      await more.click()
      await page.getByLabel('联动轴数').fill('1')
      await page.getByText('不能小于 2，现为 1').waitFor()
      await page.getByLabel('联动轴数').fill('3')
      await page.getByRole('button', { name: '保存并发布' }).click()
      await page.waitForURL(/\/capabilities\//)
      await page.getByText('⌀420 × 1,000 mm').waitFor()
      expect(performance.now() - begun).toBeLessThan(180_000)
    },
    { viewport: phone },
  )
})

test('by the keyboard alone: a list is given, what is sound goes online, one machine is written by hand', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    const keys = keyboardOf(page)
    await page.goto('/offers/lists')
    await keys.write('清单的种类', '车床')
    await page.getByRole('option', { name: '车削' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('最多 20,000 行').waitFor()
    const chooser = await keys.choose(/拖到这里|选择文件/)
    await chooser.setFiles({
      ...{ name: fileName, buffer: filled },
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
    await page.waitForURL(/\/offers\/lists\/./)
    await page.getByRole('button', { name: '导入 28 行' }).waitFor()
    await keys.press('导入 28 行')
    await page.getByText('已导入 28 行').first().waitFor()
    await page.goto('/offers')
    await keys.press('新增供给')
    await page.getByRole('dialog').waitFor()
    await keys.write('种类', '车床')
    await page.getByRole('option', { name: '车削' }).first().waitFor()
    await page.keyboard.press('Enter')
    await keys.write('名称', '走心式数控车床（演示）')
    await keys.press('开始填写')
    await page.getByRole('heading', { level: 1, name: '走心式数控车床' }).waitFor()
    await keys.write('直径', '32')
    await keys.write('长', '300')
    await keys.tick('不锈钢')
    await keys.write('可达尺寸公差（±）', '0.005')
    await keys.press('保存并发布')
    await page.waitForURL(/\/capabilities\//)
    await page.getByText('⌀32 × 300 mm').waitFor()
    expect(keys.faults).toEqual([])
  })
})

test('on a phone nothing is wider than the glass, from the list to what the company shows', async () => {
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      const wide = 'document.documentElement.scrollWidth'
      await page.goto('/offers/lists')
      for (const go of [
        async () => page.getByRole('link', { name: fileName }).click(),
        async () => page.goto('/offers'),
        async () => page.getByRole('link', { name: '走心式数控车床' }).first().click(),
        async () => page.goto(`/companies/${p.otherApplicant.org.id}`),
      ]) {
        expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(phone.width)
        await go()
        await page.getByRole('heading', { level: 1 }).waitFor()
      }
      await page.getByText('走心式数控车床').first().waitFor()
      expect(await page.evaluate<number>(wide)).toBeLessThanOrEqual(phone.width)
      await look(page)
    },
    { viewport: phone },
  )
})
