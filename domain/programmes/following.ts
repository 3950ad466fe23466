/**
 * 跟踪检查: a selected project (入选项目) from its task book through reports and changes to acceptance. What is said
 * in it travels as papers, each signed by the project, its recommending unit and the office.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { addMonths, type DayText } from '../kernel/moment.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { Code, Strength as StrengthShape, type Strength } from '../kernel/sourced.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { lights } from '../indicators/progress.ts'

export const followingStates = [
  'preparing',
  'running',
  'accepting',
  'rectifying',
  'reaccepting',
  'accepted',
  'revoked',
  'withdrawn',
] as const
export type FollowingState = (typeof followingStates)[number]

export type FollowingVerb = 'begin' | 'ask' | 'pass' | 'fail' | 'revoke' | 'withdraw'

/**
 * `fail` gives half a year to rectify (限期整改) once; a second failure takes the title away (取消资格). Nothing is
 * taken away by the clock: what is overdue shows, and a person decides.
 */
export const followingLifecycle: Lifecycle<FollowingState, FollowingVerb> = {
  preparing: { begin: 'running', revoke: 'revoked', withdraw: 'withdrawn' },
  running: { ask: 'accepting', revoke: 'revoked', withdraw: 'withdrawn' },
  accepting: { pass: 'accepted', fail: 'rectifying', revoke: 'revoked' },
  rectifying: { ask: 'reaccepting', revoke: 'revoked', withdraw: 'withdrawn' },
  reaccepting: { pass: 'accepted', fail: 'revoked', revoke: 'revoked' },
  accepted: {},
  revoked: {},
  withdrawn: {},
}

/** States in which a project is still followed. */
export const openStates: readonly FollowingState[] = followingStates.filter(
  (state) => Object.keys(followingLifecycle[state]).length > 0,
)

/** Months within which what failed is to be put right. */
export const rectifyMonths = 6

export const revokeGrounds = [
  'notAccepted',
  'notAsked',
  'silent',
  'falseData',
  'changedAlone',
  'other',
] as const
export type RevokeGround = (typeof revokeGrounds)[number]

export const paperKinds = ['taskBook', 'report', 'change', 'withdrawal', 'acceptance'] as const
export type PaperKind = (typeof paperKinds)[number]

export const paperStates = ['draft', 'unit', 'office', 'settled', 'refused'] as const
export type PaperState = (typeof paperStates)[number]
export type PaperVerb = 'sign' | 'return' | 'refuse'

/** Signed by the project it lies with its unit, signed there with the office, signed there it holds. */
export const paperLifecycle: Lifecycle<PaperState, PaperVerb> = {
  draft: { sign: 'unit' },
  unit: { sign: 'office', return: 'draft', refuse: 'refused' },
  office: { sign: 'settled', return: 'draft', refuse: 'refused' },
  settled: {},
  refused: {},
}

export const levels = ['project', 'unit', 'office'] as const
export type Level = (typeof levels)[number]

/** Who has a paper in hand; null once nobody has. */
export function levelOf(state: PaperState): Level | null {
  if (state === 'draft') return 'project'
  return state === 'unit' || state === 'office' ? state : null
}

export const followingPermits = {
  read: 'programmes.following.read',
  /** Reports, visits. */
  review: 'programmes.following.review',
  /** Task books, changes, acceptance: what binds. */
  sign: 'programmes.following.sign',
  /** The office's decisions on a project itself. */
  decide: 'programmes.following.decide',
} as const

const projectPermits = {
  write: 'programmes.application.edit',
  sign: 'programmes.application.submit',
}

export const FollowingStateShape = Type.Enum([...followingStates])
export const PaperKindShape = Type.Enum([...paperKinds])
export const PaperStateShape = Type.Enum([...paperStates])
export const LevelShape = Type.Enum([...levels])

export const FollowingBrief = Type.Object({
  id: Id,
  programmeId: Code,
  programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  title: Type.String(),
  applicant: Type.String(),
  unit: Type.String(),
  unitName: Type.Object({ zh: Type.String(), en: Type.String() }),
  directions: Type.Array(Type.String()),
  state: FollowingStateShape,
  version: Type.Integer(),
  /** On which side the actor stands. */
  side: LevelShape,
  fromDay: Day,
  untilDay: Day,
  cap: nullable(Type.Object({ months: Type.Integer(), strength: StrengthShape })),
  /** The last day that the programme's cap on construction allows; null where it has none. */
  capDay: nullable(Day),
  /** The worst of its indicators. */
  light: Type.Enum([...lights]),
  /** 汇聚水平: percent pooled in the task book and in the last report; null where it is not counted. */
  pooledBefore: nullable(Type.String()),
  pooledAfter: nullable(Type.String()),
  /** Until when the next report is to be handed in; null where none is. */
  nextDueDay: nullable(Day),
  /** Reports whose day has passed. */
  overdue: Type.Integer(),
  /** Papers that wait for the actor's side. */
  waiting: Type.Integer(),
  rectifyUntil: nullable(Day),
  changedAt: Moment,
})
export type FollowingBrief = Static<typeof FollowingBrief>

export type FollowingFacts = {
  readonly state: FollowingState
  readonly side: Level
}

function mayBySide(actor: Actor, side: Level, permit: string, as: Level): Verdict {
  if (side !== as) return forbidden(`programmes.following_not_${as}`)
  return permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit })
}

/** In which states of the project each kind of paper can be written. */
const written: Readonly<Record<PaperKind, readonly FollowingState[]>> = {
  taskBook: ['preparing'],
  report: ['running', 'accepting', 'rectifying', 'reaccepting'],
  change: ['running', 'rectifying'],
  withdrawal: ['preparing', 'running', 'rectifying'],
  acceptance: ['running', 'rectifying'],
}

