/**
 * 零件的可见层级: a buyer lets a maker know of a part, and keeps its shape and files to those who signed. The maker reads
 * what would open it, signs, sees the shape with its own mark over it; the buyer reads who looked and takes it back.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begunPart, sharedWith } from '../server/parts/parts.sample.ts'
import { keptAgreement, signedAgreement } from '../server/spaces/agreement.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

let house: House
let browser: Browser
let p: Personas
let path: string
let agreement: Awaited<ReturnType<typeof keptAgreement>>

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser({ graphics: true })
  p = await personas(house.world)
  agreement = await keptAgreement(p.applicant)
  const part = await begunPart(p.applicant, '叶轮样件')
  await house.world.settle()
  const named = { spaces: [], organisations: [p.otherApplicant.org.id] }
  await sharedWith(p.applicant, part, named)
  path = `/parts/${part.id}`
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

const size = '60 × 40 × 20 mm'

test('the buyer keeps the shape and the files to those who signed', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByText(size).first().waitFor()
    await page.getByRole('button', { name: '设置', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('文件、图形和测量结果').selectOption({ label: '签署保密协议后可以' })
    await look(page)
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('还没有其他单位看过').waitFor()
    await look(page)
    // The owner goes on seeing all of it.
    expect(await page.getByText(size).count()).toBeGreaterThan(0)
  })
})

test('the maker knows of it on a phone and is told what opens it, in the list, on its page and in a need', async () => {
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      await page.goto(path)
      await page.getByText(`与${p.applicant.org.name}签署保密协议后可以看到。`).waitFor()
      expect(await page.getByText(size).count()).toBe(0)
      await look(page)
      await page.goto(`/capabilities/match?part=${path.slice('/parts/'.length)}`)
      await page.getByText(`与${p.applicant.org.name}签署保密协议后可以看到。`).waitFor()
      await look(page)
      await page.goto('/parts')
      await page.getByRole('link', { name: '叶轮样件' }).waitFor()
      expect(await page.getByText(size).count()).toBe(0)
    },
    { viewport: phone },
  )
})

test('signed, it sees the shape under its own mark; the buyer sees who looked, and takes it back', async () => {
  await signedAgreement(p.otherApplicant, agreement)
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(path)
    await page.getByText(size).first().waitFor()
    await page.getByText('本次查看和每次下载都会记录').waitFor()
    await page.locator('canvas').waitFor()
    await page.locator('svg text', { hasText: p.otherApplicant.org.name }).first().waitFor()
    await look(page)
  })
  await house.world.host.traces.flush()
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByRole('heading', { name: '谁看过' }).waitFor()
    expect(await page.locator('svg text', { hasText: p.applicant.org.name }).count()).toBe(0)
    await page.getByRole('button', { name: `向${p.otherApplicant.org.name}收回` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('样件评估已经结束，按约定收回。')
    await dialog.getByRole('button', { name: '收回', exact: true }).click()
    await page.getByText(`已向${p.otherApplicant.org.name}收回`).waitFor()
    await look(page)
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(path)
    await page.getByText('这个零件的文件没有提供给本单位。').waitFor()
    expect(await page.getByText(size).count()).toBe(0)
    await look(page)
  })
})
