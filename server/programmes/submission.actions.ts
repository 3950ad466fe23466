/** Submitting: the draft is checked whole, sealed as it stands, and goes to the first unit of its way. */
import { createHash } from 'node:crypto'
import { step } from '../../domain/kernel/lifecycle.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { stableJson, type Json } from '../../domain/kernel/stableJson.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import {
  applicationLifecycle,
  mayHandIn,
  type Application,
} from '../../domain/programmes/application.ts'
import { liveAnswers } from '../../domain/programmes/form/adapt.ts'
import { projectNameIn } from '../../domain/programmes/application.ts'
import type { FormState } from '../../domain/programmes/form/state.ts'
import { projectKey } from '../../domain/programmes/candidate.ts'
import { mayTravel } from '../../domain/programmes/channels.ts'
import { mayClaimDirections } from '../../domain/programmes/directions.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import {
  closesAtOf,
  fullApplication,
  lockApplication,
  stopsOf,
  type ApplicationRow,
} from './application.queries.ts'
import { arriveAt, stopOfSubmission } from './candidate.arrival.ts'
import { applicantFacts, checkState, type ApplicantFacts } from './check.queries.ts'
import { applicationFacts } from './draft.actions.ts'
import { draftParts } from './draft.queries.ts'
import { mayGoOn } from './fileEligibility.queries.ts'
import { programmeOfApplication, programmesOf, type Programme } from './programme.queries.ts'

/** Both digests are of the same canonical text (RFC 8785): SHA-256 for the world, SM3 (GB/T 32905) for 国密. */
function digestsOf(content: object): { sha256: string; sm3: string } {
  const text = stableJson(content as Json)
  const hex = (name: string): string => createHash(name).update(text).digest('hex')
  return { sha256: hex('sha256'), sm3: hex('sm3') }
}

const receiptAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Year, eight signs of the application's id that nobody mistakes when read aloud, and how often. */
function receiptNoOf(year: number, applicationId: string, seq: number): string {
  const tail = createHash('sha256').update(applicationId).digest()
  const signs = [...tail.subarray(0, 8)].map((byte) => receiptAlphabet[byte % 32]).join('')
  return `${year}-${signs}-${String(seq).padStart(2, '0')}`
}

type Draft = { readonly state: FormState; readonly applicant: ApplicantFacts }

async function completeAnswers(
  work: Writing,
  programme: Programme,
  row: ApplicationRow,
  draft: Draft,
  language: Language,
) {
  insist(mayClaimDirections(programme.definition, row.directions))
  const checked = await checkState(work, programme, row, draft.state, draft.applicant)
  const hard = checked.faults.filter(({ severity }) => severity === 'hard')
  if (hard.length > 0) {
    const faults = hard.map((fault) => ({
      at: fault.at,
      code: fault.code,
      message: work.host.say('zh', fault.code, fault.facts),
      ...(fault.facts === undefined ? {} : { facts: fault.facts }),
    }))
    const count = hard.length + checked.moreFaults
    throw new Problem(invalid('programmes.application_incomplete', { count }), faults)
  }
  const answers = liveAnswers(programme.form, checked.answers, row.directions)
  insist(await mayGoOn(work, programme, { ...row, orgId: row.org_id, answers }, language))
  return answers
}

/** The programme at whose issuer the way of an application ends. */
function rootOf({ definition }: Programme): string {
  return definition.feeds?.programme ?? definition.id
}

/** A project of this name must not be on another way; two submissions at once meet at the index. */
async function insistOneWay(
  work: Writing,
  programme: Programme,
  row: ApplicationRow,
  title: string,
): Promise<void> {
  const others = await work.db
    .selectFrom('programmes.application')
    .where('root_programme_id', '=', rootOf(programme))
    .where('org_id', '=', row.org_id)
    .where('project_key', '=', projectKey(title))
    .where('state', 'in', ['submitted', 'returned', 'recommended', 'delivered'])
    .where('id', '<>', row.id)
    .select('way_key')
    .limit(100)
    .execute()
  insist(
    mayTravel(
      others.map((other) => other.way_key),
      row.way_key,
    ),
  )
}

export async function submitApplication(
  work: Writing,
  id: string,
  draftVersion: number,
  language: Language = 'zh',
) {
  // Sent together: all is read once the lock is held, and thrown away where it is refused.
  const [row, programme, parts, applicant] = await Promise.all([
    lockApplication(work, id),
    programmeOfApplication(work, id),
    draftParts(work, id),
    applicantFacts(work, work.actor.orgId!),
  ])
  const state = { version: row.draft_version, ...parts }
  const closesAt = await closesAtOf(programmesOf(work, programme), programme, row)
  insist(mayHandIn(work.actor, applicationFacts(row), work.now, closesAt))
  if (row.draft_version !== draftVersion) {
    throw new Problem(conflict('programmes.draft_moved_on', { version: row.draft_version }))
  }
  const answers = await completeAnswers(work, programme, row, { state, applicant }, language)
  const seq = row.submission_seq + 1
  const submissionId = newId(work.now)
  const digests = digestsOf({
    programme: programme.id,
    form: programme.formDigest,
    application: row.id,
    seq,
    directions: row.directions,
    ...(row.licence === null ? {} : { licence: row.licence }),
    answers,
  })
  const title = projectNameIn(answers) ?? row.title
  work.inTow(
    work.db
      .insertInto('programmes.submission')
      .values({
        id: submissionId,
        application_id: row.id,
        seq,
        receipt_no: receiptNoOf(programme.definition.year, row.id, seq),
        title,
        directions: row.directions,
        licence: row.licence,
        answers: JSON.stringify(answers),
        form_digest: programme.formDigest,
        draft_version: draftVersion,
        digest_sha256: digests.sha256,
        digest_sm3: digests.sm3,
        submitted_by: work.actor.personId!,
        submitted_at: work.now,
      })
      .execute(),
  )
  const [stop] = await Promise.all([
    stopOfSubmission(work, row.id),
    insistOneWay(work, programme, row, title),
  ])
  const after = markSubmitted(work, programme, row, seq, title)
  await arriveAt(work, { applicationId: row.id, stop, at: stopsOf(row)[stop]!, submissionId })
  await record(work, 'programmes.application.submit', submissionId, {
    application: row.id,
    seq,
    sha256: digests.sha256,
  })
  await announce(work, 'programmes.application.submitted', { applicationId: row.id, submissionId })
  const application = await fullApplication(work, after, programme)
  return { application, submission: application.submissions[0]! }
}

/** A project on two ways at once shows at the index, which the commit waits for. */
function markSubmitted(
  work: Writing,
  programme: Programme,
  row: ApplicationRow,
  seq: number,
  title: string,
): ApplicationRow {
  const state = step(applicationLifecycle, row.state as Application['state'], 'submit')
  const change = {
    state,
    title,
    submission_seq: seq,
    submitted_at: work.now,
    return_deadline: null,
    root_programme_id: rootOf(programme),
    project_key: projectKey(title),
    changed_at: work.now,
  }
  work.inTow(
    work.db.updateTable('programmes.application').set(change).where('id', '=', row.id).execute(),
  )
  return { ...row, ...change }
}
