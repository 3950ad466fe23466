/** Signing freezes the order and sends each project to its next stop; withdrawing undoes all of it. */
import type { Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { unitOf, type UnitReference } from '../../domain/programmes/programme.ts'
import { isInProgrammeTime } from '../../domain/programmes/deadlines.ts'
import {
  isFresh,
  mayBeDocument,
  maySign,
  mayWithdrawSignature,
  publicityRule,
  signedListText,
} from '../../domain/programmes/recommendation.ts'
import { copyRecipients } from '../../domain/programmes/recommendationCopies.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { arriveAt } from './candidate.arrival.ts'
import { packageRecalled, packageSigned } from './package.actions.ts'
import { listFeeders } from './programme.queries.ts'
import { latestPublicity, publicityFacts } from './publicity.queries.ts'
import { readList } from './recommendation.queries.ts'
import { listFacts, lockList, type LockedList } from './recommendationList.ts'
import { seatOrg, type UnitAt } from './seat.queries.ts'

export type SignWish = {
  readonly version: number
  readonly documentNumber: string
  readonly documentDate: string
  readonly lateReason?: string
  readonly publicityWaiver?: string
}

/** The files of the order, locked by their applications in one order everywhere. */
export async function lockRanked(work: Writing, at: UnitAt) {
  const ranked = () =>
    work.db
      .selectFrom('programmes.candidate as c')
      .innerJoin('programmes.application as a', 'a.id', 'c.application_id')
      .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
      .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
      .where('c.programme_id', '=', at.programmeId)
      .where('c.unit_code', '=', at.unit)
      .where('c.rank', 'is not', null)
  const ids = await ranked().select('a.id').execute()
  if (ids.length > 0) {
    await work.db
      .selectFrom('programmes.application')
      .where('id', 'in', [...new Set(ids.map(({ id }) => id))])
      .select('id')
      .orderBy('id')
      .forUpdate()
      .execute()
  }
  return ranked()
    .select([
      'c.id',
      'c.application_id',
      'c.stop',
      'c.state',
      'c.rank',
      'c.submission_id',
      'a.stops',
      'a.org_id',
      'a.state as application_state',
      's.title',
      's.directions',
      's.digest_sha256',
      'o.name as applicant',
    ])
    .orderBy('c.rank')
    .execute()
}

type RankedRow = Awaited<ReturnType<typeof lockRanked>>[number]

function nextStop(row: RankedRow): UnitReference | undefined {
  return (row.stops as UnitReference[])[row.stop + 1]
}

function digestOf(at: UnitAt, wish: SignWish, rows: readonly RankedRow[]): string {
  const text = signedListText(
    {
      programmeId: at.programmeId,
      unit: at.unit,
      documentNumber: wish.documentNumber.trim(),
      documentDate: wish.documentDate,
    },
    rows.map((row) => ({
      rank: row.rank!,
      applicationId: row.application_id,
      submission: row.digest_sha256,
    })),
  )
  return sha256Of(text)
}

async function insistSignable(
  work: Writing,
  list: LockedList,
  wish: SignWish,
  language: Language,
): Promise<void> {
  const { definition } = list.programme
  const unit = unitOf(definition, list.at.unit)
  const facts = await listFacts(work, list.row)
  insist(
    maySign(
      work.actor,
      {
        ...facts,
        publicity: {
          rule: publicityRule(definition),
          ...(await publicityFacts(work, list.row.id, list.at)),
          waiver: wish.publicityWaiver ?? null,
        },
        inTime: isInProgrammeTime(
          definition,
          unit?.channel === 'parent' ? 'recommend' : 'deliver',
          list.at.unit,
          work.now.toISOString(),
          { reason: wish.lateReason ?? null, language },
        ),
      },
      language,
    ),
  )
  insist(isFresh(facts, wish.version))
  insist(mayBeDocument(wish.documentNumber, wish.documentDate, work.now))
}

async function sendOnward(work: Writing, rows: readonly RankedRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await work.db
    .updateTable('programmes.candidate')
    .set({ state: 'recommended', changed_at: work.now })
    .where('id', 'in', ids)
    .execute()
  const last = rows.filter((row) => nextStop(row) === undefined)
  if (last.length > 0) {
    await work.db
      .updateTable('programmes.application')
      .set({ state: 'recommended', changed_at: work.now })
      .where(
        'id',
        'in',
        last.map((row) => row.application_id),
      )
      .execute()
  }
  for (const row of rows) {
    await record(work, 'programmes.candidate.recommend', row.id, {
      application: row.application_id,
      rank: row.rank!,
    })
    const at = nextStop(row)
    if (at === undefined) continue
    await arriveAt(work, {
      applicationId: row.application_id,
      stop: row.stop + 1,
      at,
      submissionId: row.submission_id,
    })
  }
}

/** 抄送: a copy of each project for every unit that the rules name, read-only in its inbox. */
async function sendCopies(
  work: Writing,
  list: LockedList,
  wish: SignWish,
  rows: readonly RankedRow[],
): Promise<void> {
  const { definition } = list.programme
  const lower = (await listFeeders(work, definition.id)).map((one) => one.definition)
  for (const to of copyRecipients(definition, list.at.unit, lower)) {
    await work.db
      .insertInto('programmes.copy')
      .values(
        rows.map((row) => ({
          id: newId(work.now),
          recommendation_id: list.row.id,
          candidate_id: row.id,
          programme_id: to.programme,
          unit_code: to.unit,
          title: row.title,
          applicant: row.applicant ?? '',
          directions: row.directions,
          document_number: wish.documentNumber.trim(),
          sent_at: work.now,
        })),
      )
      .execute()
    await record(work, 'programmes.copy.send', list.row.id, { ...to, projects: rows.length })
    const at = { programmeId: to.programme, unit: to.unit }
    await announce(work, 'programmes.copy.sent', {
      recommendationId: list.row.id,
      ...at,
      from: list.at.unit,
      projects: rows.length,
      toOrgId: await seatOrg(work, at),
    })
  }
}

/** The signed order becomes the package that travels, with what the letter says of the publicity. */
async function freezePackage(work: Writing, list: LockedList, wish: SignWish): Promise<void> {
  const held = await latestPublicity(work, list.row.id)
  const publicity =
    held === null
      ? null
      : {
          from: held.firstDay,
          to: held.lastDay,
          workingDays: held.workingDays,
          objections: held.received,
        }
  const { programmeId, unit: unitCode } = list.at
  await packageSigned(
    work,
    { programmeId, unitCode },
    {
      documentNumber: wish.documentNumber.trim(),
      documentDate: wish.documentDate,
      publicity,
    },
  )
}

export async function signRecommendation(
  work: Writing,
  at: UnitAt,
  wish: SignWish,
  language: Language,
) {
  const list = await lockList(work, at)
  await insistSignable(work, list, wish, language)
  const rows = await lockRanked(work, at)
  const gone = rows.find((row) => row.state !== 'checked' || row.application_state !== 'submitted')
  if (gone !== undefined) {
    throw new Problem(conflict('programmes.candidate_cannot_recommend', { title: gone.title }))
  }
  const digest = digestOf(at, wish, rows)
  await work.db
    .updateTable('programmes.recommendation')
    .set({
      state: 'signed',
      signed_by: work.actor.personId,
      signed_for: work.actor.onBehalfOf ?? null,
      signed_at: work.now,
      document_number: wish.documentNumber.trim(),
      document_date: wish.documentDate,
      late_reason: wish.lateReason?.trim() ?? null,
      publicity_waiver: wish.publicityWaiver?.trim() ?? null,
      list_digest: digest,
      changed_at: work.now,
    })
    .where('id', '=', list.row.id)
    .execute()
  await sendOnward(work, rows)
  await sendCopies(work, list, wish, rows)
  await freezePackage(work, list, wish)
  await record(work, 'programmes.recommendation.sign', list.row.id, {
    digest,
    documentNumber: wish.documentNumber.trim(),
    projects: rows.length,
    version: list.row.version,
  })
  await announce(work, 'programmes.recommendation.signed', {
    recommendationId: list.row.id,
    ...at,
    projects: rows.length,
    toOrgId: work.actor.orgId,
    applicantOrgIds: [...new Set(rows.map((row) => row.org_id))],
  })
  return readList(work, at)
}

/** Files of this list on which the unit above has done anything. */
async function nextActed(work: Writing, rows: readonly RankedRow[]): Promise<number> {
  const ahead = rows.filter((row) => nextStop(row) !== undefined)
  if (ahead.length === 0) return 0
  const next = await work.db
    .selectFrom('programmes.candidate')
    .where((eb) =>
      eb.or(
        ahead.map((row) =>
          eb.and([eb('application_id', '=', row.application_id), eb('stop', '=', row.stop + 1)]),
        ),
      ),
    )
    .where((eb) =>
      eb.or([
        eb('state', '<>', 'arrived'),
        eb.exists(
          eb
            .selectFrom('programmes.check_result as r')
            .whereRef('r.candidate_id', '=', 'programmes.candidate.id')
            .select('r.item'),
        ),
      ]),
    )
    .select('id')
    .execute()
  return next.length
}

/** Everything unfreezes: files are checked and ranked as before, the unit above and copies lose them. */
export async function comeBack(work: Writing, list: LockedList, rows: readonly RankedRow[]) {
  await work.db
    .updateTable('programmes.candidate')
    .set({ state: 'checked', changed_at: work.now })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  for (const row of rows) {
    await work.db
      .updateTable('programmes.candidate')
      .set({ state: 'withdrawn', changed_at: work.now })
      .where('application_id', '=', row.application_id)
      .where('stop', '=', row.stop + 1)
      .execute()
    await work.db
      .updateTable('programmes.application')
      .set({ state: 'submitted', changed_at: work.now })
      .where('id', '=', row.application_id)
      .where('state', 'in', ['recommended', 'delivered'])
      .execute()
    await record(work, 'programmes.candidate.unsign', row.id, { application: row.application_id })
  }
  await work.db
    .updateTable('programmes.copy')
    .set({ withdrawn_at: work.now })
    .where('recommendation_id', '=', list.row.id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function withdrawSignature(work: Writing, at: UnitAt, reason: string) {
  const list = await lockList(work, at)
  const rows = await lockRanked(work, at)
  const facts = await listFacts(work, list.row)
  insist(mayWithdrawSignature(work.actor, facts, await nextActed(work, rows), reason))
  await comeBack(work, list, rows)
  await packageRecalled(work, { programmeId: at.programmeId, unitCode: at.unit })
  const version = await reopenList(work, list, reason)
  await record(work, 'programmes.recommendation.withdrawSignature', list.row.id, {
    version,
    digest: list.row.list_digest ?? '',
  })
  await announce(work, 'programmes.recommendation.signatureWithdrawn', {
    recommendationId: list.row.id,
    ...at,
    version,
    toOrgId: work.actor.orgId,
  })
  return readList(work, at)
}

/** A draft again, of the next version, with the reason for which it came back. */
export async function reopenList(work: Writing, list: LockedList, reason: string): Promise<number> {
  const version = list.row.version + 1
  await work.db
    .updateTable('programmes.recommendation')
    .set({
      state: 'draft',
      version,
      sent_by: null,
      sent_at: null,
      checked_by: null,
      checked_at: null,
      signed_by: null,
      signed_for: null,
      signed_at: null,
      document_number: null,
      document_date: null,
      list_digest: null,
      back_reason: reason.trim(),
      back_by: work.actor.personId,
      changed_at: work.now,
    })
    .where('id', '=', list.row.id)
    .execute()
  return version
}
