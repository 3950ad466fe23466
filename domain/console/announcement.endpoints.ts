import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId, PageQuery, pageOf } from '../kernel/shapes.ts'
import {
  AnnouncementContent,
  AnnouncementRow,
  announcementStates,
  ShownAnnouncement,
} from './announcement.ts'

const audience = { permit: 'console.announcement.publish' } as const

export const listShownAnnouncements = endpoint({
  name: 'console.announcement.shown',
  method: 'GET',
  path: '/api/console/announcements/shown',
  audience: 'public',
  summary: { zh: '当前给我看的公告，置顶在前', en: 'Announcements for me now, pinned ones first' },
  query: PageQuery,
  answer: pageOf(ShownAnnouncement),
})

export const listAnnouncements = endpoint({
  name: 'console.announcement.list',
  method: 'GET',
  path: '/api/console/announcements',
  audience,
  summary: { zh: '全部公告', en: 'All announcements' },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum(announcementStates)),
  }),
  answer: pageOf(AnnouncementRow),
})

export const publishAnnouncement = endpoint({
  name: 'console.announcement.publish',
  method: 'POST',
  path: '/api/console/announcements',
  audience,
  summary: { zh: '发布公告', en: 'Publish an announcement' },
  body: AnnouncementContent,
  answer: AnnouncementRow,
  problems: [
    'console.announcement_audience_missing',
    'console.announcement_runs_backward',
    'console.announcement_is_over',
    'console.announcement_language_missing',
  ],
})

export const changeAnnouncement = endpoint({
  name: 'console.announcement.change',
  method: 'PUT',
  path: '/api/console/announcements/:id',
  audience,
  summary: { zh: '修改公告', en: 'Change an announcement' },
  params: OneId,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }), content: AnnouncementContent }),
  answer: AnnouncementRow,
  problems: ['console.announcement_changed_meanwhile'],
})

export const withdrawAnnouncement = endpoint({
  name: 'console.announcement.withdraw',
  method: 'POST',
  path: '/api/console/announcements/:id/withdrawal',
  audience,
  summary: { zh: '撤下公告', en: 'Withdraw an announcement' },
  params: OneId,
  answer: AnnouncementRow,
})

export const restoreAnnouncement = endpoint({
  name: 'console.announcement.restore',
  method: 'DELETE',
  path: '/api/console/announcements/:id/withdrawal',
  audience,
  summary: { zh: '恢复撤下的公告', en: 'Show a withdrawn announcement again' },
  params: OneId,
  answer: AnnouncementRow,
})
