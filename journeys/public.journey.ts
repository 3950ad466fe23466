/** The public reads a call, asks, sees figures and a list of names, and objects by real name; on a desktop and a phone. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import { writing } from '../server/kernel/work.ts'
import { makePerson, makeSession } from '../server/people/samples.ts'
import { shippedProgrammes } from '../server/programmes/index.ts'
import {
  actorFor,
  makeApplicant,
  makeFile,
  makeProgramme,
  makeRanked,
  officerPermits,
} from '../server/programmes/samples.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { visit as visitAs } from './officers.ts'
import { programmeId } from './programme.ts'

let house: House
let browser: Browser
let p: Personas
const call = `/calls/${programmeId}`
const names = ['岷江轴承', '川西模具', '巴山铸造', '锦官仪表', '青城电机', '天府阀门']

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  const w = house.world
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  const setup = { actor: systemActor, requestId: 'journey-setup' }
  await writing(w.host, setup, async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    for (const [serial, name] of names.entries()) {
      const applicant = await makeApplicant(work, { serial, name: `${name}有限公司（演示）` })
      const title = `${name}平台（演示）`
      const file = await makeFile(work, { programmeId, applicant, directions: ['8'], title })
      await makeRanked(work, officer, { programmeId, unit: '51' }, file.candidateId)
    }
  })
  const path = `/api/programmes/${programmeId}/units/51/publicities`
  await p.provincialOfficer.post(path, {})
  // Figures follow by events; the journey begins once all six stand.
  const total = async () =>
    (await w.stranger.get(`/api/programmes/${programmeId}/counts`)).json().total
  await vi.waitUntil(async () => (await total()) === names.length, { timeout: 20_000 })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const visit = (who: Caller | null, options: BrowserContextOptions = {}) =>
  visitAs(browser, house.url, who, options)

test('an applicant asks in private, the office answers and publishes in its own words', async () => {
  const body = '本公司的分公司能不能单独申报？'
  const asker = await visit(p.applicant)
  await asker.page.goto(`${call}/questions`)
  await asker.page.getByText('其他单位看不到你的提问。').waitFor()
  await asker.page.getByLabel('你的问题').fill(body)
  await asker.page.getByRole('button', { name: '提交问题' }).click()
  await asker.page.getByText('等待答复').waitFor()
  expect(await accessibilityFaults(asker.page)).toEqual([])

  const office = await visit(p.programmeOfficer)
  await office.page.goto('/guidance')
  await office.page.getByText(body).waitFor()
  await office.page.getByRole('button', { name: '答复', exact: true }).click()
  const dialog = office.page.getByRole('dialog')
  await dialog.getByLabel('答复', { exact: true }).fill('分公司不是独立法人，请由总公司申报。')
  await dialog.getByLabel('公开这条问答').check()
  await dialog.getByLabel('公众看到的问题').fill('分公司能否单独申报')
  expect(await accessibilityFaults(office.page)).toEqual([])
  await dialog.getByRole('button', { name: '答复并公开' }).click()
  await office.page.getByText('没有等待答复的问题').waitFor()
  expect(office.complaints).toEqual([])
  await office.close()

  const reader = await visit(null)
  await reader.page.goto(`${call}/questions`)
  await reader.page.getByText('分公司能否单独申报').waitFor()
  await reader.page.getByLabel('在问答中查找').fill('总公司')
  await reader.page.getByText('分公司不是独立法人，请由总公司申报。').waitFor()
  expect(await reader.page.getByText(body).count()).toBe(0)
  expect(await reader.page.getByText(p.orgs.enterprise.name).count()).toBe(0)
  await reader.close()
  await asker.page.reload()
  await asker.page.getByText('已答复并公开').waitFor()
  expect(asker.complaints).toEqual([])
  await asker.close()
})

test('a stranger learns without signing in whether one may apply, what forbids it and what would change that', async () => {
  const { page, complaints, close } = await visit(null, { viewport: phone })
  await page.goto(call)
  await page.getByRole('link', { name: '看看我能不能报' }).click()
  await page.getByText('还不能下结论').waitFor()
  await page.getByLabel('单位名称').fill('沱江数控机床有限公司（演示）')
  await page.getByLabel('统一社会信用代码').fill(makeUscc('enterprise', '510700', 88))
  await page.getByLabel('申报主体类型').selectOption({ label: '制造企业' })
  await page.getByLabel('证照上的“类型”').selectOption({ label: '分公司、分支机构' })
  await page.getByRole('group', { name: '是否在中国境内注册' }).getByLabel('是').check()
  await page.getByText('不能申报', { exact: true }).waitFor()
  await page
    .getByText('分支机构、合伙企业、个人独资企业等不具备独立法人资格。', { exact: false })
    .waitFor()
  await page.getByText('由具备独立法人资格的所属单位申报即可。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByLabel('证照上的“类型”').selectOption({ label: '公司' })
  await page.getByText('可以申报', { exact: true }).waitFor()
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(phone.width)
  await page.getByRole('combobox', { name: '注册地' }).fill('绵阳')
  await page
    .getByRole('option', { name: /绵阳市/ })
    .first()
    .click()
  await page.getByText('四川省').first().waitFor()
  await page.getByRole('link', { name: '开始申报' }).click()
  await page.getByLabel('密码', { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

test('who belongs to no organisation is shown the way to one, wherever it is needed', async () => {
  const w = house.world
  const token = await writing(
    w.host,
    { actor: systemActor, requestId: 'journey-nowhere' },
    async (work) => {
      const email = 'nowhere@demo.test'
      const personId = await makePerson(work, { name: '夏知秋', email, passwordHash: '' })
      return makeSession(work, personId, null)
    },
  )
  const { page, complaints, close } = await visit(w.as(token))
  await page.goto('/applications')
  const way = page.locator('main').getByRole('link', { name: '我的单位' })
  await page.getByText('请先选择、登记或加入单位', { exact: false }).waitFor()
  expect(await page.getByText('请联系本单位管理员').count()).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
  await way.click()
  await page.getByRole('link', { name: '登记单位' }).waitFor()
  await page.goto(call)
  await page.getByRole('button', { name: '开始申报' }).waitFor()
  await way.click()
  await page.getByRole('button', { name: '申请加入单位' }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

const views = [
  ['desktop', {}, '孙正言'],
  ['phone', { viewport: phone, hasTouch: true, isMobile: true }, '方守一'],
] as const

describe.each(views)('on a %s', (_, options, objector) => {
  test('reads the call and the figures, objects by real name with evidence, follows the receipt', async () => {
    const reader = await visit(null, options)
    const { page } = reader
    await page.goto(call)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('link', { name: '申报数据' }).click()
    await page.getByText('方格示意，不表示行政区域界线', { exact: false }).waitFor()
    await page.getByRole('button', { name: /四川省 6/ }).click()
    await page.getByText('推荐单位看到收到的申报；').waitFor()
    expect(await page.getByText('岷江轴承').count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])

    await page.goto(`${call}/sample`)
    await page.getByText('这是一份虚构的申报书', { exact: false }).waitFor()

    await page.goto('/publicities')
    await page.getByRole('link', { name: '四川省' }).click()
    await page.getByText('2019年7月15日（周一）24:00').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '对“川西模具平台（演示）”提出异议' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('还没有填', { exact: false }).waitFor()
    await dialog.getByLabel('异议内容').fill('该项目申报的平台由本单位开发，知识产权存在争议。')
    await dialog.getByLabel('证据说明').fill('软件著作权登记证书复印件（演示）。')
    await dialog.getByLabel('姓名').fill(objector)
    await dialog.getByLabel('手机号').fill('13800138000')
    await dialog.locator('input[type=file]').setInputFiles({
      name: '登记证书.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`登记号：演示 ${objector}`),
    })
    await dialog.getByText('登记证书.txt').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '提交异议' }).click()
    const receiptNo = await page.getByText(/^YY2019-/).innerText()
    await page.goto('/objections')
    await page.getByLabel('受理号').fill(receiptNo.toLowerCase())
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('办理中').waitFor()
    await page.getByText('川西模具平台（演示）').waitFor()
    expect(await page.getByText(objector).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])

    const officer = await visit(p.provincialOfficer)
    await officer.page.goto(`/recommend/${programmeId}/51/publicity`)
    const line = officer.page.getByRole('listitem').filter({ hasText: receiptNo })
    await line.getByText('登记证书.txt').waitFor()
    expect(await officer.page.getByText(objector).count()).toBe(0)
    await line.getByRole('button', { name: '查看异议人' }).click()
    await line.getByText(objector).waitFor()
    expect(await accessibilityFaults(officer.page)).toEqual([])
    await line.getByRole('button', { name: '异议不成立' }).click()
    const answer = '经核查，双方已签订转让协议，争议已经解决。'
    await officer.page.getByRole('dialog').getByLabel('理由').fill(answer)
    await officer.page.getByRole('dialog').getByRole('button', { name: '异议不成立' }).click()
    // The field of the dialog holds the same words: they are an answer once the dialog is gone.
    await officer.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await line.getByText(answer).waitFor()
    expect(officer.complaints).toEqual([])
    await officer.close()

    await page.reload()
    await page.getByText(answer).waitFor()
    expect(reader.complaints).toEqual([])
    await reader.close()
  })
})

test('a visitor signs in for a place at a briefing session and sees the way in only then', async () => {
  const office = await visit(p.programmeOfficer)
  await office.page.goto('/guidance')
  await office.page.getByRole('tab', { name: '说明会' }).click()
  await office.page.getByRole('button', { name: '安排说明会' }).click()
  const dialog = office.page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('申报说明会（演示）')
  await dialog.getByLabel('日期').fill('2019-07-12')
  await dialog.getByLabel('地点').fill('二楼报告厅')
  await dialog.getByLabel('线上入口网址').fill('https://meeting.demo.test/8421')
  await dialog.getByLabel('名额').fill('30')
  await dialog.getByRole('button', { name: '公布' }).click()
  await office.page.getByText('30 个，还剩 30 个').waitFor()

  const guest = await visit(p.otherApplicant)
  await guest.page.goto(`${call}/briefings`)
  await guest.page.getByText('报名后可见').waitFor()
  await guest.page.getByRole('button', { name: '报名', exact: true }).click()
  await guest.page.getByRole('link', { name: '打开线上会场' }).waitFor()
  await guest.page.getByText('30 个，还剩 29 个').waitFor()
  expect(await accessibilityFaults(guest.page)).toEqual([])
  const saving = guest.page.waitForEvent('download')
  await guest.page.getByRole('button', { name: '加入日历' }).click()
  expect((await saving).suggestedFilename()).toBe('申报说明会（演示）.ics')

  await office.page.getByRole('button', { name: '报名名单' }).click()
  await office.page.getByText(p.otherApplicant.name).waitFor()
  expect(await accessibilityFaults(office.page)).toEqual([])
  expect([...guest.complaints, ...office.complaints]).toEqual([])
  await guest.close()
  await office.close()
})

describe.each([
  ['zh', '制造企业汇聚资源', '谁可以报'],
  ['en', 'Manufacturers pool', 'Who may apply'],
] as const)('pages are written before their scripts come: %s', (lang, first, applies) => {
  const pages = [`/?lang=${lang}`, `${call}?lang=${lang}`]
  const writes = async (page: string) =>
    (await (await fetch(house.url + page)).text()).includes('data-language')

  // A page that takes the server too long is left to the browser; here the machine may be busy.
  beforeAll(async () => {
    for (const page of pages) await vi.waitUntil(() => writes(page), { timeout: 20_000 })
  })

  test('who runs no script reads the front page and a call', async () => {
    const reader = await visit(null, { javaScriptEnabled: false })
    await reader.page.goto(pages[0]!)
    await reader.page.getByText(first).first().waitFor()
    await reader.page.goto(pages[1]!)
    await reader.page.getByText(applies).first().waitFor()
    const title = await reader.page.title()
    expect(title).toContain('2019')
    await reader.close()
  })

  test('scripts take over what was written without a fault', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const reader = await visit(null, { colorScheme })
      for (const page of pages) {
        await reader.page.goto(page, { waitUntil: 'networkidle' })
        expect(await reader.page.locator('#root').getAttribute('data-language')).toBe(lang)
      }
      expect(reader.complaints).toEqual([])
      await reader.close()
    }
  })
})

test('what was pressed and typed before the scripts came is done once they are here', async () => {
  const reader = await visit(null, { viewport: phone })
  const { page } = reader
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/(?!first).*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(call, { waitUntil: 'commit' })
  const menu = page.getByRole('button', { name: '菜单' })
  const units = page.locator('#units li')
  const field = page.getByLabel('查找推荐单位')
  await field.pressSequentially('四川')
  // Twice, as the impatient press: it opens, and is not closed again.
  await menu.click()
  await menu.click()
  const all = await units.count()
  expect([await page.getByRole('dialog').count(), all > 1]).toEqual([0, true])
  release()
  await page.getByRole('dialog').waitFor()
  expect(await field.inputValue()).toBe('四川')
  await units.first().getByText('四川省').waitFor()
  expect(await units.count()).toBe(1)

  // Where scripts never come, a link is a link.
  await page.unroute(/\/assets\/(?!first).*\.js$/)
  await page.route(/\/assets\/(?!first).*\.js$/, () => {})
  await page.goto(call, { waitUntil: 'commit' })
  await page.getByRole('link', { name: '看看我能不能报' }).click()
  await page.waitForURL('**/eligibility', { waitUntil: 'commit' })
  expect(reader.complaints).toEqual([])
  await reader.close()
})

test('whoever reads in the dark never sees a light page, however late the scripts are', async () => {
  const reader = await visit(null, { colorScheme: 'dark' })
  await reader.page.route(/\/assets\/(?!first).*\.js$/, () => {})
  await reader.page.goto(call, { waitUntil: 'commit' })
  await reader.page.getByText('谁可以报').first().waitFor()
  const background = await reader.page.evaluate<string>(
    'getComputedStyle(document.body).backgroundColor',
  )
  const shades = background.match(/\d+/g)!.slice(0, 3).map(Number)
  expect(Math.max(...shades)).toBeLessThan(60)
  await reader.close()
})
