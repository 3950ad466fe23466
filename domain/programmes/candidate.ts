/** A candidate: an application at one stop of its way, in the hands of the unit that sits there. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { permits } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { dayOfMoment, endOfDay, type DayText } from '../kernel/moment.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import type { Language } from '../kernel/text.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { natureOfDay, nextWorkingDay, workingDaysBetween } from '../kernel/workingDays.ts'
import { programmeDeadline } from './deadlines.ts'
import { unitOf, type ProgrammeDefinition } from './programme.ts'
import { recommendationWhy } from './recommendationWords.ts'
import { Code } from '../kernel/sourced.ts'

export const candidateStates = [
  'arrived',
  'returned',
  'withdrawn',
  'checked',
  'declined',
  'recommended',
] as const
export type CandidateState = (typeof candidateStates)[number]

export type CandidateVerb =
  | 'check'
  | 'pass'
  | 'reopen'
  | 'return'
  | 'decline'
  | 'recall'
  | 'rank'
  | 'recommend'
  | 'unsign'
  | 'arrive'
  | 'withdraw'

/** `withdraw` is the applicant's, `arrive` the way back of a mended file, all others are the unit's. */
export const candidateLifecycle: Lifecycle<CandidateState, CandidateVerb> = {
  arrived: {
    check: 'arrived',
    pass: 'checked',
    return: 'returned',
    decline: 'declined',
    withdraw: 'withdrawn',
  },
  returned: { arrive: 'arrived', decline: 'declined', withdraw: 'withdrawn' },
  checked: {
    rank: 'checked',
    reopen: 'arrived',
    return: 'returned',
    decline: 'declined',
    recommend: 'recommended',
  },
  declined: { recall: 'arrived' },
  recommended: { unsign: 'checked' },
  withdrawn: { arrive: 'arrived' },
}

export const opinionMaxLength = 600
export const candidateSorts = ['arrivedAt', 'title', 'applicant', 'rank'] as const
export type CandidateSort = (typeof candidateSorts)[number]

export const CandidateStateShape = Type.Enum([...candidateStates])

export const CandidateBrief = Type.Object({
  id: Id,
  applicationId: Id,
  programmeId: Code,
  unit: Type.String(),
  stop: Type.Integer(),
  state: CandidateStateShape,
  title: Type.String(),
  applicant: Type.String(),
  applicantCode: nullable(Type.String()),
  directions: Type.Array(Type.String()),
  /** Place in the unit's order; null in reserve. */
  rank: nullable(Type.Integer()),
  submissionId: Id,
  submissionSeq: Type.Integer(),
  receiptNo: Type.String(),
  arrivedAt: Moment,
  changedAt: Moment,
  /** Items of the formal check that have a result, and those among them that do not pass. */
  checked: Type.Integer(),
  flagged: Type.Integer(),
})
export type CandidateBrief = Static<typeof CandidateBrief>

/** Whether the actor's role may act on files, and the file stands where the verb is possible. */
export function mayHandle(actor: Actor, state: CandidateState, verb: CandidateVerb): Verdict {
  const permit = 'programmes.review.check'
  return allOf(
    permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit }),
    mayStep(candidateLifecycle, state, verb, `programmes.candidate_cannot_${verb}`),
  )
}

/** When a unit itself must be done: recommend to the unit above, or deliver to the issuer. Null: 未公布. */
export function unitClosesAt(definition: ProgrammeDefinition, unitCode: string): string | null {
  const step = unitOf(definition, unitCode)?.channel === 'parent' ? 'recommend' : 'deliver'
  const closesAt = programmeDeadline(definition, step, unitCode)?.resolved?.closesAt
  return closesAt === undefined ? null : new Date(closesAt).toISOString()
}

/**
 * Whether a file may be returned for mending until the end of `day`: a working day, at least one working
 * day ahead, and over before the unit's own deadline, or the unit could not act on what comes back.
 */
export function mayReturnUntil(
  day: DayText,
  now: Date,
  closesAt: string | null,
  language: Language = 'zh',
): Verdict {
  const today = dayOfMoment(now.toISOString())
  const nature = natureOfDay(day)
  const looked = [{ label: 'returnDay', value: day, at: '/deadlineDay' }] as const
  if (workingDaysBetween(today, day).count < 1) {
    return conflict(
      'programmes.return_too_short',
      { day, today },
      recommendationWhy('returnDays', {}, looked, 'change_later_day', language),
    )
  }
  if (!nature.working) {
    const next = nextWorkingDay(day).day
    return conflict(
      'programmes.return_day_not_working',
      { day, next },
      recommendationWhy('returnDays', {}, looked, 'change_working_day', language),
    )
  }
  if (closesAt !== null && Date.parse(endOfDay(day)) >= Date.parse(closesAt)) {
    return conflict(
      'programmes.return_beyond_deadline',
      { day, closesAt },
      recommendationWhy(
        'returnDeadline',
        {},
        [...looked, { label: 'unitClosesAt', value: closesAt }],
        'change_earlier_day',
        language,
      ),
    )
  }
  return allowed
}

/** Reasons of a return name addresses of the form, or nothing for the file as a whole. */
export function mayReturnWith(
  reasons: readonly { readonly at: string | null; readonly text: string }[],
  known: (at: string) => boolean,
): Verdict {
  const strange = reasons.find(({ at }) => at !== null && !known(at))
  return strange === undefined
    ? allowed
    : invalid('programmes.return_address_unknown', { at: strange.at ?? '' })
}

/** By which two submissions of one applicant are one project: letters and digits of the name alone. */
export function projectKey(title: string): string | null {
  const key = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return key === '' ? null : key
}
