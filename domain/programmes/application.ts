/** An application: one applicant's project for one programme, from the first word to the recommendation. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { permits } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Day, Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'
import { EntryStateShape } from './entry.ts'
import type { FormDefinition } from './form/definition.ts'
import { Licence } from './licenceShape.ts'
import { Code } from '../kernel/sourced.ts'

export const applicationStates = [
  'draft',
  'submitted',
  'returned',
  'recommended',
  'declined',
  'delivered',
  'discarded',
] as const
export type ApplicationState = (typeof applicationStates)[number]

export type ApplicationVerb =
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'return'
  | 'decline'
  | 'recommend'
  | 'recall'
  | 'deliver'
  | 'giveBack'
  | 'discard'

/** What leads where. `withdraw` gives the pen back to the applicant, `return` does so with reasons. */
export const applicationLifecycle: Lifecycle<ApplicationState, ApplicationVerb> = {
  draft: { edit: 'draft', submit: 'submitted', discard: 'discarded' },
  submitted: {
    withdraw: 'draft',
    return: 'returned',
    decline: 'declined',
    recommend: 'recommended',
  },
  returned: { edit: 'returned', submit: 'submitted', withdraw: 'draft', decline: 'declined' },
  recommended: { recall: 'submitted', deliver: 'delivered' },
  declined: { recall: 'submitted' },
  delivered: { giveBack: 'submitted' },
  discarded: {},
}

export const State = Type.Enum([...applicationStates])

export const Stop = Type.Object({ programme: Code, unit: Type.String() })

/** Where a file is and who holds it: the applicant, a unit, or the issuer. */
export const Holder = Type.Object({
  kind: Type.Enum(['applicant', 'unit', 'issuer']),
  name: Type.String(),
  programme: nullable(Type.String()),
  unit: nullable(Type.String()),
  since: Moment,
  /** Until when this holder must act; null where no text says. */
  until: nullable(Moment),
})
export type Holder = Static<typeof Holder>

/** How the issuing office stands to a file that has arrived: an entry's state, as its applicant is told it. */
export const Acceptance = Type.Object({
  state: EntryStateShape,
  since: Moment,
  /** What must still come, and until the end of which day. */
  missing: nullable(Type.String()),
  settleDay: nullable(Day),
  /** Why it was refused or taken up again. */
  reason: nullable(Type.String()),
})
export type Acceptance = Static<typeof Acceptance>

export const SubmissionBrief = Type.Object({
  id: Id,
  seq: Type.Integer(),
  receiptNo: Type.String(),
  title: Type.String(),
  directions: Type.Array(Type.String()),
  digestSha256: Sha256,
  digestSm3: Sha256,
  draftVersion: Type.Integer(),
  submittedAt: Moment,
  submittedBy: Type.String({ description: 'name of the person' }),
})
export type SubmissionBrief = Static<typeof SubmissionBrief>

export const ApplicationBrief = Type.Object({
  id: Id,
  programmeId: Type.String(),
  programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  orgId: Id,
  orgName: Type.String(),
  title: Type.String(),
  directions: Type.Array(Type.String()),
  state: State,
  stops: Type.Array(Stop),
  draftVersion: Type.Integer(),
  submissionSeq: Type.Integer(),
  returnDeadline: nullable(Moment),
  submittedAt: nullable(Moment),
  changedAt: Moment,
})
export type ApplicationBrief = Static<typeof ApplicationBrief>

/** Why a unit gave the file back: each reason at its field, or at null for the file as a whole. */
export const FileReturn = Type.Object({
  reasons: Type.Array(Type.Object({ at: nullable(Type.String()), text: Type.String() })),
  returnedBy: Type.String({ description: 'name of the unit' }),
  returnedAt: Moment,
  deadline: Moment,
})
export type FileReturn = Static<typeof FileReturn>

export const Application = Type.Object({
  ...ApplicationBrief.properties,
  /** The name of each stop, in the order of `stops`; a stop may belong to a programme of another level. */
  stopNames: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
  /** The type on the applicant's licence, as the applicant says; null until it is said. */
  licence: nullable(Licence),
  holder: Holder,
  /** Null until the issuing office has received it. */
  acceptance: nullable(Acceptance),
  /** The latest first. */
  returns: Type.Array(FileReturn),
  /** When the draft must be in; null where the programme does not say. */
  closesAt: nullable(Moment),
  submissions: Type.Array(SubmissionBrief),
})
export type Application = Static<typeof Application>

/** What a verdict looks at; every reader of applications has it at hand. */
export type ApplicationFacts = {
  readonly state: ApplicationState
  readonly orgId: string
  readonly returnDeadline: string | null
}

function mayAct(actor: Actor, application: ApplicationFacts, permit: string): Verdict {
  if (application.orgId !== actor.orgId) return forbidden('programmes.not_your_application')
  return permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit })
}

export function mayEdit(actor: Actor, application: ApplicationFacts): Verdict {
  return allOf(
    mayAct(actor, application, 'programmes.application.edit'),
    mayStep(applicationLifecycle, application.state, 'edit', 'programmes.sealed_since_submission'),
  )
}

/**
 * `closesAt` is the closing instant of the unit, null where none is published. A returned file keeps the
 * deadline that the return gave it, even after the general one.
 */
export function mayHandIn(
  actor: Actor,
  application: ApplicationFacts,
  now: Date,
  closesAt: string | null,
): Verdict {
  const closes = application.state === 'returned' ? application.returnDeadline : closesAt
  const inTime: Verdict =
    closes === null || now.getTime() < Date.parse(closes)
      ? allowed
      : conflict('programmes.submission_closed', { closesAt: closes })
  return allOf(
    mayAct(actor, application, 'programmes.application.submit'),
    mayStep(applicationLifecycle, application.state, 'submit', 'programmes.not_open_to_submit'),
    inTime,
  )
}

/** Taking back is possible until the deadline and only while the first unit has not acted on the file. */
export function mayTakeBack(
  actor: Actor,
  application: ApplicationFacts,
  now: Date,
  closesAt: string | null,
): Verdict {
  return allOf(
    mayAct(actor, application, 'programmes.application.submit'),
    mayStep(applicationLifecycle, application.state, 'withdraw', 'programmes.not_withdrawable'),
    closesAt === null || now.getTime() < Date.parse(closesAt)
      ? allowed
      : conflict('programmes.withdrawal_closed', { closesAt }),
  )
}

export function mayDiscard(actor: Actor, application: ApplicationFacts): Verdict {
  return allOf(
    mayAct(actor, application, 'programmes.application.submit'),
    mayStep(applicationLifecycle, application.state, 'discard', 'programmes.not_discardable'),
  )
}

/** Forms name the project in an item with this id, whatever its section. */
const projectNameItem = /^[A-Za-z]+\.projectName$/

/** Where a form asks for the project's name; undefined where it does not. */
export function projectNameAddress(form: FormDefinition): string | undefined {
  for (const section of form.sections) {
    const item = section.items.find(({ id }) => id === 'projectName')
    if (item !== undefined) return `${section.id}.${item.id}`
  }
  return undefined
}

/** The project's name among answers or edits, by address; undefined where it is not among them. */
export function projectNameIn(answers: Readonly<Record<string, unknown>>): string | undefined {
  const named = Object.entries(answers).find(([at]) => projectNameItem.test(at))?.[1]
  return typeof named === 'string' && named.trim() !== '' ? named.trim() : undefined
}
