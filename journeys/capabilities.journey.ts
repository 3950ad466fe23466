/**
 * 能力供给: the owner of a factory puts a machine online, by the keyboard and without a mistake that is lost; a visitor
 * finds it on a phone by what it can do. Put into a space it is the members' alone. What nobody confirmed for long is
 * told as doubtful, and confirmed with one tap.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOffer } from '../server/catalog/catalog.sample.ts'
import { foundedSpace, inviteInto, stepOwn } from '../server/spaces/spaces.sample.ts'
import { searchReady } from '../server/market/market.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'

const title = '五轴加工中心对外承接（演示）'
const spaceName = '传动件协作空间（演示）'

let house: House
let browser: Browser
let p: Personas
let path: string

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

test('a machine is put online: what is wrong is told beside its field, and nothing typed is lost', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/offers')
    await page.getByText('还没有供给').waitFor()
    await page.getByRole('button', { name: '新增供给' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('button[aria-disabled]', { hasText: '开始填写' }).waitFor()
    // Found by another name of the trade.
    await dialog.getByRole('combobox', { name: '种类' }).fill('加工中心')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('名称', { exact: true }).fill(title)
    await look(page)
    await dialog.getByRole('button', { name: '开始填写' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    path = new URL(page.url()).pathname
    await page.getByText('还有 4 处要改').waitFor()
    await look(page)

    await page.getByLabel('长', { exact: true }).fill('800')
    await page.getByLabel('宽', { exact: true }).fill('600')
    await page.getByText('请填写长、宽、高三个尺寸').waitFor()
    await page.getByLabel('高', { exact: true }).fill('500')
    await page.getByLabel('轴数').fill('2')
    await page.getByText('不能小于 3，现为 2').waitFor()
    await page.getByLabel('轴数').fill('5')
    await page.getByLabel('铝合金').check()
    await page.getByLabel('常用牌号').fill('7075-T6，6061、6061')
    await page.getByLabel('可达尺寸公差').fill('0.02')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()
    await page.reload()
    await page.getByLabel('高', { exact: true }).waitFor()
    expect(await page.getByLabel('高', { exact: true }).inputValue()).toBe('500')
    expect(await page.getByLabel('常用牌号').inputValue()).toBe('7075-T6、6061')
    await page.getByRole('button', { name: '保存并发布' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/capabilities\//)
    await page.getByText('800 × 600 × 500 mm').waitFor()
    await look(page)
  })
})

test('a visitor finds it on a phone by its kind and its words, and reads who offers it', async () => {
  await errand(
    browser,
    house.url,
    null,
    async (page) => {
      await page.goto('/capabilities?kind=milling')
      await page.getByText(title).waitFor()
      await look(page)
      await page.getByRole('combobox', { name: '查找能力' }).fill('7075')
      await page.getByRole('button', { name: '查找', exact: true }).click()
      await page.waitForURL(/grades=7075/)
      await page.getByText(title).click()
      await page.getByText('7075-T6、6061').waitFor()
      await look(page)
      await page.getByRole('link', { name: p.applicant.org.name }).click()
      await page.getByRole('heading', { level: 1, name: p.applicant.org.name }).waitFor()
      await page.getByRole('link', { name: title }).waitFor()
      expect(await page.getByRole('link', { name: title }).count()).toBe(1)
      await look(page)
    },
    { viewport: phone },
  )
})

test('put into a space it is the members’ alone, from that moment', async () => {
  const space = await foundedSpace(p.applicant, { name: spaceName })
  await inviteInto(p.applicant, space, p.otherApplicant.org.name)
  await stepOwn(p.otherApplicant, space, 'accept')
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByRole('radio', { name: '指定范围' }).check()
    // Nobody is named yet, and the button says so.
    await page.getByText('还没有选可见的空间或单位').waitFor()
    await page.getByLabel(spaceName).check()
    await page.getByLabel('单位全称或统一社会信用代码').fill('没有这家公司')
    await page.getByRole('button', { name: '添加单位' }).click()
    await page.getByText('没有找到已核验的单位“没有这家公司”').waitFor()
    await look(page)
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByText('已保存').first().waitFor()
  })
  const publicPath = path.replace('/offers/', '/capabilities/')
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(publicPath)
    await page.getByText('这项供给只对指定的空间或单位可见').waitFor()
    await page.goto('/capabilities')
    await page.getByText(title).waitFor()
    await page.getByText('指定范围可见').waitFor()
  })
  await errand(browser, house.url, null, async (page) => {
    await page.goto('/capabilities')
    await page.getByText('还没有公开的供给').waitFor()
    expect(await page.getByText(title).count()).toBe(0)
  })
  const stranger = await visit(browser, house.url, null)
  await stranger.page.goto(publicPath)
  await stranger.page.getByText('没有这个页面').first().waitFor()
  await stranger.close()
})

test('after half a year the desk says what is to be confirmed, and one tap does it', async () => {
  for (const one of ['一', '二']) {
    await publishedOffer(p.otherApplicant, { title: `陈年的铣削能力${one}（演示）` })
  }
  house.world.travel('2020-01-24T10:00:00+08:00')
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: '确认 2 项久未确认的供给' }).click()
    await page.waitForURL(/waits=yes/)
    await page.getByRole('link', { name: '陈年的铣削能力一' }).click()
    await page.getByText('已超过 90 天没有确认').waitFor()
    await look(page)
    await page.getByRole('button', { name: '仍然有效' }).click()
    await page.getByText('已超过 90 天没有确认').waitFor({ state: 'detached' })
    await page.goto('/offers?waits=yes')
    await page.getByRole('checkbox', { name: /陈年的铣削能力二/ }).check()
    await page.getByRole('button', { name: '确认 1 项仍然有效' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认 1 项仍然有效' }).click()
    await page.getByText('已确认 1 项').waitFor()
    await page.getByText('没有符合条件的供给').waitFor()
    expect(await page.getByRole('link', { name: /陈年的铣削能力/ }).count()).toBe(0)
  })
})

test('paused it is seen by nobody else; withdrawn it says why', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/offers')
    await page.getByRole('link', { name: '陈年的铣削能力一' }).click()
    // What is typed would be lost by a step: it is saved first.
    await page.getByLabel('轴数').fill('4')
    await page.locator('button[aria-disabled]', { hasText: '暂停' }).waitFor()
    await page.getByText('请先保存修改').first().waitFor()
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByText('已保存').first().waitFor()
    await page.getByRole('button', { name: '暂停', exact: true }).click()
    await page.getByRole('button', { name: '恢复', exact: true }).click()
    await page.getByText('已恢复').first().waitFor()
    await page.getByRole('button', { name: '下架', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('设备大修')
    await dialog.getByRole('button', { name: '下架', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('textbox').fill('设备大修，预计三个月后恢复对外承接。')
    await dialog.getByRole('button', { name: '下架', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('设备大修，预计三个月后').waitFor()
    await page.getByRole('button', { name: '保存并发布' }).waitFor()
    expect(await page.getByRole('button', { name: '暂停', exact: true }).count()).toBe(0)
  })
})
