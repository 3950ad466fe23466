/** What applicants are told of their files, as the events of programmes are heard. */
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { dropReminders, planReminders } from '../notices/index.ts'
import {
  applicationThing,
  applicationTold,
  nameOf,
  othersWith,
  tellOf,
  text,
  type ToldApplication,
  unitFacts,
} from './notice.facts.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { programmeOf } from './programme.queries.ts'

const edit = 'programmes.application.edit'
/** Working days before the last day of mending. */
const mendingDays = [1, 0] as const

type Extra = { readonly facts?: Facts; readonly dueAt?: Date; readonly part?: string }

/** Tells everybody who writes applications for the applicant. */
async function tellApplicant(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  told: ToldApplication,
  { facts, ...extra }: Extra = {},
): Promise<void> {
  await tellOf(work, event, key, {
    to: { orgId: told.orgId, permit: edit },
    facts: { ...told.facts, ...facts },
    thing: applicationThing(told.id),
    ...extra,
  })
}

export async function submitted(work: Writing, event: KeptEvent): Promise<void> {
  const told = await applicationTold(work, text(event, 'applicationId'))
  if (told === undefined) return
  await dropReminders(work, applicationThing(told.id))
  const submissionId = text(event, 'submissionId')
  const sealed = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.candidate as c', 'c.submission_id', 's.id')
    .where('s.id', '=', submissionId)
    .select(['s.seq', 's.receipt_no', 'c.programme_id', 'c.unit_code'])
    .executeTakeFirst()
  if (sealed === undefined) return
  const at = { programmeId: sealed.programme_id, unit: sealed.unit_code }
  const facts = { submissionId, seq: sealed.seq, receiptNo: sealed.receipt_no }
  await tellApplicant(work, event, 'application_submitted', told, {
    facts: { ...facts, ...(await unitFacts(work, at)) },
  })
}

export async function withdrawn(work: Writing, event: KeptEvent): Promise<void> {
  const told = await applicationTold(work, text(event, 'applicationId'))
  if (told === undefined) return
  const actorId = text(event, 'actorId')
  await dropReminders(work, applicationThing(told.id))
  await tellOf(work, event, 'application_withdrawn', {
    to: await othersWith(work, told.orgId, edit, actorId),
    facts: { ...told.facts, by: await nameOf(work, actorId) },
    thing: applicationThing(told.id),
    part: 'own',
  })
}

