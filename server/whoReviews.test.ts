/**
 * Who reviews what, asked for by SQL as the web role: with no context, with forged ones, with one that was signed
 * for somebody else and with one whose time is over. First the tables that pair an expert with an item, then every
 * relation that the role may read, from row to row.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { usualWeights } from '../domain/evaluation/assignmentPlan.ts'
import { publicActor } from '../domain/kernel/actor.ts'
import { panelAtTable } from './evaluation/panel.sample.ts'
import {
  handIn,
  itemOf,
  marksOf,
  must,
  reviewer,
  roundInReview,
  roundOf,
  secondOfficer,
  type Reviewer,
} from './evaluation/round.sample.ts'
import { makeContextSigner } from './kernel/database/context.ts'
import { webRole } from './kernel/database/migrate.ts'
import { openVault } from './kernel/vault/masterKey.ts'
import { personas, type Personas } from './testing/personas.ts'
import { asWebRole, contextFor } from './testing/speak.ts'
import { world, type Caller, type World } from './testing/world.ts'

/** Each pairs an expert with an item by itself, or with a panel, a time or a lot that leads to one. */
const pairTables = [
  ...['arrangement_pair', 'assignment', 'attendance', 'draw', 'panel_member', 'panel_recusal'],
  'slot',
].map((name) => `evaluation.${name}`)

let w: World
let p: Personas
let second: Caller
let client: pg.PoolClient
let experts: Reviewer[]
let round: Awaited<ReturnType<typeof roundInReview>>
let drawId: string
const mine = '/api/evaluation/me/reviews'

async function discuss(): Promise<void> {
  const [one, two] = experts as [Reviewer, Reviewer]
  round = await roundInReview(w, p, [one, two], ['配对封存一件', '配对封存二件'])
  const [first, other] = [round.reviews[0]![0]!, round.reviews[1]![0]!]
  await must(one.post('/api/evaluation/me/bundles', { roundId: round.id, signing: null }))
  await handIn(one, first, marksOf(0.9, '基础好、带动作用强，建议入选。'))
  await handIn(two, other, marksOf(0.4, '数据支撑不足，成效有待验证。'))
  await w.settle()
  await must(one.post(`${mine}/${first}/messages`, { text: '请看第三页的依据。' }))
  await must(one.post(`${mine}/${first}/reopen`))
  await must(two.get(`${mine}/${round.reviews[1]![1]!}`))
}

/** Made, witnessed, drawn, asked; one declines, and the next reserve takes the place. */
async function draw(): Promise<void> {
  const office = p.programmeOfficer
  const wish = roundOf({ method: 'lot', reviewsPerItem: 2 })
  const { id } = await must(office.post('/api/evaluation/rounds', wish))
  const path = `/api/evaluation/rounds/${id}`
  await must(office.post(`${path}/items`, itemOf('抽签封存一件')))
  const rules = { maxSameRegion: null, maxSameEmployer: null }
  drawId = (await must(office.post(`${path}/draws`, rules))).id
  const at = `/api/evaluation/draws/${drawId}`
  await must(p.supervisor.post(`${at}/witnesses`, { text: '今日上证指数收于 3021.90' }))
  await must(office.post(`${at}/run`))
  await w.settle()
  for (const verb of ['assign', 'invite']) await must(office.post(`${path}/steps`, { verb }))
  const drawn = (await must(office.get(at))).items[0].strata[0].experts[0]
  const who = experts.find(({ expertId }) => expertId === drawn)!
  const { rows } = await must(who.get(mine))
  const asked = rows.find((row: { state: string }) => row.state === 'invited')
  const why = { cause: 'time', reason: '出差在外，无法按时完成评审。' }
  await must(who.post(`${mine}/${asked.id}/decline`, why))
  await w.settle()
  expect((await must(office.get(at))).filled).toHaveLength(1)
}

