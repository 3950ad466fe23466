/**
 * 工作组: organisations that help an office to run its programme. Each answers for what the table of duties says;
 * tasks are due on working days; minutes are approved by a second person; members advise and nominate experts.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import type { Stage } from './programme.ts'
import { Responsible } from './responsibleShape.ts'

const closed = { additionalProperties: false } as const
/** Words that say something. */
const words = (maxLength: number, minLength = 2) =>
  Type.String({ minLength, maxLength, pattern: '\\S' })

export const memberStates = ['invited', 'accepted', 'declined', 'left'] as const
export type MemberState = (typeof memberStates)[number]

/** How somebody looks at a working group; who has no role does not know of it. */
export const workgroupRoles = ['office', 'supervisor', 'member', 'invited'] as const
export type WorkgroupRole = (typeof workgroupRoles)[number]

export const manageWorkgroup = 'programmes.workgroup.manage'
export const serveWorkgroup = 'programmes.workgroup.serve'

export const WorkgroupMember = Type.Object({
  id: Id,
  orgId: Id,
  orgName: Type.String(),
  orgKind: Type.String(),
  duty: Type.String(),
  state: Type.Enum([...memberStates]),
  invitedAt: Moment,
  answeredAt: nullable(Moment),
  reason: nullable(Type.String()),
  /** Whether the one who looks acts for it. */
  mine: Type.Boolean(),
})
export type WorkgroupMember = Static<typeof WorkgroupMember>

export const InviteWish = Type.Object(
  {
    /** Its full name, or its code. */
    org: words(200),
    duty: words(500),
  },
  closed,
)

export const DutyWish = Type.Object(
  {
    stage: Code,
    what: words(500),
    /** The one that leads; the others help. */
    leadId: Id,
    helperIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
    open: Type.Boolean(),
  },
  closed,
)
export type DutyWish = Static<typeof DutyWish>

export const Duty = Type.Object({
  ...Responsible.properties,
  version: Type.Integer(),
  leadId: Id,
  helperIds: Type.Array(Id),
})
export type Duty = Static<typeof Duty>

/** The part of a line that is written. */
export const dutyWishOf = ({ stage, what, leadId, helperIds, open }: Duty): DutyWish => ({
  stage,
  what,
  leadId,
  helperIds: helperIds.toSorted(),
  open,
})

const settles = (actor: Actor): Verdict =>
  permits(actor, manageWorkgroup)
    ? allowed
    : forbidden('programmes.role_cannot', { permit: manageWorkgroup })

export const mayManageWorkgroup = (actor: Actor, role: WorkgroupRole): Verdict =>
  role === 'office' ? settles(actor) : forbidden('programmes.workgroup_office_only')

/** Only members who said yes act. */
export const mayServe = (state: MemberState): Verdict =>
  state === 'accepted' ? allowed : conflict('programmes.workgroup_not_member', { state })

export function mayAnswerInvitation(state: MemberState, verb: MemberVerb, reason: string): Verdict {
  return allOf(
    mayStep(memberLifecycle, state, verb, 'programmes.workgroup_answered_already'),
    verb === 'accept' || isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short'),
  )
}

export const memberVerbs = ['accept', 'decline', 'leave', 'invite'] as const
export type MemberVerb = (typeof memberVerbs)[number]

/** Who declined or left may be invited again. */
export const memberLifecycle: Lifecycle<MemberState, MemberVerb> = {
  invited: { accept: 'accepted', decline: 'declined', leave: 'left' },
  accepted: { leave: 'left' },
  declined: { invite: 'invited' },
  left: { invite: 'invited' },
}

/** Duties rest on members who are in, for stages that the programme has. */
export function mayKeepDuty(
  wish: DutyWish,
  stages: readonly Pick<Stage, 'code'>[],
  members: readonly { readonly id: string; readonly state: MemberState }[],
): Verdict {
  const inside = new Set(members.flatMap(({ id, state }) => (state === 'accepted' ? id : [])))
  return allOf(
    stages.some(({ code }) => code === wish.stage)
      ? allowed
      : invalid('programmes.workgroup_stage_unknown', { stage: wish.stage }),
    [wish.leadId, ...wish.helperIds].every((id) => inside.has(id))
      ? allowed
      : invalid('programmes.workgroup_duty_of_nobody'),
    wish.helperIds.includes(wish.leadId) ? invalid('programmes.workgroup_lead_helps') : allowed,
  )
}

export type Looker = 'public' | 'applicant' | 'unit' | 'expert' | 'inside'

type StageKind = Stage['kind']

const seenBy: Readonly<Record<Exclude<Looker, 'inside'>, readonly StageKind[]>> = {
  public: [],
  applicant: ['submission', 'publicity', 'following'],
  expert: ['expertReview', 'defence', 'siteVisit'],
  unit: ['submission', 'firstReview', 'recommendation', 'formalCheck', 'publicity', 'following'],
}

