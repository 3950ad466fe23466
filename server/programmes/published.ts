/** Who may know of what happens in a programme. Asked again whenever it is sent: what moved on moves on for it too. */
import { addresseeOf } from '../../domain/programmes/dispatch.ts'
import { programmeEvents } from '../../domain/programmes/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience, EventFacts } from '../kernel/module.ts'
import type { Reading } from '../kernel/work.ts'
import { officesOf } from './notice.talk.ts'
import { programmeOf } from './programme.queries.ts'
import { followingPublished } from './published.following.ts'
import { workgroupPublished } from './published.workgroup.ts'
import { seatOrg } from './seat.queries.ts'

type Named = { readonly candidateId: string }

async function applicantOf(work: Reading, applicationId: string): Promise<string | null> {
  if (applicationId === '') return null
  const row = await work.db
    .selectFrom('programmes.application')
    .where('id', '=', applicationId)
    .select('org_id')
    .executeTakeFirst()
  return row?.org_id ?? null
}

const applicant: EventAudience = async (work, facts) =>
  distinct(await applicantOf(work, factOf(facts, 'applicationId')))

const guest: EventAudience = async (work, facts) => {
  const applicationId = factOf(facts, 'applicationId')
  const open = await work.db
    .selectFrom('programmes.draft_guest')
    .where('application_id', '=', applicationId)
    .where('ended_at', 'is', null)
    .select('org_id')
    .execute()
  return distinct(await applicantOf(work, applicationId), ...open.map(({ org_id }) => org_id))
}

/** The unit from whose desk it was taken hears of it as well. */
const withdrawn: EventAudience = async (work, facts) => {
  const applicationId = factOf(facts, 'applicationId')
  const file = await work.db
    .selectFrom('programmes.candidate')
    .where('application_id', '=', applicationId)
    .where('state', '=', 'withdrawn')
    .select(['programme_id', 'unit_code'])
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seat =
    file === undefined
      ? null
      : await seatOrg(work, { programmeId: file.programme_id, unit: file.unit_code })
  return distinct(await applicantOf(work, applicationId), seat)
}

const unit: EventAudience = async (work, facts) => {
  const [programmeId, code] = [factOf(facts, 'programmeId'), factOf(facts, 'unit')]
  return code === '' ? [] : distinct(await seatOrg(work, { programmeId, unit: code }))
}

/** What its applicant took back is no longer the unit's to know. */
const unitOfFile: EventAudience = async (work, facts) => {
  const file = await work.db
    .selectFrom('programmes.candidate')
    .where('id', '=', factOf(facts, 'candidateId'))
    .where('state', '<>', 'withdrawn')
    .select('id')
    .executeTakeFirst()
  return file === undefined ? [] : unit(work, facts)
}

const offices: EventAudience = (work, facts) => officesOf(work, factOf(facts, 'programmeId'))

const both =
  (...parts: readonly EventAudience[]): EventAudience =>
  async (work, facts) => {
    const known: string[] = []
    for (const part of parts) {
      const told = await part(work, facts)
      if (told === 'everybody') return told
      known.push(...told)
    }
    return distinct(...known)
  }

const signedFor: EventAudience = async (_work, facts) => {
  const told = facts['applicantOrgIds']
  return Array.isArray(told) ? distinct(...(told as string[])) : []
}

function publicityRow(work: Reading, facts: EventFacts) {
  return work.db
    .selectFrom('programmes.publicity as p')
    .leftJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
    .leftJoin('programmes.selection as s', 's.id', 'p.selection_id')
    .where('p.id', '=', factOf(facts, 'publicityId'))
    .select(['p.list', 'r.programme_id', 'r.unit_code', 's.programme_id as selected_in'])
    .executeTakeFirst()
}

/** Whoever runs it: the unit of a list, the office of a selection. */
const publisher: EventAudience = async (work, facts) => {
  const row = await publicityRow(work, facts)
  if (row === undefined) return []
  if (row.selected_in !== null) return officesOf(work, row.selected_in)
  return distinct(await seatOrg(work, { programmeId: row.programme_id!, unit: row.unit_code! }))
}

const inList: EventAudience = async (work, facts) => {
  const named = ((await publicityRow(work, facts))?.list ?? []) as Named[]
  const files = named.flatMap(({ candidateId }) => candidateId ?? [])
  if (files.length === 0) return []
  const rows = await work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.application as a', 'a.id', 'c.application_id')
    .where('c.id', 'in', files)
    .select('a.org_id')
    .distinct()
    .execute()
  return rows.map(({ org_id }) => org_id)
}

