/** Sealed submissions and their receipts, for those whom the file has reached. */
import { found } from '../kernel/problem.ts'
import { proofOfEntry } from '../kernel/history/proof.ts'
import { trace } from '../kernel/history/trace.ts'
import type { Reading } from '../kernel/work.ts'
import { isUnitOfficial } from './package.audience.ts'

/**
 * A submission is seen by its applicant, by the officials of the organisations on the seats of units that it
 * has reached, and, once delivered, by the office that runs the programme it was delivered to. Whoever only
 * administers an authority's accounts is none of its officials.
 */
export function visibleSubmissions(work: Reading) {
  const { orgId } = work.actor
  return work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.application as a', 'a.id', 's.application_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .innerJoin('people.pub_person as p', 'p.id', 's.submitted_by')
    .where((eb) =>
      eb.or([
        eb('a.org_id', '=', orgId),
        eb.and([
          eb.val(isUnitOfficial(work)),
          eb.exists(
            eb
              .selectFrom('programmes.candidate as c')
              .innerJoin('programmes.seat as seat', (join) =>
                join
                  .onRef('seat.programme_id', '=', 'c.programme_id')
                  .onRef('seat.unit_code', '=', 'c.unit_code'),
              )
              .whereRef('c.submission_id', '=', 's.id')
              .where('c.state', '<>', 'withdrawn')
              .where('seat.org_id', '=', orgId)
              .select('c.id'),
          ),
        ]),
        eb.and([
          eb('a.state', '=', 'delivered'),
          eb.exists(
            eb
              .selectFrom('programmes.candidate as c')
              .innerJoin('programmes.programme as g', 'g.id', 'c.programme_id')
              .whereRef('c.submission_id', '=', 's.id')
              .where('c.state', '=', 'recommended')
              .where('g.org_id', '=', orgId)
              .select('c.id'),
          ),
        ]),
      ]),
    )
}

export async function readSubmission(work: Reading, id: string) {
  const row = await visibleSubmissions(work)
    .where('s.id', '=', id)
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
      's.answers',
      's.application_id',
      'a.programme_id',
      'o.name as org_name',
      'p.name as person_name',
    ])
    .executeTakeFirst()
  const submission = found(row, 'submission')
  trace(work, 'programmes.submission.read', id)
  return {
    id: submission.id,
    seq: submission.seq,
    receiptNo: submission.receipt_no,
    title: submission.title,
    directions: submission.directions,
    digestSha256: submission.digest_sha256,
    digestSm3: submission.digest_sm3,
    draftVersion: submission.draft_version,
    submittedAt: submission.submitted_at.toISOString(),
    submittedBy: submission.person_name ?? '',
    applicationId: submission.application_id,
    programmeId: submission.programme_id,
    orgName: submission.org_name ?? '',
    answers: submission.answers as Record<string, unknown>,
  }
}

export async function readReceipt(work: Reading, id: string) {
  const row = found(
    await visibleSubmissions(work)
      .where('s.id', '=', id)
      .select(['s.receipt_no', 's.digest_sha256', 's.digest_sm3', 's.submitted_at'])
      .executeTakeFirst(),
    'submission',
  )
  return {
    receiptNo: row.receipt_no,
    digestSha256: row.digest_sha256,
    digestSm3: row.digest_sm3,
    submittedAt: row.submitted_at.toISOString(),
    proof: await proofOfEntry(work, 'programmes.application.submit', id),
  }
}
