/** How each channel stands, for whoever runs the place. */
import { Type, type Static } from 'typebox'
import { Moment, nullable } from '../kernel/shapes.ts'
import { channels, type Channel } from './kind.ts'

/** What sends on a channel: the outbox keeps, everything else lets leave. */
export const ways = ['outbox', 'smtp', 'gateway', 'aliyun', 'tencent', 'app', 'robot'] as const
export type Way = (typeof ways)[number]

/**
 * Messages a minute that a way takes. Robots of a group: 20 by the rules of WeCom and DingTalk; elsewhere a
 * bound of ours below what the services allow, so that one busy minute does not lock an account.
 */
export const perMinute: Readonly<Record<Way, number>> = {
  outbox: 100_000,
  smtp: 600,
  gateway: 300,
  aliyun: 300,
  tencent: 300,
  app: 300,
  robot: 20,
}

export const ChannelStanding = Type.Object({
  channel: Type.Enum(channels),
  way: Type.Enum(ways),
  perMinute: Type.Integer(),
  /** Of the last 24 hours. */
  sent: Type.Integer(),
  kept: Type.Integer(),
  bounced: Type.Integer(),
  failed: Type.Integer(),
  /** Not yet sent, tried or not. */
  waiting: Type.Integer(),
  lastSentAt: nullable(Moment),
  lastFault: nullable(Type.Object({ at: Moment, fault: Type.String() })),
})
export type ChannelStanding = Static<typeof ChannelStanding>

/** Whether somebody should look: what waits or fails though something can leave. */
export function needsCare(standing: ChannelStanding): boolean {
  return standing.way !== 'outbox' && (standing.failed > 0 || standing.lastFault !== null)
}

export type Budget = Readonly<Partial<Record<Channel, number>>>
