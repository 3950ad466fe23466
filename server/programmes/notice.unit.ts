/** What officials of a unit are told: files, lists, exceptions, publicity, objections. */
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import {
  applicationTold,
  listNames,
  nameOf,
  othersWith,
  tellOf,
  text,
  unitFacts,
} from './notice.facts.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { seatOrg } from './seat.queries.ts'

const check = 'programmes.review.check'
const rank = 'programmes.recommendation.rank'

const placeOf = (event: KeptEvent) => ({
  programmeId: text(event, 'programmeId'),
  unit: text(event, 'unit'),
})

export async function arrived(work: Writing, event: KeptEvent): Promise<void> {
  const orgId = text(event, 'toOrgId')
  const told = await applicationTold(work, text(event, 'applicationId'))
  const candidateId = text(event, 'candidateId')
  const file = await work.db
    .selectFrom('programmes.candidate')
    .where('id', '=', candidateId)
    .where('state', '<>', 'withdrawn')
    .select('id')
    .executeTakeFirst()
  // Heard late, the applicant may have taken it back: then it is nobody's to know any more.
  if (orgId === '' || told === undefined || file === undefined) return
  await tellOf(work, event, 'file_arrived', {
    to: { orgId, permit: check },
    facts: { ...told.facts, candidateId },
    thing: { kind: 'programmes.candidate', id: candidateId },
  })
}

export async function takenFromUnit(work: Writing, event: KeptEvent): Promise<void> {
  const told = await applicationTold(work, text(event, 'applicationId'))
  if (told === undefined) return
  const file = await work.db
    .selectFrom('programmes.candidate')
    .where('application_id', '=', told.id)
    .where('state', '=', 'withdrawn')
    .select(['id', 'programme_id', 'unit_code'])
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (file === undefined) return
  const orgId = await seatOrg(work, { programmeId: file.programme_id, unit: file.unit_code })
  if (orgId === null) return
  await tellOf(work, event, 'file_withdrawn', {
    to: { orgId, permit: check },
    facts: told.facts,
    thing: { kind: 'programmes.candidate', id: file.id },
    part: 'unit',
  })
}

const permitOf = {
  list_to_check: 'programmes.recommendation.check',
  list_to_sign: 'programmes.recommendation.sign',
  list_back: rank,
  list_signed: rank,
  list_unsigned: rank,
} as const satisfies Partial<Record<NoticeKey, string>>

/** A list moves along: whoever has it now is told, but for the one who moved it. */
export function listMoved(key: keyof typeof permitOf) {
  return async (work: Writing, event: KeptEvent): Promise<void> => {
    const at = placeOf(event)
    const orgId = await seatOrg(work, at)
    const row = await work.db
      .selectFrom('programmes.recommendation')
      .where('programme_id', '=', at.programmeId)
      .where('unit_code', '=', at.unit)
      .select(['id', 'back_reason', 'document_number'])
      .executeTakeFirst()
    if (orgId === null || row === undefined) return
    const { count } = await work.db
      .selectFrom('programmes.candidate')
      .where('programme_id', '=', at.programmeId)
      .where('unit_code', '=', at.unit)
      .where('rank', 'is not', null)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const actorId = text(event, 'actorId')
    await tellOf(work, event, key, {
      to: await othersWith(work, orgId, permitOf[key], actorId),
      facts: {
        ...(await listNames(work, at)),
        by: await nameOf(work, actorId),
        count: Number(count),
        reason: row.back_reason ?? '',
        number: row.document_number ?? '',
      },
      thing: { kind: 'programmes.recommendation', id: row.id },
      part: 'unit',
    })
  }
}

