/** Deliveries: one event on its way to one subscription, and what became of it. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'

/**
 * `waiting`: to be sent, or to be sent again. `sending`: on its way. `delivered`: the receiver said yes.
 * `failed`: given up. `withheld`: when it was to be sent, the organisation might no longer know of it.
 */
export const deliveryStates = ['waiting', 'sending', 'delivered', 'failed', 'withheld'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const settledStates = ['delivered', 'failed', 'withheld'] as const

/** Why an attempt brought no yes; null where the receiver answered and its status says it. */
export const attemptFaults = [
  'refused',
  'redirect',
  'gone',
  'timeout',
  'unreachable',
  'certificate',
  'inside',
  'secret',
] as const
export type AttemptFault = (typeof attemptFaults)[number]

const [minute, hour] = [60_000, 3_600_000]
/** Waits before the second attempt, the third and so on: 70 hours and 21 minutes in all. */
export const retryWaitsMs: readonly number[] = [
  ...[1, 5, 15].map((n) => n * minute),
  ...[1, 3, 6, 12, 24, 24].map((n) => n * hour),
]
export const attemptsMax = retryWaitsMs.length + 1
/** What a receiver that is busy may ask for at most. */
export const retryAfterMaxMs = 24 * hour

/** When it is tried again after so many attempts; null: it is given up. */
export function waitAfter(attempts: number, askedMs: number | null): number | null {
  const wait = retryWaitsMs[attempts - 1]
  if (wait === undefined) return null
  return Math.max(wait, Math.min(askedMs ?? 0, retryAfterMaxMs))
}

export const deliveriesKeptDays = 30
/** How many are sent again by one wish. */
export const replayMost = 1000

export const Delivery = Type.Object({
  id: Id,
  subscriptionId: Id,
  subscriptionName: Type.String(),
  /** Rises by one with every event told to this subscription: a gap shows what is missing. */
  sequence: Type.Integer({ minimum: 1 }),
  messageId: Type.String(),
  kind: Type.String(),
  state: Type.Enum(deliveryStates),
  attempts: Type.Integer({ minimum: 0 }),
  /** Of the last attempt. */
  status: nullable(Type.Integer()),
  fault: nullable(Type.Enum(attemptFaults)),
  nextAt: nullable(Moment),
  madeAt: Moment,
  settledAt: nullable(Moment),
})
export type Delivery = Static<typeof Delivery>

export const Attempt = Type.Object({
  at: Moment,
  durationMs: Type.Integer({ minimum: 0 }),
  status: nullable(Type.Integer()),
  fault: nullable(Type.Enum(attemptFaults)),
  /** Headers that were sent, one a line. */
  sentHeaders: Type.String(),
  /** The beginning of what was answered. */
  answerHeaders: Type.String(),
  answer: Type.String(),
})
export type Attempt = Static<typeof Attempt>

export const OpenDelivery = Type.Object({
  ...Delivery.properties,
  url: Type.String(),
  body: Type.String(),
  tries: Type.Array(Attempt),
})
export type OpenDelivery = Static<typeof OpenDelivery>
