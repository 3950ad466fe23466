/**
 * 估价: a maker writes its rate card and sees at once what its rates make of a part; a buyer prices a block by
 * keyboard, reads what makes the price, keeps it, and on a phone is told why a person must price another; the maker
 * says what was charged. Everybody reads what estimates rest on.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../server/catalog/catalog.sample.ts'
import { begunPart } from '../server/parts/parts.sample.ts'
import { cardInUse } from '../server/price/price.sample.ts'
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
  await publishedOffer(p.applicant, { title: '启衡铣削能力' })
  await publishedOffer(p.otherApplicant, { title: '澜石铣削能力' })
  await cardInUse(p.otherApplicant, { rates: { machineHour: 300 } })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const look = async (page: Page) => expect(await accessibilityFaults(page)).toEqual([])

test('a maker writes its rates, sees a part priced as it types, and puts the card in use', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/rate-cards')
    await page.getByRole('link', { name: '铣削' }).click()
    await page.getByRole('heading', { level: 1, name: '铣削价目卡' }).waitFor()
    await look(page)
    const total = page.getByRole('table', { name: '逐项' }).locator('tfoot')
    const before = await total.innerText()
    await page.getByLabel('机床工时费').fill('9999')
    await page.getByText('应在 5 与 5000 之间').waitFor()
    await page.locator('button[aria-disabled]', { hasText: '保存' }).waitFor()
    await page.getByLabel('机床工时费').fill('200')
    await expect.poll(() => total.innerText()).not.toBe(before)
    await page.getByLabel('PEEK等特种塑料').uncheck()
    await page.getByText('还没有保存价目卡').waitFor()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await page.getByText('已启用，买方现在能看到').waitFor()
    await page.reload()
    await page.getByText('使用中').first().waitFor()
    expect(await page.getByLabel('机床工时费').inputValue()).toBe('200')
    await look(page)
  })
})

async function typeBlock(page: Page): Promise<void> {
  for (const [name, value] of [
    ['长', '60'],
    ['宽', '40'],
    ['高', '12'],
  ] as const) {
    await page.getByLabel(name, { exact: true }).fill(value)
  }
  await page.getByLabel('数量', { exact: true }).fill('200')
  await page.getByLabel('材料').selectOption({ label: '铝合金' })
}

test('a buyer prices a block by keyboard, reads what makes the price, and keeps it', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto('/estimates')
    await page.getByText('还要填写：长、宽、高').waitFor()
    await look(page)
    await typeBlock(page)
    // Of a solid block until the buyer knows better.
    expect(await page.getByLabel('体积').inputValue()).toBe('28.8')
    await page.getByLabel('运距').fill('300')
    await page.getByRole('button', { name: '估价', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('2 家自动报价，共 2 家能做').waitFor()
    const cheapest = page.locator('details').filter({ hasText: p.applicant.org.name })
    await cheapest.locator('summary').focus()
    await page.keyboard.press('Enter')
    await cheapest.getByText('编程时间').waitFor()
    await cheapest.getByText('运费增值税').waitFor()
    await look(page)
    await cheapest.getByLabel('零件名称').fill('安装块 A-17')
    await cheapest.getByRole('button', { name: '留存这份估价' }).click()
    await page.getByText('已留存，制造方能看到').waitFor()
    await page.getByRole('cell', { name: '安装块 A-17' }).waitFor()
    await page.getByLabel('数量', { exact: true }).fill('100')
    await page.getByText('需求改过，请重新估价').waitFor()
    expect(await page.locator('details').count()).toBe(2)
  })
})

test('on a phone the buyer is told why a person must price it, and what would change that', async () => {
  await errand(
    browser,
    house.url,
    p.programmeOfficer,
    async (page) => {
      await page.goto('/estimates')
      await typeBlock(page)
      await page.getByLabel('数量', { exact: true }).fill('20000')
      await page.getByRole('button', { name: '估价', exact: true }).click()
      await page.getByText('没有制造方的价目卡能自动报价').waitFor()
      await page
        .getByText('数量超过自动报价的上限 10000 件。减少数量，或由人报价。')
        .first()
        .waitFor()
      expect(await page.locator('details').count()).toBe(0)
      await look(page)
    },
    { viewport: phone },
  )
})

test('the maker says what was charged and reads how its estimates stand to it', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/rate-cards/milling')
    await page.getByRole('cell', { name: '安装块 A-17' }).waitFor()
    await page.getByRole('button', { name: '登记收取金额' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('实际收取').fill('50000')
    await look(page)
    await dialog.getByRole('button', { name: '登记收取金额' }).click()
    await page.getByText('已登记 1 份').waitFor()
    await page.getByText('估价总体偏低').waitFor()
    expect(await page.getByText('¥50,000.00').count()).toBe(1)
  })
})

test('a part with a file is priced by its analysis, in the material that it is noted to be of', async () => {
  const part = await begunPart(p.otherApplicant, '支架')
  await house.world.settle()
  const content = { name: '支架', material: '7075', note: '' }
  const audience = { spaces: [], organisations: [] }
  await p.otherApplicant.put(`/api/parts/${part.id}`, {
    ...{ seen: part.version, content, audience },
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/parts/${part.id}`)
    await page.getByRole('link', { name: '按各制造方的价目卡估价' }).click()
    await page.getByText('60 × 40 × 20 mm').waitFor()
    await page.getByText('46.4 cm³').waitFor()
    expect(await page.getByLabel('材料').inputValue()).toBe('aluminium')
    await page.getByLabel('数量', { exact: true }).fill('50')
    await page.getByRole('button', { name: '估价', exact: true }).click()
    await page.getByText('2 家自动报价，共 2 家能做').waitFor()
    await look(page)
    // Without sheet of one thickness there is no price of sheet metal, and the page says what is missing.
    await page.getByLabel('工艺').selectOption({ label: '钣金' })
    await page.getByText('46.4 cm³').waitFor()
    expect(await page.locator('details').count()).toBe(0)
  })
})

test('everybody reads what estimates rest on', async () => {
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/pricing')
    await page.getByText('有刀具到不了的面').waitFor()
    await look(page)
    await page.getByLabel('工艺').selectOption({ label: '注塑' })
    await page.getByRole('cell', { name: '上模调机', exact: true }).waitFor()
    expect(await page.getByRole('table').count()).toBe(5)
  })
})
