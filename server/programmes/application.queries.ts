/** Reading applications: what the actor may see is part of every query. */
import { holderOf } from '../../domain/programmes/holder.ts'
import type { EntryState } from '../../domain/programmes/entry.ts'
import type {
  Acceptance,
  Application,
  ApplicationBrief,
  ApplicationState,
  FileReturn,
  SubmissionBrief,
} from '../../domain/programmes/application.ts'
import { licenceOf } from '../../domain/programmes/legalPerson.ts'
import { unitOf, type UnitReference } from '../../domain/programmes/programme.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { applicantClosesAt } from './call.queries.ts'
import { programmeOf, programmesOf, type Programme, type ProgrammeBy } from './programme.queries.ts'

/** An application is its organisation's; officers see what was handed in to them through candidates. */
export function visibleApplications(work: Reading) {
  return work.db
    .selectFrom('programmes.application as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.org_id', '=', work.actor.orgId)
    .where('a.state', '<>', 'discarded')
}

const briefColumns = [
  'a.id',
  'a.programme_id',
  'a.org_id',
  'o.name as org_name',
  'a.title',
  'a.directions',
  'a.state',
  'a.stops',
  'a.licence',
  'a.way_key',
  'a.draft_version',
  'a.submission_seq',
  'a.return_deadline',
  'a.submitted_at',
  'a.changed_at',
  'a.made_at',
] as const

export type ApplicationRow = {
  readonly id: string
  readonly programme_id: string
  readonly org_id: string
  readonly org_name: string | null
  readonly title: string
  readonly directions: string[]
  readonly state: string
  readonly stops: unknown
  readonly licence: string | null
  readonly way_key: string
  readonly draft_version: number
  readonly submission_seq: number
  readonly return_deadline: Date | null
  readonly submitted_at: Date | null
  readonly changed_at: Date
  readonly made_at: Date
}

export function stopsOf(row: Pick<ApplicationRow, 'stops'>): UnitReference[] {
  return row.stops as UnitReference[]
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null

export function briefOf(row: ApplicationRow, programme: Programme): ApplicationBrief {
  return {
    id: row.id,
    programmeId: row.programme_id,
    programmeTitle: programme.definition.title,
    orgId: row.org_id,
    orgName: row.org_name ?? '',
    title: row.title,
    directions: row.directions,
    state: row.state as ApplicationState,
    stops: stopsOf(row),
    draftVersion: row.draft_version,
    submissionSeq: row.submission_seq,
    returnDeadline: iso(row.return_deadline),
    submittedAt: iso(row.submitted_at),
    changedAt: row.changed_at.toISOString(),
  }
}

export async function findApplicationRow(
  work: Reading,
  id: string,
): Promise<ApplicationRow | undefined> {
  return visibleApplications(work).where('a.id', '=', id).select(briefColumns).executeTakeFirst()
}

/** Locks an application that the actor may see; other writers of the same one wait. */
export async function lockApplication(work: Reading, id: string): Promise<ApplicationRow> {
  const row = await visibleApplications(work)
    .where('a.id', '=', id)
    .select(briefColumns)
    .forUpdate('a')
    .executeTakeFirst()
  return found(row, 'application')
}

export async function listSubmissions(
  work: Reading,
  applicationId: string,
): Promise<SubmissionBrief[]> {
  const rows = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('people.pub_person as p', 'p.id', 's.submitted_by')
    .where('s.application_id', '=', applicationId)
    .select([
      's.id',
      's.seq',
      's.receipt_no',
      's.title',
      's.directions',
      's.digest_sha256',
      's.digest_sm3',
      's.draft_version',
      's.submitted_at',
      'p.name as person_name',
    ])
    .orderBy('s.seq', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    receiptNo: row.receipt_no,
    title: row.title,
    directions: row.directions,
    digestSha256: row.digest_sha256,
    digestSm3: row.digest_sm3,
    draftVersion: row.draft_version,
    submittedAt: row.submitted_at.toISOString(),
    submittedBy: row.person_name ?? '',
  }))
}

