/**
 * 活动: a training (培训会), an exchange of experience (经验交流会) or a meeting on site (现场会), held by an office, an
 * institute or an authority, for which people register for their organisations.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const activityKinds = ['training', 'exchange', 'onSite'] as const
export type ActivityKind = (typeof activityKinds)[number]
export const activityStates = ['draft', 'open', 'cancelled', 'discarded'] as const
export type ActivityState = (typeof activityStates)[number]
export const activityVerbs = ['publish', 'cancel', 'discard'] as const
export type ActivityVerb = (typeof activityVerbs)[number]

export const activityLifecycle: Lifecycle<ActivityState, ActivityVerb> = {
  draft: { publish: 'open', discard: 'discarded' },
  open: { cancel: 'cancelled' },
  cancelled: {},
  discarded: {},
}

export const runActivity = 'activities.activity.run'

const closed = { additionalProperties: false } as const
/** How many may come; null for as many as wish to. */
const Most = nullable(Type.Integer({ minimum: 1, maximum: 100_000 }))

export const AgendaItem = Type.Object(
  {
    /** As people write it: 09:00, or 09:00–09:40. */
    time: Type.String({ maxLength: 20 }),
    what: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    who: Type.String({ maxLength: 100 }),
  },
  closed,
)

export const agendaMax = 40

export const ActivityWish = Type.Object(
  {
    kind: Type.Enum([...activityKinds]),
    title: Type.String({ minLength: 2, maxLength: 120, pattern: '\\S.*\\S' }),
    body: Type.String({ maxLength: 4000 }),
    agenda: Type.Array(AgendaItem, { maxItems: agendaMax }),
    startsAt: Moment,
    endsAt: Moment,
    /** Until when one may register; leaving is possible until it begins. */
    closesAt: Moment,
    place: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    online: nullable(Type.String({ maxLength: 500 })),
    capacity: Most,
    /** Of one organisation. */
    perOrg: Most,
    /** Of one province-level region. */
    perRegion: Most,
    contact: Type.String({ maxLength: 200 }),
  },
  closed,
)
export type ActivityWish = Static<typeof ActivityWish>

const onlinePattern = /^https:\/\/[^\s/]+\.[^\s]+$/

/** Whether an activity can be held so: ending after it begins, registered for before, its link one that opens. */
export function mayHold(wish: ActivityWish): Verdict {
  const [starts, ends, closes] = [wish.startsAt, wish.endsAt, wish.closesAt].map((moment) =>
    Date.parse(moment),
  )
  if (ends! <= starts!) return invalid('activities.ends_before_it_starts')
  if (closes! > starts!) return invalid('activities.closes_after_it_starts')
  return wish.online === null || onlinePattern.test(wish.online)
    ? allowed
    : invalid('activities.link_wrong')
}

export type ActivityFacts = {
  readonly state: ActivityState
  readonly startsAt: string
  readonly endsAt: string
  readonly closesAt: string
  /** Whether the actor's organisation holds it. */
  readonly own: boolean
}

export function mayRun(actor: Actor, { own }: Pick<ActivityFacts, 'own'>): Verdict {
  return own && permits(actor, runActivity) ? allowed : forbidden('activities.not_host')
}

/** Whether it may be changed: not once it is over. A draft took place for nobody, and may be given another day. */
export function mayChange(actor: Actor, facts: ActivityFacts, now: Date): Verdict {
  const { state } = facts
  const over = state === 'open' && now.getTime() >= Date.parse(facts.endsAt)
  return allOf(
    mayRun(actor, facts),
    state === 'draft' || state === 'open' ? allowed : conflict('activities.is_settled', { state }),
    over ? conflict('activities.is_over') : allowed,
  )
}

export function mayStepActivity(
  actor: Actor,
  facts: ActivityFacts,
  verb: ActivityVerb,
  now: Date,
): Verdict {
  const ahead = now.getTime() < Date.parse(facts.startsAt)
  const late = verb === 'publish' ? 'activities.publish_late' : 'activities.begun'
  return allOf(
    mayRun(actor, facts),
    mayStep(activityLifecycle, facts.state, verb, `activities.cannot_${verb}`),
    verb === 'discard' || ahead ? allowed : conflict(late),
  )
}

export function saysWhy(verb: ActivityVerb, reason: string | undefined): Verdict {
  return verb !== 'cancel' || isWrittenReason(reason)
    ? allowed
    : invalid('activities.reason_too_short')
}

export const ActivityCard = Type.Object({
  id: Id,
  kind: Type.Enum([...activityKinds]),
  title: Type.String(),
  hostName: Type.String(),
  /** Organisations that hold it together with the host. */
  cohostNames: Type.Array(Type.String()),
  state: Type.Enum([...activityStates]),
  startsAt: Moment,
  endsAt: Moment,
  closesAt: Moment,
  place: Type.String(),
  hasOnline: Type.Boolean(),
  capacity: Most,
  /** Null where there is room for everybody. */
  placesLeft: nullable(Type.Integer()),
  waiting: Type.Integer(),
})
export type ActivityCard = Static<typeof ActivityCard>
