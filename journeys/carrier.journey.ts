/**
 * 物流: a carrier lists its lines and its warehouse, enters its licence, and is found and matched for a need of
 * transport, with what falls short said where it does.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf } from '../domain/kernel/csv.ts'
import { enteredCertificate } from '../server/catalog/catalog.sample.ts'
import { searchReady } from '../server/market/market.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

const long = '成都至重庆整车（演示）'
const short = '成都市内配送（演示）'
const store = '成都恒温仓（演示）'

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  await searchReady(house.world.host)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

async function bring(
  page: Page,
  kind: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  await page.goto('/offers/lists')
  await page.getByRole('combobox', { name: '清单的种类' }).fill(kind)
  await page.getByRole('option', { name: kind }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('最多 20,000 行').waitFor()
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: `${kind}清单（演示）.csv`, mimeType: 'text/csv' },
    buffer: Buffer.from(csvOf(head, rows)),
  })
  await page.getByRole('button', { name: `导入 ${rows.length} 行` }).waitFor()
  expect(await page.getByText('没有认出的列').count()).toBe(0)
  await look(page)
  await page.getByRole('button', { name: `导入 ${rows.length} 行` }).click()
  await page.getByText(`已导入 ${rows.length} 行`).first().waitFor()
}

const found = (page: Page, title: string) => page.getByRole('link', { name: title })

test('a carrier brings its lines and its warehouse as the lists that it keeps', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await bring(
      page,
      '运输配送',
      ['编号', '名称', '所在地区', '方式', '最大货物尺寸（mm）', '最大载重', '始发地', '到达地'],
      [
        ['线-1', long, '四川', '整车；零担', '9600×2300×2500', '18', '成都', '重庆；绵阳'],
        ['线-2', short, '四川', '同城配送', '4200×1900×1900', '1.5', '成都', '成都'],
      ],
    )
    await bring(
      page,
      '仓储',
      ['编号', '名称', '所在地区', '类型', '可用面积'],
      [['仓-1', store, '四川', '恒温恒湿', '3000']],
    )
  })
  const { rows } = (await p.applicant.get('/api/catalog/desk/offers')).json()
  expect(rows.map(({ title }: { title: string }) => title).toSorted()).toEqual(
    [long, short, store].toSorted(),
  )
  await enteredCertificate(p.applicant, { kind: 'roadTransport', number: '川交运-0417' })
  await house.world.settle()
})

test('who needs a truck finds it by a sentence, and asks that its licence is valid', async () => {
  await errand(
    browser,
    house.url,
    null,
    async (page) => {
      await page.goto('/capabilities')
      const box = page.getByRole('combobox', { name: '查找能力' })
      await box.fill('四川 运输配送 道路运输许可证')
      await page.getByRole('button', { name: '查找', exact: true }).click()
      await page.getByRole('button', { name: /去掉条件：资质 道路运输经营许可证/ }).waitFor()
      await found(page, long).waitFor()
      await found(page, short).waitFor()
      await found(page, store).waitFor({ state: 'detached' })
      expect(await found(page, store).count()).toBe(0)
      await look(page)
      await page.goto(`/companies/${p.applicant.org.id}`)
      await page.getByText('川交运-0417').waitFor()
      await found(page, store).waitFor()
      await look(page)
    },
    { viewport: phone },
  )
})

test('a need of transport is matched: what the smaller van lacks is said, and what would admit it', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/capabilities/match?kind=transport&limits=payload:10..')
    await page.getByText('1 项满足全部硬性要求，另有 1 项差一些').waitFor()
    expect(await page.getByRole('article').first().getByRole('link').first().innerText()).toBe(long)
    await page.getByText('不满足：最大载重').waitFor()
    await look(page)
    await page.getByRole('button', { name: /最大载重：.*多 1 项/ }).click()
    await page.getByText('2 项满足全部硬性要求，另有 0 项差一些').waitFor()
  })
})
