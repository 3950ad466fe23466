/**
 * A city officer of Guangdong 2018: the inbox, the formal check with one item that does not pass, a return with
 * its reason and a day, the mended file and what changed in it, the opinion, the rank, the signature, and the
 * papers on their way to the province, which notes that they arrived. Then the same list on a phone.
 */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import { writing } from '../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../server/people/samples.ts'
import type { Persona } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { bringSheet } from '../server/kernel/documents/sheetFile.ts'
import { commitWinners, previewWinners } from '../server/programmes/index.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import {
  errand,
  makeAuthority,
  openFile,
  passFile,
  signThrough,
  type Authority,
  visit,
} from './officers.ts'
import { nearlyDone, openShipped } from './programme.ts'

const national = 'shuangchuang-2018'
const provincial = 'guangdong-2018'
const atCity = `${provincial}/4406`
const first = '陶瓷装备协同平台（演示）'
const second = '五金模具共享平台（演示）'

/** Another company with the name of the first applicant, but for its legal form. */
const earlierWinners = [
  '年度,序号,方向,项目名称,申报主体,推荐单位',
  '2017,1,8,陶瓷整线平台（演示）,佛山第1装备股份有限公司（演示）,广东省',
].join('\n')

type Applicant = Caller & Pick<Persona, 'org'>

let house: House
let browser: Browser
let city: Authority
let province: Authority
const applicants: Applicant[] = []
const applications: string[] = []

function makeApplicant(name: string, serial: number): Promise<Applicant> {
  const uscc = makeUscc('enterprise', '440600', serial)
  const org = { name, kind: 'enterprise', division: '440600', uscc } as const
  const w = house.world
  return writing(w.host, { actor: systemActor, requestId: 'journey-applicant' }, async (work) => {
    const id = await makeOrganisation(work, org)
    const email = `writer.${serial}@demo.test`
    const personId = await makePerson(work, { name: '陶砚秋', email, passwordHash: '' })
    await makeMembership(work, personId, id, ['applicant.admin'])
    return { ...w.as(await makeSession(work, personId, id)), org: { ...org, id } }
  }) as Promise<Applicant>
}

async function handIn(who: Applicant, id: string): Promise<void> {
  const { draftVersion } = (await who.get(`/api/programmes/applications/${id}`)).json()
  const answer = await who.post(`/api/programmes/applications/${id}/submit`, { draftVersion })
  expect(answer.statusCode).toBe(200)
}