/** A plan that must have one pair, confirmed. */
async function plan(): Promise<void> {
  const office = p.programmeOfficer
  const wish = roundOf({ method: 'optimal', reviewsPerItem: 2 })
  const { id } = await must(office.post('/api/evaluation/rounds', wish))
  const path = `/api/evaluation/rounds/${id}`
  const item = await must(office.post(`${path}/items`, itemOf('方案封存一件')))
  const rules = { seniorsPerItem: 1, maxSameRegion: null, maxSameEmployer: null, minLevel: 1 }
  const pinned = [{ itemId: item.id, expertId: experts[0]!.expertId }]
  const asked = {
    ...{ rules, weights: usualWeights, leastLoads: false, loads: [], pinned, forbidden: [] },
  }
  const made = await must(office.post(`${path}/arrangements`, { wish: asked, after: null }))
  await w.settle()
  const shown = await must(office.get(`/api/evaluation/arrangements/${made.id}`))
  expect(shown.wish.pinned).toEqual(pinned)
  await must(office.post(`/api/evaluation/arrangements/${made.id}/confirm`))
}

/** A panel sits, and its leader signs. */
async function sit(): Promise<void> {
  const made = await panelAtTable(w, p)
  const { leader, member, secretary } = made
  experts.push(leader, member, secretary)
  for (const who of [leader, member]) {
    for (const { id } of (await must(who.get(mine))).rows) {
      await handIn(who, id, marksOf(0.8, '同意推荐，理由充分可信。'))
    }
  }
  const seats = [leader, member, secretary].map(({ expertId }) => ({
    ...{ expertId, present: true, recused: false, note: '', agrees: true },
  }))
  const words = {
    seats,
    applicant: '',
    minutes: '依据充分。',
    marks: marksOf(0.8, '专家组一致认为基础扎实，建议入选。'),
  }
  const [table] = made.tables
  await must(secretary.put(`${table}/record`, { version: 0, words }))
  w.travel('2019-07-23T12:00:00+08:00')
  await must(leader.post(`${table}/signature`, { version: 1 }))
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  experts = []
  for (const name of ['配对专家甲', '配对专家乙', '配对专家丙', '配对专家丁']) {
    experts.push(await reviewer(w, p, name))
  }
  await discuss()
  await draw()
  await plan()
  await sit()
  await w.settle()
  await w.seal()
  client = await w.host.database.owner.connect()
}, 300_000)
afterAll(async () => {
  client?.release()
  await w[Symbol.asyncDispose]()
})

const official = () => contextFor(w.host, { ...p.programmeOfficer, orgId: p.orgs.office.id })
const ofExpert = (who: Reviewer) => contextFor(w.host, { ...who, orgId: p.orgs.institute.id })

/** What somebody may say who is neither the office nor an expert nor the house. */
function strangeContexts(): Record<string, string> {
  const { contextKey } = openVault(w.host.config.dataDir)
  const actor = {
    ...publicActor,
    ...p.programmeOfficer,
    via: 'session',
    orgId: p.orgs.office.id,
  } as const
  const house = { via: 'system', personId: null, orgId: null } as const
  const by = (key: Buffer, agoMs: number) => makeContextSigner(key, () => Date.now() - agoMs)
  const [person, org, at] = official().split('|')
  return {
    none: '',
    forged: by(randomBytes(32), 0)(actor)!,
    forgedHouse: by(randomBytes(32), 0)(house)!,
    // Signed for an applicant, with the office written over it.
    bent: [
      person,
      org,
      at,
      contextFor(w.host, { ...p.applicant, orgId: p.orgs.enterprise.id }).split('|')[3],
    ].join('|'),
    unsigned: `${person}|${org}|${at}|`,
    // Signed by the house, and kept by somebody.
    replayed: by(contextKey, 600_000)(actor)!,
    replayedHouse: by(contextKey, 600_000)(house)!,
    applicant: contextFor(w.host, { ...p.colleague, orgId: p.orgs.enterprise.id }),
    authority: contextFor(w.host, { ...p.provincialOfficer, orgId: p.orgs.province.id }),
    colleague: contextFor(w.host, { ...p.supportingInstitute, orgId: p.orgs.institute.id }),
  }
}

async function counts(): Promise<Record<string, number>> {
  const all: Record<string, number> = {}
  for (const name of pairTables) {
    const { rows } = await client.query(`select count(*)::int as n from ${name}`)
    all[name] = rows[0].n
  }
  return all
}

