/**
 * 能力大厅: a buyer writes one sentence, sees what was understood of it, changes it part by part and reads why each
 * maker was found. By the keyboard alone, and on a phone.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millingContent, publishedOffer } from '../server/catalog/catalog.sample.ts'
import { searchReady } from '../server/market/market.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

const sentence = '江苏 铝件 CNC 200 件 ±0.02'
const fine = '叶轮五轴精铣（演示）'
const rough = '底板铣削（演示）'

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  await searchReady(house.world.host)
  const { values } = millingContent
  await publishedOffer(p.applicant, {
    title: fine,
    region: '32',
    values: { ...values, batch: [1, 500], fastest: 8 },
  })
  await publishedOffer(p.otherApplicant, {
    title: rough,
    region: '32',
    values: { ...values, tolerance: 0.1, axes: 3, batch: [100, 5000], fastest: 20 },
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

const box = (page: Page) => page.getByRole('combobox', { name: '查找能力' })
const found = (page: Page, title: string) => page.getByRole('link', { name: title })

test('a sentence becomes conditions that are taken back one by one, and the address holds them', async () => {
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities')
    await found(page, rough).waitFor()
    await look(page)
    await box(page).fill(sentence)
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await page.getByRole('button', { name: /去掉条件：.*≤ 0.02 mm/ }).waitFor()
    for (const part of ['种类 铣削加工', '地区 江苏', '材料 铝合金', '数量 200 件']) {
      await page.getByRole('button', { name: `去掉条件：${part}` }).waitFor()
    }
    await found(page, fine).waitFor()
    await found(page, rough).waitFor({ state: 'detached' })
    expect(await found(page, rough).count()).toBe(0)
    await look(page)
    // Shared by its address.
    const address = page.url()
    await page.goto('/capabilities')
    await page.goto(address)
    await found(page, fine).waitFor()
    await page.getByRole('button', { name: /去掉条件：.*≤ 0.02 mm/ }).click()
    await found(page, rough).waitFor()
    // Counts beside: of what meets all other conditions.
    await page.getByRole('checkbox', { name: /^3 ?1$/ }).check()
    await found(page, fine).waitFor({ state: 'detached' })
    await found(page, rough).waitFor()
  })
})

test('a sentence typed on the front page arrives as conditions, and going back leads to the front page', async () => {
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/')
    await page.getByRole('searchbox', { name: '找能力' }).fill(sentence)
    await look(page)
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await page.getByRole('button', { name: /去掉条件：.*≤ 0.02 mm/ }).waitFor()
    await found(page, fine).waitFor()
    await found(page, rough).waitFor({ state: 'detached' })
    expect(await found(page, rough).count()).toBe(0)
    expect(new URL(page.url()).searchParams.has('say')).toBe(false)
    await page.goBack()
    await page.getByRole('link', { name: '有零件文件' }).waitFor()
    await page.getByRole('link', { name: '三坐标检测' }).click()
    await box(page).waitFor()
    await page
      .getByText('没有同时符合全部条件的供给')
      .or(page.getByText('0 项供给'))
      .first()
      .waitFor()
  })
})

test('what narrows most is named where nothing is left, and dropped with one press', async () => {
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities?kind=milling&limits=tolerance:..0.001')
    await page.getByText('没有同时符合全部条件的供给').waitFor()
    await look(page)
    await page.getByRole('button', { name: /去掉“可达尺寸公差.*”，有 2 项/ }).click()
    await found(page, fine).waitFor()
    await page.getByText('更多条件').click()
    await page.getByLabel('数量').fill('3000')
    await page.getByLabel('零件尺寸').fill('600 × 400')
    await look(page)
    await page.getByLabel('零件尺寸').fill('600 × 400 × 300')
    await page.getByRole('button', { name: '按这些条件查找' }).click()
    await found(page, rough).waitFor()
    await found(page, fine).waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('part')).toBe('600x400x300')
  })
})

test('by the keyboard: words are offered while one types, pinyin too, and the card says why', async () => {
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities')
    await found(page, fine).waitFor()
    await box(page).focus()
    await page.keyboard.type('yelun')
    await page.getByRole('option', { name: /叶轮/ }).waitFor()
    await look(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await box(page).inputValue()).toBe('叶轮 ')
    await page.keyboard.press('Enter')
    await page.getByText('命中：').waitFor()
    await found(page, rough).waitFor({ state: 'detached' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.search.includes('text='))
    await found(page, rough).waitFor()
  })
})

test('on a phone the conditions are folded, and what is found is there', async () => {
  await errand(
    browser,
    house.url,
    null,
    async (page) => {
      await page.goto('/capabilities?kind=milling')
      await found(page, fine).waitFor()
      expect(await page.getByRole('checkbox').count()).toBe(0)
      await page.getByText('筛选', { exact: true }).click()
      await page.getByRole('checkbox', { name: /^5 ?1$/ }).check()
      await found(page, rough).waitFor({ state: 'detached' })
      await look(page)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(wide).toBeLessThanOrEqual(phone.width)
    },
    { viewport: phone },
  )
})

test('a need is matched: who meets it, what others miss, and which change admits them', async () => {
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities')
    await box(page).fill(sentence)
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await found(page, fine).waitFor()
    await page.getByRole('link', { name: '按需求匹配，逐项比较' }).click()
    await page.getByRole('heading', { level: 1, name: '按需求匹配' }).waitFor()
    await page.getByText('1 项满足全部硬性要求，另有 1 项差一些').waitFor()
    // What the sentence said stands in the fields.
    await page.getByText('按参数逐项写要求').click()
    expect(await page.getByRole('textbox', { name: '可达尺寸公差' }).inputValue()).toBe('0.02')
    expect(await page.getByRole('checkbox', { name: '铝合金' }).isChecked()).toBe(true)
    await page.getByText('不满足：可达尺寸公差（±）').waitFor()
    await page.getByText('逐项对照').last().click()
    await page.getByRole('cell', { name: '0.1 mm' }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '可达尺寸公差（±）：0.02 mm → 0.1 mm，多 1 项' }).click()
    await page.getByText('2 项满足全部硬性要求，另有 0 项差一些').waitFor()
    await page.getByRole('textbox', { name: '轴数' }).fill('5')
    await page.getByText(/^其他 \d+ 项要求$/).click()
    await page.getByRole('textbox', { name: '最快交期' }).fill('10')
    await page.getByRole('button', { name: '匹配', exact: true }).click()
    await page.getByText('1 项满足全部硬性要求，另有 1 项差一些').waitFor()
    expect(await page.getByRole('article').first().getByRole('link').first().innerText()).toBe(fine)
    await look(page)
  })
})

test('on a phone, from the fields alone: the kind is chosen and nothing is wider than the glass', async () => {
  await errand(
    browser,
    house.url,
    null,
    async (page) => {
      await page.goto('/capabilities/match')
      await page.getByRole('combobox', { name: '种类' }).fill('加工中心')
      await page.getByRole('option', { name: '铣削加工' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('textbox', { name: '轴数' }).fill('5')
      await page.getByRole('button', { name: '匹配', exact: true }).click()
      await page.getByText('差 1 项硬性要求').waitFor()
      await found(page, fine).waitFor()
      await look(page)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(wide).toBeLessThanOrEqual(phone.width)
    },
    { viewport: phone },
  )
})

test('a search is followed, paused and ended by the person who follows it', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/capabilities?kind=milling&limits=tolerance:..0.02')
    await found(page, fine).waitFor()
    await page.getByText('关注这次查找').click()
    await page.getByLabel('名字').fill('精铣')
    await look(page)
    await page.getByRole('button', { name: '关注', exact: true }).click()
    await page.getByText('已关注').waitFor()
    await page.goto('/searches')
    await page.getByRole('link', { name: '精铣' }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '暂停“精铣”' }).click()
    await page.getByText('已暂停').waitFor()
    await page.getByRole('link', { name: '精铣' }).click()
    await found(page, fine).waitFor()
    await page.goto('/searches')
    await page.getByRole('button', { name: '结束“精铣”' }).click()
    await page.getByText('还没有关注的查找').waitFor()
    expect(await page.getByRole('link', { name: '精铣' }).count()).toBe(0)
  })
})
