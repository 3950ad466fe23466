/**
 * 共享空间: the core firm of a chain founds a space; a supplier finds it in the directory and asks, on a phone; the firm
 * admits it. An authority is invited and declines; the supplier is removed and reads why. An unlisted space does not
 * exist for whoever was not invited, and a member of one leaves it.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../server/testing/personas.ts'
import { foundedSpace, inviteInto, unlisted } from '../server/spaces/spaces.sample.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand } from './officers.ts'

const name = '传动件协作空间（演示）'
const about = '传动件上下游单位共享产能、检测设备和交付计划。'
const asks = '本单位加工齿轮轴，希望承接协作任务。'
const declines = '主管部门不参加企业之间的空间。'
const removes = '连续三个月未更新产能，按空间约定移出。'

let house: House
let browser: Browser
let p: Personas
let path: string

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function look(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}

test('a firm founds a space and invites an authority that it knows by name', async () => {
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/spaces')
    await page.getByText('本单位创建、加入或受邀的空间会列在这里').waitFor()
    await page.getByRole('button', { name: '创建空间' }).click()
    const dialog = page.getByRole('dialog')
    // A space without a name is not founded, and the button says so.
    await dialog.locator('button[aria-disabled]', { hasText: '创建' }).waitFor()
    await dialog.getByLabel('名称', { exact: true }).fill(name)
    await dialog.getByLabel('说明', { exact: true }).fill(about)
    await look(page)
    await dialog.getByRole('button', { name: '创建', exact: true }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    path = new URL(page.url()).pathname

    await page.getByRole('button', { name: '邀请单位' }).click()
    const inviting = page.getByRole('dialog')
    await inviting.getByLabel('单位名称或代码').fill('没有这家公司')
    await inviting.getByRole('button', { name: '邀请', exact: true }).click()
    // What was typed stays, with the reason beside it.
    await inviting.getByRole('alert').waitFor()
    expect(await inviting.getByLabel('单位名称或代码').inputValue()).toBe('没有这家公司')
    await look(page)
    await inviting.getByLabel('单位名称或代码').fill(p.orgs.city.name)
    await inviting.getByRole('button', { name: '邀请', exact: true }).click()
    await inviting.waitFor({ state: 'detached' })
    await page
      .getByRole('row')
      .filter({ hasText: p.orgs.city.name })
      .getByText('受邀待答复')
      .waitFor()
    await look(page)
  })
})

test('a supplier finds it on a phone and asks with a reason; a reason of two signs is none', async () => {
  await errand(
    browser,
    house.url,
    p.otherApplicant,
    async (page) => {
      await page.goto('/spaces/listed')
      await page.getByText(name).first().waitFor()
      await look(page)
      await page.getByText(name).first().click()
      await page.getByText(about).waitFor()
      expect(await page.getByText(p.orgs.city.name).count()).toBe(0)
      await page.getByRole('button', { name: '申请加入' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('想加')
      await dialog.getByRole('button', { name: '申请加入' }).click()
      await dialog.getByRole('alert').waitFor()
      expect(await dialog.getByRole('textbox').inputValue()).toBe('想加')
      await dialog.getByRole('textbox').fill(asks)
      await look(page)
      await dialog.getByRole('button', { name: '申请加入' }).click()
      await page.getByText('本单位的申请正在等待答复').waitFor()
    },
    { viewport: phone },
  )
})

test('the firm reads the request on its desk and admits it; the authority declines', async () => {
  await house.world.settle()
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: '办理 1 项加入共享空间的申请' }).click()
    await page.getByRole('link', { name }).click()
    await page.getByText('1 项加入申请待办理').waitFor()
    const row = page.getByRole('row').filter({ hasText: p.orgs.otherEnterprise.name })
    await row.getByText(asks).waitFor()
    await row.getByRole('button', { name: /办理/ }).click()
    await page.getByRole('menuitem', { name: '批准加入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '批准加入' }).click()
    await row.getByText('成员', { exact: true }).waitFor()
    await look(page)
  })
  await errand(browser, house.url, p.cityOfficer, async (page) => {
    await page.goto(path)
    await page.getByText('本单位受邀加入这个空间，请答复').waitFor()
    await page.getByRole('button', { name: '谢绝邀请' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(declines)
    await dialog.getByRole('button', { name: '谢绝邀请' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(declines).waitFor()
    // Whoever declined sees no member of it.
    expect(await page.getByRole('row').count()).toBe(0)
  })
})

test('a member sees who is in it, is removed, and reads why', async () => {
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(path)
    await page.getByRole('row').filter({ hasText: p.orgs.enterprise.name }).waitFor()
    expect(await page.getByText(declines).count()).toBe(0)
    await look(page)
  })
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto(path)
    await page.getByText(declines).first().waitFor()
    const row = page.getByRole('row').filter({ hasText: p.orgs.otherEnterprise.name })
    await row.getByRole('button', { name: /办理/ }).click()
    await page.getByRole('menuitem', { name: '移出空间' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(removes)
    await dialog.getByRole('button', { name: '移出空间' }).click()
    await row.getByText('已移出').waitFor()
    await page.getByRole('listitem').filter({ hasText: removes }).waitFor()
  })
  await house.world.settle()
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto('/notices')
    await page.getByText(removes, { exact: false }).first().waitFor()
    await page.goto(path)
    await page.getByText('本单位已被移出，理由如下').waitFor()
    await page.getByText(removes).waitFor()
    await look(page)
  })
})

test('an unlisted space exists for those it invited alone; one of them joins and leaves again', async () => {
  const hidden = '内部试制空间（演示）'
  const id = await foundedSpace(p.applicant, { ...unlisted, name: hidden })
  await inviteInto(p.applicant, id, p.orgs.otherEnterprise.name)
  await errand(browser, house.url, p.provincialOfficer, async (page) => {
    await page.goto('/spaces/listed')
    await page.getByText(name).first().waitFor()
    expect(await page.getByText(hidden).count()).toBe(0)
    await page.goto(`/spaces/${id}`)
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByText(hidden).count()).toBe(0)
  })
  await errand(browser, house.url, p.otherApplicant, async (page) => {
    await page.goto(`/spaces/${id}`)
    await page.getByRole('button', { name: '接受邀请' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '接受邀请' }).click()
    await page.getByRole('heading', { name: '成员', level: 2 }).waitFor()
    await page.getByRole('button', { name: '退出空间' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '退出空间' }).click()
    await page.getByText('已退出').first().waitFor()
  })
})