beforeAll(async () => {
  house = await openHouse('2018-07-18T09:00:00+08:00')
  city = await makeAuthority(house.world, '佛山市工业主管部门（演示）', '440600')
  province = await makeAuthority(house.world, '广东省工业主管部门（演示）', '440000')
  await openShipped(house.world, national, { '44': { id: province.orgId, name: province.name } })
  await openShipped(house.world, provincial, { '4406': { id: city.orgId, name: city.name } })
  for (const [index, title] of [first, second].entries()) {
    const who = await makeApplicant(`佛山第${index + 1}装备有限公司（演示）`, 4400 + index)
    const id = await nearlyDone(house.world, who, title, [], {
      programmeId: national,
      directions: ['8'],
    })
    await handIn(who, id)
    applicants.push(who)
    applications.push(id)
  }
  const setup = { actor: systemActor, requestId: 'journey-winner' }
  await writing(house.world.host, setup, async (work) => {
    const sheet = await bringSheet(Buffer.from(earlierWinners).toString('base64'))
    const list = { series: 'shuangchuang', fileName: '2017.csv' }
    const name = '试点示范工作办公室（演示）'
    const orgId = await makeOrganisation(work, { name, kind: 'office' })
    const person = { name: '沈予安', email: 'office.lists@demo.test', passwordHash: '' }
    const personId = await makePerson(work, person)
    const office = { ...work, actor: { ...work.actor, personId, orgId } }
    const { batch } = await previewWinners(office, list, sheet)
    await commitWinners(office, batch.id)
  })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const asOfficer = (act: (page: Page) => Promise<void>) =>
  errand(browser, house.url, city.officer, act)

test('one item does not pass: its note stands in the return before a word is written', async () => {
  await asOfficer(async (page) => {
    await openFile(page, first)
    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByLabel('需修改') })
      .first()
    await item.getByLabel('需修改').click()
    await item.getByLabel('说明').fill('请补充服务企业数量及其来源。')
    await item.getByLabel('说明').blur()
    await page.getByRole('button', { name: '退回修改' }).click()
    const dialog = page.getByRole('dialog')
    const wish = dialog.getByLabel('修改要求').first()
    await expect.poll(() => wish.inputValue()).toBe('请补充服务企业数量及其来源。')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByLabel('修改期限').fill('2018-07-20')
    await dialog.getByRole('button', { name: '退回修改' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('已退回').first().waitFor()
  })
})

test('the applicant is told what and until when, mends it, and hands it in again', async () => {
  await house.world.settle()
  await errand(browser, house.url, applicants[0]!, async (page) => {
    await page.goto('/notices')
    const news = page.getByText(`请修改：${first}`).first()
    await news.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await news.click()
    await page.waitForURL(`**/applications/${applications[0]}**`)
    await page.goto(`/applications/${applications[0]}/B`)
    await page.getByLabel('项目简述').fill('平台已服务陶瓷装备企业二百一十四家。'.repeat(12))
    await page.getByText('本机与服务器一致').waitFor()
    await page.getByRole('button', { name: '提交给推荐单位' }).click()
    await page.getByRole('button', { name: '封存并提交' }).click()
    await page.getByText('提交回执').first().waitFor()
  })
})

test('the mended file shows what changed; it passes with an opinion', async () => {
  await asOfficer(async (page) => {
    await openFile(page, first)
    await page.getByRole('tab', { name: /修改对照/ }).click()
    await page.getByText('平台已服务陶瓷装备企业二百一十四家。').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('tab', { name: /形式审查/ }).click()

    // A name on last year's list is like the applicant's: somebody has looked, and says why it is another.
    await page.getByText('名称相近，待确认。', { exact: false }).waitFor()
    await page.getByRole('button', { name: '不是同一单位' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('对照营业执照，成立日期和法定代表人都不同。')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '不是同一单位' }).click()
    await page.getByText('已确认不是同一单位。', { exact: false }).waitFor()
    await passFile(page, first)
    await page.getByRole('tab', { name: /推荐意见/ }).click()
    await page.getByRole('textbox', { name: '推荐意见' }).fill('材料齐全，符合申报条件，同意推荐。')
    await page.getByRole('button', { name: '保存意见' }).click()
    await page.getByText('推荐意见已保存').waitFor()
    await passFile(page, second)
  })
})

/** Names in the order shown, ranked and reserve. */
const orderOf = (page: Page) => page.locator('[data-rank-root] [data-rank-id] b').allTextContents()

test('ranking by the keyboard alone: two files enter, and change places', async () => {
  await asOfficer(async (page) => {
    await page.goto(`/recommend/${atCity}`)
    for (const [title, used] of [
      [first, '1/3'],
      [second, '2/3'],
    ] as const) {
      // Reached by Tab, as somebody without a mouse does.
      const grip = page.getByRole('button', { name: new RegExp(title) }).first()
      await grip.waitFor()
      for (let tabs = 0; tabs < 80; tabs++) {
        await page.keyboard.press('Tab')
        const here = await page.locator(':focus').first().getAttribute('aria-label')
        if (here === `拖动“${title}”`) break
      }
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Space')
      await page.getByText(used).waitFor()
      await page.reload()
      await grip.waitFor()
    }
    expect(await orderOf(page)).toEqual([first, second])
    const grip = page.getByRole('button', { name: new RegExp(second) }).first()
    await grip.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('1')
    await page.keyboard.press('Space')
    await expect.poll(() => orderOf(page)).toEqual([second, first])
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('on a phone the same list is moved by arrows, nothing is wider than the screen', async () => {
  const { page, complaints, close } = await visit(browser, house.url, city.officer, {
    viewport: phone,
  })
  await page.goto(`/recommend/${atCity}`)
  await page.getByText('2/3').waitFor()
  await page.getByRole('button', { name: `“${first}”上移一位` }).click()
  await expect.poll(() => orderOf(page)).toEqual([first, second])
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(phone.width)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto('/inbox')
  await page.getByRole('link', { name: first }).waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    phone.width,
  )
  expect(await accessibilityFaults(page)).toEqual([])

  // Found from anywhere by initials, by words, by the number of the receipt; another's things are not.
  const { rows } = (await city.officer.get('/api/programmes/candidates')).json()
  const { id, receiptNo } = rows.find(({ title }: { title: string }) => title === first)
  for (const typed of ['tczb', '陶瓷装备', receiptNo]) {
    await page.goto('/desk')
    await page.getByRole('button', { name: '查找或执行' }).click()
    await page.getByRole('combobox', { name: '查找或执行' }).fill(typed)
    const thing = page.getByRole('option', { name: first })
    await thing.waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      phone.width,
    )
    expect(await accessibilityFaults(page)).toEqual([])
    await thing.click()
    await page.waitForURL(new RegExp(`/inbox/${id}$`))
  }
  expect(complaints).toEqual([])
  await close()
})

test('a view of the inbox, kept on one device, is there on the other and opens first', async () => {
  await asOfficer(async (page) => {
    await page.goto('/inbox')
    await page.getByRole('link', { name: first }).waitFor()
    // What this device kept before views were kept on the server is handed over.
    await page.evaluate(
      `localStorage.setItem('baigong.views.programmes.inbox', '[{"name":"旧视图","search":{"flagged":"yes"}}]')`,
    )
    await page.goto('/inbox?state=checked&sort=-title')
    await page.getByRole('button', { name: '旧视图' }).waitFor()
    await page.getByRole('button', { name: '显示的列' }).click()
    await page.getByRole('menuitemradio', { name: '方向' }).click()
    await page.getByRole('columnheader', { name: '方向' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '保存当前视图' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('视图名称').fill('已过初审')
    await dialog.getByLabel('打开此列表时先显示它').check()
    await dialog.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '已过初审（默认）', pressed: true }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    // The export has what the filter leaves, without the hidden column, with what the cells show besides.
    const [exported] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
    ])
    const csv = await readFile((await exported.path())!, 'utf8')
    const [heads, ...lines] = csv.trim().split('\r\n')
    expect(heads).toBe('项目,申报主体,统一社会信用代码,回执编号,状态,形式审查,位次,送达')
    expect(lines.map((line) => line.split(',')[0])).toEqual([first, second])
  })
  const { page, complaints, close } = await visit(browser, house.url, city.officer, {
    viewport: phone,
  })
  await page.goto('/inbox')
  await page.waitForURL(/state=checked/)
  await page.getByRole('button', { name: '已过初审（默认）', pressed: true }).waitFor()
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toEqual({
    state: 'checked',
    sort: '-title',
    hide: 'directions',
  })
  await page.getByRole('button', { name: '全部', exact: true }).click()
  await page.getByRole('button', { name: '旧视图' }).click()
  await page.waitForURL(/flagged=yes/)
  await page.getByRole('button', { name: '删除视图 旧视图' }).click()
  await page.getByRole('button', { name: '旧视图', exact: true }).waitFor({ state: 'detached' })
  expect(await accessibilityFaults(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})

test('signed, packed, sent by EMS; the province notes that it arrived', async () => {
  await signThrough(browser, house.url, city, atCity, '佛工信演示〔2018〕12号')
  await asOfficer(async (page) => {
    await page.goto('/packages')
    await page.getByRole('link', { name: city.name }).first().click()
    await page.getByRole('button', { name: '生成报送包', exact: true }).click()
    await page.getByText('共 ').first().waitFor()
    const steps = page.getByRole('navigation', { name: '报送包各步' })
    await steps.getByRole('link', { name: /打印与用印/ }).click()
    await page.getByRole('button', { name: '加一份' }).first().waitFor()
    for (let bound = 0; bound < 40; bound++) {
      const more = page.getByRole('button', { name: '加一份' })
      if ((await more.count()) === 0) break
      const before = await page.locator('table').last().innerText()
      await more.first().click()
      await expect.poll(() => page.locator('table').last().innerText()).not.toBe(before)
    }
    await steps.getByRole('link', { name: /寄送与签收/ }).click()
    await page.getByRole('button', { name: '登记寄送' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('方式').selectOption('ems')
    await dialog.getByLabel('单号').fill('EA12')
    await dialog.getByText('EMS 单号 EA12 格式有误').waitFor()
    await dialog.getByLabel('单号').fill('EA123456789CN')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('EA123456789CN').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  await errand(browser, house.url, province.officer, async (page) => {
    await page.goto('/packages')
    await page.getByRole('button', { name: '登记收件' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('收到').first().waitFor()
    await page.getByText(/签收$/).first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})
