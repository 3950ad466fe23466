/** 会议日程: the office plans and calls sessions; panels see their own; applicants answer theirs. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { panelRoles } from './panel.ts'
import { unplacedCauses } from './schedule.ts'
import { avoids, clockPattern, sessionKinds, sessionStates, slotStates } from './session.ts'

const manage = { permit: 'evaluation.round.manage' } as const
const Kind = Type.Enum([...sessionKinds])
const Clock = Type.String({ pattern: clockPattern })
const Place = Type.String({ maxLength: 200 })

/** A time that was told and given up; without a note, the office moved it of its own accord. */
const SlotMove = Type.Object({
  from: Moment,
  /** What the applicant had written when asking for another. */
  note: nullable(Type.String()),
  at: Moment,
})
export type SlotMove = Static<typeof SlotMove>

const SlotRow = Type.Object({
  id: Id,
  itemId: Id,
  seq: Type.Integer(),
  title: Type.String(),
  applicant: Type.String(),
  from: Moment,
  to: Moment,
  state: Type.Enum([...slotStates]),
  /** What the applicant wrote when asking for another time. */
  note: nullable(Type.String()),
  /** The latest first. */
  moves: Type.Array(SlotMove),
  answeredAt: nullable(Moment),
  recorded: Type.Boolean(),
})

export const SessionRow = Type.Object({
  id: Id,
  panelId: Id,
  panel: Type.String(),
  kind: Kind,
  from: Moment,
  to: Moment,
  slotMinutes: Type.Integer(),
  place: Type.String(),
  online: Type.String(),
  state: Type.Enum([...sessionStates]),
  reason: nullable(Type.String()),
  slots: Type.Array(SlotRow),
})
export type SessionRow = Static<typeof SessionRow>

export const SessionsPage = Type.Object({
  rows: Type.Array(SessionRow),
  /** Slots still ahead that nobody has been told of, or that moved since. */
  untold: Type.Integer(),
  /** Items of panels without a time, by kind of session. */
  without: Type.Object({ defence: Type.Integer(), onSite: Type.Integer() }),
})
export type SessionsPage = Static<typeof SessionsPage>

export const listSessions = endpoint({
  name: 'evaluation.session.list',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/sessions',
  audience: 'signedIn',
  summary: {
    zh: '答辩和现场评审的日程',
    en: 'Sessions of the panels of a round, with who is heard when',
  },
  params: OneId,
  answer: SessionsPage,
})

export const makeSession = endpoint({
  name: 'evaluation.session.make',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/sessions',
  audience: manage,
  summary: { zh: '安排一场会议', en: 'Plan a session of a panel' },
  params: OneId,
  body: Type.Object({
    panelId: Id,
    kind: Kind,
    day: Day,
    starts: Clock,
    ends: Clock,
    slotMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
    place: Place,
    online: Place,
  }),
  answer: SessionsPage,
  problems: ['evaluation.session_past', 'evaluation.session_length', 'evaluation.session_nowhere'],
})

