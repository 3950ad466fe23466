/** Draws as their office and its supervisors see them: the list before, the lots after, the secret with them. */
import type { DrawPage } from '../../domain/evaluation/draw.endpoints.ts'
import type { DrawFailure, DrawRules, DrawState } from '../../domain/evaluation/draw.ts'
import type { LotFill, LotPair, LotRecord, LotSheet } from '../../domain/evaluation/lot.ts'
import { maySeeRounds } from '../../domain/evaluation/round.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { reservesOf } from '../../engines/lot/draw.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import type { LeftOut } from './arrangement.material.ts'
import { ownRound } from './round.queries.ts'

/** Of each place so many of the next reserves are named. */
const reservesShown = 5

const draws = (work: Reading) =>
  work.db
    .selectFrom('evaluation.draw as d')
    .innerJoin('evaluation.round as r', 'r.id', 'd.round_id')
    .leftJoin('people.pub_person as c', 'c.id', 'd.committed_by')
    .leftJoin('people.pub_person as p', 'p.id', 'd.drawn_by')
    .where('r.org_id', '=', work.actor.orgId)
    .selectAll('d')
    .select(['c.name as committer', 'p.name as drawer', 'r.org_id'])

export type DrawRow = Awaited<ReturnType<ReturnType<typeof draws>['executeTakeFirstOrThrow']>>

export async function ownDraw(work: Reading, id: string): Promise<DrawRow> {
  insist(maySeeRounds(work.actor))
  return found(await draws(work).where('d.id', '=', id).executeTakeFirst(), 'draw')
}

export async function listDraws(work: Reading, roundId: string) {
  await ownRound(work, roundId)
  const rows = await draws(work)
    .where('d.round_id', '=', roundId)
    .orderBy('d.committed_at', 'desc')
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      state: row.state as DrawState,
      committedAt: row.committed_at.toISOString(),
    })),
  }
}

export async function statesOfDraws(work: Reading, roundId: string): Promise<DrawState[]> {
  const rows = await work.db
    .selectFrom('evaluation.draw')
    .where('round_id', '=', roundId)
    .select('state')
    .execute()
  return rows.map(({ state }) => state as DrawState)
}

export function witnessesOf(work: Reading, drawId: string) {
  return work.db
    .selectFrom('evaluation.draw_witness as w')
    .innerJoin('people.pub_person as p', 'p.id', 'w.person_id')
    .where('w.draw_id', '=', drawId)
    .select(['w.person_id', 'w.text', 'w.at', 'p.name'])
    .orderBy('w.place')
    .execute()
}

/** What each witness said, in the order in which they spoke. */
export async function randomnessOf(work: Reading, drawId: string) {
  const rows = await witnessesOf(work, drawId)
  return rows.map(({ person_id: witness, text }) => ({ witness, text }))
}

function itemRows(
  sheet: LotSheet,
  pairs: readonly LotPair[],
  titles: ReadonlyMap<string, { readonly seq: number; readonly title: string }>,
  reservesFor: (item: string, field: string) => readonly string[],
): DrawPage['items'] {
  const barred = Map.groupBy(sheet.forbidden, ({ item }) => item)
  const fieldsOf = new Map(sheet.experts.map(({ id, fields }) => [id, new Set(fields)]))
  const knowers = new Map<string, number>()
  for (const field of [...fieldsOf.values()].flatMap((fields) => [...fields])) {
    knowers.set(field, (knowers.get(field) ?? 0) + 1)
  }
  const drawn = Map.groupBy(pairs, ({ item }) => item)
  return sheet.items.map(({ id, strata }, at) => {
    const { seq, title } = titles.get(id) ?? { seq: at + 1, title: '' }
    const out = barred.get(id) ?? []
    return {
      ...{ id, seq, title },
      strata: strata.map(({ field, count }) => ({
        ...{ field, count },
        eligible:
          (knowers.get(field) ?? 0) -
          out.filter(({ expert }) => fieldsOf.get(expert)?.has(field) === true).length,
        experts: (drawn.get(id) ?? [])
          .filter((pair) => pair.field === field)
          .map(({ expert }) => expert),
        reserves: [...reservesFor(id, field)],
      })),
    }
  })
}

