/**
 * 资产管理壳: a visitor fetches an offer as a shell, and a company with its certificates and calendar; the maker's
 * partner brings the file in, reads what was understood and what was not, looks through the list and takes it; on a
 * phone a file that is none says what to choose.
 */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hoursWish, setOf } from '../server/booking/booking.sample.ts'
import { publishedOffer } from '../server/catalog/catalog.sample.ts'
import { openArchive } from '../server/kernel/documents/zipArchive.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

let house: House
let browser: Browser
let p: Personas
let bytes: Buffer

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const limits = { maxBytes: 1e6, maxEntries: 20, maxTotalBytes: 1e7, maxRatio: 300 }
const look = async (page: Page) => expect(await accessibilityFaults(page)).toEqual([])
const file = (name: string, buffer: Buffer) => ({
  ...{ name, mimeType: 'application/octet-stream', buffer },
})

test('a visitor fetches an offer as a package of shells', async () => {
  const { id } = await publishedOffer(p.applicant, { title: '五轴铣削（演示）' })
  await errand(browser, house.url, null, async (page) => {
    await page.goto(`/capabilities/${id}`)
    const link = page.getByRole('link', { name: '下载 AASX', exact: true })
    await link.waitFor()
    await look(page)
    const [fetched] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(fetched.suggestedFilename()).toBe(`baigong-${id}.aasx`)
    bytes = await readFile(await fetched.path())
    await page.getByRole('button', { name: '其他格式' }).click()
    const item = page.getByRole('menuitem', { name: '下载 XML', exact: true })
    const [other] = await Promise.all([page.waitForEvent('download'), item.click()])
    expect(other.suggestedFilename()).toBe(`baigong-${id}.xml`)
    expect(await readFile(await other.path(), 'utf8')).toContain('CapabilitySet')
  })
})

test('a visitor finds the certificates and the calendar of a company in its package', async () => {
  const { id: orgId } = p.applicant.org
  const said = {
    kind: 'iso9001',
    name: '',
    number: 'Q-2019-8',
    issuer: '某认证中心（演示）',
    scope: '',
  }
  const term = { validFrom: '2018-01-01', validUntil: '2020-12-31', scanId: null }
  await p.applicant.post('/api/catalog/desk/certificates', { ...said, ...term })
  const { id } = await publishedOffer(p.applicant, { title: '有产能的车削（演示）' })
  await setOf(p.applicant, id, { ...hoursWish, calendar: null })
  await errand(browser, house.url, null, async (page) => {
    await page.goto(`/companies/${orgId}`)
    const link = page.getByRole('link', { name: '下载 AASX', exact: true })
    const [fetched] = await Promise.all([page.waitForEvent('download'), link.click()])
    const opened = openArchive(await readFile(await fetched.path()), () => true, limits)
    const textOf = (name: string) => (opened.ok ? String(Buffer.from(opened.entries[name]!)) : '')
    expect(textOf('aasx/data.json')).toContain('Q-2019-8')
    expect(textOf('aasx/files/calendar.ics')).toContain('BEGIN:VCALENDAR')
  })
})

test('a partner brings the package in, reads what was read, looks through the list and takes it', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/offers/lists')
    await page.getByRole('link', { name: '从资产管理壳（AAS）文件导入' }).click()
    await page.getByRole('heading', { level: 1, name: '导入资产管理壳（AAS）' }).waitFor()
    await page.locator('input[type=file]').setInputFiles(file('五轴.aasx', bytes))
    await page.getByText('共 1 项能力、4 个属性').waitFor()
    await page.getByText('文件符合 AAS V3 元模型的规则。').waitFor()
    await page.getByText(`文件说明的单位是“${p.applicant.org.name}”`).waitFor()
    await look(page)
    await page.getByRole('button', { name: '预览并导入' }).click()
    await page.waitForURL(/\/offers\/lists\/.+/)
    await page.getByText('五轴铣削（演示）').waitFor()
    await page.getByText('800×600×500').first().waitFor()
    await page.getByRole('cell', { name: '新供给' }).waitFor()
    expect(await page.getByRole('cell', { name: '有误' }).count()).toBe(0)
  })
})

test('on a phone a file that is none says what to choose', async () => {
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      await page.goto('/offers/shells')
      await page.locator('input[type=file]').setInputFiles(file('x.json', Buffer.from('{}')))
      await page.getByText('这不是资产管理壳文件').waitFor()
      await look(page)
      await page.locator('input[type=file]').setInputFiles(file('y.json', Buffer.from('<aas/>')))
      await page.getByText('文件里的 XML 不是 AAS V3 的环境').waitFor()
      expect(await page.getByText('这不是资产管理壳文件').count()).toBe(0)
    },
    { viewport: phone },
  )
})
