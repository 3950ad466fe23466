/**
 * The issuer's decision in a browser: scores come from a list, rules say who is taken, an officer decides one
 * otherwise and proposes, another person sees names and changes and confirms; the names go before the public,
 * somebody objects, the objection holds, the list is published, and everybody reads it, an ended title too.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../server/evaluation/round.sample.ts'
import { acceptedEntries, scoreFile } from '../server/programmes/selection.sample.ts'
import { programmeId } from '../server/programmes/package.sample.ts'
import { modules } from '../server/modules.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'

const titles = ['共享制造平台（演示）', '研发众包平台（演示）', '产能协同平台（演示）']
const reason = '两项能力相近，优先支持服务中小企业更多的平台。'
const base = `/office/programmes/${programmeId}/selection`
let house: House
let browser: Browser
let p: Personas
let second: Caller

beforeAll(async () => {
  house = await openHouse('2019-07-10T09:00:00+08:00')
  browser = await openBrowser()
  p = await personas(house.world)
  second = await secondOfficer(house.world, p)
  await acceptedEntries(house.world, p, [
    [titles[0]!, ['4']],
    [titles[1]!, ['3']],
    [titles[2]!, ['4']],
  ])
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const office = (act: (page: Page) => Promise<void>) =>
  errand(browser, house.url, p.programmeOfficer, act)
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

test('scores come from a list, rules take two of three, one is decided otherwise, the list is proposed', async () => {
  await office(async (page) => {
    await page.goto(`${base}/rules`)
    await page.locator('input[type=file]').setInputFiles({
      name: '评审得分.csv',
      mimeType: 'text/csv',
      buffer: scoreFile([
        `51,1,${titles[0]},4,91.5,`,
        `51,2,${titles[1]},3,88,`,
        `51,3,${titles[2]},4,86,`,
        `51,9,,4,70,`,
      ]),
    })
    const dialog = page.getByRole('dialog')
    await dialog.getByText('该推荐单位没有这个排序的参评项目。请核对排序。').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '采用 3 项得分' }).click()
    // The page behind a dialog takes no words: go on when it is gone.
    await page.getByText(/导入的得分表 · 3 项/).waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByLabel('一般分数线').fill('80')
    await page.getByLabel('总数上限').fill('2')
    await page.getByRole('button', { name: '保存规则' }).click()
    await page.getByText(`会选入：${titles[2]}（4）`).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('link', { name: '决策表' }).click()
    await page.getByRole('button', { name: `改为不选 ${titles[0]} 4` }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(reason)
    await page.getByRole('dialog').getByRole('button', { name: '不选' }).click()
    await row(page, titles[0]!).getByText(reason).waitFor()
    await page.getByRole('button', { name: `改为选入 ${titles[2]} 4` }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(reason)
    await page.getByRole('dialog').getByRole('button', { name: '选入' }).click()
    await row(page, titles[2]!).getByText(reason).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('link', { name: '名单', exact: true }).click()
    await page.getByText('名单（2 项）').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '提出名单' }).click()
    await page.getByText(/提出 2 项，等待另一人确认/).waitFor()
    // Whoever proposed cannot be the second person, and reads why.
    await page.getByText('须由提出人以外的另一人确认。请联系另一位项目主管。').waitFor()
  })
})

test('another person finds it on the desk, reads all names, confirms; the names go before the public', async () => {
  await errand(browser, house.url, second, async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: /确认入选名单/ }).click()
    await page.getByRole('button', { name: '记为已查看' }).waitFor()
    await page.getByRole('button', { name: '确认名单' }).click()
    const dialog = page.getByRole('dialog')
    await row(page, titles[1]!).last().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '确认名单' }).click()
    await page.getByText('已确认', { exact: true }).waitFor()
    await page.getByRole('link', { name: '公示与公布' }).click()
    await page.getByRole('button', { name: '开始公示' }).click()
    await dialog.getByRole('button', { name: '开始公示' }).click()
    await page.getByText(/公示至 2019年7月25日/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('a supervisor comes from the call and reads list, scores and steps, with nothing to press', async () => {
  await errand(browser, house.url, p.supervisor, async (page) => {
    await page.goto(`/calls/${programmeId}`)
    await page.getByRole('link', { name: '监督遴选：名单、得分和经过' }).click()
    await page.getByText('名单（2 项）').first().waitFor()
    await page.getByText(`${p.programmeOfficer.name} · 提出名单`).waitFor()
    expect(await page.getByRole('button', { name: '记为已查看' }).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: '规则与得分' }).click()
    await page.getByText(/导入的得分表 · 3 项/).waitFor()
    await page.getByRole('link', { name: '决策表' }).click()
    await row(page, titles[2]!).getByText(reason).waitFor()
    await page.getByRole('link', { name: '公示与公布' }).click()
    await page.getByText(/公示至 2019年7月25日/).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

test('somebody objects by real name; it holds, the project goes off the list', async () => {
  const visitor = await visit(browser, house.url, null)
  const { page } = visitor
  await page.goto('/publicities')
  await page
    .getByRole('link', { name: /试点示范|办公室|软件服务/ })
    .first()
    .click()
  await page.getByRole('button', { name: `对“${titles[1]}”提出异议` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('孙正言')
  await dialog.getByLabel('手机号').fill('13800138000')
  await dialog.getByLabel('异议内容').fill('该项目与已有平台重复，材料中的用户数不实。')
  await dialog.getByLabel('证据说明').fill('运营数据截图，附说明。')
  await dialog.getByRole('button', { name: '提交异议' }).click()
  await page
    .getByText(/YY2019-/)
    .first()
    .waitFor()
  expect(visitor.complaints).toEqual([])
  await visitor.close()
  await office(async (desk) => {
    await desk.goto(`${base}/publicity`)
    await desk.getByRole('button', { name: '异议成立' }).click()
    await desk.getByRole('dialog').getByRole('textbox').fill(reason)
    await desk.getByRole('dialog').getByRole('button', { name: '异议成立' }).click()
    await desk.getByRole('heading', { name: /已撤下/ }).waitFor()
  })
})

test('the days are over: published with a document, and everybody reads the list on a phone', async () => {
  house.world.travel('2019-07-26T09:00:00+08:00')
  for (const { schedules } of modules) {
    for (const { name, run } of schedules ?? []) {
      if (name === 'keepTime') await run(house.world.host)
    }
  }
  await office(async (page) => {
    await page.goto(`${base}/publicity`)
    await page.getByRole('button', { name: '公布名单' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('发文字号').fill('演示函〔2019〕12号')
    await dialog.getByLabel('发文日期').fill('2019-07-26')
    await dialog.getByRole('button', { name: '公布名单' }).click()
    await page.getByRole('link', { name: '下载 CSV' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  const visitor = await visit(browser, house.url, null, { viewport: phone })
  const { page } = visitor
  await page.goto('/selected')
  await page.getByText('1 项（1 个项目）').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(phone.width)
  expect(await page.getByText(titles[1]!).count()).toBe(0)
  await page.getByRole('link', { name: titles[2]! }).click()
  await page.getByText('演示函〔2019〕12号').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('a title is taken away: the published list keeps the name and says so, and shows on wish what stands', async () => {
  await office(async (page) => {
    const followed = async () =>
      (await must(p.programmeOfficer.get('/api/programmes/followings'))).total
    await expect.poll(followed).toBe(1)
    await page.goto('/followings')
    await page.getByRole('link', { name: titles[2]! }).click()
    await page.getByRole('button', { name: '取消资格' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('依据').selectOption({ label: '弄虚作假' })
    await dialog.getByLabel('理由').fill('经核实，周慎之提供的运营数据不实。')
    await dialog.getByRole('button', { name: '取消资格' }).click()
    await page.getByText('已取消资格').first().waitFor()
  })
  const visitor = await visit(browser, house.url, null, { viewport: phone })
  const { page } = visitor
  await page.goto('/selected')
  await page.getByText('已撤销称号（2019年7月26日）').waitFor()
  await page.getByText(/1 项（1 个项目）的称号已终止/).waitFor()
  await page.getByText('名单及称号现状（1 行的称号已终止）').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(phone.width)
  await page.getByRole('link', { name: titles[2]! }).click()
  await page.getByText(/称号已于 2019年7月26日 终止：已撤销称号/).waitFor()
  expect(await page.getByText('周慎之').count()).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto('/selected?title=standing')
  await page.getByText('没有符合条件的入选项目').waitFor()
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})
