/**
 * What it costs that who reviews what is sealed by policies of the database (decision 0043): pages over a nation's
 * assignments with the policies on and off, asked in turn. Bar: at most 1.2 times.
 */
import type pg from 'pg'
import {
  must,
  reviewer,
  roundInReview,
  type Reviewer,
} from '../../server/evaluation/round.sample.ts'
import { personas } from '../../server/testing/personas.ts'
import { world, type Caller } from '../../server/testing/world.ts'
import { copyIdFunction, inBulk, makeCopies } from './copies.ts'
import { machine, percentile, resultOf, type Report, type Result } from './report.ts'

export type SealedOptions = {
  readonly seed: number
  readonly items: number
  readonly experts: number
  /** Requests of each page and side. */
  readonly requests: number
}

const reviewsPerItem = 5
/** Requests of one side before the other has its turn; the first few after a turn plan anew and are not counted. */
const turn = 20
const warm = 5

const sealedTables = [
  ...['arrangement_pair', 'assignment', 'attendance', 'draw', 'panel_member', 'panel_recusal'],
  'slot',
].map((name) => `evaluation.${name}`)

/** More items, read by more experts, in the round of the specimen. */
async function grow(client: pg.ClientBase, { items, experts }: SealedOptions): Promise<void> {
  const each = Math.ceil(experts / reviewsPerItem)
  const expertOfItem = `case when n % ${each} = 0 then s.expert_id
    else public.copy_id(s.expert_id, n % ${each}) end`
  const tables = ['expert', 'item', 'assignment'].map((name) => `evaluation.${name}`)
  await client.query(copyIdFunction)
  await inBulk(client, tables, async () => {
    await makeCopies(
      client,
      {
        ...{ table: 'evaluation.expert', where: 'true', ids: ['id'] },
        set: { person_id: 'null', email: "n || '.' || s.email" },
      },
      { first: 1, last: each - 1 },
    )
    await makeCopies(
      client,
      {
        ...{ table: 'evaluation.item', where: 'true', ids: ['id'] },
        set: { seq: 'n + 1', subject: "s.subject || '.' || n" },
      },
      { first: 1, last: items - 1 },
    )
    await makeCopies(
      client,
      {
        ...{ table: 'evaluation.assignment', where: 'true', ids: ['id', 'item_id'] },
        set: { expert_id: expertOfItem },
      },
      { first: 1, last: items - 1 },
    )
  })
}

type Page = { readonly what: string; readonly who: Caller; readonly path: string }

async function pagesOf(office: Caller, expert: Reviewer, path: string): Promise<Page[]> {
  const { rows } = await must(office.get(`${path}/items`))
  return [
    { what: 'items of a round', who: office, path: `${path}/items` },
    { what: 'a round', who: office, path },
    { what: 'an item', who: office, path: `/api/evaluation/items/${rows[0].id}` },
    { what: "an expert's reviews", who: expert, path: '/api/evaluation/me/reviews' },
  ]
}

async function setPolicies(client: pg.ClientBase, verb: 'enable' | 'disable'): Promise<void> {
  for (const table of sealedTables) {
    await client.query(`alter table ${table} ${verb} row level security`)
  }
}

async function compare(client: pg.ClientBase, { what, who, path }: Page, requests: number) {
  const each = { enable: [] as number[], disable: [] as number[] }
  while (each.enable.length < requests) {
    for (const verb of ['disable', 'enable'] as const) {
      await setPolicies(client, verb)
      for (let at = -warm; at < turn; at++) {
        const begun = performance.now()
        await must(who.get(path))
        if (at >= 0) each[verb].push(performance.now() - begun)
      }
    }
  }
  const sum = (all: readonly number[]) => all.reduce((total, ms) => total + ms, 0)
  const open = percentile(each.disable, 0.5)
  const sealed: Result = {
    ...resultOf('baigong', what, { each: each.enable, allMs: sum(each.enable) }),
    p50_ms_without: Number(open.toPrecision(3)),
    ratio: Number((percentile(each.enable, 0.5) / open).toFixed(2)),
  }
  return sealed
}

export async function benchSealed(options: SealedOptions): Promise<Report> {
  await using w = await world('2019-07-10T09:00:00+08:00')
  const p = await personas(w)
  const experts: Reviewer[] = []
  for (let at = 0; at < reviewsPerItem; at++) experts.push(await reviewer(w, p, `评审专家${at}`))
  const { path } = await roundInReview(w, p, experts, ['一件（演示）'])
  await w.settle()
  const client = await w.host.database.owner.connect()
  try {
    await grow(client, options)
    const results: Result[] = []
    for (const page of await pagesOf(p.programmeOfficer, experts[0]!, path)) {
      results.push(await compare(client, page, options.requests))
    }
    const { rows } = await client.query<{ v: string }>('show server_version')
    const versions = { node: process.version, postgres: rows[0]!.v }
    const { seed, ...sizes } = options
    return { name: 'sealed', machine: machine(), versions, seed, sizes, results }
  } finally {
    client.release()
  }
}
