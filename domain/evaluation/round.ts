/** 评审批次: from preparing to release, and who may see what when. Freezing takes two persons. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { allOf, allowed, conflict, forbidden, missing, type Verdict } from '../kernel/verdict.ts'
import { PanelRules } from './panel.ts'

export const roundStates = [
  'preparing',
  'assigned',
  'inviting',
  'scoring',
  'frozen',
  'released',
  'cancelled',
] as const
export type RoundState = (typeof roundStates)[number]
export type RoundVerb = 'assign' | 'reassign' | 'invite' | 'start' | 'freeze' | 'release' | 'cancel'

/** What is frozen is neither opened again nor cancelled: a review that was missing then is a matter of a new round. */
export const roundLifecycle: Lifecycle<RoundState, RoundVerb> = {
  preparing: { assign: 'assigned', cancel: 'cancelled' },
  assigned: { reassign: 'preparing', invite: 'inviting', cancel: 'cancelled' },
  inviting: { start: 'scoring', cancel: 'cancelled' },
  scoring: { freeze: 'frozen', cancel: 'cancelled' },
  frozen: { release: 'released' },
  released: {},
  cancelled: {},
}

/** 评审环节: on paper, at a defence, on site, or once more what was reviewed before. */
export const roundStages = ['paper', 'defence', 'onSite', 'reReview'] as const
export type RoundStage = (typeof roundStages)[number]

/** How reviews are formed: by hand, by the best plan, by a draw, or by a panel that reads a batch. */
export const roundMethods = ['hand', 'optimal', 'lot', 'panel'] as const
export type RoundMethod = (typeof roundMethods)[number]

export const RoundRules = Type.Object({
  /** A post that ended within so many years counts as a conflict still. */
  membershipYears: Type.Integer({ minimum: 0, maximum: 50 }),
  sameRecommendingUnit: Type.Boolean(),
  namedCompetitors: Type.Boolean(),
  /** Points between the highest and the lowest review of an item from which on it is discussed; null for never. */
  discussFrom: nullable(Type.Integer({ minimum: 1, maximum: 10_000 })),
  /** Whether experts may open what they handed in again, until the freeze. */
  reopen: Type.Boolean(),
  /** Of rounds whose reviews are formed by panels; absent where none are. */
  panel: Type.Optional(PanelRules),
})
export type RoundRules = Static<typeof RoundRules>

export const Party = Type.Object({
  /** 统一社会信用代码, or empty where none is known. */
  code: Type.String({ maxLength: 18 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
})

/** What is sent in to be reviewed. */
export const ItemInput = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  /** What experts read beside the files. */
  brief: Type.String({ maxLength: 20_000 }),
  fields: Type.Array(Code, { minItems: 1, maxItems: 10 }),
  region: Type.String({ pattern: '^(\\d{6}|XPCC)$' }),
  applicant: Party,
  coApplicants: Type.Array(Party, { maxItems: 20 }),
  recommendingUnit: Type.String({ maxLength: 100 }),
  /** Persons of the project's team. */
  team: Type.Array(Id, { maxItems: 200 }),
  /** Codes of organisations that the applicant named as competitors. */
  competitors: Type.Array(Type.String({ maxLength: 18 }), { maxItems: 50 }),
  files: Type.Array(Id, { maxItems: 20 }),
})
export type ItemInput = Static<typeof ItemInput>

export const RoundInput = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  method: Type.Enum([...roundMethods]),
  /** A paper review where silent. */
  stage: Type.Optional(Type.Enum([...roundStages])),
  reviewsPerItem: Type.Integer({ minimum: 1, maximum: 50 }),
  rules: RoundRules,
  scoreBy: Day,
})
export type RoundInput = Static<typeof RoundInput>

export const RoundBrief = Type.Object({
  id: Id,
  title: Type.String(),
  stage: Type.Enum([...roundStages]),
  method: Type.Enum([...roundMethods]),
  state: Type.Enum([...roundStates]),
  reviewsPerItem: Type.Integer(),
  /** Reviews that all items ask for together. */
  asked: Type.Integer(),
  scoreBy: Day,
  items: Type.Integer(),
  /** Assignments that stand, and those of them handed in. */
  reviews: Type.Integer(),
  submitted: Type.Integer(),
  madeAt: Moment,
})
export type RoundBrief = Static<typeof RoundBrief>

