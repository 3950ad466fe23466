/**
 * 产能: a lab gives out its measuring machine by slots, and a maker its machine hours by the week. Others see what is
 * free and never whose the rest is, hold what fits, and are answered; a hold that nobody answers comes back by itself.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockOf, hoursWish, setOf } from '../server/booking/booking.sample.ts'
import { publishedOffer } from '../server/catalog/catalog.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

const lab = '三坐标测量机（演示）'
const shop = '五轴加工机时（演示）'

let house: House
let browser: Browser
let p: Personas
let labId: string
let shopId: string

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  labId = (await publishedOffer(p.applicant, { title: lab })).id
  shopId = (await publishedOffer(p.applicant, { title: shop })).id
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

test('a lab says when its machine runs, and that it is one customer’s at a time', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/capacity')
    await page.getByRole('link', { name: '工作日历', exact: true }).click()
    await page.getByText('下周每台设备开放 45 小时').waitFor()
    // A second shift over midnight.
    await page.getByRole('button', { name: '添加班次' }).click()
    const second = page.getByRole('group', { name: '班次 2' })
    await second.getByLabel('开始').fill('17:00')
    await second.getByLabel('结束').fill('01:00')
    await second.getByText('次日结束').waitFor()
    await page.getByText('下周每台设备开放 85 小时').waitFor()
    await page.getByRole('button', { name: '添加停产' }).click()
    const closure = page.getByRole('group', { name: '停产 1' })
    await closure.getByLabel('从').fill('2019-07-19')
    await closure.getByLabel('到（含）').fill('2019-07-18')
    await page.getByText('第 1 个停产期的截止日早于起始日').waitFor()
    await look(page)
    await closure.getByLabel('到（含）').fill('2019-07-19')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()

    await page.goto('/capacity')
    await page.getByRole('link', { name: lab }).click()
    await page.getByText('还没有设置产能').waitFor()
    await page.getByRole('radio', { name: '独占时段' }).check()
    await page.getByText('下周开放 68 小时').waitFor()
    await look(page)
    await page.getByRole('button', { name: '设置产能' }).click()
    await page.getByText('空闲 68 / 68 小时').first().waitFor()
    await look(page)
    // The week of the closure has one day less than the ones after it.
    expect(await page.getByText('空闲 85 / 85 小时').count()).toBeGreaterThan(5)
  })
})

test('a buyer tries dates and holds a slot by the keyboard; the next buyer is told what is left', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/capabilities/${labId}`)
    await page.getByRole('heading', { name: '空闲产能' }).waitFor()
    await page.getByRole('button', { name: '预留产能' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('需要').fill('3')
    await page.getByLabel('不早于').fill('2019-07-15')
    const first = page.getByRole('radio', { name: /7月15日（周一）08:00/ })
    await first.waitFor()
    await page.locator('button[aria-disabled]', { hasText: '预留' }).waitFor()
    await look(page)
    await first.focus()
    await page.keyboard.press('Space')
    await page.getByLabel('用途').fill('减速机壳体全尺寸检测 6 件')
    await page.getByRole('button', { name: '预留', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/reservations\//)
    await page.getByText('待确认').first().waitFor()
    await page.getByText('7月15日（周一）08:00').first().waitFor()
    await look(page)
    // What it takes is not offered to anybody any more.
    await page.goto(`/capabilities/${labId}`)
    await page.getByText('本单位在这项供给上有 1 项预留或预订').waitFor()
    await page.getByRole('button', { name: '预留产能' }).click()
    await page.getByLabel('需要').fill('3')
    await page.getByLabel('不早于').fill('2019-07-15')
    await page.getByRole('radio', { name: /7月15日（周一）11:00/ }).waitFor()
    expect(await first.count()).toBe(0)
  })
})

test('the lab answers from its desk; what is firm is released with a reason that the other side reads', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: '答复 1 项对本单位产能的预留' }).click()
    await page.waitForURL(/waits=answer/)
    await page.getByRole('link', { name: lab }).click()
    await page.getByText('减速机壳体全尺寸检测 6 件').waitFor()
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('已订').first().waitFor()
    await look(page)
    await page.goto(`/capacity/${labId}`)
    await page.getByText('空闲 65 / 68 小时').click()
    await page.getByRole('link', { name: p.otherApplicant.org.name }).waitFor()
    await look(page)
    await page.getByRole('link', { name: p.otherApplicant.org.name }).click()
    await page.getByRole('button', { name: '释放' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('测头损坏，返厂维修，预计两周。')
    await dialog.getByRole('button', { name: '释放' }).click()
    await page.getByText('已释放').first().waitFor()
  })
  await house.world.settle()
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/reservations?side=holding')
    await page.getByRole('link', { name: lab }).click()
    await page.getByText('测头损坏，返厂维修，预计两周。').waitFor()
    await look(page)
    expect(await page.getByRole('button', { name: '释放' }).count()).toBe(0)
  })
})

test('a maker’s hours on a phone: what does not fit says by when it would, and one tap takes that day', async () => {
  await setOf(p.applicant, shopId, { ...hoursWish, machines: 1 })
  await blockOf(p.applicant, shopId, { hours: 60, from: '2019-07-15', until: '2019-07-21' })
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      await page.goto(`/capabilities/${shopId}`)
      await page.getByText('空闲 25%（20 小时）').waitFor()
      expect(await page.getByText('自有订单').count()).toBe(0)
      await page.getByRole('button', { name: '预留产能' }).click()
      await page.getByLabel('需要').fill('40')
      await page.getByLabel('不早于').fill('2019-07-15')
      await page.getByLabel('最迟完成').fill('2019-07-19')
      await page.getByText('只剩 20 小时').waitFor()
      await look(page)
      await page.getByRole('button', { name: '改为 7月28日' }).click()
      await page.getByText(/7月15日 – 7月21日：20 小时/).waitFor()
      await page.getByLabel('用途').fill('支架 200 件')
      await page.getByRole('button', { name: '预留', exact: true }).click()
      await page.waitForURL(/\/reservations\//)
      await look(page)
    },
    { viewport: phone },
  )
})

test('nobody answers: the hold expires by the clock, both sides are told, and the hours are free again', async () => {
  house.world.travel('2019-07-12T10:00:00+08:00')
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/capabilities/${shopId}`)
    await page.getByText('空闲 25%（20 小时）').waitFor()
    await page.goto('/reservations?state=expired')
    await page.getByRole('link', { name: shop }).click()
    await page.getByText('已到期').first().waitFor()
    expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0)
  })
})

test('on a phone the maker enters own work and sees it in its week', async () => {
  await errand(
    browser,
    house.url,
    p.applicant,
    async (page) => {
      await page.goto(`/capacity/${shopId}`)
      await page.getByRole('button', { name: '登记自用' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('需要').fill('30')
      await dialog.getByLabel('不早于').fill('2019-07-22')
      await dialog.getByLabel('最迟完成').fill('2019-07-28')
      await dialog.getByText(/7月22日 – 7月28日：30 小时/).waitFor()
      await dialog.getByLabel('说明').fill('老客户的平台外订单')
      await look(page)
      await dialog.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('空闲 50 / 80 小时').click()
      await page.getByText('老客户的平台外订单').waitFor()
      await look(page)
      expect(await page.getByRole('link', { name: '自用或平台外' }).count()).toBe(1)
    },
    { viewport: phone },
  )
})

test('one click points out a free week: it shows on the offer, in the market and on the company’s page', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(`/capacity/${shopId}`)
    await page.getByText('空闲 80 / 80 小时').first().click()
    await page.getByRole('button', { name: '发布为闲置' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('已对外提示：7月29日').waitFor()
    await look(page)
  })
  await house.world.settle()
  await errand(browser, house.url, null, async (page) => {
    await page.goto(`/capabilities/${shopId}`)
    await page.getByText('有闲置产能，现剩').waitFor()
    await page.getByRole('link', { name: '登录后预留' }).waitFor()
    await look(page)
    await page.goto('/capabilities')
    await page.getByText('7月29日–8月4日 有闲置').waitFor()
    await page.goto(`/companies/${p.applicant.org.id}`)
    await page.getByRole('heading', { name: '空闲产能' }).waitFor()
    await look(page)
    expect(await page.getByText('老客户的平台外订单').count()).toBe(0)
  })
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(`/capacity/${shopId}`)
    await page.getByRole('button', { name: '收回提示' }).click()
    await page.getByText('已对外提示').waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: '收回提示' }).count()).toBe(0)
  })
})

test('a feed of reservations is opened for one’s own calendar; its address is shown once', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/reservations')
    await page.getByRole('button', { name: '订阅到日历' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '开通' }).click()
    const address = await dialog.getByLabel('订阅地址').inputValue()
    await look(page)
    const { status, text } = await page.evaluate(async (url) => {
      const answer = await fetch(url, { credentials: 'omit' })
      return { status: answer.status, text: await answer.text() }
    }, address)
    expect(status).toBe(200)
    expect(text.startsWith('BEGIN:VCALENDAR')).toBe(true)
    await dialog.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '订阅到日历' }).click()
    await page.getByText('地址不再显示').waitFor()
    expect(await page.getByLabel('订阅地址').count()).toBe(0)
  })
})
