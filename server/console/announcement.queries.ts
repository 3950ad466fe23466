import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/console/announcement.endpoints.ts'
import {
  announcementState,
  isFor,
  type AnnouncementAudience,
  type AnnouncementRow,
  type AnnouncementState,
} from '../../domain/console/announcement.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { orgById, personNames } from '../people/index.ts'

/** More than anybody can read at once. */
const shownMax = 200

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
  query: QueryOf<typeof endpoints.listAnnouncements>,
): Promise<AnswerOf<typeof endpoints.listAnnouncements>> {
  const limit = query.limit ?? 50
  const state = query.state
  const { total } = await work.db
    .selectFrom('console.announcement')
    .$if(state !== undefined, (q) => q.where(inState(work, state ?? 'shown')))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = await rows(work)
    .$if(state !== undefined, (q) => q.where(inState(work, state ?? 'shown')))
    .$if(query.after !== undefined, (q) => q.where('id', '<', query.after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const names = await personNames(work, page.map(({ made_by }) => made_by ?? '').filter(Boolean))
  return {
    rows: page.map((row) => shape(work, row, names)),
    total: Number(total),
    next: page.length === limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** What this reader is meant to see now: pinned ones first, then the newest. */
export async function listShown(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listShownAnnouncements>> {
  const { actor } = work
  const kind = actor.orgId === null ? null : ((await orgById(work, actor.orgId))?.kind ?? null)
  const shown = await rows(work)
    .where(inState(work, 'shown'))
    .orderBy('pinned', 'desc')
    .orderBy('from_at', 'desc')
    .limit(shownMax)
    .execute()
  return {
    rows: shown
      .filter((row) => isFor(row.audience as AnnouncementAudience, row.audience_parts, actor, kind))
      .map((row) => ({
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
