import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/console/announcement.endpoints.ts'
import {
  announcementState,
  type AnnouncementAudience,
  type AnnouncementRow,
  type AnnouncementState,
} from '../../domain/console/announcement.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { orgById, personNames } from '../people/index.ts'

function rows(work: Reading) {
  return work.db.selectFrom('console.announcement').selectAll()
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function shape(work: Reading, row: Row, names: ReadonlyMap<string, string>): AnnouncementRow {
  const fromAt = row.from_at.toISOString()
  const untilAt = row.until_at?.toISOString() ?? null
  const withdrawn = row.withdrawn_at !== null
  return {
    id: row.id,
    version: row.version,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    bodyZh: row.body_zh,
    bodyEn: row.body_en,
    audience: row.audience as AnnouncementAudience,
    audienceParts: row.audience_parts,
    fromAt,
    untilAt,
    pinned: row.pinned,
    state: announcementState({ fromAt, untilAt, withdrawn }, work.now),
    madeByName: names.get(row.made_by ?? '') ?? null,
    changedAt: row.changed_at.toISOString(),
  }
}

export async function announcementRow(work: Reading, id: string): Promise<AnnouncementRow> {
  const row = found(await rows(work).where('id', '=', id).executeTakeFirst(), 'announcement')
  return shape(work, row, await personNames(work, row.made_by === null ? [] : [row.made_by]))
}

/** The same division as `announcementState`, for the database. */
function inState(work: Reading, state: AnnouncementState) {
  const { now } = work
  const tests = {
    withdrawn: sql<boolean>`withdrawn_at is not null`,
    planned: sql<boolean>`withdrawn_at is null and from_at > ${now}`,
    over: sql<boolean>`withdrawn_at is null and from_at <= ${now} and until_at <= ${now}`,
    shown: sql<boolean>`withdrawn_at is null and from_at <= ${now}
      and (until_at is null or until_at > ${now})`,
  }
  return tests[state]
}

export async function listAnnouncements(
  work: Reading,
  { state, ...wish }: QueryOf<typeof endpoints.listAnnouncements>,
): Promise<AnswerOf<typeof endpoints.listAnnouncements>> {
  const list = state === undefined ? rows(work) : rows(work).where(inState(work, state))
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`id::text` }, wish)
  const names = await personNames(work, shown.map(({ made_by }) => made_by ?? '').filter(Boolean))
  return { ...page, rows: shown.map((row) => shape(work, row, names)) }
}

/** Whether an announcement is meant for somebody who acts for an organisation of this kind. */
function isForReader({ personId, roles }: Reading['actor'], kind: string | null) {
  if (personId === null) return sql<boolean>`audience = 'everybody'`
  const kinds = kind === null ? [] : [kind]
  return sql<boolean>`audience in ('everybody', 'signedIn')
    or (audience = 'role' and audience_parts && ${[...roles]}::text[])
    or (audience = 'orgKind' and audience_parts && ${kinds}::text[])`
}

/** What this reader is meant to see now: pinned ones first, then the newest. */
export async function listShown(
  work: Reading,
  wish: PageWish,
): Promise<AnswerOf<typeof endpoints.listShownAnnouncements>> {
  const { actor } = work
  const kind = actor.orgId === null ? null : ((await orgById(work, actor.orgId))?.kind ?? null)
  const list = rows(work)
    .where(inState(work, 'shown'))
    .where(sql<boolean>`(${isForReader(actor, kind)})`)
  const key = sql<string>`pinned::int || ' '
    || to_char(from_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || ' ' || id`
  const { shown, ...page } = await readPage(work, list, { key }, wish)
  return {
    ...page,
    rows: shown.map((row) => ({
      id: row.id,
      titleZh: row.title_zh,
      titleEn: row.title_en,
      bodyZh: row.body_zh,
      bodyEn: row.body_en,
      fromAt: row.from_at.toISOString(),
      untilAt: row.until_at?.toISOString() ?? null,
      pinned: row.pinned,
    })),
  }
}
