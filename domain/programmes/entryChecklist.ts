/**
 * The formal check of the issuing office (形式审查), drawn from the programme: what the notice fixes of deadline,
 * quota, copies, seals and applicants, and what only whoever holds all packages can see.
 */
import { Type, type Static } from 'typebox'
import { Moment } from '../kernel/shapes.ts'
import { Bilingual, Strength, type Origin } from '../kernel/sourced.ts'
import type { Language } from '../kernel/text.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { checkResults, type CheckResult } from './candidateChecklist.ts'
import { deadlineRule } from './deadlines.ts'
import { entryItemText, type EntryItemKey } from './entryWords.ts'
import { unitOf, type ProgrammeDefinition } from './programme.ts'
import { poolOf } from './quota.ts'
import { winnerExclusions } from './winner.ts'
import { saidBy } from './words.ts'
import type { Facts } from '../kernel/verdict.ts'

export const EntryItem = Type.Object({
  code: Type.String(),
  text: Bilingual,
  source: Type.Enum(['notice', 'example', 'house']),
  clause: Type.Optional(Type.String()),
  /** `inPrinciple` may fail with a written note. */
  strength: Strength,
})
export type EntryItem = Static<typeof EntryItem>

export const findings = ['agrees', 'differs', 'unknown'] as const
export type FindingOutcome = (typeof findings)[number]

export const EntryResult = Type.Object({
  item: Type.String(),
  result: Type.Enum([...checkResults]),
  note: Type.String(),
  /** What the facts said when the result was given. */
  finding: Type.Enum([...findings]),
  checkedBy: Type.String({ description: 'name of the person' }),
  checkedAt: Moment,
})
export type EntryResult = Static<typeof EntryResult>

function item(
  code: string,
  text: Bilingual,
  origin: Origin | null,
  strength: Strength = 'hard',
): EntryItem {
  const said = origin === null ? { source: 'house' as const } : saidBy(origin)
  return { code, text, ...said, strength }
}

const worded = (key: EntryItemKey, origin: Origin | null, strength?: Strength, facts?: Facts) =>
  item(key, entryItemText(key, facts), origin, strength)

const electronic: ReadonlySet<string> = new Set(['disc', 'email', 'online', 'folder'])

/** Of how and when the package came. */
function deliveryItems(definition: ProgrammeDefinition, unitCode: string): EntryItem[] {
  const rule = deadlineRule(definition, 'deliver', unitCode)
  const unit = unitOf(definition, unitCode)
  const pool = unit === null ? null : poolOf(definition, unit)
  const quota = pool?.quota.value ?? null
  const paper = definition.media.some(({ kind }) => kind === 'paper')
  const stamped = definition.materials.find(({ stamped: seal }) => seal.value === true)
  return [
    ...(rule?.date.value == null
      ? []
      : [worded('inTime', rule.date, rule.strength, { day: rule.date.value })]),
    ...(pool === null || quota === null
      ? []
      : [worded('quota', pool.quota, quota.strength, { max: quota.max })]),
    ...(definition.copies.value === null || !paper ? [] : [worded('copies', definition.copies)]),
    ...(stamped === undefined ? [] : [worded('scans', stamped.stamped)]),
    ...(definition.media.some(({ kind }) => electronic.has(kind)) ? [worded('sealed', null)] : []),
  ]
}

/** Of the applicant and the project, across all units. */
function applicantItems(definition: ProgrammeDefinition): EntryItem[] {
  const { projectsPerApplicant: limit } = definition.limits
  return [
    ...winnerExclusions(definition).map(({ code, text, strength, ...origin }) =>
      item(`exclusion.${code}`, text, origin, strength),
    ),
    ...(limit.value === null
      ? []
      : [worded('onePerApplicant', limit, limit.value.strength, { max: limit.value.max })]),
    worded('twice', null),
    worded('exceptions', null),
  ]
}

