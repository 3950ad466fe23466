/** Subscriptions: an organisation's address that is told of events as they happen. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'

export const manageSubscriptions = 'webhooks.subscription.manage'

export const subscriptionsMax = 20
/** A new secret and the one before it hold side by side for so long. */
export const secretOverlapHours = 24
/** The kind of the event that a person sends to see whether anything arrives. */
export const testKind = 'webhooks.test'

export const pauseReasons = ['person', 'failing', 'gone'] as const
export type PauseReason = (typeof pauseReasons)[number]

export const SubscriptionWish = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  url: Type.String({ minLength: 1, maxLength: 500 }),
  /** Names of published events. */
  kinds: Type.Array(Type.String({ maxLength: 100 }), {
    minItems: 1,
    maxItems: 300,
    uniqueItems: true,
  }),
})
export type SubscriptionWish = Static<typeof SubscriptionWish>

export const Subscription = Type.Object({
  id: Id,
  name: Type.String(),
  url: Type.String(),
  kinds: Type.Array(Type.String()),
  state: Type.Enum(['active', 'paused'] as const),
  pausedBecause: nullable(Type.Enum(pauseReasons)),
  version: Type.Integer({ minimum: 1 }),
  madeByName: nullable(Type.String()),
  madeAt: Moment,
  lastSuccessAt: nullable(Moment),
  lastFailureAt: nullable(Moment),
  /** Deliveries that wait or are tried again, and those given up. */
  waiting: Type.Integer({ minimum: 0 }),
  failed: Type.Integer({ minimum: 0 }),
  /** Until when the secret before the present one holds as well. */
  formerSecretUntil: nullable(Moment),
})
export type Subscription = Static<typeof Subscription>

export type Reach = {
  /** Whether receivers inside private networks may be reached. */
  readonly inside: boolean
  /** Whether receivers on this very machine may be reached, without encryption too. */
  readonly loopback: boolean
  /** A demo tells nothing to the world outside. */
  readonly demo: boolean
}

const addressPattern =
  /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:[/?][^\s\\#]*)?$/i

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '[::1]'])

/** Whether a host, as it stands in an address, names this very machine. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.has(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Whether events may be sent to an address, as far as its text says. Names before `@` could pass for the host,
 * so there are none; where a name leads is looked at whenever something is sent.
 */
export function mayUseAddress(url: string, reach: Reach): Verdict {
  const parts = addressPattern.exec(url)
  if (parts === null || Number(parts[3] ?? 443) > 65_535)
    return invalid('webhooks.address_wrong', { url: url.slice(0, 100) })
  const [secure, hostname] = [parts[1]!.toLowerCase() === 'https', parts[2]!.toLowerCase()]
  if (isLoopbackName(hostname)) {
    return reach.loopback ? allowed : invalid('webhooks.address_loopback')
  }
  if (reach.demo) return invalid('webhooks.address_demo')
  return secure ? allowed : invalid('webhooks.address_plain')
}

/** Every kind must be one that is published. */
export function checkKinds(kinds: readonly string[], published: ReadonlySet<string>): Verdict {
  const unknown = kinds.find((kind) => !published.has(kind))
  return unknown === undefined ? allowed : invalid('webhooks.kind_unknown', { kind: unknown })
}

export function mayPause({ state }: Pick<Subscription, 'state'>): Verdict {
  return state === 'active' ? allowed : conflict('webhooks.paused_already')
}

export function mayResume({ state }: Pick<Subscription, 'state'>): Verdict {
  return state === 'paused' ? allowed : conflict('webhooks.active_already')
}
