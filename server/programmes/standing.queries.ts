/** Where a programme stands, unit by unit, without a word of what is still sealed; and the office's acts. */
import { sql } from 'kysely'
import type { Language } from '../../domain/kernel/text.ts'
import { programmeDeadline } from '../../domain/programmes/deadlines.ts'
import { sendingStep } from '../../domain/programmes/dispatch.ts'
import type { UnitStanding } from '../../domain/programmes/standing.endpoints.ts'
import { quotaMax } from '../../domain/programmes/quota.ts'
import { historyOf } from '../console/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { utc } from './call.queries.ts'
import { readCounts } from './counts.queries.ts'
import { listSeats, managedProgrammes } from './managed.queries.ts'
import { contentIn, type PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'

async function managed(work: Reading, id: string) {
  found(
    await managedProgrammes(work).where('g.id', '=', id).select('g.id').executeTakeFirst(),
    'programme',
  )
  return programmeOf(work, id)
}

type Parcels = { readonly sent: number; readonly received: number; readonly late: number }
const noParcels: Parcels = { sent: 0, received: 0, late: 0 }

async function parcelsByUnit(work: Reading, programmeId: string): Promise<Map<string, Parcels>> {
  const { rows } = await sql<Parcels & { unit_code: string }>`
    select unit_code, count(*)::int as sent, count(received_at)::int as received,
      (count(*) filter (where in_time = false))::int as late
    from programmes.dispatch where programme_id = ${programmeId} group by unit_code`.execute(
    work.db,
  )
  return new Map(rows.map(({ unit_code: unit, ...parcels }) => [unit, parcels]))
}

/** The newest that each unit has delivered; what is not delivered is its own affair. */
async function deliveredByUnit(work: Reading, programmeId: string) {
  const rows = await work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'delivered')
    .select(['id', 'unit_code', 'content', 'delivered_at'])
    .orderBy('delivered_at')
    .limit(5000)
    .execute()
  return new Map(
    rows.map((row) => [
      row.unit_code,
      {
        packageId: row.id,
        projects: contentIn(row as PackageRow).projects.length,
        at: row.delivered_at!.toISOString(),
      },
    ]),
  )
}

export async function readStanding(work: Reading, programmeId: string) {
  const { definition, state } = await managed(work, programmeId)
  const seats = new Map((await listSeats(work, definition)).map((seat) => [seat.unitCode, seat]))
  const counts = state === 'draft' ? null : await readCounts(work, programmeId)
  const handedIn = new Map(counts?.unit.map(({ value, count }) => [value, count]))
  const parcels = await parcelsByUnit(work, programmeId)
  const delivered = await deliveredByUnit(work, programmeId)
  const units = definition.units.map((unit): UnitStanding => {
    const seat = seats.get(unit.code)
    const step = sendingStep(definition, unit.code)
    const deadline = programmeDeadline(definition, step, unit.code)?.resolved
    return {
      unitCode: unit.code,
      unitName: unit.name,
      parent: unit.parent,
      channel: unit.channel,
      orgName: seat?.orgName ?? null,
      quotaMax: quotaMax(unit, seat?.conditions)?.max ?? null,
      handedIn: handedIn.has(unit.code) ? handedIn.get(unit.code)! : 0,
      closesAt: deadline == null ? null : utc(deadline.closesAt),
      delivered: delivered.get(unit.code) ?? null,
      ...(parcels.get(unit.code) ?? noParcels),
    }
  })
  return {
    handedIn: counts === null ? 0 : counts.total,
    withheldBelow: counts?.withheldBelow ?? 0,
    countedAt: work.now.toISOString(),
    units,
  }
}

/** Acts of the office and on what has reached it; what units do before they deliver is not among them. */
const officeVerbs = [
  'programmes.programme.add',
  'programmes.programme.change',
  'programmes.programme.open',
  'programmes.programme.close',
  'programmes.seat.fill',
  'programmes.quotaCondition.confirm',
  'programmes.quotaCondition.withdraw',
  'programmes.mail.setMailbox',
  'programmes.package.deliver',
  'programmes.dispatch.recordConfidential',
  'programmes.dispatch.receive',
  'programmes.entry.receive',
  'programmes.entry.check',
  'programmes.entry.accept',
  'programmes.entry.condition',
  'programmes.entry.settle',
  'programmes.entry.lapse',
  'programmes.entry.refuse',
  'programmes.entry.reopen',
]

export async function listActs(
  work: Reading,
  programmeId: string,
  query: { readonly limit?: number; readonly after?: string },
  language: Language,
) {
  const { definition } = await managed(work, programmeId)
  const names = new Map(definition.units.map(({ code, name }) => [code, name[language]]))
  const media = new Map(definition.media.map(({ code, name }) => [code, name[language]]))
  const called = (fact: string, value: string) => {
    if (fact === 'unit') return names.get(value)
    return fact === 'medium' ? media.get(value) : undefined
  }
  const { rows: things } = await sql<{ id: string }>`
    select id::text as id from programmes.dispatch where programme_id = ${programmeId}
    union all select id::text from programmes.entry where programme_id = ${programmeId}
    union all select id::text from programmes.package
    where programme_id = ${programmeId} and state = 'delivered' limit 20000`.execute(work.db)
  const { rows, next } = await historyOf(
    work,
    {
      thingIds: [programmeId, ...things.map(({ id }) => id)],
      verbs: officeVerbs,
      limit: query.limit ?? 50,
      after: query.after,
      called,
    },
    language,
  )
  return {
    rows: rows.map(({ id, at, sentence, verb, seal, requestId }) => ({
      id,
      at,
      sentence,
      verb,
      seal,
      requestId,
    })),
    next,
  }
}