export async function readDraw(work: Reading, id: string): Promise<DrawPage> {
  const row = await ownDraw(work, id)
  const sheet = row.sheet as LotSheet
  const pairs = (row.pairs as LotPair[] | null) ?? []
  const known = await work.db
    .selectFrom('evaluation.expert')
    .where('org_id', '=', row.org_id)
    .select(['id', 'name', 'employer_name'])
    .execute()
  const names = new Map(known.map((one) => [one.id, one]))
  const items = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', row.round_id)
    .select(['id', 'seq', 'title'])
    .execute()
  const drawn = new Map<string, number>()
  for (const { expert } of pairs) drawn.set(expert, (drawn.get(expert) ?? 0) + 1)
  const witnesses = await witnessesOf(work, id)
  const randomness = witnesses.map(({ person_id: witness, text }) => ({ witness, text }))
  const { secret } = row
  const reservesFor = (item: string, field: string): string[] =>
    secret === null
      ? []
      : reservesOf({ sheet, secret, randomness, pairs }, { item, field }, reservesShown)
  return {
    ...{ id: row.id, roundId: row.round_id, state: row.state as DrawState },
    failure: row.failure as DrawFailure | null,
    rules: row.rules as DrawRules,
    ...{ sheetDigest: row.sheet_digest, commitment: row.commitment, secret: row.secret },
    committedBy: row.committer ?? '',
    committedByMe: row.committed_by === work.actor.personId,
    committedAt: row.committed_at.toISOString(),
    drawnBy: row.drawer,
    drawnAt: row.drawn_at?.toISOString() ?? null,
    reason: row.reason,
    witnesses: witnesses.map(({ person_id: personId, name, text, at }) => ({
      ...{ personId, name: name ?? '', text },
      at: at.toISOString(),
    })),
    leftOut: row.left_out as LeftOut[],
    conflicts: sheet.forbidden.length,
    experts: sheet.experts.map(({ id: expertId, region, fields, loadMax }) => ({
      id: expertId,
      name: names.get(expertId)?.name ?? '',
      employer: names.get(expertId)?.employer_name ?? '',
      ...{ region, fields, loadMax, drawn: drawn.get(expertId) ?? 0 },
    })),
    items: itemRows(sheet, pairs, new Map(items.map((item) => [item.id, item])), reservesFor),
    filled: fillsOf(row).map(({ passed, ...fill }) => ({
      ...fill,
      passed: passed.length,
    })),
  }
}

export type DrawnLots = {
  readonly id: string
  readonly record: Pick<LotRecord, 'sheet' | 'secret' | 'randomness' | 'pairs'>
}

/** The lots that formed a round, for the house itself; null where none have fallen. */
export async function drawnLots(work: Reading, roundId: string): Promise<DrawnLots | null> {
  const row = await work.db
    .selectFrom('evaluation.draw')
    .where('round_id', '=', roundId)
    .where('state', '=', 'drawn')
    .select(['id', 'sheet', 'secret', 'pairs'])
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    record: {
      sheet: row.sheet as LotSheet,
      secret: row.secret!,
      randomness: await randomnessOf(work, row.id),
      pairs: row.pairs as LotPair[],
    },
  }
}

/** Places filled by reserves, in their order. */
export const fillsOf = ({ fills }: { readonly fills: unknown }): LotFill[] =>
  (fills as LotFill[]).map(({ item, field, expert, passed }) => ({ item, field, expert, passed }))

/** All that drawing again takes. */
export async function exportDraw(work: Reading, id: string): Promise<LotRecord> {
  const row = await ownDraw(work, id)
  if (row.state !== 'drawn' || row.secret === null) {
    throw new Problem(conflict('evaluation.draw_not_drawn'))
  }
  return {
    shape: 2,
    sheet: row.sheet as LotSheet,
    sheetDigest: row.sheet_digest,
    commitment: row.commitment,
    secret: row.secret,
    randomness: await randomnessOf(work, id),
    pairs: row.pairs as LotPair[],
    filled: fillsOf(row),
  }
}
