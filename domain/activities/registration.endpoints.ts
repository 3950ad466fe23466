/** Registering, coming, and saying how it was. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import {
  exportsPerMinute,
  Id,
  Moment,
  nullable,
  OneId,
  pageOf,
  PageQuery,
  wholeOf,
} from '../kernel/shapes.ts'
import { Activity } from './activity.endpoints.ts'
import { ActivityCard, runActivity } from './activity.ts'
import { Feedback, OwnRegistration, Registration, registrationStates } from './registration.ts'

const run = { permit: runActivity } as const
const closed = { additionalProperties: false } as const

export const register = endpoint({
  name: 'activities.registration.come',
  method: 'POST',
  path: '/api/activities/:id/registration',
  audience: 'signedIn',
  summary: {
    zh: '代表本单位报名；名额已满时进入候补',
    en: 'Register for one’s organisation; in line where there is no place',
  },
  params: OneId,
  answer: Activity,
  ratePerMinute: 30,
  problems: [
    'activities.not_open',
    'activities.registration_closed',
    'activities.registered_already',
    'kernel.no_organisation',
  ],
})

export const leave = endpoint({
  name: 'activities.registration.leave',
  method: 'DELETE',
  path: '/api/activities/:id/registration',
  audience: 'signedIn',
  summary: { zh: '取消报名', en: 'Give one’s place back' },
  params: OneId,
  answer: Activity,
  ratePerMinute: 30,
  problems: [
    'activities.not_open',
    'activities.not_registered',
    'activities.begun',
    'activities.attended_already',
  ],
})

export const MyRegistration = Type.Object({
  ...OwnRegistration.properties,
  activity: ActivityCard,
})
export type MyRegistration = Static<typeof MyRegistration>

export const listMine = endpoint({
  name: 'activities.registration.mine',
  method: 'GET',
  path: '/api/activities/registrations/mine',
  audience: 'signedIn',
  summary: { zh: '我报名的活动', en: 'Activities that I registered for' },
  query: PageQuery,
  answer: pageOf(MyRegistration),
})

export const readTicket = endpoint({
  name: 'activities.ticket.read',
  method: 'GET',
  path: '/api/activities/:id/ticket',
  audience: 'signedIn',
  summary: { zh: '我的签到码', en: 'My code to check in' },
  params: OneId,
  secret: true,
  answer: Type.Object({
    /** Opens the page on which a host checks it in. */
    address: Type.String(),
    /** The address as a picture of a QR code, a data address. */
    qr: Type.String(),
    /** To be said where nothing can be scanned. */
    code: Type.String({ pattern: '^\\d{6}$' }),
    personName: Type.String(),
    orgName: Type.String(),
    attendedAt: nullable(Moment),
    /** Who holds it: the host first. */
    hostNames: Type.Array(Type.String()),
  }),
  problems: ['activities.not_registered', 'activities.check_in_waiting'],
})

export const listRegistrations = endpoint({
  name: 'activities.registration.list',
  method: 'GET',
  path: '/api/activities/:id/registrations',
  audience: 'signedIn',
  summary: { zh: '报名和签到名单', en: 'Who registered and who came' },
  params: OneId,
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...registrationStates])),
    attended: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(Registration),
})

export const exportRegistrations = endpoint({
  name: 'activities.registration.export',
  method: 'GET',
  path: '/api/activities/:id/registrations-snapshot',
  audience: 'signedIn',
  summary: {
    zh: '导出名单：同一时刻的全部',
    en: 'The whole list, as it is at one moment',
  },
  params: OneId,
  query: Type.Object({
    state: Type.Optional(Type.Enum([...registrationStates])),
    attended: Type.Optional(Type.Boolean()),
  }),
  answer: wholeOf(Registration),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const checkIn = endpoint({
  name: 'activities.attendance.checkIn',
  method: 'POST',
  path: '/api/activities/check-ins',
  audience: 'signedIn',
  summary: {
    zh: '签到：凭签到码扫码，或凭活动和六位数字',
    en: 'Check somebody in by the scanned code, or by the activity and six digits',
  },
  body: Type.Object(
    {
      /** What was scanned, or six digits. */
      ticket: Type.String({ minLength: 6, maxLength: 100 }),
      /** With six digits: of which activity. */
      activityId: Type.Optional(Id),
    },
    closed,
  ),
  answer: Type.Object({
    activityId: Id,
    activityTitle: Type.String(),
    registration: Registration,
  }),
  ratePerMinute: 120,
  problems: [
    'activities.ticket_unknown',
    'activities.checked_in_already',
    'activities.check_in_ahead',
    'activities.check_in_over',
    'activities.check_in_waiting',
    'activities.check_in_cancelled',
  ],
})

export const undoCheckIn = endpoint({
  name: 'activities.attendance.undo',
  method: 'DELETE',
  path: '/api/activities/registrations/:id/attendance',
  audience: 'signedIn',
  summary: {
    zh: '撤销签到：签错了人时',
    en: 'Take a check-in back, where the wrong person was checked in',
  },
  params: OneId,
  answer: Registration,
  ratePerMinute: 120,
  problems: [
    'activities.not_checked_in',
    'activities.check_in_over',
    'activities.check_in_has_feedback',
    'activities.not_open',
  ],
})

export const giveFeedback = endpoint({
  name: 'activities.feedback.give',
  method: 'PUT',
  path: '/api/activities/:id/feedback',
  audience: 'signedIn',
  summary: { zh: '填写反馈，可以再改', en: 'Say how it was; may be said again' },
  params: OneId,
  body: Feedback,
  answer: Activity,
  problems: ['activities.did_not_attend', 'activities.not_begun'],
})

const Scores = Type.Array(Type.Integer(), { minItems: 5, maxItems: 5 })

export const readFeedback = endpoint({
  name: 'activities.feedback.read',
  method: 'GET',
  path: '/api/activities/:id/feedback',
  audience: run,
  summary: {
    zh: '反馈汇总：各项评分的份数和意见，不显示姓名',
    en: 'Feedback: how many gave which score, and words without names',
  },
  params: OneId,
  answer: Type.Object({
    count: Type.Integer(),
    attended: Type.Integer(),
    applies: Type.Integer(),
    /** How many gave one, two, three, four, five. */
    content: Scores,
    organisation: Scores,
    use: Scores,
    words: Type.Array(Type.String()),
  }),
})
