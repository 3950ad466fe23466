/**
 * Officer, checker and leader of a province: a file is checked and ranked by keyboard, the list is signed, its
 * package built, the stamped scans matched, mails and paper sent, and the office notes what arrived.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePdf } from '../server/files/samples.ts'
import { personas, type Persona, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit as visitAs } from './officers.ts'
import { nearlyDone, openProgramme2019, programmeId } from './programme.ts'

const project = '泵阀共享制造平台（演示）'
/** Scans differ from each other, as those of a scanner do. */
let scans = 0

let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openProgramme2019(house.world, p)
  browser = await openBrowser()
  const id = await nearlyDone(house.world, p.otherApplicant, project, [])
  const { draftVersion } = (await p.otherApplicant.get(`/api/programmes/applications/${id}`)).json()
  await p.otherApplicant.post(`/api/programmes/applications/${id}/submit`, { draftVersion })
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const visit = (who: Persona) => visitAs(browser, house.url, who)

test('from the inbox to the signature', async () => {
  const officer = await visit(p.provincialOfficer)
  await officer.page.goto('/inbox')
  await officer.page.getByRole('link', { name: project }).click()
  await officer.page.getByRole('button', { name: /其余 \d+ 项均合格/ }).click()
  await officer.page.getByRole('button', { name: '通过审查' }).click()
  await officer.page.getByRole('button', { name: '重新审查' }).waitFor()
  expect(await accessibilityFaults(officer.page)).toEqual([])

  await officer.page.goto(`/recommend/${programmeId}/51`)
  const grip = officer.page.getByRole('button', { name: /泵阀共享制造平台.*/ }).first()
  await grip.focus()
  await officer.page.keyboard.press('Space')
  await officer.page.keyboard.press('ArrowUp')
  await officer.page.keyboard.press('Space')
  await officer.page.getByText('1/15').waitFor()
  expect(await accessibilityFaults(officer.page)).toEqual([])
  await officer.page.getByRole('button', { name: '送复核' }).click()
  await officer.page.getByText('送复核。').waitFor()
  expect(officer.complaints).toEqual([])
  await officer.close()

  const checker = await visit(p.checker)
  await checker.page.goto(`/recommend/${programmeId}/51`)
  await checker.page.getByRole('button', { name: '复核通过，送签发' }).click()
  await checker.page.getByText('复核通过。').waitFor()
  expect(checker.complaints).toEqual([])
  await checker.close()

  const leader = await visit(p.leader)
  await leader.page.goto(`/recommend/${programmeId}/51`)
  await leader.page.getByRole('button', { name: '签发', exact: true }).click()
  await leader.page.getByLabel('文号').fill('演示工信函〔2019〕1号')
  await leader.page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click()
  await leader.page
    .getByLabel('未公示的理由')
    .fill('本地公示按示例规则执行，已在单位网站公示，无异议。')
  await leader.page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click()
  await leader.page.getByRole('button', { name: '撤回签发' }).waitFor()
  expect(leader.complaints).toEqual([])
  await leader.close()

  const list = await p.leader.get(`/api/programmes/${programmeId}/units/51/recommendation`)
  expect([list.json().state, list.json().documentNumber, list.json().ranked.length]).toEqual([
    'signed',
    '演示工信函〔2019〕1号',
    1,
  ])
})

const asOfficer = (act: (page: Page) => Promise<void>) =>
  errand(browser, house.url, p.provincialOfficer, act)

/** Uploads a scan for the document of this row and enters a code; answers the dialog. */
async function offerScan(page: Page, row: string, code: string | null) {
  const line = page.getByRole('row').filter({ hasText: row }).first()
  const asked = (await line.locator('td').nth(1).innerText()).trim()
  await line.getByRole('button', { name: new RegExp(row) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({
    name: `${row}（盖章）.pdf`,
    mimeType: 'application/pdf',
    buffer: Buffer.from(samplePdf(++scans)),
  })
  await dialog.getByText('已上传：').waitFor()
  await dialog.getByLabel('页脚上的版本码').fill(code ?? asked.toLowerCase())
  await dialog.getByLabel('我已在扫描件上看到公章').check()
  await dialog.getByRole('button', { name: '核对', exact: true }).click()
  return dialog
}

test('the package is built, and a stamped scan is matched by its code or refused with the reason', async () => {
  await asOfficer(async (page) => {
    await page.goto('/packages')
    await page.getByRole('link', { name: p.orgs.province.name }).first().click()
    await page.getByRole('button', { name: '生成报送包', exact: true }).click()
    await page.getByText('推荐意见函').first().waitFor({ timeout: 90_000 })
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: /盖章扫描件/ }).click()
    await page.getByText('已核对 0/3').waitFor()
    const refused = await offerScan(page, '推荐意见函', '0000-0000-0000')
    await refused.getByText('版本码 0000-0000-0000 与封存内容不符').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await refused.getByRole('button', { name: '返回' }).click()
    for (const [index, row] of ['推荐意见函', '推荐项目汇总表', project].entries()) {
      const dialog = await offerScan(page, row, null)
      await dialog.waitFor({ state: 'hidden' })
      await page.getByText(`已核对 ${index + 1}/3`).waitFor()
    }
    await page.getByRole('button', { name: '重新生成' }).click()
    await page.getByText('全部核对一致，并已装入报送包。').waitFor({ timeout: 90_000 })
    expect(await accessibilityFaults(page)).toEqual([])
  })
}, 240_000)

test('mails leave with their archives, paper goes by EMS, and the office notes that it arrived', async () => {
  const box = `/api/programmes/managed/${programmeId}/media/email/mailbox`
  await p.programmeOfficer.put(box, { address: 'pilots@demo.test' })
  let path = ''
  await asOfficer(async (page) => {
    await page.goto('/packages')
    await page.getByRole('link', { name: p.orgs.province.name }).first().click()
    await page.getByRole('link', { name: /电子邮件/ }).click()
    await page.getByRole('button', { name: '发送 1 封' }).click()
    await page.getByText('存入演示邮箱，没有真正发出').waitFor({ timeout: 60_000 })
    await page.getByText('全部邮件已发出。').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: /打印与用印/ }).click()
    for (const bound of ['1/4', '2/4', '3/4', '4/4']) {
      await page.getByRole('button', { name: '加一份' }).first().click()
      await page.getByText(bound).waitFor()
    }
    await page.getByRole('link', { name: /寄送与签收/ }).click()
    await page.getByRole('button', { name: '登记寄送' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('方式').selectOption('ems')
    await dialog.getByLabel('单号').fill('EA123456789CN')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('必须报送的介质都已寄出').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    path = new URL(page.url()).pathname
  })
  const { rows } = (
    await p.programmeOfficer.get(`/api/programmes/managed/${programmeId}/ledger`)
  ).json()
  const paper = rows[0].dispatches.find(({ medium }: { medium: string }) => medium === 'paper')
  await p.programmeOfficer.post(`/api/programmes/dispatches/${paper.id}/receipt`, {
    receivedAt: house.world.now().toISOString(),
  })
  // The letter is written behind the act, and a page that came before it does not ask again.
  await house.world.settle()
  await asOfficer(async (page) => {
    await page.goto(path)
    await page.getByText(`${p.programmeOfficer.name} 签收`).waitFor()
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/notices')
    await page.getByText(`已报送：${project}`).first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
}, 240_000)
