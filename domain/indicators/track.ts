/**
 * 指标跟踪: the indicators of one platform or project over its time, each from a baseline to a target. Its own
 * organisation reports, a platform posts what it counted, and the office that follows it verifies.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Code } from '../kernel/sourced.ts'
import { Day, Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { Indicator } from './indicator.ts'
import { PeriodText } from './period.ts'
import { lights } from './progress.ts'
import { sampleOutcomes } from './sampling.ts'
import { Amount, standings, type Doubt, type IndicatorValue, type Standing } from './value.ts'

export const trackStates = ['open', 'closed'] as const
export type TrackState = (typeof trackStates)[number]

export const goalsMax = 60

export const Goal = Type.Object(
  { indicator: Code, baseline: nullable(Amount), target: nullable(Amount) },
  { additionalProperties: false },
)
export type Goal = Static<typeof Goal>

export const TrackBrief = Type.Object({
  id: Id,
  title: Type.String(),
  orgId: Id,
  orgName: Type.String(),
  /** Who follows it and may verify; null where nobody does. */
  officeName: nullable(Type.String()),
  listId: Code,
  fromDay: Day,
  untilDay: Day,
  state: Type.Enum([...trackStates]),
  /** Whether the actor reports; otherwise the actor follows. */
  own: Type.Boolean(),
  /** Whether a project's following keeps it, in whose reports its numbers are said. */
  kept: Type.Boolean(),
})
export type TrackBrief = Static<typeof TrackBrief>

export const SaidValue = Type.Object({
  id: Id,
  indicator: Code,
  period: PeriodText,
  amount: Amount,
  standing: Type.Enum([...standings]),
  note: nullable(Type.String()),
  /** Name of the person, or of the platform that posted it. */
  saidBy: Type.String(),
  saidAt: Moment,
  sourceSystem: nullable(Type.String()),
  rowCount: nullable(Type.Integer()),
  rowsSha256: nullable(Sha256),
  /** What the last sample of its rows found; null where none was judged. */
  sampled: nullable(
    Type.Object({
      outcome: Type.Enum([...sampleOutcomes]),
      rows: Type.Integer(),
      wrong: Type.Integer(),
    }),
  ),
})
export type SaidValue = Static<typeof SaidValue>

/** `sampled`: rows of it were looked at and some were wrong, `from` of `to`, or none came. */
export const doubtCodes = ['fell', 'jumped', 'differs', 'sampled'] as const

export const DoubtShape = Type.Object({
  code: Type.Enum([...doubtCodes]),
  from: Type.String(),
  to: Type.String(),
})

/** One indicator of a track on the day of reading. */
export const TrackRow = Type.Object({
  indicator: Indicator,
  baseline: nullable(Amount),
  target: nullable(Amount),
  light: Type.Enum([...lights]),
  donePercent: nullable(Type.String()),
  expectedPercent: Type.String(),
  unknown: nullable(Type.Enum(['noValue', 'noWay', 'notBegun', 'noGoal'])),
  /** The day to which the light speaks: the end of the last period that has a number, or should have one by now. */
  judgedOn: Day,
  /** Periods shown, the earliest first. */
  periods: Type.Array(
    Type.Object({
      period: PeriodText,
      /** Until when it is to be reported. */
      dueDay: Day,
      /** Everything that was said, the latest last; all stand. */
      said: Type.Array(SaidValue),
      /** The one that counts; of a computed one the standing is the weakest of what it was computed from. */
      counts: nullable(Type.Object({ amount: Amount, standing: Type.Enum([...standings]) })),
      /** Codes that a formula lacks. */
      missing: Type.Array(Type.String()),
      doubts: Type.Array(DoubtShape),
    }),
  ),
})
export type TrackRow = Static<typeof TrackRow>

export const Source = Type.Object({
  id: Id,
  name: Type.String(),
  keyId: Type.String(),
  /** Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918). */
  algorithm: Type.Enum(['ed25519', 'sm2']),
  madeAt: Moment,
  revokedAt: nullable(Moment),
  /** How many values it has posted. */
  posted: Type.Integer(),
})
export type Source = Static<typeof Source>

export type TrackFacts = {
  readonly orgId: string
  readonly officeOrgId: string | null
  readonly state: TrackState
  /** The module in whose hands it is; null where its own organisation runs it. */
  readonly keeper: string | null
}

/** What officials of the follower need; who only administers its accounts sees nothing. */
export const followPermit = 'indicators.track.follow'
export const verifyPermit = 'indicators.value.verify'

function isOpen({ state }: TrackFacts): Verdict {
  return state === 'open' ? allowed : conflict('indicators.track_closed')
}

function isOwn(actor: Actor, { orgId }: TrackFacts): Verdict {
  return actor.orgId === orgId ? allowed : forbidden('indicators.not_own_track')
}

/** The keys of platforms are the organisation's own affair, whoever keeps the track. */
export function mayKeepKeys(actor: Actor, facts: TrackFacts): Verdict {
  return allOf(isOwn(actor, facts), isOpen(facts))
}

/** What a project follows is reported in its reports, and ends with it. */
export function mayReport(actor: Actor, facts: TrackFacts): Verdict {
  const free = facts.keeper === null ? allowed : conflict('indicators.track_is_kept')
  return allOf(isOwn(actor, facts), isOpen(facts), free)
}

/** Nobody verifies their own numbers. */
export function mayVerify(actor: Actor, facts: TrackFacts): Verdict {
  const follows =
    actor.orgId !== null && actor.orgId === facts.officeOrgId && actor.orgId !== facts.orgId
  return allOf(
    follows && permits(actor, verifyPermit) ? allowed : forbidden('indicators.not_following'),
    isOpen(facts),
  )
}

export function mayRun(fromDay: string, untilDay: string): Verdict {
  return fromDay < untilDay
    ? allowed
    : invalid('indicators.track_runs_backward', { fromDay, untilDay })
}

/** A number that is doubted is taken with a written reason, which is kept beside it. */
export function mayStandDoubted(
  indicator: string,
  doubts: readonly Doubt[],
  note: string | null | undefined,
): Verdict {
  const [doubt] = doubts
  if (doubt === undefined || isWrittenReason(note)) return allowed
  return conflict(`indicators.doubt_${doubt.code}`, {
    indicator,
    from: doubt.from,
    to: doubt.to,
  })
}

/** How often one number of one period is said: corrected by hand, and posted every hour of a quarter. */
export const saidMost: Readonly<Record<Standing, number>> = {
  selfReported: 50,
  interfaceReported: 2400,
  verified: 50,
}

/** Everything that is said is shown for ever, so that it must come to an end. `times` counts this one too. */
export function mayBeSaidAgain(
  { indicator, period, standing }: Pick<IndicatorValue, 'indicator' | 'period' | 'standing'>,
  times: number,
): Verdict {
  const max = saidMost[standing]
  if (times <= max) return allowed
  const code = standing === 'interfaceReported' ? 'posted_too_often' : 'said_too_often'
  return conflict(`indicators.${code}`, { indicator, period, max })
}

/** A computed indicator is nobody's to report. */
export function mayBeSaid({ code, formula }: Indicator): Verdict {
  return formula === undefined
    ? allowed
    : conflict('indicators.computed', { indicator: code, formula })
}