/** Every item for an entry of this unit, in the order in which officers go through them. */
export function entryItems(
  definition: ProgrammeDefinition,
  unitCode: string,
): readonly EntryItem[] {
  return [...deliveryItems(definition, unitCode), ...applicantItems(definition)]
}

type Mark = { readonly result: CheckResult; readonly note?: string }

/**
 * Whether an item may be marked so. What the facts contradict passes only with a written note; a hard deadline
 * that was missed does not pass at all.
 */
export function mayMark(entryItem: EntryItem, finding: FindingOutcome, mark: Mark): Verdict {
  const noted = isWrittenReason(mark.note)
  if (mark.result === 'needsMending') {
    return noted ? allowed : invalid('programmes.entry_mending_unsaid')
  }
  if (mark.result === 'fail' || finding !== 'differs') return allowed
  if (entryItem.code === 'inTime' && entryItem.strength === 'hard') {
    return conflict('programmes.entry_late_is_hard')
  }
  return noted ? allowed : invalid('programmes.entry_pass_needs_note')
}

type Given = Pick<EntryResult, 'item' | 'result' | 'note'>

function named(items: readonly EntryItem[], language: Language): string {
  return items
    .slice(0, 5)
    .map(({ text }) => text[language])
    .join(language === 'zh' ? '；' : '; ')
}

type Sorted = Readonly<Record<'open' | 'mending' | 'failing' | 'unexplained', EntryItem[]>>

function sorted(items: readonly EntryItem[], results: readonly Given[]): Sorted {
  const byItem = new Map(results.map((one) => [one.item, one]))
  const having = (test: (one: Given, hard: boolean) => boolean) =>
    items.filter(({ code, strength }) => {
      const one = byItem.get(code)
      return one !== undefined && test(one, strength === 'hard')
    })
  return {
    open: items.filter(({ code }) => !byItem.has(code)),
    mending: having(({ result }) => result === 'needsMending'),
    failing: having(({ result }, hard) => result === 'fail' && hard),
    unexplained: having(
      ({ result, note }, hard) => result === 'fail' && !hard && !isWrittenReason(note),
    ),
  }
}

function noneIn(list: readonly EntryItem[], code: string, language: Language): Verdict {
  return list.length === 0
    ? allowed
    : conflict(code, { count: list.length, items: named(list, language) })
}

/** Accepted never without a result on every item, nor with a hard one that fails or one that waits. */
export function mayAccept(
  items: readonly EntryItem[],
  results: readonly Given[],
  language: Language = 'zh',
): Verdict {
  const { open, mending, failing, unexplained } = sorted(items, results)
  return allOf(
    noneIn(open, 'programmes.entry_check_open', language),
    noneIn(failing, 'programmes.entry_check_failed', language),
    noneIn(mending, 'programmes.entry_check_mending', language),
    noneIn(unexplained, 'programmes.entry_soft_unexplained', language),
  )
}

/** Conditional is what lacks something that can still come, and nothing else. */
export function mayCondition(
  items: readonly EntryItem[],
  results: readonly Given[],
  language: Language = 'zh',
): Verdict {
  const { open, mending, failing, unexplained } = sorted(items, results)
  return allOf(
    noneIn(open, 'programmes.entry_check_open', language),
    noneIn(failing, 'programmes.entry_check_failed', language),
    noneIn(unexplained, 'programmes.entry_soft_unexplained', language),
    mending.length > 0 ? allowed : conflict('programmes.entry_nothing_missing'),
  )
}

/** In bulk only that is accepted on which facts and rules agree throughout: the rest is looked at one by one. */
export function mayAcceptUnseen(
  items: readonly EntryItem[],
  found: ReadonlyMap<string, FindingOutcome>,
  language: Language = 'zh',
): Verdict {
  const rest = items.filter(({ code }) => found.get(code) !== 'agrees')
  return noneIn(rest, 'programmes.entry_not_all_agree', language)
}