test('it is all there: shown to the office, and of each expert’s own to the expert', async () => {
  const all = await counts()
  expect(Object.entries(all).filter(([, n]) => n === 0)).toEqual([])
  expect(await asWebRole(client, official(), counts)).toEqual(all)
  const { rows } = await must(p.programmeOfficer.get(`${round.path}/items`))
  expect(rows.map(({ title }: { title: string }) => title)).toEqual([
    '配对封存一件',
    '配对封存二件',
  ])
  expect(JSON.stringify(rows)).toContain('配对专家甲')
  for (const who of experts.slice(0, 2)) {
    const own = await asWebRole(client, ofExpert(who), () =>
      client.query('select expert_id, item_id from evaluation.assignment'),
    )
    expect(new Set(own.rows.map((row) => row.expert_id))).toEqual(new Set([who.expertId]))
  }
  expect((await must(experts[0]!.get(`${mine}/${round.reviews[0]![0]!}`))).title).toBe(
    '配对封存一件',
  )
})

test('the tables that pair an expert with an item are empty for everybody else, whatever they say', async () => {
  const none = Object.fromEntries(pairTables.map((name) => [name, 0]))
  for (const [who, context] of Object.entries(strangeContexts())) {
    expect([who, await asWebRole(client, context, counts)]).toEqual([who, none])
  }
})

test('nobody brings another’s pairs into the own reach by writing', async () => {
  const foreign = strangeContexts()['authority']!
  const act = (sql: string, ...values: unknown[]) =>
    asWebRole(client, foreign, () => client.query(sql, values))
  const [first] = round.reviews[0]!
  for (const sql of [
    `update evaluation.assignment set state = state`,
    `delete from evaluation.panel_member`,
    `delete from evaluation.assignment`,
  ]) {
    expect([sql, (await act(sql)).rowCount]).toEqual([sql, 0])
  }
  const copied = act(
    `insert into evaluation.panel_member (panel_id, expert_id, role, joined_at)
     select p.id, e.id, 'member', now() from evaluation.panel p, evaluation.expert e limit 1`,
  )
  await expect(copied).rejects.toThrow('row-level security')
  for (const [sql, value] of [
    ['update evaluation.round set org_id = $1', p.orgs.province.id],
    ['update evaluation.expert set org_id = $1', p.orgs.province.id],
    ['update evaluation.expert set person_id = $1', p.provincialOfficer.personId],
    [`update evaluation.session set panel_id = $1`, first],
  ] as const) {
    await expect(act(sql, value)).rejects.toThrow('as it was')
  }
})

/** Of the search: an expert, an item, or a thing by whose id rows could lead from one to the other. */
type Node = { readonly kind: 'expert' | 'item' | 'link'; readonly id: string }