export const roundSorts = ['madeAt', 'scoreBy', 'title'] as const
export type RoundSort = (typeof roundSorts)[number]
/** What an item may lack: a reader, an answer, a review, or the end of a discussion. */
export const itemLacks = ['reviewer', 'answer', 'review', 'agreement'] as const
export type ItemLack = (typeof itemLacks)[number]
export const itemSorts = ['seq', 'title', 'missing', 'submitted'] as const
export type ItemSort = (typeof itemSorts)[number]
export const roundExpertSorts = ['name', 'assigned', 'open', 'lastAt'] as const
export type RoundExpertSort = (typeof roundExpertSorts)[number]

export type RoundFacts = {
  readonly state: RoundState
  readonly method: RoundMethod
  readonly items: number
  /** Items without as many reviewers, or without a panel, as the round asks for. */
  readonly itemsShort: number
  readonly conflictsOpen: number
  /** Witnesses who signed the draw; of no matter to other methods. */
  readonly witnesses: number
  /** Panels that lack a leader, members, seniors, or break another rule of the round. */
  readonly panelsFaulty: number
  /** Items of panels that must sit, without a signed record of it. */
  readonly recordsOpen: number
  readonly invitationsOpen: number
  readonly reviewsOpen: number
  /** Items on which experts disagree widely and which nobody has discussed. */
  readonly disagreementsOpen: number
}

export function mayManageRound(actor: Actor): Verdict {
  const permit = 'evaluation.round.manage'
  return permits(actor, permit) ? allowed : forbidden('evaluation.role_cannot', { permit })
}

const can = (state: RoundState, verb: RoundVerb): Verdict =>
  mayStep(roundLifecycle, state, verb, 'evaluation.round_cannot_step')

/** What each method asks for before an assignment stands. */
function methodReady(round: RoundFacts): Verdict {
  if (round.method === 'lot' && round.witnesses === 0) {
    return conflict('evaluation.draw_without_witness')
  }
  if (round.method === 'panel' && round.panelsFaulty > 0) {
    return conflict('evaluation.panels_faulty', { count: round.panelsFaulty })
  }
  return allowed
}

export function mayAssign(actor: Actor, round: RoundFacts): Verdict {
  const { items, itemsShort, conflictsOpen } = round
  return allOf(
    mayManageRound(actor),
    can(round.state, 'assign'),
    items > 0 ? allowed : conflict('evaluation.round_empty'),
    itemsShort === 0 ? allowed : conflict('evaluation.items_short', { count: itemsShort }),
    conflictsOpen === 0 ? allowed : conflict('evaluation.conflicts_open', { count: conflictsOpen }),
    methodReady(round),
  )
}

/** Reassigning is possible until the first expert has been asked. */
export function mayReassign(actor: Actor, round: RoundFacts): Verdict {
  return allOf(mayManageRound(actor), can(round.state, 'reassign'))
}

export function mayInvite(actor: Actor, round: RoundFacts): Verdict {
  return allOf(mayManageRound(actor), can(round.state, 'invite'))
}

export function mayStart(actor: Actor, round: RoundFacts): Verdict {
  const { invitationsOpen: count } = round
  return allOf(
    mayManageRound(actor),
    can(round.state, 'start'),
    count === 0 ? allowed : conflict('evaluation.invitations_open', { count }),
  )
}

export type FreezeProposal = { readonly proposedBy: string; readonly digest: string }

/** Freezing is proposed by one person, on a digest of all reviews, when nothing is open. */
export function mayProposeFreeze(actor: Actor, round: RoundFacts): Verdict {
  const { reviewsOpen, itemsShort, disagreementsOpen, recordsOpen } = round
  return allOf(
    mayManageRound(actor),
    can(round.state, 'freeze'),
    reviewsOpen === 0 ? allowed : conflict('evaluation.reviews_open', { count: reviewsOpen }),
    itemsShort === 0 ? allowed : conflict('evaluation.items_short', { count: itemsShort }),
    disagreementsOpen === 0
      ? allowed
      : conflict('evaluation.disagreements_open', { count: disagreementsOpen }),
    recordsOpen === 0 ? allowed : conflict('evaluation.records_open', { count: recordsOpen }),
  )
}

