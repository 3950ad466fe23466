import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type * as endpoints from '../../domain/console/agreement.endpoints.ts'
import {
  inForceOn,
  type AgreementContent,
  type AgreementLook,
  type AgreementRow,
  type AgreementState,
  type AgreementText,
} from '../../domain/console/agreement.ts'
import { lineDifference } from '../../domain/console/difference.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { digestOf } from '../kernel/sha256.ts'

const versionsMax = 2000

function versions(work: Reading) {
  return work.db
    .selectFrom('console.agreement_version')
    .select(['id', 'code', 'version', 'state', 'edition', 'title_zh', 'title_en'])
    .select(['effective_on', 'must_accept', 'changed_by', 'changed_at', 'published_by'])
    .select(['published_at', 'digest'])
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

/** Today in the time of the house. */
export function todayOf(work: Reading): string {
  return dayOfMoment(work.now.toISOString())
}

async function publishedRows(work: Reading): Promise<Row[]> {
  return versions(work)
    .where('state', '=', 'published')
    .orderBy('code')
    .orderBy('version')
    .limit(versionsMax)
    .execute()
}

async function inForce(work: Reading): Promise<Row[]> {
  const dated = (await publishedRows(work)).map((row) => ({
    ...row,
    effectiveOn: row.effective_on,
  }))
  return [...inForceOn(dated, todayOf(work)).values()]
}

/** The version of a code that is in force today. */
export async function versionInForce(work: Reading, code: string): Promise<Row | undefined> {
  return (await inForce(work)).find((row) => row.code === code)
}

async function acceptedCounts(work: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; accepted: number }>`
    select agreement_version_id as id, count(*)::int as accepted
    from console.acceptance group by agreement_version_id`.execute(work.db)
  return new Map(rows.map(({ id, accepted }) => [id, accepted]))
}

async function shapes(work: Reading, rows: readonly Row[]): Promise<AgreementRow[]> {
  const people = rows.flatMap((row) => [row.changed_by, row.published_by])
  const names = await personNames(
    work,
    people.filter((id) => id !== null),
  )
  const accepted = await acceptedCounts(work)
  const current = new Set((await inForce(work)).map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    version: row.version,
    state: row.state as AgreementState,
    edition: row.edition,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    effectiveOn: row.effective_on,
    mustAccept: row.must_accept,
    inForce: current.has(row.id),
    accepted: accepted.get(row.id) ?? 0,
    changedByName: names.get(row.changed_by ?? '') ?? null,
    changedAt: row.changed_at.toISOString(),
    publishedByName: names.get(row.published_by ?? '') ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
  }))
}

/** By code, newest version first. */
export async function listAgreements(work: Reading): Promise<{ rows: AgreementRow[] }> {
  const rows = await versions(work)
    .orderBy('code')
    .orderBy('version', 'desc')
    .limit(versionsMax)
    .execute()
  return { rows: await shapes(work, rows) }
}

export async function agreementRow(work: Reading, id: string): Promise<AgreementRow> {
  const row = await versions(work).where('id', '=', id).executeTakeFirst()
  return (await shapes(work, [found(row, 'agreement')]))[0]!
}

/** The words of a version, as they are digested. */
export async function contentOf(work: Reading, id: string): Promise<AgreementContent> {
  const row = await work.db
    .selectFrom('console.agreement_version')
    .where('id', '=', id)
    .select(['title_zh as titleZh', 'title_en as titleEn', 'body_zh as bodyZh'])
    .select(['body_en as bodyEn', 'effective_on as effectiveOn', 'must_accept as mustAccept'])
    .executeTakeFirst()
  return found(row, 'agreement')
}

export async function readAgreement(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof endpoints.readAgreement>> {
  return { row: await agreementRow(work, id), content: await contentOf(work, id) }
}

async function textOf(work: Reading, row: Row): Promise<AgreementText> {
  const content = await contentOf(work, row.id)
  const { id, code, version } = row
  return { id, code, version, ...content, digest: row.digest ?? digestOf(content) }
}

export async function listCurrent(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listCurrentAgreements>> {
  return {
    rows: (await inForce(work)).map((row) => ({
      code: row.code,
      version: row.version,
      titleZh: row.title_zh,
      titleEn: row.title_en,
      effectiveOn: row.effective_on,
    })),
  }
}

/** The text in force, or a published version of it; drafts are nobody's business. */
export async function readCurrent(
  work: Reading,
  code: string,
  query: QueryOf<typeof endpoints.readCurrentAgreement>,
): Promise<AnswerOf<typeof endpoints.readCurrentAgreement>> {
  const all = (await publishedRows(work)).filter((row) => row.code === code)
  const current = await versionInForce(work, code)
  const wanted =
    query.version === undefined ? current : all.find(({ version }) => version === query.version)
  return {
    text: await textOf(work, found(wanted, 'agreement')),
    inForce: wanted?.id === current?.id,
    versions: all.map(({ version, effective_on }) => ({ version, effectiveOn: effective_on })),
  }
}

async function acceptancesOf(work: Reading) {
  return work.db
    .selectFrom('console.acceptance as a')
    .innerJoin('console.agreement_version as v', 'v.id', 'a.agreement_version_id')
    .where('a.person_id', '=', work.actor.personId)
    .select(['v.id', 'v.code', 'v.version', 'v.title_zh', 'v.title_en', 'a.accepted_at'])
    .orderBy('a.accepted_at', 'desc')
    .limit(500)
    .execute()
}

export async function listPending(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listPendingAgreements>> {
  const mine = await acceptancesOf(work)
  const accepted = new Set(mine.map(({ id }) => id))
  const asked = (await inForce(work)).filter((row) => row.must_accept && !accepted.has(row.id))
  const rows = await Promise.all(
    asked.map(async (row) => ({
      ...(await textOf(work, row)),
      acceptedVersion: mine.find(({ code }) => code === row.code)?.version ?? null,
    })),
  )
  return { rows }
}

export async function listMine(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listMyAcceptances>> {
  return {
    rows: (await acceptancesOf(work)).map((row) => ({
      code: row.code,
      version: row.version,
      titleZh: row.title_zh,
      titleEn: row.title_en,
      acceptedAt: row.accepted_at.toISOString(),
    })),
  }
}

/** The published version before this one. */
export async function versionBefore(
  work: Reading,
  code: string,
  version: number,
): Promise<Row | undefined> {
  return (await publishedRows(work))
    .filter((row) => row.code === code && row.version < version)
    .at(-1)
}

export async function lookAtAgreement(work: Reading, id: string): Promise<AgreementLook> {
  const row = found(await versions(work).where('id', '=', id).executeTakeFirst(), 'agreement')
  const content = await contentOf(work, id)
  const last = await versionBefore(work, row.code, row.version)
  const old = last === undefined ? undefined : await contentOf(work, last.id)
  const difference = (key: 'titleZh' | 'titleEn' | 'bodyZh' | 'bodyEn') =>
    lineDifference(old?.[key] ?? '', content[key])
  return {
    id,
    code: row.code,
    digest: digestOf(content),
    before:
      last === undefined
        ? null
        : {
            version: last.version,
            effectiveOn: last.effective_on,
            mustAccept: last.must_accept,
          },
    titleZh: difference('titleZh'),
    titleEn: difference('titleEn'),
    bodyZh: difference('bodyZh'),
    bodyEn: difference('bodyEn'),
  }
}