const takesNo: Readonly<Record<PaperKind, string>> = {
  taskBook: 'programmes.following_takes_no_task_book',
  report: 'programmes.following_takes_no_report',
  change: 'programmes.following_takes_no_change',
  withdrawal: 'programmes.following_takes_no_withdrawal',
  acceptance: 'programmes.following_takes_no_acceptance',
}

function stateTakes(state: FollowingState, kind: PaperKind): Verdict {
  return written[kind].includes(state) ? allowed : conflict(takesNo[kind], { state })
}

/** Whether a paper can still move on from where it lies: on acceptance the office judges, of the rest it signs. */
export function isMovable(
  state: FollowingState,
  paper: { readonly kind: PaperKind; readonly state: PaperState },
): boolean {
  if (levelOf(paper.state) === null) return false
  const judged = paper.kind === 'acceptance' && paper.state === 'office'
  return judged ? followingLifecycle[state].pass !== undefined : stateTakes(state, paper.kind).ok
}

/** Whether the project's people may write a paper of this kind now. */
export function mayWritePaper(actor: Actor, facts: FollowingFacts, kind: PaperKind): Verdict {
  return allOf(
    mayBySide(actor, facts.side, projectPermits.write, 'project'),
    stateTakes(facts.state, kind),
  )
}

/** Officers look at reports; what binds is signed by those who sign. */
function permitAt(kind: PaperKind, level: Level): string {
  if (level === 'project') return projectPermits.sign
  return kind === 'report' ? followingPermits.review : followingPermits.sign
}

/** Whether a paper may be signed, sent back or refused where it lies. Reports are sent back, never refused. */
export function mayMovePaper(
  actor: Actor,
  facts: FollowingFacts,
  paper: { readonly kind: PaperKind; readonly state: PaperState },
  verb: PaperVerb,
): Verdict {
  const { kind, state } = paper
  const level = levelOf(state)
  if (level === null) return conflict('programmes.paper_is_settled')
  if (verb === 'refuse' && (kind === 'report' || kind === 'taskBook')) {
    return conflict('programmes.paper_is_not_refused')
  }
  // On acceptance the office judges, with the opinion of its experts.
  if (kind === 'acceptance' && level === 'office') {
    return conflict('programmes.acceptance_is_judged')
  }
  return allOf(
    mayBySide(actor, facts.side, permitAt(kind, level), level),
    mayStep(paperLifecycle, state, verb, `programmes.paper_cannot_${verb}`),
    stateTakes(facts.state, kind),
  )
}

/** Whether what the actor looked at is what stands. */
export function hasSeenPaper(version: number, seen: number): Verdict {
  return seen === version ? allowed : conflict('programmes.paper_moved_on', { seen, version })
}

export function mayGiveReason(reason: string | null | undefined): Verdict {
  return isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short')
}

/** The unit and the office say what they think of what they sign. */
export function mayGiveOpinion(level: Level, opinion: string | null | undefined): Verdict {
  if (level === 'project') return allowed
  return (opinion ?? '').trim().length >= 2 ? allowed : invalid('programmes.opinion_unsaid')
}

export function mayJudge(actor: Actor, facts: FollowingFacts): Verdict {
  return allOf(
    mayBySide(actor, facts.side, followingPermits.decide, 'office'),
    mayStep(followingLifecycle, facts.state, 'pass', 'programmes.acceptance_not_asked'),
  )
}

export function mayRevoke(actor: Actor, facts: FollowingFacts): Verdict {
  return allOf(
    mayBySide(actor, facts.side, followingPermits.decide, 'office'),
    mayStep(followingLifecycle, facts.state, 'revoke', 'programmes.following_has_ended'),
  )
}

/** Unit and office both look on site, while the project is followed. */
export function mayVisit(actor: Actor, facts: FollowingFacts): Verdict {
  const permit = followingPermits.review
  return allOf(
    facts.side === 'project' ? forbidden('programmes.following_not_unit') : allowed,
    permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit }),
    openStates.includes(facts.state) ? allowed : conflict('programmes.following_has_ended'),
  )
}

/** Acceptance is asked for with the final report handed in and nothing overdue. */
export function mayAskAcceptance(facts: {
  readonly finalHandedIn: boolean
  readonly overdue: number
}): Verdict {
  return allOf(
    facts.overdue === 0
      ? allowed
      : conflict('programmes.reports_overdue', { count: facts.overdue }),
    facts.finalHandedIn ? allowed : conflict('programmes.final_report_missing'),
  )
}

export type Cap = { readonly months: number; readonly strength: Strength }

/** The last day that the cap allows for a project that begins on `fromDay`. */
export function capDayOf(fromDay: DayText, cap: Cap | null): DayText | null {
  return cap === null ? null : addMonths(fromDay, cap.months)
}

/** 建设期限一般不超过2年: beyond a cap in principle a written reason is needed, beyond a hard one nothing helps. */
export function mayLast(
  fromDay: DayText,
  untilDay: DayText,
  cap: Cap | null,
  reason: string | null | undefined,
): Verdict {
  if (untilDay <= fromDay) return invalid('programmes.construction_runs_backward')
  const capDay = capDayOf(fromDay, cap)
  if (cap === null || capDay === null || untilDay <= capDay) return allowed
  const facts = { months: cap.months, capDay, untilDay }
  if (cap.strength === 'hard') return conflict('programmes.construction_too_long', facts)
  return isWrittenReason(reason)
    ? allowed
    : conflict('programmes.construction_too_long_unexplained', facts)
}