/** Every spelling by which a row may mean one. */
async function spellings(): Promise<ReadonlyMap<string, Node>> {
  const all = new Map<string, Node>()
  const add = async (kind: Node['kind'], sql: string) => {
    for (const { id, ...texts } of (await client.query(sql)).rows) {
      const node = { kind, id: String(id) }
      for (const text of [id, ...Object.values(texts)])
        if (text !== null) all.set(String(text), node)
    }
  }
  const reading = `(select expert_id from evaluation.assignment
    union select expert_id from evaluation.panel_member)`
  await add(
    'expert',
    `select id, person_id, name, email from evaluation.expert where id in ${reading}`,
  )
  await add('item', 'select id, title, subject from evaluation.item')
  for (const table of ['assignment', 'slot', 'session', 'bundle', 'arrangement', 'draw']) {
    await add('link', `select id from evaluation.${table}`)
  }
  // Things of their own: that a digest is of this table or review, only its row says.
  await add(
    'link',
    'select record_digest as id from evaluation.slot where record_digest is not null',
  )
  await add(
    'link',
    `select review_digest as id from evaluation.assignment where state = 'submitted'`,
  )
  await add('link', 'select id, name from evaluation.panel')
  await add('link', 'select distinct request_id as id from kernel.history')
  return all
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Whom and what the rows that this role may read name together, with one of the relations that does. */
async function together(known: ReadonlyMap<string, Node>) {
  const words = [...known.keys()].filter((text) => !/^[0-9a-f-]{36}$/.test(text))
  const { rows: relations } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)'
       and has_table_privilege($1, c.oid, 'select') and has_schema_privilege($1, n.oid, 'usage')`,
    [webRole],
  )
  const near = new Map<Node, Map<Node, string>>()
  for (const { name } of relations) {
    const { rows } = await client.query(`select t::text as line from ${name} t`)
    for (const { line } of rows as { line: string }[]) {
      const spelled = [...(line.match(uuids) ?? []), ...words.filter((word) => line.includes(word))]
      const here = [...new Set(spelled.flatMap((text) => known.get(text) ?? []))]
      for (const one of here) {
        const beside = near.get(one) ?? new Map<Node, string>()
        near.set(one, beside)
        for (const other of here) if (other !== one && !beside.has(other)) beside.set(other, name)
      }
    }
  }
  expect(relations.length).toBeGreaterThan(100)
  return near
}

/** Ways from an expert to an item, from row to row over things that stand for neither, as relations. */
function ways(near: ReadonlyMap<Node, ReadonlyMap<Node, string>>): string[] {
  const found = new Set<string>()
  for (const [expert] of [...near].filter(([{ kind }]) => kind === 'expert')) {
    const seen = new Set<Node>([expert])
    let edge: [Node, string][] = [[expert, '']]
    while (edge.length > 0) {
      const next: [Node, string][] = []
      for (const [node, way] of edge) {
        for (const [other, relation] of near.get(node) ?? []) {
          if (seen.has(other) || other.kind === 'expert') continue
          seen.add(other)
          const here = `${way} > ${relation}`
          if (other.kind === 'item') found.add(here)
          else next.push([other, here])
        }
      }
      edge = next
    }
  }
  return [...found].toSorted()
}

test('from no row that the web role may read does a way lead from an expert to an item', async () => {
  const known = await spellings()
  for (const who of ['none', 'authority', 'replayed']) {
    const context = strangeContexts()[who]!
    const near = await asWebRole(client, context, () => together(known))
    expect([who, ways(near)]).toEqual([who, []])
    // The search meets them: experts in the register, items in their rounds, assignments in the trail.
    expect(new Set([...near.keys()].map(({ kind }) => kind))).toEqual(
      new Set(['expert', 'item', 'link']),
    )
  }
})

test('without its policy each of the tables would show the way', async () => {
  const known = await spellings()
  for (const table of pairTables) {
    await client.query(`begin; alter table ${table} disable row level security`)
    const found = await asWebRole(client, '', () => together(known)).then(ways)
    await client.query('rollback')
    expect([table, found.some((way) => way.includes(table))]).toEqual([table, true])
  }
})

test('what the rules open stays open: the marks with their names to the office, the draw to everybody', async () => {
  const path = `/api/evaluation/public-draws/${drawId}`
  const told = await must(w.stranger.get(path))
  expect(told).toMatchObject({ state: 'drawn', experts: 4, items: 1, drawn: { filled: 1 } })
  const [one, two] = experts as [Reviewer, Reviewer]
  for (const [who, of] of [
    [one, round.reviews[0]!],
    [two, round.reviews[1]!],
  ] as const) {
    for (const id of of) {
      const { state, work } = await must(who.get(`${mine}/${id}`))
      if (state === 'submitted') continue
      await handIn(who, id, marksOf(0.7, '看过不同意见后的评审意见。'), work.version)
    }
  }
  await must(p.programmeOfficer.post(`${round.path}/freeze-proposal`))
  const { digest } = await must(second.get(`${round.path}/freeze`))
  await must(second.post(`${round.path}/freeze`, { digest }))
  await must(p.programmeOfficer.post(`${round.path}/steps`, { verb: 'release' }))
  for (const who of [p.programmeOfficer, p.supervisor]) {
    const { items } = await must(who.get(`${round.path}/results`))
    const names = items[0].reviews.map(({ expert }: { expert: string }) => expert)
    expect(names.toSorted()).toEqual(['配对专家甲', '配对专家乙'].toSorted())
  }
  for (const context of Object.values(strangeContexts())) {
    const { rowCount } = await asWebRole(client, context, () =>
      client.query('select from evaluation.frozen_reviews($1)', [round.id]),
    )
    expect(rowCount).toBe(0)
  }
})