async function currentStop(work: Reading, applicationId: string) {
  return work.db
    .selectFrom('programmes.candidate')
    .where('application_id', '=', applicationId)
    .where('state', 'not in', ['withdrawn', 'returned'])
    .select(['stop', 'state', 'changed_at'])
    .orderBy('stop', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What units returned, the latest first. The unit is named, not the officer. */
async function listReturns(work: Reading, applicationId: string): Promise<FileReturn[]> {
  const rows = await work.db
    .selectFrom('programmes.file_return as r')
    .innerJoin('programmes.candidate as c', 'c.id', 'r.candidate_id')
    .leftJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'c.unit_code'),
    )
    .where('c.application_id', '=', applicationId)
    .select(['r.reasons', 'r.returned_at', 'r.deadline', 's.authority_name', 'c.unit_code'])
    .orderBy('r.returned_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    reasons: row.reasons as FileReturn['reasons'],
    returnedBy: row.authority_name ?? row.unit_code,
    returnedAt: row.returned_at.toISOString(),
    deadline: row.deadline.toISOString(),
  }))
}

/** Where the file stands at the issuing office: what its applicant is told anyhow, in one place. */
async function acceptanceOf(
  work: Reading,
  { id, programme_id: programmeId }: ApplicationRow,
): Promise<Acceptance | null> {
  const row = await work.db
    .selectFrom('programmes.entry')
    .where('programme_id', '=', programmeId)
    .where('application_id', '=', id)
    .select(['state', 'missing', 'settle_day', 'reason', 'received_at', 'decided_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  const state = row.state as EntryState
  const waits = state === 'conditional' || state === 'lapsed'
  return {
    state,
    since: (row.decided_at ?? row.received_at).toISOString(),
    missing: waits ? row.missing : null,
    settleDay: waits ? row.settle_day : null,
    reason: state === 'refused' || state === 'received' ? row.reason : null,
  }
}

/**
 * When an application must be handed in at its first unit: by the rules of that unit's own level, which
 * may be a programme below the one applied to; else by those of the programme itself.
 */
export async function closesAtOf(
  programmeBy: ProgrammeBy,
  programme: Programme,
  row: Pick<ApplicationRow, 'stops'>,
): Promise<string | null> {
  const first = stopsOf(row)[0]
  if (first === undefined) return applicantClosesAt(programme.definition, null)
  if (first.programme === programme.id) return applicantClosesAt(programme.definition, first.unit)
  const { definition } = await programmeBy(first.programme)
  return applicantClosesAt(definition, first.unit) ?? applicantClosesAt(programme.definition, null)
}

/** The units on the way as their own programmes name them. */
async function stopNamesOf(
  programmeBy: ProgrammeBy,
  stops: readonly UnitReference[],
): Promise<Application['stopNames']> {
  return Promise.all(
    stops.map(async ({ programme, unit }) => {
      const { definition } = await programmeBy(programme)
      return unitOf(definition, unit)?.name ?? { zh: unit, en: unit }
    }),
  )
}

export async function fullApplication(
  work: Reading,
  row: ApplicationRow,
  known?: Programme,
): Promise<Application> {
  const programmeBy = programmesOf(work, known)
  const stops = stopsOf(row)
  const [programme, stop, submissions, returns, stopNames, acceptance] = await Promise.all([
    programmeBy(row.programme_id),
    currentStop(work, row.id),
    listSubmissions(work, row.id),
    listReturns(work, row.id),
    stopNamesOf(programmeBy, stops),
    acceptanceOf(work, row),
  ])
  const closesAt = await closesAtOf(programmeBy, programme, row)
  const brief = briefOf(row, programme)
  const holder = await holderOf(
    brief,
    stop === undefined ? null : { stop: stop.stop, since: stop.changed_at.toISOString() },
    async (id) => (await programmeBy(id)).definition,
  )
  const licence = licenceOf(row.licence)
  return { ...brief, stopNames, licence, holder, acceptance, returns, closesAt, submissions }
}

export async function readApplication(work: Reading, id: string): Promise<Application> {
  return fullApplication(work, found(await findApplicationRow(work, id), 'application'))
}

export async function listApplications(
  work: Reading,
  query: { limit?: number; after?: string; programmeId?: string; state?: ApplicationState },
) {
  let mine = visibleApplications(work)
  if (query.programmeId) mine = mine.where('a.programme_id', '=', query.programmeId)
  if (query.state) mine = mine.where('a.state', '=', query.state)
  const { total } = await mine
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  let page = mine
    .select(briefColumns)
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
  if (query.after) page = page.where('a.id', '<', query.after)
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  const ids = [...new Set(shown.map((row) => row.programme_id))]
  const programmes = new Map(
    await Promise.all(ids.map(async (id) => [id, await programmeOf(work, id)] as const)),
  )
  const briefs = shown.map((row) => briefOf(row, programmes.get(row.programme_id)!))
  return { rows: briefs, total, next: rows.length > limit ? shown.at(-1)!.id : null }
}
