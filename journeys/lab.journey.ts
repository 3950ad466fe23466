/**
 * 检测机构: a measuring lab puts its service and its accreditation online, is found by a sentence, has its certificate
 * checked, gives a slot of its machine away, and is reminded before the certificate ends.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireCertificates } from '../server/catalog/index.ts'
import { samplePdf } from '../server/files/samples.ts'
import { searchReady } from '../server/market/market.sample.ts'
import { notices } from '../server/notices/index.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

const title = '三坐标测量（演示）'
const sentence = '四川 三坐标 CNAS证书'

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

const found = (page: Page) => page.getByRole('link', { name: title })

async function ask(page: Page): Promise<void> {
  await page.goto('/capabilities')
  await page.getByRole('combobox', { name: '查找能力' }).fill(sentence)
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await page
    .getByRole('button', { name: '去掉条件：资质 CNAS 实验室认可（单位证书有效）' })
    .waitFor()
}

test('the lab puts its measuring service online', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/offers')
    await page.getByRole('button', { name: '新增供给' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '种类' }).fill('三坐标')
    await page.getByRole('option', { name: '计量检测' }).first().waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('名称', { exact: true }).fill(title)
    await dialog.getByRole('button', { name: '开始填写' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByRole('combobox', { name: '所在地区' }).selectOption({ label: '四川' })
    await page.getByLabel('三坐标', { exact: true }).check()
    await page.getByLabel('长', { exact: true }).fill('1200')
    await page.getByLabel('宽', { exact: true }).fill('2000')
    await page.getByLabel('高', { exact: true }).fill('1000')
    await page.getByLabel('最大允许误差').fill('1.9')
    await page.getByRole('button', { name: '保存并发布' }).click()
    await page.waitForURL(/\/capabilities\//)
    path = new URL(page.url()).pathname
    expect(await page.getByText('1,200 × 2,000 × 1,000 mm').count()).toBeGreaterThan(0)
    await look(page)
  })
})

test('its accreditation is entered with its scan by the keyboard, and what is missing is said at the button', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/certificates')
    await page.getByText('还没有登记资质证书').waitFor()
    await look(page)
    await page.getByRole('button', { name: '登记证书' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('请选择证书种类').waitFor()
    const kind = dialog.getByRole('combobox', { name: '种类' })
    await kind.focus()
    await page.keyboard.type('cnas')
    await dialog.getByRole('option', { name: 'CNAS' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('L20160')
    await page.keyboard.press('Tab')
    await page.keyboard.type('衡准认可中心（演示）')
    await dialog.getByRole('textbox', { name: '有效期起' }).fill('2016-09-01')
    await dialog.getByText('请填写有效期的截止日').waitFor()
    await dialog.getByRole('textbox', { name: '有效期止' }).fill('2019-07-19')
    await dialog.getByRole('textbox', { name: '认证范围' }).fill('长度：坐标测量')
    await dialog.locator('input[type=file]').setInputFiles({
      ...{ name: '认可证书.pdf', mimeType: 'application/pdf', buffer: samplePdf(1) },
    })
    await dialog.getByRole('link', { name: '认可证书.pdf' }).waitFor()
    await look(page)
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()
    await page.getByText('即将到期').waitFor()
    expect(await page.getByText('L20160 · 衡准认可中心（演示）').count()).toBe(1)
    await look(page)
  })
  await house.world.settle()
})

test('a buyer’s sentence asks for the certificate and finds the lab; its page says what it holds', async () => {
  await errand(
    browser,
    house.url,
    null,
    async (page) => {
      await ask(page)
      await found(page).waitFor()
      await page.goto(`/companies/${p.applicant.org.id}`)
      await page.getByRole('heading', { name: '资质证书' }).waitFor()
      await page.getByText('1 份有效').waitFor()
      await page.getByText('未核对，由单位自行登记').waitFor()
      expect(await page.getByText('认可证书.pdf').count()).toBe(0)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(wide).toBeLessThanOrEqual(phone.width)
      await look(page)
    },
    { viewport: phone },
  )
})

test('the operator compares it with the scan, and says in public on what that rests', async () => {
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto('/console/certificates?unchecked=yes')
    await page.getByRole('button', { name: 'CNAS 实验室认可' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link', { name: '认可证书.pdf' }).waitFor()
    await dialog.getByText('请写明核对的依据').waitFor()
    await dialog.getByRole('textbox', { name: '依据' }).fill('逐项对照扫描件，编号和截止日一致。')
    await look(page)
    await dialog.getByRole('button', { name: '记下结果' }).click()
    await page.getByText('已记下核对结果').first().waitFor()
    await page.getByText('没有符合条件的证书').waitFor()
    expect(await page.getByRole('button', { name: 'CNAS 实验室认可' }).count()).toBe(0)
    await look(page)
  })
  await errand(browser, house.url, null, async (page) => {
    await page.goto(`/companies/${p.applicant.org.id}`)
    await page.getByText('依据：逐项对照扫描件，编号和截止日一致。').waitFor()
  })
})

test('its machine is one customer’s at a time: a slot is held, and confirmed', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path.replace('/capabilities', '/capacity'))
    await page.getByRole('radio', { name: '独占时段' }).check()
    await page.getByRole('button', { name: '设置产能' }).click()
    await page.getByText('空闲 45 / 45 小时').first().waitFor()
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(path)
    await page.getByRole('button', { name: '预留产能' }).click()
    await page.getByLabel('需要').fill('3')
    await page.getByLabel('不早于').fill('2019-07-15')
    await page.getByRole('radio', { name: /7月15日（周一）08:00/ }).check()
    await page.getByLabel('用途').fill('壳体全尺寸检测 6 件')
    await page.getByRole('button', { name: '预留', exact: true }).click()
    await page.waitForURL(/\/reservations\//)
  })
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/reservations?waits=answer')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('已订').first().waitFor()
  })
  await errand(browser, house.url, null, async (page) => {
    await page.goto(`/companies/${p.applicant.org.id}`)
    await page.getByText('近一年他人的预留不足 5 次，暂不给出答复用时。').waitFor()
    expect(await page.getByText(p.otherApplicant.org.name).count()).toBe(0)
    await look(page)
  })
})

test('it is reminded in time; once over, it is told as expired and found no more, until it is renewed', async () => {
  house.world.travel('2019-07-15T10:00:00+08:00')
  for (const { name, run } of notices.schedules ?? []) {
    if (name === 'everyMinute') await run(house.world.host)
  }
  await house.world.settle()
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/notices')
    await page.getByText('CNAS 实验室认可将于 2019-07-19 到期').first().waitFor()
  })
  house.world.travel('2019-07-20T09:00:00+08:00')
  await expireCertificates(house.world.host)
  await house.world.settle()
  await errand(browser, house.url, null, async (page) => {
    await ask(page)
    await page.getByText('没有同时符合全部条件的供给').waitFor()
    await page.goto(`/companies/${p.applicant.org.id}`)
    await page.getByText('已过期').waitFor()
    await page.getByText('0 份有效').waitFor()
    expect(await page.getByText('L20160').count()).toBe(1)
  })
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/certificates')
    await page.getByRole('button', { name: 'CNAS 实验室认可' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('修改后需要重新核对。').waitFor()
    await dialog.getByRole('textbox', { name: '有效期止' }).fill('2022-07-19')
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()
  })
  await house.world.settle()
  await errand(browser, house.url, null, async (page) => {
    await ask(page)
    await found(page).waitFor()
  })
})
