/** Publishing, changing, withdrawing and restoring announcements. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/console/announcement.endpoints.ts'
import {
  mayPublishAnnouncement,
  type AnnouncementContent,
  type AnnouncementRow,
} from '../../domain/console/announcement.ts'
import { orgKinds } from '../../domain/people/organisation.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { allRoles } from '../people/index.ts'
import { announcementRow } from './announcement.queries.ts'

async function insistAudience(work: Writing, content: AnnouncementContent): Promise<void> {
  if (content.audienceParts.length === 0) return
  const known: readonly string[] =
    content.audience === 'role' ? (await allRoles(work)).map(({ code }) => code) : orgKinds
  const part = content.audienceParts.find((one) => !known.includes(one))
  if (part !== undefined) {
    throw new Problem(invalid('console.announcement_audience_unknown', { part }))
  }
}

async function columnsOf(work: Writing, content: AnnouncementContent) {
  insist(mayPublishAnnouncement(content, work.now))
  await insistAudience(work, content)
  return {
    title_zh: content.titleZh.trim(),
    title_en: content.titleEn.trim(),
    body_zh: content.bodyZh,
    body_en: content.bodyEn,
    audience: content.audience,
    audience_parts: [...new Set(content.audienceParts)],
    from_at: new Date(content.fromAt),
    until_at: content.untilAt === null ? null : new Date(content.untilAt),
    pinned: content.pinned,
    changed_at: work.now,
  }
}

export async function publishAnnouncement(
  work: Writing,
  content: AnnouncementContent,
): Promise<AnnouncementRow> {
  const id = newId(work.now)
  await work.db
    .insertInto('console.announcement')
    .values({
      id,
      ...(await columnsOf(work, content)),
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'console.announcement.publish', id, { audience: content.audience })
  await announce(work, 'console.announcement.published', { announcementId: id })
  return announcementRow(work, id)
}

export async function changeAnnouncement(
  work: Writing,
  id: string,
  body: BodyOf<typeof endpoints.changeAnnouncement>,
): Promise<AnnouncementRow> {
  const columns = await columnsOf(work, body.content)
  const changed = await work.db
    .updateTable('console.announcement')
    .set({ ...columns, version: body.version + 1 })
    .where('id', '=', id)
    .where('version', '=', body.version)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) === 0) {
    await announcementRow(work, id)
    throw new Problem(conflict('console.announcement_changed_meanwhile'))
  }
  await record(work, 'console.announcement.change', id, { version: body.version + 1 })
  return announcementRow(work, id)
}

/** Takes an announcement from everybody's eyes, or gives it back. */
export async function setWithdrawn(
  work: Writing,
  id: string,
  withdrawn: boolean,
): Promise<AnnouncementRow> {
  const changed = await work.db
    .updateTable('console.announcement')
    .set((eb) => ({
      withdrawn_at: withdrawn ? work.now : null,
      version: eb('version', '+', 1),
      changed_at: work.now,
    }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  found(changed, 'announcement')
  await record(work, `console.announcement.${withdrawn ? 'withdraw' : 'restore'}`, id)
  return announcementRow(work, id)
}