async function exceptionTold(work: Writing, event: KeptEvent) {
  const id = text(event, 'exceptionId')
  const row = await work.db
    .selectFrom('programmes.exception as e')
    .innerJoin('programmes.candidate as c', 'c.id', 'e.candidate_id')
    .where('e.id', '=', id)
    .select(['e.reason', 'e.state', 'e.asked_by', 'e.decision_note', 'c.application_id'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const told = await applicationTold(work, row.application_id)
  if (told === undefined) return undefined
  const facts = {
    ...told.facts,
    ...(await listNames(work, placeOf(event))),
    by: await nameOf(work, text(event, 'actorId')),
  }
  return { row, facts, thing: { kind: 'programmes.exception', id } }
}

export async function exceptionAsked(work: Writing, event: KeptEvent): Promise<void> {
  const told = await exceptionTold(work, event)
  if (told?.row.state !== 'asked') return
  const { row, facts, thing } = told
  const permit = 'programmes.exception.confirm'
  await tellOf(work, event, 'exception_asked', {
    to: await othersWith(work, text(event, 'toOrgId'), permit, row.asked_by),
    facts: { ...facts, reason: row.reason },
    thing,
  })
}

export async function exceptionDecided(work: Writing, event: KeptEvent): Promise<void> {
  const told = await exceptionTold(work, event)
  if (told === undefined) return
  const { row, facts, thing } = told
  const outcome = event.facts['confirmed'] === true ? 'confirmed' : 'refused'
  await tellOf(work, event, 'exception_decided', {
    to: { personIds: [row.asked_by] },
    facts: { ...facts, outcome, note: row.decision_note ?? '' },
    thing,
  })
}

export async function copied(work: Writing, event: KeptEvent): Promise<void> {
  const orgId = text(event, 'toOrgId')
  if (orgId === '') return
  const at = placeOf(event)
  const from = { programmeId: at.programmeId, unit: text(event, 'from') }
  await tellOf(work, event, 'copy_received', {
    to: { orgId, permit: 'programmes.candidate.read' },
    facts: {
      ...(await listNames(work, at)),
      ...(await unitFacts(work, from, 'from')),
      count: Number(event.facts['projects'] ?? 0),
    },
    thing: { kind: 'programmes.recommendation', id: text(event, 'recommendationId') },
  })
}

async function objectionCounts(work: Writing, publicityId: string) {
  const { count, open } = await work.db
    .selectFrom('programmes.objection')
    .where('publicity_id', '=', publicityId)
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'received').as('open'),
    ])
    .executeTakeFirstOrThrow()
  return { count: Number(count), open: Number(open) }
}

export async function publicityOver(work: Writing, event: KeptEvent): Promise<void> {
  const orgId = text(event, 'toOrgId')
  if (orgId === '') return
  const publicityId = text(event, 'publicityId')
  await tellOf(work, event, 'publicity_over', {
    to: await othersWith(work, orgId, rank, text(event, 'actorId')),
    facts: {
      ...(await listNames(work, placeOf(event))),
      ...(await objectionCounts(work, publicityId)),
    },
    thing: { kind: 'programmes.publicity', id: publicityId },
  })
}

/** Who objects, and what is said, stays on the page that traces its readers. */
export async function objectionRaised(work: Writing, event: KeptEvent): Promise<void> {
  const orgId = text(event, 'toOrgId')
  if (orgId === '') return
  await tellOf(work, event, 'objection_raised', {
    to: { orgId, permit: 'programmes.objection.handle' },
    facts: await listNames(work, placeOf(event)),
    thing: { kind: 'programmes.objection', id: text(event, 'objectionId') },
  })
}

export async function objectionDecided(work: Writing, event: KeptEvent): Promise<void> {
  const row = await work.db
    .selectFrom('programmes.publicity as p')
    .innerJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
    .where('p.id', '=', text(event, 'publicityId'))
    .select(['r.programme_id', 'r.unit_code'])
    .executeTakeFirst()
  if (row === undefined) return
  const at = { programmeId: row.programme_id, unit: row.unit_code }
  const orgId = await seatOrg(work, at)
  if (orgId === null) return
  const actorId = text(event, 'actorId')
  await tellOf(work, event, 'objection_decided', {
    to: await othersWith(work, orgId, 'programmes.objection.handle', actorId),
    facts: {
      ...(await listNames(work, at)),
      by: await nameOf(work, actorId),
      outcome: event.facts['accepted'] === true ? 'accepted' : 'rejected',
    },
    thing: { kind: 'programmes.objection', id: text(event, 'objectionId') },
  })
}
