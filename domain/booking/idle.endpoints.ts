/** Idle windows, the outlook of a company, and calendars of one's own that read along. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, Nothing, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { IdleWish } from './idle.ts'

const Idle = Type.Object({
  id: Id,
  offerId: Id,
  offerTitle: Type.String(),
  orgId: Id,
  orgName: Type.String(),
  from: Day,
  until: Day,
  note: Type.String(),
})
export type Idle = Static<typeof Idle>

export const publishIdle = endpoint({
  name: 'booking.idle.publish',
  method: 'POST',
  path: '/api/booking/desk/offers/:id/idle',
  audience: 'signedIn',
  summary: {
    zh: '发布一项供给的闲置时段，到期自动结束；新的替换旧的',
    en: 'Publish an idle window of an offer, which ends by itself; a new one replaces the old',
  },
  params: OneId,
  body: IdleWish,
  answer: Idle,
})

export const endIdle = endpoint({
  name: 'booking.idle.end',
  method: 'POST',
  path: '/api/booking/desk/offers/:id/idle-end',
  audience: 'signedIn',
  summary: { zh: '收回发布的闲置时段', en: 'Take a published idle window back' },
  params: OneId,
  answer: Nothing,
})

export const readIdle = endpoint({
  name: 'booking.idle.read',
  method: 'GET',
  path: '/api/booking/offers/:id/idle',
  audience: 'public',
  summary: {
    zh: '一项看得到的供给现在发布的闲置时段',
    en: 'The idle window that an offer which the reader may see has published now',
  },
  params: OneId,
  answer: Type.Object({
    idle: nullable(Type.Object({ ...Idle.properties, freeHours: Type.Number() })),
  }),
})

export const listIdle = endpoint({
  name: 'booking.idle.list',
  method: 'GET',
  path: '/api/booking/idle',
  audience: 'public',
  summary: {
    zh: '看得到的供给现在发布的闲置时段，新的在前',
    en: 'Idle windows published now of offers that the reader may see, the newest first',
  },
  query: PageQuery,
  answer: pageOf(Idle),
})

export const readCompanyOutlook = endpoint({
  name: 'booking.company.outlook',
  method: 'GET',
  path: '/api/booking/companies/:id/outlook',
  audience: 'public',
  summary: {
    zh: '一个单位看得到的供给合计的空闲产能',
    en: 'Free capacity of all offers of an organisation that the reader may see, summed',
  },
  params: OneId,
  answer: Type.Object({
    /** Of how many offers. */
    offers: Type.Integer(),
    weeks: Type.Array(
      Type.Object({ week: Day, openHours: Type.Number(), freeHours: Type.Number() }),
    ),
  }),
})

export const readFeed = endpoint({
  name: 'booking.feed.read',
  method: 'GET',
  path: '/api/booking/desk/feed',
  audience: 'signedIn',
  summary: {
    zh: '本人为本单位开通的日历订阅；地址只在开通时显示一次',
    en: 'One’s own calendar feed for the organisation acted for; its address is told once',
  },
  answer: Type.Object({ madeAt: nullable(Moment) }),
})

export const renewFeed = endpoint({
  name: 'booking.feed.renew',
  method: 'POST',
  path: '/api/booking/desk/feed',
  audience: 'signedIn',
  summary: {
    zh: '开通或更换日历订阅的地址，旧地址随即失效',
    en: 'Open a calendar feed, or change its address: the old one ends at once',
  },
  secret: true,
  ratePerMinute: 10,
  answer: Type.Object({ path: Type.String() }),
})

export const closeFeed = endpoint({
  name: 'booking.feed.close',
  method: 'DELETE',
  path: '/api/booking/desk/feed',
  audience: 'signedIn',
  summary: { zh: '关闭日历订阅', en: 'Close one’s calendar feed' },
  answer: Nothing,
})

export const fetchFeed = endpoint({
  name: 'booking.feed.fetch',
  method: 'GET',
  path: '/api/booking/feeds/:secret',
  audience: 'public',
  summary: {
    zh: '日历软件按订阅地址读取的预留与预订（iCalendar）',
    en: 'Reservations as an iCalendar file, for a calendar that knows the feed’s address',
  },
  params: Type.Object({ secret: Type.String({ pattern: '^[\\w-]{43}\\.ics$' }) }),
  raw: true,
  ratePerMinute: 30,
  answer: Nothing,
})
