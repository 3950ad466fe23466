/**
 * What nobody may read before its time, asked for by SQL as the web role and as the owner, over every table, view
 * and function of the house: reviews, totals, what is said in discussions and at tables, drafts of a selection.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { panelAtTable } from './evaluation/panel.sample.ts'
import {
  handIn,
  marksOf,
  must,
  reviewer,
  roundInReview,
  secondOfficer,
  write,
  type Reviewer,
} from './evaluation/round.sample.ts'
import { openRules } from '../domain/programmes/selection.ts'
import { webRole } from './kernel/database/migrate.ts'
import { acceptedEntries, managed, scoreFile } from './programmes/selection.sample.ts'
import { personas, type Personas } from './testing/personas.ts'
import { asWebRole, contextFor } from './testing/speak.ts'
import { world, type Caller, type World } from './testing/world.ts'

/** Each stands nowhere but where it is planted. */
const secrets = {
  handedIn: '封测已交意见',
  amended: '封测重开草稿',
  draft: '封测未交草稿',
  comment: '封测分项依据',
  said: '封测讨论发言',
  minutes: '封测会议记录',
  decision: '封测单项决定理由',
  reopened: '封测退回理由',
} as const
const names = { one: '封测专家甲', two: '封测专家乙' } as const
/** Totals of two experts that lie apart, and the threshold of a draft: numbers that nothing else in the house is. */
const totals = [83.5, 41.5] as const
const threshold = 739_131

let w: World
let p: Personas
let client: pg.PoolClient
let one: Reviewer
let two: Reviewer
let round: Awaited<ReturnType<typeof roundInReview>>
let entryId: string
let table: { readonly path: string; readonly leader: Reviewer }

const mine = '/api/evaluation/me/reviews'
const path = `${managed}/selection`
const titles = ['甲项目平台（演示）', '乙项目平台（演示）']
const padded = (secret: string): string => `${secret}：依据与正文不符，请再核实。`

/** Complete marks of this total: every dimension at the same share, what is left over on the first. */
function marksAt(total: number, opinion: string) {
  const marks = marksOf(Math.floor(total) / 100, opinion)
  const pointsOf = (mark: object): number => ('points' in mark ? Number(mark.points) : 0)
  const sum = Object.values(marks.criteria).reduce((all, mark) => all + pointsOf(mark), 0)
  const [first, ...rest] = Object.entries(marks.criteria)
  const points = pointsOf(first![1]) + total - sum
  const criteria = Object.fromEntries([[first![0], { points }], ...rest])
  const comments = Object.fromEntries(
    Object.keys(marks.comments).map((code) => [code, padded(secrets.comment)]),
  )
  return { ...marks, criteria, comments }
}

let serial = 0
/** As a page sends it: the answer is kept for when the same deed is sent twice. */
const keyed = () => ({ 'idempotency-key': `sealed.test.${++serial}.${'x'.repeat(16)}` })

async function review(): Promise<void> {
  round = await roundInReview(w, p, [one, two], ['分歧项目', '在写项目'])
  const [first, other] = [round.reviews[0]![0]!, round.reviews[1]![0]!]
  for (const [who, id, total] of [
    [one, first, totals[0]],
    [two, other, totals[1]],
  ] as const) {
    const marks = marksAt(total, padded(secrets.handedIn))
    await must(who.put(`${mine}/${id}/draft`, { version: 0, marks }, keyed()))
    await must(who.post(`${mine}/${id}/hand-in`, { version: 1 }, keyed()))
  }
  await w.settle()
  const text = padded(secrets.said)
  await must(one.post(`${mine}/${first}/messages`, { text }, keyed()))
  await must(one.post(`${mine}/${first}/reopen`, {}, keyed()))
  await write(one, first, marksAt(totals[0], padded(secrets.amended)), 1)
  await write(two, round.reviews[1]![1]!, marksAt(totals[1], padded(secrets.draft)))
  await must(one.post('/api/evaluation/me/bundles', { roundId: round.id, signing: null }, keyed()))
}

async function sit(): Promise<void> {
  const made = await panelAtTable(w, p)
  for (const who of [made.leader, made.member]) {
    for (const { id } of (await must(who.get(mine))).rows) {
      await handIn(who, id, marksOf(0.8, '同意推荐，理由充分可信。'))
    }
  }
  const seats = [made.leader, made.member, made.secretary].map(({ expertId }) => ({
    ...{ expertId, present: true, recused: false, note: '', agrees: true },
  }))
  const words = {
    ...{ seats, applicant: '', minutes: padded(secrets.minutes) },
    marks: marksOf(0.8, padded(secrets.minutes)),
  }
  table = { path: made.tables[0]!, leader: made.leader }
  await must(made.leader.put(`${table.path}/record`, { version: 0, words }, keyed()))
}