/** The unit that sends, and whoever it sends to once it is on its way. */
async function sendersOf(work: Reading, programmeId: string, code: string, arrives: boolean) {
  const seat = await seatOrg(work, { programmeId, unit: code })
  if (!arrives) return distinct(seat)
  const { definition } = await programmeOf(work, programmeId)
  const above = addresseeOf(definition, code)
  if (above !== null) return distinct(seat, await seatOrg(work, above))
  return distinct(seat, ...(await officesOf(work, programmeId)))
}

const ofPackage: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', factOf(facts, 'packageId'))
    .select(['programme_id', 'unit_code', 'state'])
    .executeTakeFirst()
  if (row === undefined) return []
  const arrives = row.state === 'delivered'
  return sendersOf(work, row.programme_id, row.unit_code, arrives)
}

/** Both who sent it and whoever had it. */
const bothEnds: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', factOf(facts, 'packageId'))
    .select(['programme_id', 'unit_code'])
    .executeTakeFirst()
  return row === undefined ? [] : sendersOf(work, row.programme_id, row.unit_code, true)
}

/** What concerns only those who make it. */
const makers: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', factOf(facts, 'packageId'))
    .select(['programme_id', 'unit_code'])
    .executeTakeFirst()
  return row === undefined ? [] : sendersOf(work, row.programme_id, row.unit_code, false)
}

const dispatched: EventAudience = (work, facts) =>
  sendersOf(work, factOf(facts, 'programmeId'), factOf(facts, 'unitCode'), true)

const asker: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('programmes.question')
    .where('id', '=', factOf(facts, 'questionId'))
    .select('org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

const everybody: EventAudience = async () => 'everybody'

const all = (audience: EventAudience, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`programmes.${name}`, audience]))

export const programmesPublished = withAudiences(programmeEvents, {
  ...all(applicant, 'application.started', 'application.submitted', 'application.delivered'),
  ...all(applicant, 'comment.made', 'return.lapsed'),
  ...all(guest, 'guest.invited'),
  ...all(withdrawn, 'application.withdrawn'),
  ...all(unitOfFile, 'candidate.arrived', 'candidate.passed'),
  ...all(
    both(unitOfFile, applicant),
    ...['candidate.returned', 'candidate.declined', 'candidate.recalled'],
  ),
  ...all(
    unit,
    ...[
      'ranked',
      'checkAsked',
      'takenBack',
      'signatureAsked',
      'sentBack',
      'signatureWithdrawn',
    ].map((step) => `recommendation.${step}`),
    ...['exception.asked', 'exception.decided', 'quotaCondition.changed', 'copy.sent'],
    ...['deadline.near', 'deadline.passed'],
  ),
  ...all(both(unit, signedFor), 'recommendation.signed'),
  ...all(both(publisher, inList), 'publicity.begun'),
  ...all(publisher, 'publicity.awaiting', 'publicity.ended', 'publicity.cancelled'),
  ...all(publisher, 'objection.raised', 'objection.answered', 'selection.public'),
  ...all(makers, 'package.signed', 'package.built', 'package.failed', 'package.replaced'),
  ...all(makers, 'mail.failed'),
  ...all(ofPackage, 'package.delivered'),
  ...all(bothEnds, 'package.givenBack'),
  ...all(both(offices, unit), 'entry.received'),
  ...all(dispatched, 'dispatch.recorded', 'dispatch.received'),
  ...all(both(offices, unit), 'entry.lapsed'),
  ...all(
    both(offices, unit, applicant),
    ...['accepted', 'conditioned', 'settled', 'refused', 'reopened'].map((one) => `entry.${one}`),
  ),
  ...all(everybody, 'programme.opened', 'programme.closed'),
  ...all(everybody, 'briefing.planned', 'briefing.cancelled'),
  ...all(both(offices, asker), 'question.asked', 'question.answered'),
  ...all(
    offices,
    ...['proposed', 'takenBack', 'confirmed', 'reopened'].map((step) => `selection.${step}`),
  ),
  // The names are public then.
  ...all(everybody, 'selection.published'),
  ...followingPublished,
  ...workgroupPublished,
})
