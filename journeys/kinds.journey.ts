/**
 * 能力种类: an operator adds a kind that the house does not bring, sees at each place what is wrong, tries the form that
 * comes of it and publishes it; a factory offers it at once. A version that would break what is on offer is refused with
 * its reason; a retired kind keeps its offers. Kinds travel as files.
 */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginOf, market, stepOf, writeOf } from '../server/catalog/catalog.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

let house: House
let browser: Browser
let p: Personas

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

const path = '/console/kinds/dynamicBalancing'
const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(text)
  }
}

test('a kind is written field by field, told what is wrong, tried and published by the keyboard', async () => {
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto('/console/kinds')
    await page.getByRole('link', { name: '车削' }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '新增种类' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('标识').fill('Dynamic balancing')
    await dialog.getByText('标识用英文字母开头').first().waitFor()
    await dialog.getByLabel('标识').fill('turning')
    await dialog.getByText('已经有标识为“turning”的种类').first().waitFor()
    await dialog.getByLabel('标识').fill('dynamicBalancing')
    await dialog.getByRole('button', { name: '开始编写' }).click()
    await page.getByRole('heading', { level: 1, name: 'dynamicBalancing' }).waitFor()
    await page.locator('button[aria-disabled]', { hasText: '发布第 1 版' }).waitFor()
    await fill(page, {
      ...{ '名称（中文）': '动平衡', '名称（英文）': 'Balancing' },
      ...{ '说明（中文）': '转子和叶轮的动平衡。', '说明（英文）': 'Balancing of rotors.' },
      ...{ 别名: '平衡机、校动平衡', 字段标识: 'rotorMass' },
    })
    await page.getByRole('button', { name: '增加字段' }).click()
    await fill(page, { '显示名（中文）': '最大转子质量', '显示名（英文）': 'Rotor mass' })
    await page.getByLabel('单位', { exact: true }).selectOption('kg')
    await page.getByLabel('最大', { exact: true }).fill('500')
    await page.getByLabel('匹配方式').selectOption('atLeast')
    await page.getByLabel('发布时必填').check()
    await page.getByLabel('显示在列表卡片上').check()
    await fill(page, { '示例名称（中文）': '硬支承动平衡', '示例名称（英文）': 'Hard bearings' })
    await page.getByText('请填写这一项').first().waitFor()
    await look(page)
    // The form of an offer as it will be.
    await page.getByLabel('最大转子质量', { exact: true }).fill('120')
    await page.getByText('可以发布。').waitFor()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('草稿已保存').first().waitFor()
    await page.reload()
    await page.getByText('可以发布。').waitFor()
    await page.getByRole('button', { name: '发布第 1 版' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '编写新版本' }).waitFor()
    expect(await page.getByText('第 1 版').count()).toBeGreaterThan(0)
    await look(page)
  })
})

test('a factory offers it at once, found by its other name', async () => {
  const { id, content } = (
    await beginOf(p.applicant, 'dynamicBalancing', '转子动平衡（演示）')
  ).json()
  const whole = { ...content, region: '51', values: { rotorMass: 80 } }
  const body = { seen: 1, content: whole, audience: market }
  const { version } = (await writeOf(p.applicant, id, body)).json()
  await stepOf(p.applicant, id, { verb: 'publish', seen: version })
  await house.world.settle()
  await errand(
    browser,
    house.url,
    null,
    async (page) => {
      await page.goto(`/capabilities/${id}`)
      await page.getByText('最大转子质量').waitFor()
      expect(await page.getByText('80 kg').count()).toBe(1)
    },
    { viewport: phone },
  )
})

test('a version that would break offers is refused where it would; one that widens is published', async () => {
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto(path)
    await page.getByRole('button', { name: '编写新版本' }).click()
    const field = page.locator('details', { hasText: 'rotorMass' })
    await field.locator('summary').click()
    await field.getByLabel('最大', { exact: true }).fill('100')
    await field.getByText('已发布的范围只能放宽').waitFor()
    await page.locator('button[aria-disabled]', { hasText: '发布第 2 版' }).waitFor()
    await look(page)
    await field.getByLabel('最大', { exact: true }).fill('900')
    await page.getByLabel('名称（中文）', { exact: true }).fill('动平衡与校正')
    await page.getByText('可以发布。').waitFor()
    await page.getByRole('button', { name: '发布第 2 版' }).click()
    await page.getByRole('heading', { level: 1, name: '动平衡与校正' }).waitFor()
    expect(await page.getByText('第 2 版').count()).toBeGreaterThan(0)
  })
})

test('a kind travels as a file; retired it keeps its offers and is no more to be chosen', async () => {
  await errand(
    browser,
    house.url,
    p.operator,
    async (page) => {
      await page.goto(path)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出文件' }).click(),
      ])
      const text = await readFile(await download.path(), 'utf8')
      const kind = JSON.parse(text)
      expect([kind.id, kind.version, kind.name.zh]).toEqual(['dynamicBalancing', 2, '动平衡与校正'])
      await page.goto('/console/kinds')
      await page.getByRole('link', { name: '动平衡与校正' }).waitFor()
      const give = (json: string) =>
        page.locator('input[type=file]').setInputFiles({
          ...{ name: 'kind.json', mimeType: 'application/json' },
          buffer: Buffer.from(json),
        })
      await give('{"shape":"other"}')
      await page.getByText('这个文件不是种类定义').first().waitFor()
      await give(text.replaceAll('dynamicBalancing', 'staticBalancing'))
      await page.waitForURL(/staticBalancing/)
      await page.getByText('可以发布。').waitFor()
      await look(page)
      await page.goto(path)
      await page.getByRole('button', { name: '停用' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('与静平衡合并为一个种类，停用后统一填写。')
      await dialog.getByRole('button', { name: '停用' }).click()
      await page.getByRole('button', { name: '恢复使用' }).waitFor()
      await look(page)
    },
    { viewport: phone },
  )
  const refused = await beginOf(p.applicant, 'dynamicBalancing', '停用以后的供给')
  expect(refused.json().code).toBe('catalog.kind_retired')
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/offers')
    await page.getByRole('link', { name: '转子动平衡' }).waitFor()
    await page.getByRole('button', { name: '新增供给' }).click()
    await page.getByRole('combobox', { name: '种类' }).fill('动平衡')
    await page.getByText('没有符合的选项').waitFor()
    expect(await page.getByRole('option', { name: /动平衡/ }).count()).toBe(0)
  })
})
