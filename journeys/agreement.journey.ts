/**
 * 保密协议: a factory keeps a value of its offer to those who signed, and writes its agreement from the example; a buyer
 * sees that there is more, signs on a phone and has a receipt; the factory accepts it. The buyer sees the value and is
 * told that the view is listed; the factory sees who has seen it, recalls it, and the buyer sees nothing, not even that
 * there is more. The factory ends the agreement with a reason that the buyer reads, in English too.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millingContent, publishedOffer } from '../server/catalog/catalog.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

const grade = 'AlSi10Mg-T6 特规'
const recalls = '样件评估已经结束，收回工艺牌号。'
const ends = '合作已经结束，请删除收到的资料。'

let house: House
let browser: Browser
let p: Personas
let agreementPath: string
let offerId: string
let receiptPath: string

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  const values = { ...millingContent.values, grades: [grade] }
  offerId = (await publishedOffer(p.applicant, { title: '薄壁件五轴铣削', values })).id
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(page.viewportSize()!.width)
}

const pathOf = (page: Page) => new URL(page.url()).pathname

test('a factory writes its agreement, beginning with the example', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/confidentiality')
    await page.getByText('本单位还没有协议文本').waitFor()
    await look(page)
    await page.getByRole('link', { name: '写协议文本' }).click()
    // An empty text is not published, and the button says so.
    await page.locator('button[aria-disabled]', { hasText: '发布这一版' }).waitFor()
    await page.getByRole('button', { name: '从示例文本写起' }).click()
    expect(await page.getByLabel('协议名称').inputValue()).toBe('保密协议（示例文本）')
    await page.getByLabel('协议名称').fill('加工协作保密协议')
    await look(page)
    await page.getByRole('button', { name: '发布这一版' }).click()
    await page.getByRole('heading', { level: 1, name: '加工协作保密协议' }).waitFor()
    agreementPath = pathOf(page)
    expect(agreementPath).toMatch(/^\/confidentiality\//)
    await look(page)
  })
})

test('the factory keeps one value of its offer to those who signed', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(`/offers/${offerId}`)
    await page.getByText('逐项可见层级（0 项不公开）').click()
    await page.locator('#tier-grades').selectOption({ label: '签署保密协议后可见' })
    await page.getByText('逐项可见层级（1 项不公开）').waitFor()
    await look(page)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '谁看过' }).waitFor()
    await page.getByText('还没有其他单位看过').waitFor()
    await look(page)
  })
  for (const who of [null, p.programmeOfficer]) {
    await errand(browser, house.url, who, async (page) => {
      await page.goto(`/capabilities/${offerId}`)
      await page.getByText('1 项：与该单位签署保密协议后可见').waitFor()
      expect(await page.getByText(grade).count()).toBe(0)
      await look(page)
    })
  }
})

test('a buyer reads it on a phone, signs it after saying that it was read, and has a receipt', async () => {
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      await page.goto(`/capabilities/${offerId}`)
      await page.getByRole('link', { name: '阅读并签署' }).click()
      await page.getByRole('heading', { level: 1, name: '加工协作保密协议' }).waitFor()
      expect(pathOf(page)).toBe(agreementPath)
      await page.getByText('它不是可靠电子签名认证').waitFor()
      await look(page)
      await page.getByRole('button', { name: '代表本单位签署' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.locator('button[aria-disabled]', { hasText: '签署' }).waitFor()
      await dialog.getByLabel('我已阅读全文').check()
      await look(page)
      await dialog.getByRole('button', { name: '签署', exact: true }).click()
      await page.getByRole('heading', { name: '签署回执' }).waitFor()
      receiptPath = pathOf(page)
      expect(receiptPath).toMatch(/^\/confidentiality\/signatures\//)
      await page.getByText('待接受').first().waitFor()
      await look(page)
    },
    { viewport: phone },
  )
})

test('the factory accepts it; the buyer sees the value, and the factory who has seen it', async () => {
  await house.world.settle()
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: /接受 1 次保密协议签署/ }).click()
    await page.getByRole('link', { name: p.otherApplicant.org.name }).click()
    await page.getByRole('button', { name: '接受', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '接受', exact: true }).click()
    await page.getByText('有效', { exact: true }).first().waitFor()
    await look(page)
  })
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      await page.goto(`/capabilities/${offerId}`)
      await page.getByText(grade).waitFor()
      await page.getByText('本次查看已记录').waitFor()
      expect(await page.getByText('阅读并签署').count()).toBe(0)
      await look(page)
    },
    { viewport: phone },
  )
  await house.world.host.traces.flush()
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(`/offers/${offerId}`)
    await page.getByText('看过 1 次').waitFor()
    await look(page)
    await page.getByRole('button', { name: `向${p.otherApplicant.org.name}收回` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(recalls)
    await look(page)
    await dialog.getByRole('button', { name: '收回', exact: true }).click()
    await page.getByText(`已向${p.otherApplicant.org.name}收回`).waitFor()
    await look(page)
  })
  await house.world.settle()
})

test('recalled there is nothing to see and a request to delete; ended, the buyer reads why', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/capabilities/${offerId}`)
    await page.getByRole('heading', { name: '能力参数' }).waitFor()
    expect(await page.getByText(grade).count()).toBe(0)
    expect(await page.getByText('还有不公开的内容').count()).toBe(0)
    await page.goto('/notices')
    await page.getByText('请删除').first().waitFor()
  })
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(receiptPath)
    await page.getByRole('button', { name: '终止', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(ends)
    await dialog.getByRole('button', { name: '终止', exact: true }).click()
    await page.getByText('已终止', { exact: true }).first().waitFor()
    expect(await page.getByRole('button', { name: '终止', exact: true }).count()).toBe(0)
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/?lang=en')
    await page.goto(receiptPath)
    await page.getByText(ends).first().waitFor()
    await page.getByText('Ended', { exact: true }).first().waitFor()
    await look(page)
  })
})
