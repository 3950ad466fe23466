/**
 * The programme office in a browser: a new programme is started from that of 2019, changed, mended, seated and
 * opened, and an applicant finds it; a list of earlier winners comes with one bad row and goes again; a package
 * arrives and is counted.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, entrant, openCall, signRanking } from '../server/programmes/package.sample.ts'
import { personas, type Personas } from '../server/testing/personas.ts'
import { accessibilityFaults, openBrowser, phone } from './browser.ts'
import { openHouse, type House } from './house.ts'
import { errand, visit } from './officers.ts'

const made = 'shuangchuang-2020'
const title = '2020年制造业“双创”平台试点示范项目'
let house: House
let browser: Browser
let p: Personas

beforeAll(async () => {
  house = await openHouse('2019-07-08T09:30:00+08:00')
  p = await personas(house.world)
  await openCall(house.world, p)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const kept = (page: Page) =>
  page
    .getByText(/^已存草稿/)
    .first()
    .waitFor()
const section = (page: Page, name: string) => page.getByRole('link', { name }).click()
const read = async () => (await p.programmeOfficer.get(`/api/programmes/managed/${made}`)).json()

/** How wide a page of this address is on a phone: nothing may stand beyond the edge. */
async function widthOf(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await page.getByRole('heading').first().waitFor()
  return page.evaluate<number>('document.documentElement.scrollWidth')
}

test('a new programme is started from that of 2019 and changed, a fault is shown and mended', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto('/office/programmes')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '新建项目' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('标识').inputValue()).toBe(made)
    await dialog.getByRole('button', { name: '新建', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText('没有发现错误，可以发布。').waitFor()

    await section(page, '推荐单位与名额')
    await page.getByLabel('四川省的名额').fill('18')
    await page.getByText('708', { exact: true }).waitFor()
    await page.getByRole('button', { name: '修改四川省', exact: true }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '完成' }).click()

    await section(page, '期限与环节')
    await page.getByRole('button', { name: /^报送主办单位/ }).click()
    await page.getByText(/截止日期为 2019年7月28日（周日）.*不是工作日，按规定不顺延/).waitFor()
    await page.getByLabel('日期', { exact: true }).fill('2020-07-31')
    await page.getByText(/截止日期为 2020年7月31日（周五），当日有效/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await section(page, '评分表')
    await page.getByRole('button', { name: /^general/ }).click()
    await page.getByLabel('总分').fill('90')
    await page.getByText('各项分值合计 100，与总分 90 不一致，请改正。').first().waitFor()
    await page.getByText('设定有 1 处问题，改好后才能发布。').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    // What has a fault is kept all the same.
    await kept(page)
    expect((await read()).definition.rubrics[0].total).toBe(90)
    await page.getByRole('link', { name: '文件与主办' }).click()
    await page.getByRole('button', { name: '评分表 › 示例评分表 › 总分' }).click()
    await page.getByLabel('总分').waitFor()
    await page.getByRole('button', { name: '改为 100' }).click()
    await page.getByText('没有发现错误，可以发布。').waitFor()

    await section(page, '与底稿对照')
    const row = page.getByRole('row', { name: /四川省/ })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      '推荐单位 › 四川省 › 名额 › 最多',
      '15',
      '18',
      '恢复',
    ])
    await kept(page)

    // The file goes out, is changed elsewhere, and comes back.
    const { definition } = await read()
    const changed = { ...definition, title: { ...definition.title, en: 'Pilots of 2020 (demo)' } }
    await page.getByRole('link', { name: '文件', exact: true }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'pilots.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(changed)),
    })
    await page.getByText('与现在的草稿有 1 处不同，0 处错误。').waitFor()
    await page.getByRole('button', { name: '用它替换草稿' }).click()
    await expect.poll(async () => (await read()).definition.title.en).toBe('Pilots of 2020 (demo)')
  })
  const { definition, version } = await read()
  expect([
    definition.units.find(({ code }: { code: string }) => code === '51').quota.value.max,
  ]).toEqual([18])
  expect(version).toBeGreaterThan(1)
})

test('two write one draft: other places come together, one place is shown from both sides', async () => {
  const visitor = await visit(browser, house.url, p.programmeOfficer)
  const { page } = visitor
  await page.goto(`/office/programmes/${made}/settings/basics`)
  const series = page.getByLabel('系列')
  await series.waitFor()
  const colleague = async (change: (definition: any) => void) => {
    const { version, definition } = await read()
    change(definition)
    const at = `/api/programmes/managed/${made}/draft`
    await accepted(p.programmeOfficer.put(at, { version, definition }))
  }
  await colleague((definition) => (definition.title.en = 'A colleague’s title'))
  await series.fill('shuangchuang-x')
  await kept(page)
  const merged = (await read()).definition
  expect([merged.series, merged.title.en]).toEqual(['shuangchuang-x', 'A colleague’s title'])
  expect(await page.getByLabel('项目名称（英文）').inputValue()).toBe('A colleague’s title')

  await colleague((definition) => (definition.series = 'theirs'))
  await series.fill('shuangchuang')
  const panel = page.getByRole('region', { name: /系列/ })
  await panel.getByText('theirs').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect((await read()).definition.series).toBe('theirs')
  await panel.getByRole('button').first().click()
  await panel.waitFor({ state: 'detached' })
  await kept(page)
  expect((await read()).definition.series).toBe('shuangchuang')
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('a seat is filled, the call opened, and an applicant finds it', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto(`/office/programmes/${made}/seats`)
    await page.getByRole('button', { name: '修改成都市的席位' }).click()
    await page.getByRole('combobox', { name: '机构' }).fill('成都')
    await page.getByRole('option', { name: new RegExp(p.orgs.city.name) }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('已填 1 个席位').waitFor()

    await page.getByRole('button', { name: '从表格填写席位' }).click()
    await page
      .getByLabel('粘贴表格')
      .fill(`推荐单位\t机构\n四川省\t${p.orgs.province.name}\n某省\t${p.orgs.province.name}`)
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByText('本项目没有推荐单位“某省”').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '填写 1 个席位' }).click()
    await page.getByText('已配置 2/47').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.goto(`/office/programmes/${made}/settings/basics`)
    await page.getByRole('button', { name: '发布征集' }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '发布征集' }).click()
    await page.getByText('设定已随发布固定').waitFor()
    expect(await page.getByLabel('系列').isDisabled()).toBe(true)
    await page.goto(`/office/programmes/${made}/acts`)
    await page.getByText(`开放了项目“${title}”的申报。`).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
  await errand(browser, house.url, p.applicant, async (page) => {
    await page.goto('/calls')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })
})

