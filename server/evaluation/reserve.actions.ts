/** 候补补位: a place that falls free in a round drawn by lot goes to the next reserve, and to nobody else. */
import { sql } from 'kysely'
import type { LotPassed, LotSheet } from '../../domain/evaluation/lot.ts'
import { reservesOf } from '../../engines/lot/draw.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { Problem } from '../kernel/problem.ts'
import { record } from '../kernel/history/record.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { makeAssignments } from './assignment.rows.ts'
import { drawnLots, fillsOf, type DrawnLots } from './draw.queries.ts'
import { itemForHouse, judgeExperts, type Judged } from './eligible.queries.ts'
import { lockRound } from './round.lock.ts'
import { ownRound } from './round.queries.ts'
import { standing } from './standing.ts'

type Place = { readonly itemId: string; readonly field: string }
type Standing = { readonly expertId: string; readonly field: string | null }

/** Who stands on an item, each with the field that the lot fell in; null for whoever was added by hand. */
async function standingOn(work: Reading, itemId: string): Promise<readonly Standing[]> {
  const rows = await work.db
    .selectFrom('evaluation.assignment')
    .where('item_id', '=', itemId)
    .where('state', 'in', [...standing])
    .select(['expert_id', 'grounds'])
    .execute()
  return rows.map((row) => {
    const [first] = row.grounds as { code: string; values: { field?: string } }[]
    const drawn = first?.code === 'drawn' || first?.code === 'drawnReserve'
    return { expertId: row.expert_id, field: drawn ? (first.values.field ?? null) : null }
  })
}

/** Experts with whom the item has been or still is: added by hand once, or having declined. */
async function knownOf(work: Reading, itemId: string): Promise<ReadonlySet<string>> {
  const rows = await work.db
    .selectFrom('evaluation.assignment')
    .where('item_id', '=', itemId)
    .where('state', '<>', 'replaced')
    .select('expert_id')
    .execute()
  return new Set(rows.map((row) => row.expert_id))
}

/** Why a reserve is passed over now; null where there is no reason to. */
function causeOf(
  sheet: LotSheet,
  expertId: string,
  there: readonly Standing[],
  judged: Judged | undefined,
): LotPassed['cause'] | null {
  if (judged === undefined || !judged.serves.ok) return 'unable'
  if (judged.findings.length > 0) return 'conflict'
  if (judged.expert.person_id === null) return 'noAccount'
  const of = (id: string) => sheet.experts.find((one) => one.id === id)
  const own = of(expertId)
  const beside = there.flatMap((one) => of(one.expertId) ?? [])
  const { maxSameRegion, maxSameEmployer } = sheet.rules
  const same = (key: 'region' | 'employer') =>
    beside.filter((one) => one[key] === own?.[key]).length
  if (same('region') >= (maxSameRegion ?? Infinity)) return 'region'
  return same('employer') >= (maxSameEmployer ?? Infinity) ? 'employer' : null
}

type Next = { readonly expertId: string; readonly passed: readonly LotPassed[] }

async function nextOf(
  work: Reading,
  lots: DrawnLots,
  place: Place,
  there: readonly Standing[],
): Promise<Next | null> {
  const row = await work.db
    .selectFrom('evaluation.draw')
    .where('id', '=', lots.id)
    .select('fills')
    .executeTakeFirstOrThrow()
  const filled = fillsOf(row)
  const gone = new Set(filled.filter(({ item }) => item === place.itemId).map((one) => one.expert))
  const order = reservesOf(lots.record, { item: place.itemId, field: place.field })
  const left = order.filter((id) => !gone.has(id))
  const known = await knownOf(work, place.itemId)
  const item = await itemForHouse(work, place.itemId)
  const judged = await judgeExperts(work, item, left)
  const passed: LotPassed[] = []
  for (const expertId of left) {
    const cause = known.has(expertId)
      ? 'assigned'
      : causeOf(lots.record.sheet, expertId, there, judged.get(expertId))
    if (cause === null) return { expertId, passed }
    passed.push({ expert: expertId, cause })
  }
  return null
}