async function select(second: Caller): Promise<void> {
  const office = p.programmeOfficer
  const wish = { fileName: '得分.csv', content: '' }
  wish.content = scoreFile(
    titles.map((title, at) => `51,${at + 1},${title},4,${95 - at},`),
  ).toString('base64')
  const { list } = await must(office.post(`${managed}/score-lists`, wish))
  await must(office.post(`/api/programmes/score-lists/${list.id}/commit`, { expected: 2 }))
  const thresholds = { otherwise: 7000, byDirection: { 3: threshold } }
  const rules = { ...openRules, thresholds, cap: 1, perProject: 1 }
  const kept = await must(office.put(`${path}/rules`, { version: 0, rules }, keyed()))
  const reason = padded(secrets.decision)
  const decisions = [
    { entryId, direction: '4', take: false, reason },
    { entryId: await otherEntry(), direction: '4', take: true, reason },
  ]
  const body = { version: kept.version, decisions }
  const page = await must(office.put(`${path}/decisions`, body, keyed()))
  const seen = { count: page.counts.taken, digest: page.digest }
  await must(second.post(`${path}/look`, seen, keyed()))
  const step = (who: Caller, verb: string, more: object) =>
    must(who.post(`${path}/steps`, { verb, ...more }, keyed()))
  await step(office, 'propose', { seen })
  await step(second, 'confirm', { seen })
  await step(office, 'reopen', { reason: padded(secrets.reopened) })
  const again = await must(office.get(path))
  await step(office, 'propose', { seen: { count: again.counts.taken, digest: again.digest } })
}

async function otherEntry(): Promise<string> {
  const { rows } = await must(p.programmeOfficer.get(`${managed}/entries`))
  return rows.find(({ id }: { id: string }) => id !== entryId).id
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  const second = await secondOfficer(w, p)
  const entries = await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']]),
  )
  entryId = entries[0]!.id
  one = await reviewer(w, p, names.one)
  two = await reviewer(w, p, names.two)
  await review()
  await sit()
  await select(second)
  await w.settle()
  await w.seal()
  client = await w.host.database.owner.connect()
}, 300_000)
afterAll(async () => {
  client.release()
  await w[Symbol.asyncDispose]()
})

/** A text as it may stand in a row: plain, escaped, as the bytes of a column, and three ways in base64. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text)
  const escaped = [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const based = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return whole.slice(shift === 0 ? 0 : shift + 1, -4)
  })
  return [text, escaped.join(''), bytes.toString('hex'), ...based]
}

type Relation = { readonly name: string; readonly open: boolean }

/** Every table and view of the house, that of the jobs included, and whether the web role may read it. */
async function relations(): Promise<Relation[]> {
  const { rows } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as name, has_table_privilege($1, c.oid, 'select')
       and has_schema_privilege($1, n.oid, 'usage') as open
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)' order by 1`,
    [webRole],
  )
  return rows
}

/** All that a relation holds, as text. */
async function textOf(relation: string): Promise<string> {
  const { rows } = await client.query(`select t::text as line from ${relation} t`)
  return rows.map(({ line }: { line: string }) => line).join('\n')
}

/** Without the numbers that PostgreSQL gives its transactions, among which every number comes by chance. */
async function numbersOf(relation: string): Promise<string> {
  const { rows } = await client.query(
    `select (to_jsonb(t) - array['id', 'xid', 'first_xid', 'last_xid'])::text as line from ${relation} t`,
  )
  return rows.map(({ line }: { line: string }) => line).join('\n')
}

/** Where it stands, by relation. */
async function findAll(
  wanted: Readonly<Record<string, string>>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  const written = Object.entries(wanted).map(([name, text]) => [name, spellings(text)] as const)
  for (const { name } of await relations()) {
    const text = await textOf(name)
    const here = written.filter(([, all]) => all.some((spelled) => text.includes(spelled)))
    for (const [secret] of here) (found[secret] ??= []).push(name)
  }
  return found
}

async function asWeb<T>(act: () => Promise<T>): Promise<T> {
  await client.query(`set role ${webRole}`)
  try {
    return await act()
  } finally {
    await client.query('reset role')
  }
}

test('it is all there: each secret is read by whom it belongs to', async () => {
  const [first, open] = [round.reviews[0]![0]!, round.reviews[1]![1]!]
  const told = JSON.stringify([
    await must(one.get(`${mine}/${first}`)),
    await must(two.get(`${mine}/${round.reviews[1]![0]!}`)),
    await must(two.get(`${mine}/${open}`)),
    await must(p.programmeOfficer.get(path)),
    await must(p.programmeOfficer.get(`${path}/rows`)),
    await must(table.leader.get(table.path)),
  ])
  expect(Object.values(secrets).filter((secret) => !told.includes(secret))).toEqual([])
  expect(told).toContain(String(threshold))
  const others = (await must(one.get(`${mine}/${first}`))).work.others
  expect(others.map(({ total }: { total: number }) => total)).toEqual([totals[1]])
})

