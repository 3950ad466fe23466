/** Briefing sessions as everybody sees them; the way in online only for those who come or run one. */
import type { Briefing } from '../../domain/programmes/briefing.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'
import { publishedOf } from './programme.queries.ts'
import { unitName } from './seat.queries.ts'

const listMax = 200
export const runPermit = 'programmes.briefing.run'

function briefings(work: Reading) {
  const { personId, orgId } = work.actor
  const runs = work.actor.permits.has(runPermit)
  return work.db.selectFrom('programmes.briefing as b').select((eb) => [
    'b.id',
    'b.programme_id',
    'b.title',
    'b.unit_code',
    'b.starts_at',
    'b.ends_at',
    'b.place',
    'b.online',
    'b.body',
    'b.capacity',
    'b.cancelled_at',
    eb
      .selectFrom('programmes.briefing_seat as s')
      .whereRef('s.briefing_id', '=', 'b.id')
      .select((count) => count.fn.countAll<number>().as('n'))
      .as('taken'),
    eb
      .exists(
        eb
          .selectFrom('programmes.briefing_seat as s')
          .whereRef('s.briefing_id', '=', 'b.id')
          .where('s.person_id', '=', personId)
          .select('s.person_id'),
      )
      .as('coming'),
    eb
      .and([
        eb.val(runs),
        eb.or([
          eb.and([
            eb('b.unit_code', 'is', null),
            eb('b.programme_id', 'in', managedProgrammes(work).select('g.id')),
            eb.val(work.actor.permits.has('programmes.question.answer')),
          ]),
          eb.exists(
            eb
              .selectFrom('programmes.seat as t')
              .whereRef('t.programme_id', '=', 'b.programme_id')
              .whereRef('t.unit_code', '=', 'b.unit_code')
              .where('t.org_id', '=', orgId)
              .select('t.unit_code'),
          ),
        ]),
      ])
      .as('own'),
  ])
}

type Row = Awaited<ReturnType<ReturnType<typeof briefings>['executeTakeFirstOrThrow']>>

async function briefingOf(work: Reading, row: Row): Promise<Briefing> {
  const coming = row.coming === true
  const own = row.own === true
  const at = { programmeId: row.programme_id, unit: row.unit_code ?? '' }
  return {
    id: row.id,
    programmeId: row.programme_id,
    title: row.title,
    unit: row.unit_code,
    unitName: row.unit_code === null ? null : await unitName(work, at),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    place: row.place,
    hasOnline: row.online !== null,
    online: coming || own ? row.online : null,
    body: row.body,
    capacity: row.capacity,
    placesLeft: row.capacity === null ? null : Math.max(0, row.capacity - Number(row.taken ?? 0)),
    coming,
    own,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  }
}

/** A session of a programme that anybody may read about. */
export async function readBriefing(work: Reading, id: string): Promise<Briefing> {
  const row = found(await briefings(work).where('b.id', '=', id).executeTakeFirst(), 'briefing')
  await publishedOf(work, row.programme_id)
  return briefingOf(work, row)
}

export async function ownBriefing(work: Reading, id: string): Promise<Briefing> {
  const row = await briefings(work).where('b.id', '=', id).executeTakeFirst()
  return briefingOf(work, found(row?.own === true ? row : undefined, 'briefing'))
}

export async function listBriefings(work: Reading, programmeId: string) {
  await publishedOf(work, programmeId)
  const rows = await briefings(work)
    .where('b.programme_id', '=', programmeId)
    .orderBy('b.starts_at')
    .limit(listMax)
    .execute()
  return { rows: await Promise.all(rows.map((row) => briefingOf(work, row))) }
}

export async function listAttendees(work: Reading, id: string) {
  await ownBriefing(work, id)
  const rows = await work.db
    .selectFrom('programmes.briefing_seat as s')
    .innerJoin('people.pub_person as p', 'p.id', 's.person_id')
    .leftJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .where('s.briefing_id', '=', id)
    .select(['p.name as person', 'o.name as org', 's.taken_at'])
    .orderBy('s.taken_at')
    .orderBy('s.person_id')
    .limit(5000)
    .execute()
  return {
    rows: rows.map((row) => ({
      personName: row.person ?? '',
      orgName: row.org,
      takenAt: row.taken_at.toISOString(),
    })),
  }
}
