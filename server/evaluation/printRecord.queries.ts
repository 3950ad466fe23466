/** For the module above that prints: signed records of panels, after the freeze, as house; who may print is asked before. */
import { sql } from 'kysely'
import { maySeeRounds } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { found } from '../kernel/problem.ts'
import { asHouse, type Reading } from '../kernel/work.ts'
import { recordsOf } from './conclusions.ts'

const open = ['frozen', 'released'] as const

const records = (work: Reading) =>
  work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .where('r.state', 'in', [...open])
    .where('s.record_digest', 'is not', null)

/** Those who see the round's reviews, and those whom the database lets sit at that table. */
export async function mayPrintRecord(work: Reading, slotId: string): Promise<boolean> {
  const { actor } = work
  const supervises = maySeeRounds(actor).ok
  const row = await records(work)
    .where('s.id', '=', slotId)
    .where((eb) =>
      eb.or([
        sql<boolean>`evaluation.role_at_table(s.id, ${actor.personId}::uuid) is not null`,
        ...(supervises ? [eb('r.org_id', '=', actor.orgId)] : []),
      ]),
    )
    .select('s.id')
    .executeTakeFirst()
  return row !== undefined
}

const columns = [
  's.id',
  's.item_id',
  'i.round_id',
  'i.seq',
  'i.title',
  'i.region',
  'i.parties',
  'r.title as round',
  'r.rubric',
  'r.frozen_at',
  'o.name as office',
] as const

const selected = (work: Reading) => records(work).select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

async function printed(work: Reading, row: Row) {
  const own = await recordsOf(work, row.round_id, row.item_id)
  const record = found(
    own.find(({ id }) => id === row.id),
    'table',
  )
  return {
    ...record,
    round: row.round,
    office: row.office ?? '',
    seq: row.seq,
    title: row.title,
    region: row.region,
    parties: (row.parties as readonly { readonly name: string }[]).map(({ name }) => name),
    rubric: row.rubric as Rubric,
    frozenAt: found(row.frozen_at ?? undefined, 'round'),
  }
}

export type PrintedRecord = Awaited<ReturnType<typeof printed>>

export async function printedRecord(work: Reading, slotId: string): Promise<PrintedRecord> {
  return asHouse(work, async () => {
    const row = await selected(work).where('s.id', '=', slotId).executeTakeFirst()
    return printed(work, found(row, 'table'))
  })
}

async function allRecords(work: Reading, roundId: string): Promise<PrintedRecord[]> {
  const rows = await selected(work)
    .where('i.round_id', '=', roundId)
    .orderBy('i.seq')
    .orderBy('s.starts_at')
    .execute()
  const all: PrintedRecord[] = []
  for (const row of rows) all.push(await printed(work, row))
  return all
}

/** All of a round, in the order of its items and of their times. */
export const printedRecords = (work: Reading, roundId: string): Promise<PrintedRecord[]> =>
  asHouse(work, () => allRecords(work, roundId))