/** Who answers for a stage is told to whoever the stage concerns; what is open, to everybody. */
export function seesDuty(looker: Looker, kind: StageKind, open: boolean): boolean {
  return open || looker === 'inside' || seenBy[looker].includes(kind)
}

export const taskStates = ['open', 'doing', 'reported', 'done', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]
export const taskVerbs = ['start', 'report', 'confirm', 'return', 'cancel'] as const
export type TaskVerb = (typeof taskVerbs)[number]

export const taskLifecycle: Lifecycle<TaskState, TaskVerb> = {
  open: { start: 'doing', report: 'reported', cancel: 'cancelled' },
  doing: { report: 'reported', cancel: 'cancelled' },
  reported: { confirm: 'done', return: 'doing' },
  done: {},
  cancelled: {},
}

/** The member works; the office confirms, returns and cancels. */
export function mayStepTask(
  who: { readonly office: boolean; readonly member: boolean },
  state: TaskState,
  verb: TaskVerb,
  note: string,
): Verdict {
  const works = verb === 'start' || verb === 'report'
  const needsWords = verb === 'return' || verb === 'cancel' || verb === 'report'
  return allOf(
    (works ? who.member : who.office)
      ? allowed
      : forbidden(
          works ? 'programmes.workgroup_task_of_other' : 'programmes.workgroup_office_only',
        ),
    mayStep(taskLifecycle, state, verb, 'programmes.workgroup_task_cannot_step'),
    !needsWords || isWrittenReason(note) ? allowed : invalid('programmes.reason_too_short'),
  )
}

export const dueDaysMax = 250

export const TaskWish = Type.Object(
  {
    memberId: Id,
    title: words(200),
    body: Type.String({ maxLength: 4000 }),
    stage: nullable(Code),
    /** Counted from today, today not among them. */
    workingDays: Type.Integer({ minimum: 1, maximum: dueDaysMax }),
  },
  closed,
)
export type TaskWish = Static<typeof TaskWish>

export const TaskNote = Type.Object({
  id: Id,
  by: Type.String(),
  orgName: Type.String(),
  at: Moment,
  verb: nullable(Type.Enum([...taskVerbs])),
  body: Type.String(),
})

export const TaskFile = Type.Object({ versionId: Id, name: Type.String(), bytes: Type.Integer() })

export const WorkgroupTask = Type.Object({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  stage: nullable(Type.String()),
  memberId: Id,
  memberName: Type.String(),
  dueOn: Day,
  state: Type.Enum([...taskStates]),
  version: Type.Integer(),
  overdue: Type.Boolean(),
  /** Of the minutes that decided it. */
  minutesNo: nullable(Type.Integer()),
  notes: Type.Array(TaskNote),
  files: Type.Array(TaskFile),
  mine: Type.Boolean(),
})
export type WorkgroupTask = Static<typeof WorkgroupTask>

export const adoptions = ['adopted', 'partly', 'notAdopted'] as const

export const Advice = Type.Object({
  id: Id,
  memberName: Type.String(),
  stage: nullable(Type.String()),
  subject: Type.String(),
  body: Type.String(),
  givenBy: Type.String(),
  givenAt: Moment,
  adopted: nullable(Type.Enum([...adoptions])),
  answer: nullable(Type.String()),
  answeredAt: nullable(Moment),
})
export type Advice = Static<typeof Advice>

export const AdviceWish = Type.Object(
  { stage: nullable(Code), subject: words(200), body: words(8000, 5) },
  closed,
)

export const nominationStates = ['given', 'taken', 'declined', 'withdrawn'] as const
export type NominationState = (typeof nominationStates)[number]
export const nominationVerbs = ['decline', 'withdraw'] as const
export type NominationVerb = (typeof nominationVerbs)[number]

export const Nomination = Type.Object({
  id: Id,
  memberName: Type.String(),
  fileName: Type.String(),
  rows: Type.Integer(),
  reason: Type.String(),
  state: Type.Enum([...nominationStates]),
  givenBy: Type.String(),
  givenAt: Moment,
  settledAt: nullable(Moment),
  settledReason: nullable(Type.String()),
  /** In the office's register; null for all but the office. */
  batchId: nullable(Id),
  mine: Type.Boolean(),
})
export type Nomination = Static<typeof Nomination>

/** The office declines with a reason, the member withdraws; what was taken stays taken. */
export function maySettleNomination(
  who: { readonly office: boolean; readonly member: boolean },
  state: NominationState,
  verb: NominationVerb | 'take',
  reason: string,
): Verdict {
  return allOf(
    (verb === 'withdraw' ? who.member : who.office)
      ? allowed
      : forbidden(
          verb === 'withdraw'
            ? 'programmes.workgroup_task_of_other'
            : 'programmes.workgroup_office_only',
        ),
    state === 'given' ? allowed : conflict('programmes.workgroup_nomination_settled', { state }),
    verb !== 'decline' || isWrittenReason(reason)
      ? allowed
      : invalid('programmes.reason_too_short'),
  )
}
