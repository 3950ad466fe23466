/** Drafting, publishing and accepting agreements. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/console/agreement.endpoints.ts'
import { mayPublishAgreement, type AgreementRow } from '../../domain/console/agreement.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import {
  agreementRow,
  contentOf,
  todayOf,
  versionBefore,
  versionInForce,
} from './agreement.queries.ts'
import { digestOf } from '../kernel/sha256.ts'

/** People learn of new words before these bind them; the operator may choose another day. */
const noticeDays = 7

/** Begins the next version with the words of the last one. Of two who begin at once one does. */
export async function draftAgreement(work: Writing, code: string): Promise<AgreementRow> {
  const last = await work.db
    .selectFrom('console.agreement_version')
    .where('code', '=', code)
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.state === 'draft') throw new Problem(conflict('console.agreement_has_a_draft'))
  const id = newId(work.now)
  await work.db
    .insertInto('console.agreement_version')
    .values({
      id,
      code,
      version: (last?.version ?? 0) + 1,
      title_zh: last?.title_zh ?? code,
      title_en: last?.title_en ?? code,
      body_zh: last?.body_zh ?? '',
      body_en: last?.body_en ?? '',
      effective_on: addDays(todayOf(work), noticeDays),
      must_accept: last?.must_accept ?? true,
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'console.agreement.draft', id, { code, version: (last?.version ?? 0) + 1 })
  return agreementRow(work, id)
}

async function lockVersion(work: Writing, id: string) {
  const row = await work.db
    .selectFrom('console.agreement_version')
    .where('id', '=', id)
    .select(['state', 'edition', 'code', 'version'])
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'agreement')
}

async function lockDraft(work: Writing, id: string) {
  const row = await lockVersion(work, id)
  if (row.state !== 'draft') throw new Problem(conflict('console.agreement_published_already'))
  return row
}

export async function saveAgreement(
  work: Writing,
  id: string,
  body: BodyOf<typeof endpoints.saveAgreement>,
): Promise<AgreementRow> {
  const row = await lockDraft(work, id)
  if (row.edition !== body.edition) {
    throw new Problem(conflict('console.agreement_changed_meanwhile'))
  }
  const { content } = body
  await work.db
    .updateTable('console.agreement_version')
    .set({
      title_zh: content.titleZh.trim(),
      title_en: content.titleEn.trim(),
      body_zh: content.bodyZh,
      body_en: content.bodyEn,
      effective_on: content.effectiveOn,
      must_accept: content.mustAccept,
      edition: row.edition + 1,
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  const digest = digestOf(await contentOf(work, id))
  await record(work, 'console.agreement.save', id, { edition: row.edition + 1, digest })
  return agreementRow(work, id)
}

export async function discardAgreement(work: Writing, id: string): Promise<Record<string, never>> {
  const { code, version } = await lockDraft(work, id)
  await work.db.deleteFrom('console.agreement_version').where('id', '=', id).execute()
  await record(work, 'console.agreement.discard', id, { code, version })
  return {}
}

/** Publishes exactly what was looked at. From its day on it is in force; nothing can change it any more. */
export async function publishAgreement(
  work: Writing,
  id: string,
  lookedAt: string,
): Promise<AgreementRow> {
  const row = await lockVersion(work, id)
  const content = await contentOf(work, id)
  const digest = digestOf(content)
  const last = await versionBefore(work, row.code, row.version)
  const draft = { ...content, state: row.state as 'draft' | 'published', digest }
  const before =
    last === undefined ? null : { digest: last.digest ?? '', effectiveOn: last.effective_on }
  insist(mayPublishAgreement(draft, before, todayOf(work), lookedAt))
  await work.db
    .updateTable('console.agreement_version')
    .set({
      state: 'published',
      published_by: work.actor.personId,
      published_at: work.now,
      digest,
    })
    .where('id', '=', id)
    .execute()
  const facts = { code: row.code, version: row.version, digest }
  await record(work, 'console.agreement.publish', id, facts)
  await announce(work, 'console.agreement.published', { agreementVersionId: id, ...facts })
  return agreementRow(work, id)
}

/** Accepts the version in force, with the words that were shown. Accepting again changes nothing. */
export async function acceptAgreement(
  work: Writing,
  id: string,
  shown: string,
): Promise<AnswerOf<typeof endpoints.acceptAgreement>> {
  const row = await agreementRow(work, id)
  const current = row.state === 'published' ? await versionInForce(work, row.code) : undefined
  if (row.state !== 'published') found(undefined, 'agreement')
  if (current?.id !== id) throw new Problem(conflict('console.agreement_not_in_force'))
  if (current.digest !== shown) throw new Problem(conflict('console.agreement_changed_since_look'))
  const made = await work.db
    .insertInto('console.acceptance')
    .values({
      person_id: work.actor.personId ?? '',
      agreement_version_id: id,
      digest: shown,
      accepted_at: work.now,
    })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows) > 0) {
    await record(work, 'console.agreement.accept', id, { version: row.version, digest: shown })
  }
  const kept = await work.db
    .selectFrom('console.acceptance')
    .where('agreement_version_id', '=', id)
    .where('person_id', '=', work.actor.personId)
    .select('accepted_at')
    .executeTakeFirstOrThrow()
  return { id, version: row.version, acceptedAt: kept.accepted_at.toISOString() }
}