test('no table or view holds any of it in a form that can be read, whoever asks', async () => {
  expect(await findAll(secrets)).toEqual({})
  // What searches finds: names where names belong, and a title that is no secret.
  const { item, ...found } = await findAll({ ...names, item: '分歧项目' })
  expect(item).toContain('evaluation.item')
  const registers = ['evaluation.expert', 'people.person', 'people.pub_person']
  expect(found).toEqual({ one: registers, two: registers })
})

test('no number of a review or a draft stands anywhere: no total, not in hundredths, no threshold', async () => {
  const digits = totals.map((total) => `${String(total).replace('.', '\\.')}0?|${total * 100}`)
  const apart = '[\\w.:-]'
  const number = new RegExp(`(?<!${apart})(?:${[...digits, threshold].join('|')})(?!${apart})`)
  expect(number.test('{"total": 83.5}')).toBe(true)
  const found: string[] = []
  for (const { name } of await relations()) {
    if (!/^(?:evaluation|programmes|kernel|notices|files|graphile_worker)\./.test(name)) continue
    if (number.test(await numbersOf(name))) found.push(name)
  }
  expect(found).toEqual([])
})

const sealedTables = [
  'evaluation.discussion_message',
  'evaluation.panel_record',
  'evaluation.review',
  // No words of anybody's: what signs for the house, and who saw what.
  'kernel.context_key',
  'kernel.trace',
]

test('what is sealed the web role cannot even count; what it may read it has read here', async () => {
  const house = (await relations()).filter(
    ({ name }) => !/^(?:graphile_worker|public)\./.test(name),
  )
  expect(house.filter(({ open }) => !open).map(({ name }) => name)).toEqual(sealedTables)
  expect(house.length).toBeGreaterThan(100)
  await asWeb(async () => {
    for (const { name, open } of house) {
      const counted = client.query(`select count(*) from ${name}`)
      const told = await counted.then(
        () => 'counted',
        (error: Error) => error.message,
      )
      expect([name, told.startsWith('permission denied')]).toEqual([name, !open])
    }
  })
})

/** Everybody and everything that a function could be asked about. */
async function asked(): Promise<string[]> {
  const { rows } = await client.query(
    `select id from evaluation.assignment union all select id from evaluation.item
     union all select id from evaluation.round union all select id from evaluation.slot
     union all select person_id from evaluation.expert where person_id is not null
     union all select $1::uuid union all select id from programmes.selection`,
    [p.programmeOfficer.personId],
  )
  return rows.map(({ id }: { id: string }) => id)
}

test('functions that run with their owner’s rights give nothing that can be read, whatever they are asked', async () => {
  const { rows } = await client.query(
    `select f.oid::regproc::text as name, f.pronargs as count,
       not exists (select from unnest(f.proargtypes) t where t <> 'uuid'::regtype) as asks,
       has_function_privilege($1, f.oid, 'execute') as open
     from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where f.prosecdef and n.nspname !~ '^(pg_|graphile_worker)' and f.prorettype <> 'boolean'::regtype
     order by 1`,
    [webRole],
  )
  const reads = rows.filter(({ asks, open, count }) => asks && open && count > 0)
  expect(reads.map(({ name }: { name: string }) => name)).toEqual([
    'evaluation.discussed_reviews',
    'evaluation.frozen_discussion',
    'evaluation.frozen_item_reviews',
    'evaluation.frozen_reviews',
    'evaluation.frozen_table_records',
    'evaluation.item_reviews',
    'evaluation.own_discussion',
    'evaluation.own_review',
    'evaluation.role_at_table',
    'evaluation.table_record',
    'evaluation.table_reviews',
    'evaluation.written_records',
  ])
  const ids = await asked()
  const all = Object.values(secrets).flatMap(spellings)
  const contexts = [
    contextFor(w.host, { ...p.programmeOfficer, orgId: p.orgs.office.id }),
    ...[one, two, table.leader].map((who) =>
      contextFor(w.host, { ...who, orgId: p.orgs.institute.id }),
    ),
  ]
  let frozen = 0
  const given = { toNobody: 0, toSomebody: 0 }
  for (const { name, count } of reads) {
    const sql =
      count === 1
        ? `select t::text as line from unnest($1::uuid[]) a, lateral ${name}(a) t`
        : `select t::text as line from unnest($1::uuid[]) a, unnest($1::uuid[]) b, lateral ${name}(a, b) t`
    for (const context of ['', ...contexts]) {
      const told = await asWebRole(client, context, () => client.query(sql, [ids]))
      const lines = told.rows.map(({ line }: { line: string | null }) => line ?? '')
      // A function that counts answers nothing with nought, and one of roles with null.
      const said = lines.filter((line) => line !== '' && line !== '0').length
      given[context === '' ? 'toNobody' : 'toSomebody'] += said
      const text = lines.join('\n')
      expect([name, all.filter((spelled) => text.includes(spelled))]).toEqual([name, []])
      if (name.includes('frozen')) frozen += said
    }
  }
  // They do answer whom it belongs to: what they give is locked by the house's key.
  expect(given.toSomebody).toBeGreaterThan(5)
  expect(given.toNobody).toBe(0)
  expect(frozen).toBe(0)
})