async function fileOf(work: Writing, event: KeptEvent) {
  const id = text(event, 'candidateId')
  const row = await work.db
    .selectFrom('programmes.candidate')
    .where('id', '=', id)
    .select(['application_id', 'programme_id', 'unit_code', 'decline_reason'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const told = await applicationTold(work, row.application_id)
  if (told === undefined) return undefined
  const unit = await unitFacts(work, { programmeId: row.programme_id, unit: row.unit_code })
  return { id, row, told, unit }
}

const reasonsTold = 10

export async function returned(work: Writing, event: KeptEvent): Promise<void> {
  const file = await fileOf(work, event)
  if (file === undefined) return
  const { told, unit, id } = file
  const deadline = new Date(text(event, 'deadline'))
  const back = await work.db
    .selectFrom('programmes.file_return')
    .where('candidate_id', '=', id)
    .where('deadline', '=', deadline)
    .select('reasons')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const reasons = (back?.reasons ?? []) as { text: string }[]
  const lines = reasons.slice(0, reasonsTold).map((one, index) => `${index + 1}. ${one.text}`)
  const facts = { ...unit, count: reasons.length, reasons: lines.join('\n') }
  await tellApplicant(work, event, 'file_returned', told, { facts, dueAt: deadline })
  // Heard late, the file may have been mended since.
  if (told.state !== 'returned') return
  await planReminders(work, {
    kind: 'programmes.mending_due',
    thing: applicationThing(told.id),
    to: { orgId: told.orgId, permit: edit },
    closesAt: deadline,
    beforeDays: mendingDays,
    facts: told.facts,
  })
}

export async function declined(work: Writing, event: KeptEvent): Promise<void> {
  const file = await fileOf(work, event)
  if (file === undefined) return
  await dropReminders(work, applicationThing(file.told.id))
  const facts = { ...file.unit, reason: file.row.decline_reason ?? '' }
  await tellApplicant(work, event, 'file_declined', file.told, { facts })
}

export async function recalled(work: Writing, event: KeptEvent): Promise<void> {
  const file = await fileOf(work, event)
  if (file === undefined) return
  await tellApplicant(work, event, 'file_recalled', file.told, { facts: file.unit })
}

/** Where a file goes from a unit: to the next stop of its way, else to the issuer. */
async function nextFacts(
  work: Writing,
  told: ToldApplication,
  at: { readonly programmeId: string; readonly unit: string },
): Promise<Facts> {
  const here = told.stops.findIndex(
    ({ programme, unit }) => programme === at.programmeId && unit === at.unit,
  )
  const next = told.stops[here + 1]
  if (next !== undefined) {
    return unitFacts(work, { programmeId: next.programme, unit: next.unit }, 'next')
  }
  const { name } = (await programmeOf(work, at.programmeId)).definition.issuer
  return { nextZh: name.zh, nextEn: name.en }
}

export async function recommended(work: Writing, event: KeptEvent): Promise<void> {
  const at = { programmeId: text(event, 'programmeId'), unit: text(event, 'unit') }
  const rows = await work.db
    .selectFrom('programmes.candidate')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .where('state', '=', 'recommended')
    .select('application_id')
    .orderBy('application_id')
    .execute()
  const unit = await unitFacts(work, at)
  for (const { application_id: id } of rows) {
    const told = await applicationTold(work, id)
    if (told === undefined) continue
    const facts = { ...unit, ...(await nextFacts(work, told, at)) }
    await tellApplicant(work, event, 'file_recommended', told, { facts, part: id })
  }
}

export async function delivered(work: Writing, event: KeptEvent): Promise<void> {
  const told = await applicationTold(work, text(event, 'applicationId'))
  const pack = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', text(event, 'packageId'))
    .select(['programme_id', 'unit_code'])
    .executeTakeFirst()
  if (told === undefined || pack === undefined) return
  const at = { programmeId: pack.programme_id, unit: pack.unit_code }
  await tellApplicant(work, event, 'application_delivered', told, {
    facts: await unitFacts(work, at),
  })
}

export async function returnLapsed(work: Writing, event: KeptEvent): Promise<void> {
  const told = await applicationTold(work, text(event, 'applicationId'))
  if (told === undefined) return
  await tellApplicant(work, event, 'mending_lapsed', told, { part: 'applicant' })
  const file = await work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'c.unit_code'),
    )
    .where('c.application_id', '=', told.id)
    .where('c.state', '=', 'returned')
    .select(['c.id', 's.org_id'])
    .executeTakeFirst()
  if (file?.org_id == null) return
  await tellOf(work, event, 'return_lapsed', {
    to: { orgId: file.org_id, permit: 'programmes.review.check' },
    facts: { ...told.facts, candidateId: file.id },
    thing: { kind: 'programmes.candidate', id: file.id },
    part: 'unit',
  })
}

type Named = { readonly candidateId: string }

export async function publicityBegun(work: Writing, event: KeptEvent): Promise<void> {
  const row = await work.db
    .selectFrom('programmes.publicity')
    .where('id', '=', text(event, 'publicityId'))
    .select(['id', 'list', 'first_day', 'last_day'])
    .executeTakeFirst()
  if (row === undefined) return
  const at = { programmeId: text(event, 'programmeId'), unit: text(event, 'unit') }
  const days = { from: String(row.first_day), to: String(row.last_day) }
  const facts = { ...(await unitFacts(work, at)), ...days, publicityId: row.id }
  const files = (row.list as Named[]).map(({ candidateId }) => candidateId)
  const named = await work.db
    .selectFrom('programmes.candidate')
    .where('id', 'in', files)
    .select('application_id')
    .orderBy('id')
    .execute()
  for (const { application_id: applicationId } of named) {
    const told = await applicationTold(work, applicationId)
    if (told === undefined) continue
    await tellApplicant(work, event, 'publicity_begun', told, { facts, part: applicationId })
  }
}
