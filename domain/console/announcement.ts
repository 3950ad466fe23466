/** Announcements: to whom, from when until when. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, invalid, type Verdict } from '../kernel/verdict.ts'

export const announcementAudiences = ['everybody', 'signedIn', 'role', 'orgKind'] as const
export type AnnouncementAudience = (typeof announcementAudiences)[number]

export const AnnouncementContent = Type.Object({
  titleZh: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  titleEn: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  bodyZh: Type.String({ maxLength: 5000 }),
  bodyEn: Type.String({ maxLength: 10_000 }),
  audience: Type.Enum(announcementAudiences),
  /** Codes of roles or kinds of organisations; empty for the other audiences. */
  audienceParts: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }),
  fromAt: Moment,
  /** Null: until withdrawn. */
  untilAt: nullable(Moment),
  pinned: Type.Boolean(),
})
export type AnnouncementContent = Static<typeof AnnouncementContent>

export const announcementStates = ['planned', 'shown', 'over', 'withdrawn'] as const
export type AnnouncementState = (typeof announcementStates)[number]

export const AnnouncementRow = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  ...AnnouncementContent.properties,
  state: Type.Enum(announcementStates),
  madeByName: nullable(Type.String()),
  changedAt: Moment,
})
export type AnnouncementRow = Static<typeof AnnouncementRow>

/** What readers get. */
export const ShownAnnouncement = Type.Object({
  id: Id,
  titleZh: Type.String(),
  titleEn: Type.String(),
  bodyZh: Type.String(),
  bodyEn: Type.String(),
  fromAt: Moment,
  untilAt: nullable(Moment),
  pinned: Type.Boolean(),
})
export type ShownAnnouncement = Static<typeof ShownAnnouncement>

type Times = Pick<AnnouncementContent, 'fromAt' | 'untilAt'> & { readonly withdrawn: boolean }

export function announcementState(times: Times, now: Date): AnnouncementState {
  if (times.withdrawn) return 'withdrawn'
  if (Date.parse(times.fromAt) > now.getTime()) return 'planned'
  const over = times.untilAt !== null && Date.parse(times.untilAt) <= now.getTime()
  return over ? 'over' : 'shown'
}

const divided: ReadonlySet<string> = new Set(['role', 'orgKind'])

export function mayPublishAnnouncement(content: AnnouncementContent, now: Date): Verdict {
  const { fromAt, untilAt, audience, audienceParts } = content
  const until = untilAt === null ? Infinity : Date.parse(untilAt)
  return allOf(
    divided.has(audience) && audienceParts.length === 0
      ? invalid('console.announcement_audience_missing')
      : allowed,
    !divided.has(audience) && audienceParts.length > 0
      ? invalid('console.announcement_audience_too_much')
      : allowed,
    until > Date.parse(fromAt) ? allowed : invalid('console.announcement_runs_backward'),
    until > now.getTime() ? allowed : invalid('console.announcement_is_over'),
    content.bodyZh.trim() === '' || content.bodyEn.trim() === ''
      ? invalid('console.announcement_language_missing')
      : allowed,
  )
}
