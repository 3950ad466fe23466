/** How a package leaves its unit and arrives: by which way, when, and whether that keeps the deadline. */
import { Type, type Static } from 'typebox'
import { isInTime } from '../kernel/deadline.ts'
import type { MomentText } from '../kernel/moment.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import type { Language } from '../kernel/text.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isInProgrammeTime, programmeDeadline } from './deadlines.ts'
import { unitOf, type DeadlineStep, type ProgrammeDefinition } from './programme.ts'
import type { Medium } from './programmePaper.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const dispatchWays = ['ems', 'confidential', 'courier', 'hand', 'email', 'online'] as const
export type DispatchWay = (typeof dispatchWays)[number]

export const deadlineBasis = ['posted', 'received', 'uploaded'] as const

/** What the deadline says of one dispatch. */
export const Judgement = Type.Object({
  /** Null where no deadline is published. */
  closesAt: nullable(Moment),
  basis: nullable(Type.Enum([...deadlineBasis])),
  /** Null while the moment that decides has not come. */
  inTime: nullable(Type.Boolean()),
  /** Parts of the rule that no notice fixes: shown beside it as 示例. */
  unsettled: Type.Array(Type.String()),
})
export type Judgement = Static<typeof Judgement>

export const Dispatch = Type.Object({
  id: Id,
  packageId: nullable(Id),
  programmeId: Type.String(),
  unitCode: Type.String(),
  unitName: Type.String(),
  medium: Type.String(),
  way: Type.Enum([...dispatchWays]),
  number: nullable(Type.String()),
  pieces: Type.Integer(),
  sentAt: Moment,
  /** Who recorded it, by name; null where the house did. */
  sentBy: nullable(Type.String()),
  receivedAt: nullable(Moment),
  receivedBy: nullable(Type.String()),
  lateReason: nullable(Type.String()),
  /** What the office counted on arrival; null where it did not count. */
  receivedPieces: nullable(Type.Integer()),
  receiptNote: nullable(Type.String()),
  judgement: Judgement,
})
export type Dispatch = Static<typeof Dispatch>

/** The step that a unit's sending is: to the unit above, or to the issuer. */
export function sendingStep(definition: ProgrammeDefinition, unitCode: string): DeadlineStep {
  return unitOf(definition, unitCode)?.channel === 'parent' ? 'recommend' : 'deliver'
}

export type Sent = {
  readonly unitCode: string
  readonly medium: string
  readonly sentAt: MomentText
  readonly receivedAt: MomentText | null
}

/** The moment that decides is that of sending, unless the rule counts what has arrived. */
export function judge(definition: ProgrammeDefinition, sent: Sent): Judgement {
  const step = sendingStep(definition, sent.unitCode)
  const deadline = programmeDeadline(definition, step, sent.unitCode, sent.medium)
  if (deadline?.resolved == null) {
    return {
      closesAt: null,
      basis: null,
      inTime: null,
      unsettled: [...(deadline?.unsettled ?? [])],
    }
  }
  const basis = deadline.rule.basis.value ?? (step === 'deliver' ? 'received' : 'uploaded')
  const decisive = basis === 'received' ? sent.receivedAt : sent.sentAt
  const { closesAt } = deadline.resolved
  return {
    closesAt: new Date(closesAt).toISOString(),
    basis,
    inTime: decisive === null ? null : isInTime(decisive, closesAt),
    unsettled: [...deadline.unsettled],
  }
}

/**
 * Whether it may be sent at that moment. Where arrival decides, sending late is not refused: whether it
 * arrived in time is seen when it has.
 */
export function maySend(
  definition: ProgrammeDefinition,
  sent: Omit<Sent, 'receivedAt'>,
  reason: string | null,
  language: Language = 'zh',
): Verdict {
  const judgement = judge(definition, { ...sent, receivedAt: null })
  if (judgement.inTime !== false) return allowed
  const step = sendingStep(definition, sent.unitCode)
  return isInProgrammeTime(definition, step, sent.unitCode, sent.sentAt, {
    medium: sent.medium,
    reason,
    language,
  })
}

/** Ways that need a number by which the carrier finds the piece again. */
const numbered: ReadonlySet<string> = new Set(['ems', 'confidential', 'courier'])

/** EMS numbers: two letters, nine digits, CN (UPU S10), or the thirteen digits of domestic labels. */
const emsNumber = /^([A-Z]{2}\d{9}CN|\d{13})$/

/** Whether the programme lets this medium travel this way, and the number is one. */
export function mayTravelBy(medium: Medium, way: DispatchWay, number: string | null): Verdict {
  const routes = medium.routes.value
  if (routes !== null && !routes.includes(way)) {
    return conflict('programmes.way_not_open', { way, ways: routes.join('、') })
  }
  if (numbered.has(way) && number === null) return invalid('programmes.dispatch_number_missing')
  if (way === 'ems' && number !== null && !emsNumber.test(number)) {
    return invalid('programmes.ems_number_wrong', { number })
  }
  return allowed
}

/** Whose hands the sending of a unit ends in: the unit above it, the unit that its programme feeds, or the office. */
export function addresseeOf(
  definition: ProgrammeDefinition,
  unitCode: string,
): { readonly programmeId: string; readonly unit: string } | null {
  const unit = unitOf(definition, unitCode)
  if (unit?.channel === 'parent' && unit.parent !== null) {
    return { programmeId: definition.id, unit: unit.parent }
  }
  const { feeds } = definition
  return feeds === undefined ? null : { programmeId: feeds.programme, unit: feeds.unit }
}

const minuteMs = 60_000

/** People note minutes, the house seconds: what happened in the same minute is not before. */
function isBefore(noted: Date, kept: Date): boolean {
  return noted.getTime() < Math.floor(kept.getTime() / minuteMs) * minuteMs
}

/** A day that has not come yet, or before the list was signed, is a slip of the pen. */
export function mayHaveBeenSent(sentAt: Date, signedAt: Date | null, now: Date): Verdict {
  if (sentAt.getTime() > now.getTime()) return invalid('programmes.sent_ahead')
  if (signedAt !== null && isBefore(sentAt, signedAt)) {
    return invalid('programmes.sent_before_signed', { signedAt: signedAt.toISOString() })
  }
  return allowed
}

export function mayHaveArrived(receivedAt: Date, sentAt: Date, now: Date): Verdict {
  if (receivedAt.getTime() > now.getTime()) return invalid('programmes.received_ahead')
  return isBefore(receivedAt, sentAt)
    ? invalid('programmes.received_before_sent', { sentAt: sentAt.toISOString() })
    : allowed
}

/** Paper goes only when every application has as many volumes as the rule says. */
export function mayTakePaper(
  copies: readonly { readonly rank: number; readonly required: number; readonly printed: number }[],
): Verdict {
  const short = copies.find(({ required, printed }) => printed < required)
  return short === undefined
    ? allowed
    : conflict('programmes.copies_missing', {
        rank: short.rank,
        printed: short.printed,
        required: short.required,
      })
}

/** Where the notice asks for scans of what is stamped, a mail goes without them only for a written reason. */
export function mayMailWithout(missing: number, reason: string | null): Verdict {
  return missing === 0 || isWrittenReason(reason)
    ? allowed
    : conflict('programmes.scans_missing', { missing })
}
