/** What waits for the one who asks: on the desk of each role, until when, and where it is done. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Moment, nullable } from '../kernel/shapes.ts'

export const waitingKinds = [
  'draft',
  'returned',
  'toCheck',
  'toSend',
  'toPass',
  'toSign',
  'toConfirm',
  'toBuild',
  'toDispatch',
  'toAnswerObjection',
  'toAnswerQuestion',
  'toAnswerSelectionObjection',
  'toConfirmSelection',
  'toPublishSelection',
  'toReceive',
  'toOpen',
  'toJoinWorkgroup',
  'toDoTask',
  'toConfirmTask',
  'toAnswerAdvice',
  'toTakeNomination',
  'toApproveMinutes',
  'toReadCircular',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

export const Waiting = Type.Object({
  kind: Type.Enum([...waitingKinds]),
  /** How many things of the kind wait here. */
  count: Type.Integer({ minimum: 1 }),
  /** The project of an application; the programme of everything else. */
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  programmeId: Type.String(),
  /** The recommending unit, where the work is a unit's. */
  unit: nullable(Type.String()),
  /** The application or package, where it is about a single one. */
  id: nullable(Type.String()),
  /** Until when; null where no text says. */
  until: nullable(Moment),
})
export type Waiting = Static<typeof Waiting>

export const listWaiting = endpoint({
  name: 'programmes.waiting.list',
  method: 'GET',
  path: '/api/programmes/waiting',
  audience: 'signedIn',
  summary: { zh: '等我办理的事项', en: 'What waits for me' },
  answer: Type.Object({ rows: Type.Array(Waiting) }),
})
