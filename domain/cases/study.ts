/**
 * 案例: a practice that others can take over, written from a project that passed acceptance or on another stated
 * basis, reviewed by the programme office and then public.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Id, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { StatedChange } from './measure.ts'

export const studyStates = [
  'draft',
  'inReview',
  'returned',
  'published',
  'withdrawn',
  'discarded',
] as const
export type StudyState = (typeof studyStates)[number]

export const studyVerbs = [
  'submit',
  'takeBack',
  'publish',
  'return',
  'withdraw',
  'revise',
  'discard',
] as const
export type StudyVerb = (typeof studyVerbs)[number]

/** What is public does not change: it is withdrawn with a reason, mended, and reviewed again at the same address. */
export const studyLifecycle: Lifecycle<StudyState, StudyVerb> = {
  draft: { submit: 'inReview', discard: 'discarded' },
  inReview: { takeBack: 'draft', publish: 'published', return: 'returned' },
  returned: { submit: 'inReview', discard: 'discarded' },
  published: { withdraw: 'withdrawn' },
  withdrawn: { revise: 'draft' },
  discarded: {},
}

/** Steps that say why. */
export const reasonedVerbs: readonly StudyVerb[] = ['return', 'withdraw']

export const studyPermits = {
  write: 'cases.study.write',
  /** Handing in, withdrawing, and declaring what one's own organisation took over: what binds it. */
  submit: 'cases.study.submit',
  review: 'cases.study.review',
  /** Reading what is under review without deciding. */
  read: 'cases.study.read',
} as const

/** The nine directions of the notice. */
export const caseDirections = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
export type CaseDirection = (typeof caseDirections)[number]
export const directionsMax = 3
export const measuresMax = 8
export const filesMax = 10

export const DirectionShape = Type.Enum([...caseDirections])
/** A division of GB/T 4754: its section and two digits. */
export const IndustryShape = Type.String({ pattern: '^[A-T]\\d{2}$' })
/** The first two digits of a province, or the Corps. */
export const RegionShape = Type.String({ pattern: '^(\\d{2}|XPCC)$' })

const Long = Type.String({ maxLength: 5000 })
const closed = { additionalProperties: false } as const

export const StudyContent = Type.Object(
  {
    title: Type.String({ maxLength: 120 }),
    /** What it is in one or two sentences, for lists. */
    summary: Type.String({ maxLength: 300 }),
    /** 要解决的问题 */
    problem: Long,
    /** 做法 */
    approach: Long,
    /** 成效 in words; its numbers stand beside. */
    result: Long,
    /** 适用条件: what somebody needs to do the same. */
    conditions: Long,
    directions: Type.Array(DirectionShape, { maxItems: directionsMax, uniqueItems: true }),
    industry: nullable(IndustryShape),
    region: nullable(RegionShape),
    /** Whether readers see the organisation's name. */
    showsOrg: Type.Boolean(),
    /** On what the case rests where no project of a programme does. */
    basis: Type.String({ maxLength: 1000 }),
    /** Indicators of the track, by their codes. */
    tracked: Type.Array(Code, { maxItems: measuresMax, uniqueItems: true }),
    stated: Type.Array(StatedChange, { maxItems: measuresMax }),
    files: Type.Array(Id, { maxItems: filesMax, uniqueItems: true }),
  },
  closed,
)
export type StudyContent = Static<typeof StudyContent>

export const emptyStudy: StudyContent = {
  title: '',
  summary: '',
  problem: '',
  approach: '',
  result: '',
  conditions: '',
  directions: [],
  industry: null,
  region: null,
  showsOrg: true,
  basis: '',
  tracked: [],
  stated: [],
  files: [],
}

export const studyParts = [
  'title',
  'summary',
  'problem',
  'approach',
  'result',
  'directions',
  'industry',
  'region',
  'basis',
  'measures',
] as const
export type StudyPart = (typeof studyParts)[number]

