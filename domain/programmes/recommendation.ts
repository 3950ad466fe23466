/** The list of one unit: drafted by one person, checked by a second, signed by a third, then sent on. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { permits } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { dayOfMoment, type DayText } from '../kernel/moment.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import type { Language } from '../kernel/text.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { CandidateBrief } from './candidate.ts'
import type { ProgrammeDefinition } from './programme.ts'
import { programmeWhy, recommendationWhy, ruleText } from './recommendationWords.ts'
import { Code, type Origin } from '../kernel/sourced.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const recommendationStates = [
  'draft',
  'checking',
  'signing',
  'signed',
  'dispatched',
] as const
export type RecommendationState = (typeof recommendationStates)[number]

export type RecommendationVerb =
  | 'rank'
  | 'sendToCheck'
  | 'takeBack'
  | 'sendBack'
  | 'pass'
  | 'sign'
  | 'withdrawSignature'
  | 'dispatch'
  | 'giveBack'

export const recommendationLifecycle: Lifecycle<RecommendationState, RecommendationVerb> = {
  draft: { rank: 'draft', sendToCheck: 'checking' },
  checking: { takeBack: 'draft', sendBack: 'draft', pass: 'signing' },
  signing: { sendBack: 'draft', sign: 'signed' },
  signed: { withdrawSignature: 'draft', dispatch: 'dispatched' },
  /** By the office, with the package that was sent. */
  dispatched: { giveBack: 'draft' },
}

export const QuotaMeterShape = Type.Object({
  pool: Type.String(),
  sharedBy: Type.Array(Type.String()),
  max: nullable(Type.Integer()),
  strength: nullable(Type.Enum(['hard', 'inPrinciple'])),
  condition: nullable(Type.String()),
  used: Type.Integer(),
  waiting: Type.Integer(),
  free: nullable(Type.Integer()),
  over: Type.Integer(),
  source: Type.Enum(['notice', 'example', 'unknown']),
  clause: nullable(Type.String()),
})

export const ExceptionShape = Type.Object({
  id: Id,
  candidateId: Id,
  title: Type.String(),
  rank: nullable(Type.Integer()),
  /** `quota`, or the code of an exclusion of the programme. */
  rule: Type.String(),
  reason: Type.String(),
  state: Type.Enum(['asked', 'confirmed', 'refused', 'lapsed']),
  askedBy: Type.String(),
  askedAt: Moment,
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Moment),
  note: nullable(Type.String()),
})
export type ExceptionShape = Static<typeof ExceptionShape>

export const Recommendation = Type.Object({
  programmeId: Code,
  unit: Type.String(),
  unitName: Type.String(),
  state: Type.Enum([...recommendationStates]),
  version: Type.Integer(),
  /** In rank order. */
  ranked: Type.Array(CandidateBrief),
  /** Passed the check and without a place. */
  reserve: Type.Array(CandidateBrief),
  meter: QuotaMeterShape,
  exceptions: Type.Array(ExceptionShape),
  /** Until when the unit must be done; null: 未公布. */
  closesAt: nullable(Moment),
  sentBy: nullable(Type.String()),
  checkedBy: nullable(Type.String()),
  /** Given when it was signed last; offered again where it has to be signed once more. */
  lateReason: nullable(Type.String()),
  backReason: nullable(Type.String()),
  backBy: nullable(Type.String()),
  signedBy: nullable(Type.String()),
  /** The principal, where a deputy signed. */
  signedFor: nullable(Type.String()),
  signedAt: nullable(Moment),
  documentNumber: nullable(Type.String()),
  documentDate: nullable(Day),
  listDigest: nullable(Type.String()),
  publicityWaiver: nullable(Type.String()),
  mayUndo: Type.Boolean(),
})
export type Recommendation = Static<typeof Recommendation>

/** What the verdicts look at. */
export type ListFacts = {
  readonly state: RecommendationState
  readonly version: number
  readonly ranked: number
  readonly exceptionsAsked: number
  readonly sentBy: string | null
  readonly checkedBy: string | null
  /** Drafting, checking and signing are three persons' work; on unless the operator turned it off. */
  readonly fourEyes: boolean
}

function mayVerb(actor: Actor, facts: ListFacts, verb: RecommendationVerb, permit: string) {
  return allOf(
    permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit }),
    mayStep(recommendationLifecycle, facts.state, verb, `programmes.list_cannot_${verb}`),
  )
}

/** Whether the order may be touched at all: a list that is being checked, or is signed, stands still. */
export function mayChangeList(actor: Actor, facts: ListFacts): Verdict {
  return mayVerb(actor, facts, 'rank', 'programmes.recommendation.rank')
}

/** Whether the officer looked at the list as it stands. */
export function isFresh(facts: Pick<ListFacts, 'version'>, seen: number | undefined): Verdict {
  return seen === undefined || seen === facts.version
    ? allowed
    : conflict('programmes.list_moved_on', { seen, version: facts.version })
}

export function maySendToCheck(actor: Actor, facts: ListFacts): Verdict {
  return allOf(
    mayVerb(actor, facts, 'sendToCheck', 'programmes.recommendation.rank'),
    facts.ranked > 0 ? allowed : conflict('programmes.list_empty'),
  )
}

export function mayTakeListBack(actor: Actor, facts: ListFacts): Verdict {
  return mayVerb(actor, facts, 'takeBack', 'programmes.recommendation.rank')
}

function another(
  actor: Actor,
  facts: ListFacts,
  former: readonly (string | null)[],
  code: 'checker_is_drafter' | 'signer_is_drafter_or_checker',
  language: Language,
): Verdict {
  if (!facts.fourEyes || actor.personId === null || !former.includes(actor.personId)) return allowed
  return conflict(
    `programmes.${code}`,
    undefined,
    recommendationWhy('fourEyes', {}, [], 'change_another_person', language),
  )
}