/** Fields in which an item draws that have fewer experts than the lots gave them, as often as there are places. */
async function freePlaces(work: Reading, lots: DrawnLots, itemId: string, asked: number) {
  const there = await standingOn(work, itemId)
  const strata = lots.record.sheet.items.find(({ id }) => id === itemId)?.strata ?? []
  const fields = strata.flatMap(({ field, count }) =>
    Array.from(
      { length: Math.max(0, count - there.filter((one) => one.field === field).length) },
      () => field,
    ),
  )
  return { there, fields: fields.slice(0, Math.max(0, asked - there.length)) }
}

/** Whether the lots have somebody yet for a free place of an item. */
export async function reserveWaits(
  work: Reading,
  roundId: string,
  itemId: string,
  asked: number,
): Promise<boolean> {
  const lots = await drawnLots(work, roundId)
  if (lots === null) return false
  const { there, fields } = await freePlaces(work, lots, itemId, asked)
  for (const field of new Set(fields)) {
    if ((await nextOf(work, lots, { itemId, field }, there)) !== null) return true
  }
  return false
}

async function fillItem(
  work: Writing,
  round: { readonly id: string; readonly reviews_per_item: number },
  lots: DrawnLots,
  itemId: string,
): Promise<number> {
  let filled = 0
  for (;;) {
    const { there, fields } = await freePlaces(work, lots, itemId, round.reviews_per_item)
    let took = false
    for (const field of new Set(fields)) {
      const next = await nextOf(work, lots, { itemId, field }, there)
      if (next === null) continue
      const { expertId, passed } = next
      const fill = { item: itemId, field, expert: expertId, passed, at: work.now }
      await work.db
        .updateTable('evaluation.draw')
        .set({ fills: sql`fills || ${JSON.stringify([fill])}::jsonb` })
        .where('id', '=', lots.id)
        .execute()
      const reasons = [{ code: 'drawnReserve' as const, values: { field } }]
      const by = work.actor.personId
      await makeAssignments(work, round.id, [{ itemId, expertId, reasons }], by, 'invited')
      await record(work, 'evaluation.draw.fill', lots.id, { item: itemId, passed: passed.length })
      filled++
      took = true
      break
    }
    if (!took) return filled
  }
}

type Round = { readonly id: string; readonly reviews_per_item: number }

function shortItems(work: Reading, round: Round) {
  return work.db
    .selectFrom('evaluation.item as i')
    .where('i.round_id', '=', round.id)
    .where(
      (eb) =>
        eb
          .selectFrom('evaluation.assignment as a')
          .whereRef('a.item_id', '=', 'i.id')
          .where('a.state', 'in', [...standing])
          .select(eb.fn.countAll<number>().as('n')),
      '<',
      round.reviews_per_item,
    )
    .select('i.id')
    .orderBy('i.seq')
    .execute()
}

export type Filled = {
  readonly filled: number
  /** Items that still lack somebody. */
  readonly short: number
}

/** Every free place of a round that goes on; null where chance did not decide. */
export async function fillPlaces(work: Writing, roundId: string): Promise<Filled | null> {
  const round = await lockRound(work, roundId, 'update')
  if (round.method !== 'lot' || !['inviting', 'scoring'].includes(round.state)) return null
  const lots = await drawnLots(work, roundId)
  if (lots === null) return null
  let filled = 0
  for (const { id } of await shortItems(work, round)) {
    filled += await fillItem(work, round, lots, id)
  }
  if (filled > 0) await announce(work, 'evaluation.round.invited', { roundId })
  return { filled, short: (await shortItems(work, round)).length }
}

/** Asked for by the office: after an account was opened or a load raised, say. */
export async function fillByOffice(work: Writing, roundId: string) {
  const { method } = await ownRound(work, roundId)
  if (method !== 'lot') throw new Problem(conflict('evaluation.round_not_drawn'))
  const filled = (await fillPlaces(work, roundId))?.filled ?? 0
  if (filled === 0) throw new Problem(conflict('evaluation.no_reserve_left'))
  return { filled }
}
