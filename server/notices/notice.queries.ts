/** The inbox of the one who asks. */
import type { Selectable } from 'kysely'
import { fill, fillPath, type NoticeKind, oneLine, spokenFacts } from '../../domain/notices/kind.ts'
import type { Box, Notice } from '../../domain/notices/notice.ts'
import { dayOfMoment, momentOfMs } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { NoticesNotice } from '../kernel/generated/schema.ts'
import type { Host } from '../kernel/host.ts'
import type { Reading } from '../kernel/work.ts'
import { kindOf } from './kinds.ts'
import { openFacts } from './words.sealed.ts'

export type NoticeRow = Selectable<NoticesNotice>

const countedMax = 100

/** The last day that counts, as people write it. */
export function dayInWords(language: Language, closesAt: Date): string {
  const day = dayOfMoment(momentOfMs(closesAt.getTime() - 1))
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  )
}

export type Worded = { readonly subject: string; readonly body: string; readonly path: string }

/** The words of a notice. One whose kind is no longer registered says its code: nothing is hidden. */
export function worded(
  host: Host,
  language: Language,
  row: Pick<NoticeRow, 'id' | 'kind' | 'facts' | 'sealed_facts' | 'thing_id' | 'due_at'>,
): Worded & { readonly kind: NoticeKind | undefined } {
  const kind = kindOf(row.kind)
  const due = row.due_at === null ? '' : dayInWords(language, row.due_at)
  const given: Facts = { due, thingId: row.thing_id ?? '', ...openFacts(host, row) }
  if (kind === undefined) return { kind, subject: row.kind, body: '', path: '/notices' }
  const facts = spokenFacts(kind, language, given)
  const words = kind.words[language]
  return {
    kind,
    subject: oneLine(fill(words.subject, facts)),
    body: fill(words.body, facts),
    path: kind.path === undefined ? '/notices' : fillPath(kind.path, facts),
  }
}

function noticeOf(host: Host, language: Language, row: NoticeRow): Notice {
  const { kind, subject, body, path } = worded(host, language, row)
  return {
    id: row.id,
    kind: row.kind,
    urgent: kind?.urgent ?? false,
    subject,
    body,
    path,
    thing:
      row.thing_kind === null || row.thing_id === null
        ? null
        : { kind: row.thing_kind, id: row.thing_id },
    dueAt: row.due_at?.toISOString() ?? null,
    madeAt: row.made_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    archivedAt: row.archived_at?.toISOString() ?? null,
  }
}

export type NoticeWish = {
  readonly limit?: number
  readonly after?: string
  readonly box?: Box
  readonly kind?: string
  readonly thingKind?: string
  readonly thingId?: string
}

function wanted(work: Reading, wish: NoticeWish) {
  let query = work.db.selectFrom('notices.notice').where('person_id', '=', work.actor.personId)
  query =
    wish.box === 'archive'
      ? query.where('archived_at', 'is not', null)
      : query.where('archived_at', 'is', null)
  if (wish.box === 'unread') query = query.where('read_at', 'is', null)
  if (wish.kind !== undefined) query = query.where('kind', '=', wish.kind)
  if (wish.thingKind !== undefined) query = query.where('thing_kind', '=', wish.thingKind)
  if (wish.thingId !== undefined) query = query.where('thing_id', '=', wish.thingId)
  return query
}

export async function listNotices(work: Reading, wish: NoticeWish, language: Language) {
  const limit = wish.limit ?? 50
  const { total } = await wanted(work, wish)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  let page = wanted(work, wish)
  if (wish.after !== undefined) page = page.where('id', '<', wish.after)
  const rows = await page.selectAll().orderBy('id', 'desc').limit(limit).execute()
  const next = rows.length === limit ? (rows.at(-1)?.id ?? null) : null
  return { rows: rows.map((row) => noticeOf(work.host, language, row)), total, next }
}

/** For the badge: it says "99+" beyond, so nothing beyond is counted. */
export async function countUnread(work: Reading) {
  const rows = await wanted(work, { box: 'unread' })
    .select('id')
    .orderBy('id', 'desc')
    .limit(countedMax)
    .execute()
  return { count: rows.length, newestId: rows[0]?.id ?? null }
}