test('a list of winners with one bad row: the sound rows come in, and all go again', async () => {
  const head = '年度,序号,方向,项目名称,申报主体,推荐单位'
  const list = [
    head,
    '2018,1,方向一,轴承平台（演示）,岷江轴承有限公司（演示）,四川省',
    '2018,二,方向二,阀门平台（演示）,沱江阀门有限公司（演示）,四川省',
    '2018,3,方向三,铸造平台（演示）,涪江铸造有限公司（演示）,四川省',
  ].join('\n')
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto('/office/winners')
    await page.getByLabel('系列').selectOption('shuangchuang')
    await page.locator('input[type=file]').setInputFiles({
      name: '2018名单（演示）.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list),
    })
    await page.getByRole('heading', { name: '预览' }).waitFor()
    const bad = page.getByRole('row', { name: /阀门平台/ })
    const why = page.getByRole('row', { name: '须为 1 至 100000 的整数，请改正。' })
    await why.waitFor()
    expect(await bad.getByRole('cell').nth(3).innerText()).toMatch(/二$/)
    expect(await bad.getByRole('checkbox').count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('checkbox', { name: /第 4 行/ }).click()
    await page.getByRole('button', { name: '导入 1 行' }).waitFor()
    await page.getByRole('checkbox', { name: /第 4 行/ }).click()
    await page.getByRole('button', { name: '导入 2 行' }).click()
    await page.getByText('已导入 2 行').waitFor()
    await page.goto('/office/winners')
    await page.getByText('岷江轴承有限公司（演示）').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: '2018名单（演示）.csv' }).click()
    await page.getByRole('button', { name: '撤销整个批次' }).click()
    await page.getByLabel('理由').fill('名单有误，核对后重新导入。')
    await page.getByRole('button', { name: '撤销 2 行' }).click()
    await page.getByText('这个批次已撤销').waitFor()
  })
  const { total } = (await p.programmeOfficer.get('/api/programmes/winners')).json()
  expect(total).toBe(0)
})

test('a package arrives, is counted and one volume short; where it stands is seen at once', async () => {
  const file = await entrant(house.world, '轴承共享制造平台（演示）', ['2', '4'])
  house.world.travel('2019-07-12T10:00:00+08:00')
  const id = await signRanking(house.world, p, [file], '川经信函〔2019〕8号')
  const at = `/api/programmes/packages/${id}`
  const officer = p.provincialOfficer
  house.world.travel('2019-07-15T09:00:00+08:00')
  await accepted(officer.post(`${at}/build`))
  await expect
    .poll(async () => (await officer.get(at)).json().state, { timeout: 90_000, interval: 500 })
    .toBe('built')
  await accepted(officer.put(`${at}/copies/${file.applicationId}`, { printed: 4 }))
  house.world.travel('2019-07-16T11:00:00+08:00')
  await accepted(
    officer.post(`${at}/dispatches`, {
      media: ['paper'],
      way: 'ems',
      number: 'EA123456789CN',
      pieces: 1,
      sentAt: '2019-07-16T01:30:00Z',
    }),
  )
  house.world.travel('2019-07-18T10:00:00+08:00')
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    await page.goto('/office/programmes/shuangchuang-2019/arrivals')
    await page.getByText('应有 4', { exact: true }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '登记收到' }).click()
    await page.getByLabel('清点数').fill('3')
    await page.getByText(/会按实际登记/).waitFor()
    await page.getByLabel('情况说明').fill('少一册，已电话告知（演示）。')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '登记收到' }).click()
    await page.getByText('清点 3，应有 4').waitFor()
    await page.goto('/office/programmes/shuangchuang-2019')
    await page.getByText('收到 1/1').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

test('every page of the office can be read on a phone', async () => {
  await errand(browser, house.url, p.programmeOfficer, async (page) => {
    const at = `/office/programmes/${made}`
    const settings = ['basics', 'directions', 'applicants', 'units', 'papers', 'dates', 'compare']
    const paths = [
      '/office/programmes',
      at,
      ...settings.map((key) => `${at}/settings/${key}`),
      `${at}/seats`,
      '/office/programmes/shuangchuang-2019/arrivals',
      `${at}/acts`,
      '/office/winners',
    ]
    await page.setViewportSize(phone)
    for (const path of paths) {
      expect([path, await widthOf(page, path)]).toEqual([path, phone.width])
    }
    await page.goto(`${at}/settings/papers`)
    await page.getByText('按此规则，文件名如：').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})