export const cancelSession = endpoint({
  name: 'evaluation.session.cancel',
  method: 'POST',
  path: '/api/evaluation/sessions/:id/cancel',
  audience: manage,
  summary: {
    zh: '取消一场会议；已通知的写明理由',
    en: 'Call a session off; with a reason once it was called',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
  answer: SessionsPage,
  problems: ['evaluation.session_recorded', 'evaluation.reason_too_short'],
})

export const Scheduled = Type.Object({
  page: SessionsPage,
  placed: Type.Integer(),
  moved: Type.Integer(),
  unplaced: Type.Array(
    Type.Object({
      itemId: Id,
      seq: Type.Integer(),
      title: Type.String(),
      panel: Type.String(),
      causes: Type.Array(
        Type.Object({
          cause: Type.Enum([...unplacedCauses]),
          slots: Type.Integer(),
          who: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
})
export type Scheduled = Static<typeof Scheduled>

export const runSchedule = endpoint({
  name: 'evaluation.session.schedule',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/schedule',
  audience: manage,
  summary: {
    zh: '排日程：逐件安排时段，排不下的说明原因；申报单位已确认的不动',
    en: 'Give every item a time, and say why one has none; confirmed times stay',
  },
  params: OneId,
  /** Absent: every item of the round's panels. */
  body: Type.Object({ kind: Kind, items: Type.Optional(Type.Array(Id, { maxItems: 2000 })) }),
  answer: Scheduled,
})

export const callSessions = endpoint({
  name: 'evaluation.session.call',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/calls',
  audience: manage,
  summary: {
    zh: '通知专家组和申报单位尚未知道的时段',
    en: 'Tell panels and applicants the times that they have not been told',
  },
  params: OneId,
  answer: SessionsPage,
  problems: ['evaluation.nothing_to_call', 'evaluation.call_after_invitations'],
})

export const OwnSession = Type.Object({
  id: Id,
  round: Type.String(),
  office: Type.String(),
  panel: Type.String(),
  role: Type.Enum([...panelRoles]),
  kind: Kind,
  from: Moment,
  to: Moment,
  place: Type.String(),
  online: Type.String(),
  state: Type.Enum([...sessionStates]),
  reason: nullable(Type.String()),
  slots: Type.Array(
    Type.Object({
      id: Id,
      seq: Type.Integer(),
      /** Null where one stands back, or has not accepted yet. */
      title: nullable(Type.String()),
      from: Moment,
      to: Moment,
      confirmed: Type.Boolean(),
      recorded: Type.Boolean(),
    }),
  ),
})
export type OwnSession = Static<typeof OwnSession>

export const listOwnSessions = endpoint({
  name: 'evaluation.session.mine',
  method: 'GET',
  path: '/api/evaluation/me/sessions',
  audience: 'signedIn',
  summary: { zh: '我参加的专家组会议', en: 'Sessions of the panels that one sits in' },
  query: PageQuery,
  answer: pageOf(OwnSession),
})

export const Hearing = Type.Object({
  id: Id,
  office: Type.String(),
  title: Type.String(),
  kind: Kind,
  from: Moment,
  to: Moment,
  place: Type.String(),
  online: Type.String(),
  state: Type.Enum([...slotStates]),
  note: nullable(Type.String()),
  recorded: Type.Boolean(),
  /** The time that was told before, while the new one is not answered. */
  movedFrom: nullable(Moment),
  /** The latest first. */
  moves: Type.Array(SlotMove),
})
export type Hearing = Static<typeof Hearing>
const Hearings = pageOf(Hearing)

export const listHearings = endpoint({
  name: 'evaluation.hearing.mine',
  method: 'GET',
  path: '/api/evaluation/me/hearings',
  audience: 'signedIn',
  summary: { zh: '我的项目的答辩和现场评审时间', en: 'When one’s own projects are heard' },
  query: PageQuery,
  answer: Hearings,
})

export const confirmHearing = endpoint({
  name: 'evaluation.hearing.confirm',
  method: 'POST',
  path: '/api/evaluation/me/hearings/:id/confirm',
  audience: 'signedIn',
  summary: { zh: '确认按时参加', en: 'Agree to the time' },
  params: OneId,
  body: Type.Object({
    /** The time as it was seen. */
    from: Moment,
  }),
  answer: Hearings,
  problems: ['evaluation.slot_over', 'evaluation.slot_confirmed_already', 'evaluation.slot_moved'],
})

export const askAnotherHearing = endpoint({
  name: 'evaluation.hearing.ask',
  method: 'POST',
  path: '/api/evaluation/me/hearings/:id/requests',
  audience: 'signedIn',
  summary: { zh: '请求另安排时间，写明理由', en: 'Ask for another time, with a reason' },
  params: OneId,
  body: Type.Object({
    reason: Type.String({ maxLength: 2000 }),
    avoid: Type.Enum([...avoids]),
    /** The time as it was seen. */
    from: Moment,
  }),
  answer: Hearings,
  problems: ['evaluation.slot_over', 'evaluation.reason_too_short', 'evaluation.slot_moved'],
})