/** And done by another, while the reviews are still those of the proposal. */
export function mayFreeze(
  actor: Actor,
  round: RoundFacts,
  proposal: FreezeProposal | null,
  digest: string,
): Verdict {
  return allOf(
    mayProposeFreeze(actor, round),
    proposal === null ? conflict('evaluation.freeze_not_proposed') : allowed,
    actor.personId === null || actor.personId === proposal?.proposedBy
      ? forbidden('evaluation.second_person_needed')
      : allowed,
    proposal?.digest === digest ? allowed : conflict('evaluation.reviews_changed'),
  )
}

export function mayRelease(actor: Actor, round: RoundFacts): Verdict {
  return allOf(mayManageRound(actor), can(round.state, 'release'))
}

/** By the office itself, beside what is sent by the calendar: at most once a day, and only where somebody owes something. */
export function mayRemind(
  actor: Actor,
  round: RoundFacts,
  remindedOn: string | null,
  today: string,
): Verdict {
  return allOf(
    mayManageRound(actor),
    round.state === 'inviting' || round.state === 'scoring'
      ? allowed
      : conflict('evaluation.round_not_at_this', { state: round.state }),
    round.reviewsOpen > 0 ? allowed : conflict('evaluation.nothing_open'),
    remindedOn === today ? conflict('evaluation.reminded_today') : allowed,
  )
}

export const viewers = ['office', 'leader', 'expert', 'supervisor', 'applicant', 'public'] as const
export type RoundViewer = (typeof viewers)[number]
export const roundThings = [
  'progress',
  'experts',
  'draw',
  'ownReview',
  'othersReviews',
  'ranking',
] as const
export type RoundThing = (typeof roundThings)[number]

/** From which state on a thing is seen; what is not listed is never seen by this viewer. */
export const roundSight: Readonly<
  Record<RoundViewer, Readonly<Partial<Record<RoundThing, RoundState>>>>
> = {
  office: {
    progress: 'preparing',
    experts: 'preparing',
    draw: 'preparing',
    othersReviews: 'frozen',
    ranking: 'frozen',
  },
  /** A panel's leader reads the reviews of the own panel to draft the joint opinion. */
  leader: { progress: 'scoring', ownReview: 'scoring', othersReviews: 'scoring' },
  expert: { ownReview: 'scoring' },
  supervisor: {
    progress: 'preparing',
    experts: 'preparing',
    draw: 'preparing',
    othersReviews: 'frozen',
    ranking: 'frozen',
  },
  applicant: {},
  public: {},
}

/** What may not be seen is missing, as everywhere: that it exists is itself not told. */
export function maySeeInRound(viewer: RoundViewer, thing: RoundThing, state: RoundState): Verdict {
  const from = roundSight[viewer][thing]
  // A cancelled round opens nothing that was not open from the beginning.
  const reached = state === 'cancelled' ? 'preparing' : state
  return from !== undefined && roundStates.indexOf(reached) >= roundStates.indexOf(from)
    ? allowed
    : missing('evaluation.not_shown_yet')
}

/** Where a round stands is also for whoever supports the office: not who reviews what, nor what was said. */
export function mayFollowRounds(actor: Actor): Verdict {
  return permits(actor, 'evaluation.round.follow') ? allowed : maySeeRounds(actor)
}

/** Whoever runs rounds, and whoever supervises. */
export function maySeeRounds(actor: Actor): Verdict {
  const permit = 'evaluation.round.manage'
  return permits(actor, permit) || permits(actor, 'evaluation.supervision.read')
    ? allowed
    : forbidden('evaluation.role_cannot', { permit })
}

/** Of what would change the order of results so much is told, the most telling first. */
export const sensitivityMax = 20
