/** Keeps the public counters: what an application contributes is taken away and added anew at every event. */
import { sql } from 'kysely'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { ApplicationState } from '../../domain/programmes/application.ts'
import { partsOf, stageOf, type Contribution } from '../../domain/programmes/counts.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { stopsOf } from './application.queries.ts'

export function counterName(programmeId: string): string {
  return `programmes.counts/${programmeId}`
}

function add(work: Writing, programmeId: string, one: Contribution, by: 1 | -1): void {
  // In one order everywhere, so that two events never wait for each other.
  const parts = partsOf(one).toSorted()
  work.inTow(
    sql`
      insert into kernel.counter (name, part, value)
      select ${counterName(programmeId)}, part, ${by}::integer
      from unnest(${parts}::text[]) with ordinality t (part, place) order by place
      on conflict (name, part) do update set value = kernel.counter.value + excluded.value
    `.execute(work.db),
  )
}

/** What the application contributes as it stands; null where it does not count. */
async function contributionOf(work: Writing, applicationId: string) {
  const row = await work.db
    .selectFrom('programmes.application')
    .where('id', '=', applicationId)
    .select(['programme_id', 'stops', 'directions', 'state'])
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const stage = stageOf(row.state as ApplicationState)
  const first = await work.db
    .selectFrom('programmes.submission')
    .where('application_id', '=', applicationId)
    .select((eb) => eb.fn.min('submitted_at').as('at'))
    .executeTakeFirst()
  const contribution: Contribution | null =
    stage === null || first?.at == null
      ? null
      : {
          // The unit that recommends to the issuer: the one that the programme knows.
          unit: stopsOf(row).at(-1)!.unit,
          directions: row.directions,
          stage,
          day: dayOfMoment(first.at.toISOString()),
        }
  return { programmeId: row.programme_id, contribution }
}

async function takeAway(work: Writing, applicationId: string): Promise<void> {
  const former = await work.db
    .deleteFrom('programmes.counted')
    .where('application_id', '=', applicationId)
    .returning(['programme_id', 'unit_code', 'directions', 'stage', 'day'])
    .executeTakeFirst()
  if (former === undefined) return
  const one = {
    unit: former.unit_code,
    directions: former.directions,
    stage: former.stage as Contribution['stage'],
    day: former.day,
  }
  add(work, former.programme_id, one, -1)
}

/** Hearing it twice, or late, changes nothing: the application is counted as it is now. */
export async function countApplication(work: Writing, applicationId: string): Promise<void> {
  const now = await contributionOf(work, applicationId)
  if (now === undefined) return
  await takeAway(work, applicationId)
  if (now.contribution === null) return
  const { unit, directions, stage, day } = now.contribution
  add(work, now.programmeId, now.contribution, 1)
  await work.db
    .insertInto('programmes.counted')
    .values({
      application_id: applicationId,
      programme_id: now.programmeId,
      unit_code: unit,
      directions: [...directions],
      stage,
      day,
      counted_at: work.now,
    })
    .execute()
}

export async function countEvent(work: Writing, event: KeptEvent): Promise<void> {
  const id = event.facts['applicationId']
  if (typeof id === 'string') await countApplication(work, id)
}

/** Events of a whole list name the list; every file of the unit may have changed. */
export async function countUnit(work: Writing, event: KeptEvent): Promise<void> {
  const { programmeId, unit } = event.facts as { programmeId?: string; unit?: string }
  if (programmeId === undefined || unit === undefined) return
  const rows = await work.db
    .selectFrom('programmes.candidate')
    .where('programme_id', '=', programmeId)
    .where('unit_code', '=', unit)
    .select('application_id')
    .orderBy('application_id')
    .execute()
  for (const { application_id: id } of rows) await countApplication(work, id)
}

/** What changes the standing of one file, and what changes that of a unit's whole list. */
export const countHears = {
  'programmes.application.withdrawn': countEvent,
  'programmes.application.delivered': countEvent,
  'programmes.candidate.returned': countEvent,
  'programmes.candidate.declined': countEvent,
  'programmes.candidate.recalled': countEvent,
  'programmes.recommendation.signed': countUnit,
  'programmes.recommendation.signatureWithdrawn': countUnit,
  'programmes.package.givenBack': countUnit,
} as const
