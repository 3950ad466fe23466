/** Lists of offers: looked through cell by cell, taken as drafts or published, and undone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import {
  batches,
  commitOf,
  market,
  millingContent,
  millingRow,
  previewOf,
  stepOf,
  writeOf,
} from './catalog.sample.ts'

let w: World
let p: Personas
const reason = '清单取自旧台账，整批撤销后重新导入。'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = ReturnType<Caller['post']>
async function must(answer: Answer) {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}
const code = async (answer: Answer) => (await answer).json().code
const act = (who: Caller, id: string, verb: string, body: object = {}) =>
  who.post(`${batches}/${id}/${verb}`, body)
const undo = (who: Caller, id: string) => act(who, id, 'undo', { reason })
const own = async (who: Caller, text: string) =>
  (await who.get(`/api/catalog/desk/offers?text=${text}&limit=200`)).json().rows
const listed = async (text: string) =>
  (await w.stranger.get(`/api/catalog/offers?text=${text}`))
    .json()
    .rows.map(({ title }: { title: string }) => title)
const open = async (who: Caller, id: string) =>
  (await who.get(`/api/catalog/desk/offers/${id}`)).json()

test('a list is looked through cell by cell; what is sound is published, what is incomplete stays a draft', async () => {
  const seen = await must(
    previewOf(p.applicant, [
      millingRow('甲-1', '名单甲五轴一号'),
      millingRow('甲-2', '名单甲五轴二号', ['80×60×50 cm', '0.01mm']),
      millingRow('甲-3', '名单甲三号', ['800×600', '10', '2', '木头']),
      millingRow('甲-1', '名单甲四号'),
      millingRow('', '名单甲五号', ['', '', '', '', '']),
      millingRow('甲-6', '名单甲六号'),
    ]),
  )
  expect(seen.batch).toMatchObject({
    ...{ state: 'previewed', rows: 6, faulty: 2, fresh: 4, changes: 0, incomplete: 1, taken: 0 },
    ...{ kindId: 'milling', room: 50_000, drafts: null, madeBy: p.applicant.name },
  })
  expect(seen.columns.map(({ id, head, unit }: any) => [id, head, unit])).toEqual([
    ['code', '编号', null],
    ['title', '名称', null],
    ['maxPart', '加工范围（mm）', 'mm'],
    ['axes', '轴数', null],
    ['materials', '材料', null],
    ['grades', '牌号', null],
    ['tolerance', '公差（μm）', 'um'],
  ])
  expect(seen.rows[2].faults.map(({ column }: { column: string }) => column)).toEqual([
    'maxPart',
    'axes',
    'materials',
  ])
  expect(seen.rows[3].faults).toEqual([
    { column: 'code', code: 'catalog.offer_row_twice', facts: { line: 2 } },
  ])
  expect(seen.rows[4].lacks.map(({ column }: { column: string }) => column)).toEqual([
    'maxPart',
    'axes',
    'materials',
    'tolerance',
  ])
  const mended = await must(p.applicant.get(`${batches}/${seen.batch.id}/faulty`) as Answer)
  expect(mended.rows.map(({ line }: { line: number }) => line)).toEqual([4, 5])
  expect(await own(p.applicant, '名单甲')).toEqual([])
  expect(await code(commitOf(p.colleague, seen.batch.id))).toBe('catalog.role_cannot')
  expect(await code(commitOf(p.otherApplicant, seen.batch.id))).toBe('kernel.missing')
  const taken = await must(commitOf(p.applicant, seen.batch.id, { except: [7] }))
  expect(taken).toMatchObject({
    ...{ state: 'committed', taken: 3, drafts: { complete: 0, incomplete: 1 }, room: null },
  })
  expect(await code(commitOf(p.applicant, seen.batch.id))).toBe('kernel.batch_not_previewed')
  const rows = await own(p.applicant, '名单甲')
  expect(
    rows.map((row: any) => [row.title, row.state, row.version, row.freshness]).toSorted(),
  ).toEqual([
    ['名单甲五号', 'draft', 1, null],
    ['名单甲五轴一号', 'published', 2, 'fresh'],
    ['名单甲五轴二号', 'published', 2, 'fresh'],
  ])
  const two = await open(p.applicant, rows.find((row: any) => row.title === '名单甲五轴二号').id)
  expect(two.content).toEqual({
    ...{ code: '甲-2', title: '名单甲五轴二号', summary: '', region: '51' },
    values: {
      ...{ maxPart: [800, 600, 500], axes: 5, materials: ['aluminium', 'stainless'] },
      ...{ grades: ['7075-T6'], tolerance: 0.01 },
    },
  })
  expect(two.steps.map(({ verb }: { verb: string }) => verb)).toEqual(['publish'])
  expect((await listed('名单甲')).toSorted()).toEqual(['名单甲五轴一号', '名单甲五轴二号'])
  const shown = (await w.stranger.get(`/api/catalog/offers/${two.id}`)).body
  expect(shown).not.toContain('甲-2')
})

test('the same list again doubles nothing; a row with a known number changes its offer and nothing else', async () => {
  const lines = [millingRow('乙-1', '名单乙一号'), millingRow('', '名单乙无号')]
  const first = (await must(previewOf(p.applicant, lines))).batch.id
  await must(commitOf(p.applicant, first))
  const again = await must(previewOf(p.applicant, lines))
  expect(again.rows.map((row: any) => row.kind)).toEqual(['same', 'same'])
  expect(await must(commitOf(p.applicant, again.batch.id))).toMatchObject({ taken: 0 })
  const change = [millingRow('乙-1', '', ['', '20', '', '', ''])]
  const seen = await must(previewOf(p.applicant, change))
  expect(seen.rows[0]).toMatchObject({ kind: 'change', was: { tolerance: '0.01 mm' }, faults: [] })
  const held = await must(previewOf(p.colleague, change))
  expect(held.rows[0].faults).toEqual([{ column: 'code', code: 'catalog.offer_row_public' }])
  // The other list saw the offer before this one changed it.
  const late = await must(previewOf(p.applicant, [millingRow('乙-1', '名单乙改名')]))
  expect(await must(commitOf(p.applicant, seen.batch.id))).toMatchObject({ taken: 1 })
  expect(await must(commitOf(p.applicant, late.batch.id))).toMatchObject({ changes: 1, taken: 0 })
  const [offer] = (await own(p.applicant, '名单乙一号')) as any[]
  const { content, version, state } = await open(p.applicant, offer.id)
  expect([content.values.tolerance, content.values.axes, version, state]).toEqual([
    ...[0.02, 5, 3, 'published'],
  ])
  const wrong = await previewOf(
    p.applicant,
    [['乙-1', '换了种类', '420×1000']],
    [...['编号', '名称', '颜色']],
  )
  expect(wrong.json()).toMatchObject({ others: ['颜色'] })
  const twin = await writeOf(p.applicant, offer.id, {
    seen: 3,
    content: { ...content, code: '甲-1' },
    audience: market,
  })
  expect(twin.json().code).toBe('catalog.code_taken')
})

test('drafts are looked at first and then published together; a colleague may bring them', async () => {
  const lines = [millingRow('丙-1', '名单丙一号'), millingRow('丙-2', '名单丙二号', ['', ''])]
  const { id } = (await must(previewOf(p.colleague, lines))).batch
  const drafts = await must(commitOf(p.colleague, id, { publish: false }))
  expect(drafts).toMatchObject({ taken: 2, drafts: { complete: 1, incomplete: 1 } })
  expect(await listed('名单丙')).toEqual([])
  expect(await code(act(p.colleague, id, 'publish'))).toBe('catalog.role_cannot')
  expect(await must(act(p.applicant, id, 'publish'))).toMatchObject({
    drafts: { complete: 0, incomplete: 1 },
  })
  expect(await listed('名单丙')).toEqual(['名单丙一号'])
  expect(await code(act(p.applicant, id, 'publish'))).toBe('catalog.batch_no_drafts')
  // What is public by now is not taken back by whoever may only write.
  expect(await code(undo(p.colleague, id))).toBe('catalog.role_cannot')
  expect(await must(undo(p.applicant, id))).toMatchObject({ state: 'undone', taken: 0 })
  expect([await listed('名单丙'), await own(p.applicant, '名单丙')]).toEqual([[], []])
})

test('an undo frees the numbers, brings back what was changed, and leaves what was changed since', async () => {
  const lines = ['丁-1', '丁-2', '丁-3'].map((number, at) => millingRow(number, `名单丁${at}号`))
  const first = (await must(previewOf(p.applicant, lines))).batch.id
  await must(commitOf(p.applicant, first))
  const change = (tolerance: string) => [millingRow('丁-1', '', ['', tolerance, '', '', ''])]
  const second = (await must(previewOf(p.applicant, change('30')))).batch.id
  await must(commitOf(p.applicant, second))
  const byHand = ((await own(p.applicant, '名单丁1号')) as any[])[0]
  await must(
    writeOf(p.applicant, byHand.id, {
      seen: byHand.version,
      content: { ...millingContent, title: '名单丁1号', code: '丁-2' },
      audience: market,
    }),
  )
  expect(await code(act(p.applicant, first, 'undo', { reason: '错' }))).toBe(
    'catalog.reason_too_short',
  )
  const early = await must(undo(p.applicant, first))
  expect(early).toMatchObject({ state: 'undone', taken: 2 })
  const { rows } = await must(p.applicant.get(`${batches}/${first}`) as Answer)
  expect(rows.map((row: any) => [row.taken, row.stays])).toEqual([
    [true, 'catalog.offer_row_replaced'],
    [true, 'catalog.offer_row_changed'],
    [false, undefined],
  ])
  expect(await must(undo(p.applicant, second))).toMatchObject({ taken: 0 })
  const [one] = (await own(p.applicant, '名单丁0号')) as any[]
  expect((await open(p.applicant, one.id)).content.values.tolerance).toBe(0.01)
  expect(await code(undo(p.applicant, second))).toBe('kernel.batch_not_committed')
  // 丁-3 is free again.
  const fresh = await must(previewOf(p.applicant, [millingRow('丁-3', '名单丁再来')]))
  expect(fresh.batch).toMatchObject({ fresh: 1 })
  expect(await must(commitOf(p.applicant, fresh.batch.id))).toMatchObject({ taken: 1 })
})

test('others are told of every offer that came, changed or went, and of no draft', async () => {
  const told = async () => {
    const { rows } = await w.host.database.owner.query(
      `select facts ->> 'verb' as verb, count(*)::int as n from kernel.event
       where name = 'catalog.offer.moved' group by 1 order by 1`,
    )
    return Object.fromEntries(rows.map(({ verb, n }) => [verb, n])) as Record<string, number>
  }
  const before = await told()
  const lines = [millingRow('戊-1', '名单戊一号'), millingRow('戊-2', '名单戊二号', [''])]
  const { id } = (await must(previewOf(p.applicant, lines))).batch
  await must(commitOf(p.applicant, id))
  const [one] = (await own(p.applicant, '名单戊一号')) as any[]
  await must(stepOf(p.applicant, one.id, { verb: 'pause', seen: 2 }))
  await must(undo(p.applicant, id))
  const after = await told()
  expect(after['publish']! - before['publish']!).toBe(1)
  expect((after['undo'] ?? 0) - (before['undo'] ?? 0)).toBe(0)
  const [paused] = (await own(p.applicant, '名单戊一号')) as any[]
  expect(paused.state).toBe('paused')
})

test('whoever publishes names somebody who sees it', async () => {
  const lines = [millingRow('辛-1', '名单辛一号')]
  const { id } = (await must(previewOf(p.applicant, lines))).batch
  const audience = { spaces: [], organisations: [] }
  expect(await code(commitOf(p.applicant, id, { audience }))).toBe('catalog.audience_empty')
  const kept = await must(commitOf(p.applicant, id, { audience, publish: false }))
  expect(kept.drafts).toEqual({ complete: 0, incomplete: 1 })
})

test('an organisation has room for so many; the whole list is refused with the number', async () => {
  const { org } = p.applicant
  const { owner } = w.host.database
  const { rows } = await owner.query(`select offers from catalog.shelf where org_id = $1`, [org.id])
  await owner.query(`update catalog.shelf set offers = 49999 where org_id = $1`, [org.id])
  const lines = [millingRow('己-1', '名单己一号'), millingRow('己-2', '名单己二号')]
  const seen = await must(previewOf(p.applicant, lines))
  expect(seen.batch.room).toBe(1)
  expect((await commitOf(p.applicant, seen.batch.id)).json()).toMatchObject({
    code: 'catalog.shelf_full',
    facts: { most: 50_000 },
  })
  expect(await own(p.applicant, '名单己')).toEqual([])
  await owner.query(`update catalog.shelf set offers = $2 where org_id = $1`, [
    org.id,
    rows[0].offers,
  ])
  expect(await must(commitOf(p.applicant, seen.batch.id))).toMatchObject({ taken: 2 })
})

test('two who take one list at once: it is taken once', async () => {
  const lines = [millingRow('庚-1', '名单庚一号')]
  const { id } = (await must(previewOf(p.applicant, lines))).batch
  const answers = await Promise.all([1, 2, 3].map(() => commitOf(p.applicant, id)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
  expect(await own(p.applicant, '名单庚')).toHaveLength(1)
})