/** What a case still lacks before it can be handed in. */
export function missingParts(content: StudyContent, hasProject: boolean): StudyPart[] {
  const atLeast = (text: string, length: number) => [...text.trim()].length >= length
  const has: Readonly<Record<StudyPart, boolean>> = {
    title: atLeast(content.title, 4),
    summary: atLeast(content.summary, 10),
    problem: atLeast(content.problem, 20),
    approach: atLeast(content.approach, 20),
    result: atLeast(content.result, 20),
    directions: content.directions.length > 0,
    industry: content.industry !== null,
    region: content.region !== null,
    basis: hasProject || isWrittenReason(content.basis),
    measures: content.tracked.length + content.stated.length > 0,
  }
  return studyParts.filter((part) => !has[part])
}

export type StudyFacts = {
  readonly orgId: string
  /** The office of the project's programme; null where any office reviews. */
  readonly officeOrgId: string | null
  readonly state: StudyState
  readonly wasPublic: boolean
}

export function isReviewer(actor: Actor, { orgId, officeOrgId }: StudyFacts): boolean {
  const ofOffice = officeOrgId === null || officeOrgId === actor.orgId
  return permits(actor, studyPermits.review) && ofOffice && actor.orgId !== orgId
}

function byOwner(actor: Actor, { orgId }: StudyFacts, permit: string): Verdict {
  if (actor.orgId !== orgId) return forbidden('cases.not_own')
  return permits(actor, permit) ? allowed : forbidden('cases.role_cannot', { permit })
}

const byReviewer = (actor: Actor, facts: StudyFacts): Verdict =>
  isReviewer(actor, facts) ? allowed : forbidden('cases.not_reviewer')

function whoMay(actor: Actor, facts: StudyFacts, verb: StudyVerb): Verdict {
  if (verb === 'publish' || verb === 'return') return byReviewer(actor, facts)
  if (verb === 'withdraw' && isReviewer(actor, facts)) return allowed
  const binds = verb === 'submit' || verb === 'takeBack' || verb === 'withdraw'
  return byOwner(actor, facts, binds ? studyPermits.submit : studyPermits.write)
}

/** Whether a step may be taken; what it needs besides, such as a reason, is asked for on its own. */
export function mayStepStudy(actor: Actor, facts: StudyFacts, verb: StudyVerb): Verdict {
  return allOf(
    whoMay(actor, facts, verb),
    mayStep(studyLifecycle, facts.state, verb, `cases.study_cannot_${verb}`),
    verb === 'discard' && facts.wasPublic ? conflict('cases.was_public') : allowed,
  )
}

/** Whether the text may be changed now. */
export function mayWriteStudy(actor: Actor, facts: StudyFacts): Verdict {
  const open = facts.state === 'draft' || facts.state === 'returned'
  return allOf(
    byOwner(actor, facts, studyPermits.write),
    open ? allowed : conflict('cases.study_is_fixed', { state: facts.state }),
  )
}

export function mayBeginStudy(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return permits(actor, studyPermits.write)
    ? allowed
    : forbidden('cases.role_cannot', { permit: studyPermits.write })
}

export function isComplete(content: StudyContent, hasProject: boolean): Verdict {
  const { length: count } = missingParts(content, hasProject)
  return count === 0 ? allowed : invalid('cases.incomplete', { count })
}

/** Tracked and stated together: readers see no more. */
export function measuresFit({ tracked, stated }: StudyContent): Verdict {
  return tracked.length + stated.length <= measuresMax
    ? allowed
    : invalid('cases.measures_too_many', { most: measuresMax })
}

/** Whether what the actor looked at is what stands. */
export function hasSeen(version: number, seen: number): Verdict {
  return seen === version ? allowed : conflict('cases.moved_on', { seen, version })
}

export function saysWhy(verb: StudyVerb, reason: string | undefined): Verdict {
  return !reasonedVerbs.includes(verb) || isWrittenReason(reason)
    ? allowed
    : invalid('cases.reason_too_short')
}
