/** 评审专家: who they are, what they can judge, when, and how much; from nomination to retirement. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { isDay, type DayText } from '../kernel/moment.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import { faultsOf, type EvaluationFault } from './rubricCheck.ts'

export const expertStates = ['nominated', 'approved', 'suspended', 'retired'] as const
export type ExpertState = (typeof expertStates)[number]
export type ExpertVerb = 'approve' | 'suspend' | 'reinstate' | 'retire'

export const expertLifecycle: Lifecycle<ExpertState, ExpertVerb> = {
  nominated: { approve: 'approved', retire: 'retired' },
  approved: { suspend: 'suspended', retire: 'retired' },
  suspended: { reinstate: 'approved', retire: 'retired' },
  retired: {},
}

/** 1: familiar with the field, 2: works in it, 3: leads in it. */
export const fieldLevels = [1, 2, 3] as const

export const ExpertProfile = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  /** 职称, 职务. */
  title: Type.String({ maxLength: 100 }),
  seniority: Type.Enum(['senior', 'other']),
  fields: Type.Array(Type.Object({ code: Code, level: Type.Integer({ minimum: 1, maximum: 3 }) }), {
    maxItems: 20,
  }),
  /** GB/T 2260, of where the expert works. */
  region: Type.String({ pattern: '^(\\d{6}|XPCC)$' }),
  employer: Type.Object({ code: Type.String({ maxLength: 18 }), name: Type.String() }),
  /** Items of one round. */
  load: Type.Object({
    min: Type.Integer({ minimum: 0, maximum: 1000 }),
    max: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  availability: Type.Array(Type.Object({ from: Day, to: Day }), { maxItems: 50 }),
  /** Confidentiality commitment: which text, when. */
  commitment: nullable(Type.Object({ version: Type.Integer(), signedOn: Day })),
})
export type ExpertProfile = Static<typeof ExpertProfile>

/** 保密承诺, the present text; an expert accepts it by its number, and a new text asks everybody anew. */
export const commitmentVersion = 1

/** What an office writes about an expert; the commitment is the expert's own. */
export const ExpertInput = Type.Object({
  ...Type.Omit(ExpertProfile, ['commitment']).properties,
  /** Employers and second posts; `until` is the last day, null while it lasts. */
  past: Type.Array(
    Type.Object({
      code: Type.String({ maxLength: 18 }),
      name: Type.String({ maxLength: 200 }),
      until: nullable(Day),
    }),
    { maxItems: 20 },
  ),
  email: Type.String({ format: 'email', maxLength: 200 }),
  /** Code of the unit that put the expert forward, as programmes name it; a round may let them stay apart. */
  recommendedBy: Type.Optional(Type.String({ maxLength: 100 })),
})
export type ExpertInput = Static<typeof ExpertInput>

/** Before anything is known. */
export const blankExpert: ExpertInput = {
  name: '',
  title: '',
  seniority: 'other',
  fields: [],
  region: '110000',
  employer: { code: '', name: '' },
  past: [],
  load: { min: 0, max: 20 },
  availability: [],
  email: '',
}

export const ExpertRow = Type.Object({
  id: Id,
  version: Type.Integer(),
  state: Type.Enum([...expertStates]),
  profile: ExpertInput,
  commitment: ExpertProfile.properties.commitment,
  /** How far the account is: none asked, asked, joined. */
  account: Type.Enum(['none', 'invited', 'linked']),
  nominatedBy: nullable(Type.String()),
  /** The organisation on whose list this expert came; null for whomever the office found itself. */
  nominatedByOrg: nullable(Type.String()),
  /** Whether the one who looks nominated this expert, and so leaves approving to another. */
  nominatedByMe: Type.Boolean(),
  /** Why the state last changed, where a reason was written. */
  reason: nullable(Type.String()),
  /** Which personal values are kept, not what they are. */
  keeps: Type.Array(Type.String()),
  changedAt: Moment,
})
export type ExpertRow = Static<typeof ExpertRow>

/** What cannot be right, and what an approval would lack. */
export function checkExpert(expert: ExpertProfile): EvaluationFault[] {
  return faultsOf((report) => {
    if (expert.fields.length === 0) report('/fields', 'evaluation.expert_without_field')
    expert.fields.forEach(({ code }, index, fields) => {
      if (fields.findIndex((one) => one.code === code) !== index) {
        report(`/fields/${index}`, 'evaluation.expert_field_twice', { code })
      }
    })
    if (expert.employer.code === '') report('/employer', 'evaluation.expert_without_employer')
    const { min, max } = expert.load
    if (min > max) report('/load/min', 'evaluation.expert_load_reversed', { min, max })
    expert.availability.forEach(({ from, to }, index) => {
      if (!isDay(from) || !isDay(to) || from > to) {
        report(`/availability/${index}`, 'evaluation.expert_period_reversed', { from, to })
      }
    })
  })
}

/** Whoever nominated an expert does not approve that expert. */
export function mayApproveExpert(
  actor: Actor,
  expert: {
    readonly state: ExpertState
    readonly nominatedBy: string | null
    readonly profile: ExpertProfile
  },
): Verdict {
  const faults = checkExpert(expert.profile).length
  return allOf(
    mayManage(actor),
    mayStep(expertLifecycle, expert.state, 'approve', 'evaluation.expert_cannot_step'),
    expert.nominatedBy !== null && expert.nominatedBy === actor.personId
      ? forbidden('evaluation.second_person_needed')
      : allowed,
    faults === 0 ? allowed : conflict('evaluation.expert_incomplete', { count: faults }),
  )
}

export function mayManage(actor: Actor): Verdict {
  const permit = 'evaluation.expert.manage'
  return permits(actor, permit) ? allowed : forbidden('evaluation.role_cannot', { permit })
}

/** Suspending and retiring need a reason, which is kept; taking back a suspension too. */
export function mayChangeExpert(
  actor: Actor,
  state: ExpertState,
  verb: Exclude<ExpertVerb, 'approve'>,
  reason: string,
): Verdict {
  return allOf(
    mayManage(actor),
    mayStep(expertLifecycle, state, verb, 'evaluation.expert_cannot_step'),
    isWrittenReason(reason)
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
  )
}

/** Whether an expert can take part in a round: approved, committed to the current text, there on its days. */
export function mayServe(
  expert: { readonly state: ExpertState; readonly profile: ExpertProfile },
  round: { readonly from: DayText; readonly to: DayText; readonly commitmentVersion: number },
  load: number,
): Verdict {
  const { availability, commitment, load: limits } = expert.profile
  const { from, to } = round
  // Without stated periods an expert is there always.
  const there =
    availability.length === 0 || availability.some((one) => one.from <= from && one.to >= to)
  return allOf(
    expert.state === 'approved'
      ? allowed
      : conflict('evaluation.expert_not_approved', { state: expert.state }),
    commitment?.version === round.commitmentVersion
      ? allowed
      : conflict('evaluation.commitment_missing'),
    there ? allowed : conflict('evaluation.expert_away', { from, to }),
    load < limits.max ? allowed : conflict('evaluation.expert_load_full', { max: limits.max }),
  )
}
