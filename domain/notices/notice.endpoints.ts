/** The inbox. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable, pageOf, PageQuery } from '../kernel/shapes.ts'
import { boxes, markings, maxMarked, Notice } from './notice.ts'

export const listNotices = endpoint({
  name: 'notices.notice.list',
  method: 'GET',
  path: '/api/notices',
  audience: 'signedIn',
  summary: { zh: '我的消息，新的在前', en: 'My notices, newest first' },
  query: Type.Object({
    ...PageQuery.properties,
    box: Type.Optional(Type.Enum(boxes)),
    kind: Type.Optional(Type.String({ maxLength: 100 })),
    thingKind: Type.Optional(Type.String({ maxLength: 100 })),
    thingId: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: pageOf(Notice),
})

export const countUnread = endpoint({
  name: 'notices.notice.unread',
  method: 'GET',
  path: '/api/notices/unread',
  audience: 'signedIn',
  summary: { zh: '未读条数（最多数到 100）', en: 'How many are unread (counted up to 100)' },
  answer: Type.Object({
    count: Type.Integer({ minimum: 0, maximum: 100 }),
    newestId: nullable(Id),
  }),
})

export const markNotices = endpoint({
  name: 'notices.notice.mark',
  method: 'POST',
  path: '/api/notices/mark',
  audience: 'signedIn',
  summary: {
    zh: '标为已读或未读、归档或取回，可多条',
    en: 'Mark as read or unread, archive or restore; several at once',
  },
  body: Type.Object({
    ids: Type.Array(Id, { minItems: 1, maxItems: maxMarked }),
    as: Type.Enum(markings),
  }),
  answer: Type.Object({ changed: Type.Integer() }),
})

export const markAllRead = endpoint({
  name: 'notices.notice.markAllRead',
  method: 'POST',
  path: '/api/notices/mark-all-read',
  audience: 'signedIn',
  summary: {
    zh: '截至某条的全部标为已读',
    en: 'Mark everything up to a notice as read',
  },
  body: Type.Object({ upToId: Id }),
  answer: Type.Object({ changed: Type.Integer() }),
})