export function mayPassList(actor: Actor, facts: ListFacts, language: Language = 'zh'): Verdict {
  return allOf(
    mayVerb(actor, facts, 'pass', 'programmes.recommendation.check'),
    another(actor, facts, [facts.sentBy], 'checker_is_drafter', language),
    facts.exceptionsAsked === 0
      ? allowed
      : conflict('programmes.exceptions_undecided', { count: facts.exceptionsAsked }),
  )
}

/** The checker sends back what is checked, the leader what is to be signed. */
export function maySendBack(actor: Actor, facts: ListFacts): Verdict {
  const signing = facts.state === 'signing'
  const permit = `programmes.recommendation.${signing ? 'sign' : 'check'}`
  return mayVerb(actor, facts, 'sendBack', permit)
}

export type SignFacts = ListFacts & {
  readonly publicity: PublicityFacts
  /** Of the deadline for the unit; refused where it has passed without what it asks for. */
  readonly inTime: Verdict
}

export type PublicityFacts = {
  readonly rule: PublicityRule
  /** A publicity that runs, or whose objections are not decided. */
  readonly unfinished: boolean
  /** Ranked projects that no finished publicity named. */
  readonly uncovered: number
  readonly waiver: string | null
}

export type PublicityRule = {
  readonly workingDays: number | null
  /** `inPrinciple`: only an example of ours asks for it, so a written reason sets it aside. */
  readonly strength: 'hard' | 'inPrinciple' | 'none'
  readonly origin: Origin
}

/** What a programme says of the local publicity of its units. */
export function publicityRule({ publicity }: ProgrammeDefinition): PublicityRule {
  const { value, ...origin } = publicity.unitWorkingDays
  if (value === null || value === 0) return { workingDays: null, strength: 'none', origin }
  const strength = origin.source === 'notice' ? 'hard' : 'inPrinciple'
  return { workingDays: value, strength, origin }
}

function hasBeenPublic(facts: PublicityFacts, language: Language): Verdict {
  if (facts.unfinished) return conflict('programmes.publicity_unfinished')
  const { rule, uncovered } = facts
  if (rule.strength === 'none' || uncovered === 0) return allowed
  if (rule.strength === 'inPrinciple' && isWrittenReason(facts.waiver)) return allowed
  const soft = rule.strength === 'inPrinciple'
  return conflict(
    soft ? 'programmes.publicity_missing_in_principle' : 'programmes.publicity_missing',
    { count: uncovered },
    programmeWhy(
      { origin: rule.origin, text: ruleText('publicityDays', { days: rule.workingDays ?? 0 }) },
      [{ label: 'uncovered', value: uncovered }],
      soft ? 'change_publicity_or_reason' : 'change_publicity',
      language,
    ),
  )
}

export function maySign(actor: Actor, facts: SignFacts, language: Language = 'zh'): Verdict {
  return allOf(
    mayVerb(actor, facts, 'sign', 'programmes.recommendation.sign'),
    another(
      actor,
      facts,
      [facts.sentBy, facts.checkedBy],
      'signer_is_drafter_or_checker',
      language,
    ),
    facts.ranked > 0 ? allowed : conflict('programmes.list_empty'),
    facts.exceptionsAsked === 0
      ? allowed
      : conflict('programmes.exceptions_undecided', { count: facts.exceptionsAsked }),
    hasBeenPublic(facts.publicity, language),
    facts.inTime,
  )
}

/** A signature names its document; a date ahead of the day of signing would be a false one. */
export function mayBeDocument(number: string, date: DayText, now: Date): Verdict {
  if (number.trim() === '') return invalid('programmes.document_number_missing')
  const today = dayOfMoment(now.toISOString())
  return date <= today ? allowed : invalid('programmes.document_date_ahead', { date, today })
}

/** `nextActed`: units above that have already worked on a file of this list. */
export function mayWithdrawSignature(
  actor: Actor,
  facts: ListFacts,
  nextActed: number,
  reason: string,
): Verdict {
  return allOf(
    mayVerb(actor, facts, 'withdrawSignature', 'programmes.recommendation.sign'),
    isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short'),
    nextActed === 0 ? allowed : conflict('programmes.next_unit_has_acted', { count: nextActed }),
  )
}

/** Whether somebody may confirm or refuse an exception that a person asked for. */
export function mayDecideException(
  actor: Actor,
  exception: { readonly state: string; readonly askedBy: string },
  language: Language = 'zh',
): Verdict {
  if (exception.state !== 'asked') return conflict('programmes.exception_decided_already')
  if (actor.personId !== exception.askedBy) return allowed
  return conflict(
    'programmes.exception_needs_another',
    undefined,
    recommendationWhy('fourEyes', {}, [], 'change_another_person', language),
  )
}

export type SignedRow = {
  readonly rank: number
  readonly applicationId: string
  /** SHA-256 of the submission. */
  readonly submission: string
}

/**
 * The text whose SHA-256 freezes a signed list: programme, unit, 文号 and date in the first line, then rank,
 * application and digest of the submission, one line a project, divided by tabs.
 */
export function signedListText(
  head: {
    readonly programmeId: string
    readonly unit: string
    readonly documentNumber: string
    readonly documentDate: DayText
  },
  rows: readonly SignedRow[],
): string {
  const lines = rows
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ rank, applicationId, submission }) => [rank, applicationId, submission].join('\t'))
  const first = [head.programmeId, head.unit, head.documentNumber, head.documentDate].join('\t')
  return [first, ...lines].join('\n')
}
