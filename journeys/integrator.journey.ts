/**
 * An administrator has the organisation's own system told of what happens: the operator allows a receiver on this
 * machine, the address is registered with its secret, an application is submitted and the news arrives signed;
 * while the receiver is out of order another is not taken, and is sent again from the log. A key is made by the
 * names of what it may do.
 */
import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../server/testing/personas.ts'
import { openReceiver, type Receiver } from '../server/testing/receiver.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'
import { nearlyDone, openProgramme2019 } from './programme.ts'

let house: House
let browser: Browser
let p: Personas
let receiver: Receiver
let secret = ''
let application = ''

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
  receiver = await openReceiver()
  browser = await openBrowser()
  application = await nearlyDone(house.world, p.applicant, '精密传动共享平台（演示）', [])
})
afterAll(async () => {
  await browser?.close()
  await receiver?.close()
  await house?.[Symbol.asyncDispose]()
})

test('the operator allows receivers on this machine', async () => {
  await errand(browser, house.url, p.operator, async (page) => {
    await page.goto('/console/settings')
    const row = page.getByRole('row', { name: /允许推送到本机/ })
    await row.getByRole('button', { name: /修改/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('是', { exact: true }).click()
    await dialog.getByLabel('理由').fill('接收程序与平台部署在同一台机器。')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await row.textContent()).toContain('是')
  })
})

async function register(page: Page): Promise<void> {
  await page.goto('/webhooks')
  await page.getByText('还没有接收地址').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '登记接收地址' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('OA 待办')
  await dialog.getByLabel('接收地址').fill('https://hooks.example.org/')
  await dialog.getByRole('searchbox', { name: '查找' }).fill('申报书')
  await dialog.getByRole('checkbox', { name: /^申报书提交/ }).check()
  await dialog.getByRole('checkbox', { name: /^申报书撤回/ }).check()
  await dialog.getByText('共选 2 项').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  // What is refused is said, and nothing that was written is lost.
  await dialog.getByRole('button', { name: '登记接收地址' }).click()
  await dialog.getByText(/演示平台不向外推送/).waitFor()
  await dialog.getByLabel('接收地址').fill(receiver.url)
  await dialog.getByRole('button', { name: '登记接收地址' }).click()
  await page.getByRole('dialog', { name: '请保存签名密钥' }).waitFor()
  secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByText('推送中').waitFor()
}

test('the administrator registers an address and keeps its secret', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await register(page)
    await page.getByRole('button', { name: '发送测试' }).click()
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1)
    await page.reload()
    expect(await page.getByText(secret).count()).toBe(0)
  })
})

test('an application is submitted, and the news arrives signed', async () => {
  const { draftVersion } = (
    await p.applicant.get(`/api/programmes/applications/${application}`)
  ).json()
  const url = `/api/programmes/applications/${application}/submit`
  expect((await p.applicant.post(url, { draftVersion })).statusCode).toBe(200)
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(2)
  const { headers, body } = receiver.received[1]!
  const told = JSON.parse(body)
  expect(told).toMatchObject({
    type: 'programmes.application.submitted',
    data: { applicationId: application },
  })
  expect(body).not.toMatch(/[\u4e00-\u9fff]/)
  const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const meant = createHmac('sha256', key).update(text).digest('base64')
  expect(String(headers['webhook-signature']).split(' ')).toContain(`v1,${meant}`)
})

test('what a receiver out of order did not take is seen in the log, and sent again', async () => {
  receiver.answer((response) => response.writeHead(410).end('moved away'))
  const withdrawn = await p.applicant.post(
    `/api/programmes/applications/${application}/withdraw`,
    {},
  )
  expect(withdrawn.statusCode).toBe(200)
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(3)
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/webhooks')
    await page.getByText('接收方答复地址已停用（410）').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    receiver.answer((response) => response.writeHead(204).end())
    await page.getByRole('button', { name: '恢复' }).click()
    await page.getByText('推送中').waitFor()
    await page.getByRole('link', { name: /未送达 1/ }).click()
    await page.getByRole('link', { name: '申报书撤回' }).click()
    await page.getByText(/moved away/).waitFor({ state: 'attached' })
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '重新推送' }).click()
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(4)
    await page.goto('/webhooks/deliveries')
    const arrived = page.getByRole('table').getByText('已送达')
    await expect.poll(async () => arrived.count(), { timeout: 20_000 }).toBe(3)
    expect(await accessibilityFaults(page)).toEqual([])
  })
  const [first, second] = receiver.received.slice(2).map(({ headers }) => headers['webhook-id'])
  expect(second).toBe(first)
})

test('on a phone too, and a key is made by the names of what it may do', async () => {
  const { page, complaints, close } = await visit(browser, house.url, p.applicant, {
    viewport: phone,
  })
  await page.goto('/webhooks')
  await page.getByText('推送中').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  // However long the list of events is, whoever presses the button sees what was refused.
  await page.getByRole('button', { name: '登记接收地址' }).click()
  const registering = page.getByRole('dialog')
  await registering.locator('summary', { hasText: '项目申报' }).click()
  await registering.getByRole('button', { name: '登记接收地址' }).click()
  const refusal = registering.getByRole('alert')
  await refusal.waitFor()
  // It is their own input: no number of a fault, nothing to copy.
  expect(await refusal.innerText()).not.toContain('编号')
  expect(await registering.getByRole('button', { name: '复制编号' }).count()).toBe(0)
  const below = async () => {
    const [said, pressed] = [
      await refusal.boundingBox(),
      await registering.getByRole('button', { name: '登记接收地址' }).boundingBox(),
    ]
    return said!.y < pressed!.y
  }
  await expect.poll(below).toBe(true)
  await registering.getByRole('button', { name: '取消' }).click()
  await page.goto('/api-keys')
  await page.getByRole('button', { name: '签发密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用途').fill('OA 待办')
  await dialog.getByRole('searchbox', { name: '查找' }).fill('推送记录')
  await dialog
    .getByRole('checkbox', { name: /推送记录/ })
    .first()
    .check()
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: '签发密钥' }).click()
  await page.getByText(/^bg_\w+_/).waitFor()
  expect(complaints).toEqual([])
  await close()
})
