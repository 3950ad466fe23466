/** The deadlines of a programme for one unit and one medium, as exact instants with what they rest on. */
import { type ResolvedDeadline, isInTime, resolveDeadline } from '../kernel/deadline.ts'
import type { MomentText } from '../kernel/moment.ts'
import type { Language } from '../kernel/text.ts'
import { allowed, conflict, type Verdict } from '../kernel/verdict.ts'
import {
  unitWithParents,
  type Deadline,
  type DeadlineStep,
  type ProgrammeDefinition,
} from './programme.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { saidBy, whyOf } from './words.ts'

export type ProgrammeDeadline = {
  readonly rule: Deadline
  /** Null where the day is not published. */
  readonly resolved: ResolvedDeadline | null
  /** Fields that no text fixes: those that are our example, and those that had to be assumed. */
  readonly unsettled: readonly ('date' | 'inclusive' | 'basis' | 'ifNonWorkingDay' | 'strength')[]
}

/**
 * The rule for a step of a unit: its own, else that of the nearest unit above, else the general one;
 * for the medium, else for all media. Null where the programme has none.
 */
export function deadlineRule(
  definition: ProgrammeDefinition,
  step: DeadlineStep,
  unit: string | null,
  medium: string | null = null,
): Deadline | null {
  const above = unit === null ? [] : unitWithParents(definition, unit).map(({ code }) => code)
  for (const owner of [...above, null]) {
    const rules = definition.deadlines.filter((rule) => rule.step === step && rule.unit === owner)
    const found =
      rules.find((rule) => rule.medium === medium) ?? rules.find((rule) => rule.medium === null)
    if (found !== undefined) return found
  }
  return null
}

/**
 * The rule with its instant. Where a text is silent the reading is the one that refuses nobody by a
 * guess: the day counts, and stays where it is; the basis says when a step is done, not when it ends.
 */
export function programmeDeadline(
  definition: ProgrammeDefinition,
  step: DeadlineStep,
  unit: string | null,
  medium: string | null = null,
): ProgrammeDeadline | null {
  const rule = deadlineRule(definition, step, unit, medium)
  if (rule === null) return null
  const fields = ['date', 'inclusive', 'basis', 'ifNonWorkingDay'] as const
  const unsettled = [
    ...fields.filter((field) => rule[field].source !== 'notice'),
    ...(rule.strengthFrom?.source === 'notice' ? [] : (['strength'] as const)),
  ]
  if (rule.date.value === null) return { rule, resolved: null, unsettled }
  const resolved = resolveDeadline({
    date: rule.date.value,
    inclusive: rule.inclusive.value ?? true,
    basis: rule.basis.value ?? (step === 'deliver' ? 'received' : 'uploaded'),
    ifNonWorkingDay: rule.ifNonWorkingDay.value ?? 'keep',
    zone: rule.zone,
  })
  return { rule, resolved, unsettled }
}

/**
 * Whether a step done at `moment` keeps its deadline. A deadline that is not published refuses nobody;
 * one that holds in principle yields to a written reason.
 */
export function isInProgrammeTime(
  definition: ProgrammeDefinition,
  step: DeadlineStep,
  unit: string | null,
  moment: MomentText,
  options: { medium?: string | null; reason?: string | null; language?: Language } = {},
): Verdict {
  const { medium = null, reason = null, language = 'zh' } = options
  const deadline = programmeDeadline(definition, step, unit, medium)
  if (deadline?.resolved == null) return allowed
  const { rule, resolved } = deadline
  if (isInTime(moment, resolved.closesAt)) return allowed
  const soft = rule.strength === 'inPrinciple'
  if (soft && isWrittenReason(reason)) return allowed
  return conflict(
    soft ? 'programmes.deadline_passed_in_principle' : 'programmes.deadline_passed',
    { lastDay: resolved.lastDay, closesAt: resolved.closesAt },
    whyOf(
      { ...saidBy(rule.date), text: { key: 'deadline', facts: { lastDay: resolved.lastDay } } },
      [
        { label: 'moment', value: moment },
        { label: 'closesAt', value: resolved.closesAt },
      ],
      soft ? 'programmes.change_write_reason' : 'programmes.change_ask_extension',
      language,
    ),
  )
}
