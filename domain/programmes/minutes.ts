/** 会议纪要 of a working group: who met, what was said, what was decided; sealed by a second person's approval. */
import { Type, type Static } from 'typebox'
import { Day, Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { dueDaysMax, type MemberState } from './workgroup.ts'

const closed = { additionalProperties: false } as const
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const minutesStates = ['draft', 'approved', 'discarded'] as const
export type MinutesState = (typeof minutesStates)[number]

export const Attendee = Type.Object(
  { org: words(200), names: Type.String({ maxLength: 300 }) },
  closed,
)

/** What was agreed on; with a member and a time it can become a task of the group. */
export const Decision = Type.Object(
  {
    /** Nothing while it is being written. */
    what: Type.String({ maxLength: 200 }),
    memberId: nullable(Id),
    workingDays: nullable(Type.Integer({ minimum: 1, maximum: dueDaysMax })),
  },
  closed,
)
export type Decision = Static<typeof Decision>

/** A draft is kept as far as it is written. */
export const MinutesWish = Type.Object(
  {
    title: Type.String({ maxLength: 200 }),
    heldOn: nullable(Day),
    place: Type.String({ maxLength: 200 }),
    chair: Type.String({ maxLength: 100 }),
    attendees: Type.Array(Attendee, { maxItems: 100 }),
    body: Type.String({ maxLength: 20_000 }),
    decisions: Type.Array(Decision, { maxItems: 60 }),
  },
  closed,
)
export type MinutesWish = Static<typeof MinutesWish>

export const MinutesLine = Type.Object({
  id: Id,
  no: nullable(Type.Integer()),
  state: Type.Enum([...minutesStates]),
  title: Type.String(),
  heldOn: nullable(Day),
  decisions: Type.Integer(),
})

export const Minutes = Type.Object({
  ...MinutesWish.properties,
  id: Id,
  no: nullable(Type.Integer()),
  state: Type.Enum([...minutesStates]),
  version: Type.Integer(),
  /** With the name of the member and the task that each became. */
  decisions: Type.Array(
    Type.Object({
      ...Decision.properties,
      memberName: nullable(Type.String()),
      taskId: nullable(Id),
    }),
  ),
  writtenBy: Type.String(),
  writtenByMe: Type.Boolean(),
  approvedBy: nullable(Type.String()),
  approvedAt: nullable(Moment),
  /** SHA-256 of what was approved, as the history has it. */
  digest: nullable(Sha256),
})
export type Minutes = Static<typeof Minutes>

export function mayWriteMinutes(state: MinutesState): Verdict {
  return state === 'draft' ? allowed : conflict('programmes.minutes_settled', { state })
}

/** A task is given to whoever is in the group. */
export function mayDecide(
  wish: MinutesWish,
  members: readonly { readonly id: string; readonly state: MemberState }[],
): Verdict {
  const inside = new Set(members.flatMap(({ id, state }) => (state === 'accepted' ? id : [])))
  return wish.decisions.every(({ memberId }) => memberId === null || inside.has(memberId))
    ? allowed
    : invalid('programmes.workgroup_duty_of_nobody')
}

type Written = Pick<MinutesWish, 'title' | 'heldOn' | 'body' | 'attendees'> & {
  readonly decisions: readonly Pick<Decision, 'what'>[]
}

const isWhole = ({ title, heldOn, body, attendees, decisions }: Written): boolean =>
  title.trim().length > 1 &&
  heldOn !== null &&
  body.trim() !== '' &&
  attendees.length > 0 &&
  decisions.every(({ what }) => what.trim() !== '')

/** Whole, as it was looked at, and by somebody who did not write it. */
export function mayApprove(
  minutes: Written & { readonly state: MinutesState; readonly writtenByMe: boolean },
  version: number,
  seen: number,
  today: string,
): Verdict {
  return allOf(
    mayWriteMinutes(minutes.state),
    minutes.writtenByMe ? forbidden('programmes.minutes_second_person') : allowed,
    version === seen ? allowed : conflict('programmes.minutes_moved_on', { version }),
    isWhole(minutes) ? allowed : invalid('programmes.minutes_incomplete'),
    (minutes.heldOn ?? today) <= today ? allowed : invalid('programmes.minutes_not_held_yet'),
  )
}

export function mayMakeTask(
  state: MinutesState,
  decision: (Decision & { readonly taskId: string | null }) | undefined,
): Verdict {
  if (decision === undefined || state !== 'approved') {
    return conflict('programmes.minutes_not_approved')
  }
  return allOf(
    decision.taskId === null ? allowed : conflict('programmes.minutes_task_made_already'),
    decision.memberId !== null && decision.workingDays !== null
      ? allowed
      : conflict('programmes.minutes_decision_of_nobody'),
  )
}
