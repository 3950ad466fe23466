/**
 * The formal checklist of a unit, drawn from the programme and its form: whatever the notice asks of an
 * applicant is an item, so a second programme brings its own list.
 */
import { Type, type Static } from 'typebox'
import { Id, Moment } from '../kernel/shapes.ts'
import type { Language } from '../kernel/text.ts'
import { allowed, conflict, type Verdict } from '../kernel/verdict.ts'
import type { FormDefinition } from './form/definition.ts'
import type { Item } from './form/items.ts'
import { outlineOf, type Entry } from './form/outline.ts'
import type { ProgrammeDefinition } from './programme.ts'
import { checklistText, recommendationWhy } from './recommendationWords.ts'
import { Bilingual, type Origin, type Strength } from '../kernel/sourced.ts'
import { saidBy } from './words.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const ChecklistItem = Type.Object({
  code: Type.String(),
  kind: Type.Enum([
    'form',
    'classified',
    'kind',
    'condition',
    'limit',
    'exclusion',
    'consortium',
    'material',
    'commitment',
    'attachment',
  ]),
  text: Bilingual,
  source: Type.Enum(['notice', 'example', 'house']),
  clause: Type.Optional(Type.String()),
  /** `inPrinciple` may fail with a written note. */
  strength: Type.Enum(['hard', 'inPrinciple']),
  /** Where in the form to look. */
  at: Type.Array(Type.String()),
})
export type ChecklistItem = Static<typeof ChecklistItem>

export const checkResults = ['pass', 'fail', 'needsMending'] as const
export type CheckResult = (typeof checkResults)[number]

export const CheckResultRow = Type.Object({
  item: Type.String(),
  result: Type.Enum([...checkResults]),
  note: Type.String(),
  submissionId: Id,
  checkedBy: Type.String({ description: 'name of the person' }),
  checkedAt: Moment,
})
export type CheckResultRow = Static<typeof CheckResultRow>

type Wish = {
  readonly code: string
  readonly kind: ChecklistItem['kind']
  readonly text: Bilingual
  readonly origin?: Origin
  readonly strength?: Strength
  readonly at?: readonly string[]
}

function itemOf({ code, kind, text, origin, strength, at }: Wish): ChecklistItem {
  return {
    code,
    kind,
    text,
    ...(origin === undefined ? { source: 'house' as const } : saidBy(origin)),
    strength: strength ?? 'hard',
    at: [...(at ?? [])],
  }
}

/** Every item of a programme's formal check, in the order in which officers read a file. */
export function checklistOf(
  definition: ProgrammeDefinition,
  form: FormDefinition,
): readonly ChecklistItem[] {
  return [
    itemOf({ code: 'form.complete', kind: 'form', text: checklistText('formComplete') }),
    ...applicantItems(definition),
    ...limitItems(definition),
    ...definition.exclusions.map(({ code, text, strength, ...origin }) =>
      itemOf({ code: `exclusion.${code}`, kind: 'exclusion', text, strength, origin }),
    ),
    ...formItems(definition, form),
  ]
}

function applicantItems({ applicants }: ProgrammeDefinition): ChecklistItem[] {
  const { kinds, conditions } = applicants
  const names = { zh: kinds.map(({ name }) => name.zh), en: kinds.map(({ name }) => name.en) }
  const text = {
    zh: checklistText('kinds', { kinds: names.zh.join('、') }).zh,
    en: checklistText('kinds', { kinds: names.en.join(', ') }).en,
  }
  const [first] = kinds
  return [
    ...(first === undefined ? [] : [itemOf({ code: 'kind', kind: 'kind', text, origin: first })]),
    ...conditions.map((condition) =>
      itemOf({
        code: `condition.${condition.code}`,
        kind: 'condition',
        text: condition.text,
        strength: condition.strength,
        origin: condition,
      }),
    ),
  ]
}

function limitItems({ limits, consortium }: ProgrammeDefinition): ChecklistItem[] {
  const rules = [
    ['projects', limits.projectsPerApplicant],
    ['directions', limits.directionsPerProject],
    ['construction', limits.constructionMonths],
  ] as const
  const items = rules.flatMap(([name, limit]) => {
    if (limit.value === null) return []
    const { max, strength } = limit.value
    const text = checklistText(name, { max })
    return [itemOf({ code: `limit.${name}`, kind: 'limit', text, strength, origin: limit })]
  })
  if (consortium.value === null) return items
  const text = checklistText(consortium.value.allowed ? 'consortium' : 'noConsortium')
  return [...items, itemOf({ code: 'consortium', kind: 'consortium', text, origin: consortium })]
}

/** A form's own declaration that nothing in it is classified goes by this id. */
const unclassifiedItem = 'unclassified'

function formItems(definition: ProgrammeDefinition, form: FormDefinition): ChecklistItem[] {
  const { entries } = outlineOf(form)
  const declaration = entries.filter(({ item }) => item.id === unclassifiedItem)
  const materials = definition.materials.filter(({ by }) => by === 'applicant')
  return [
    ...materials.map((material) =>
      itemOf({
        code: `material.${material.code}`,
        kind: 'material',
        text: material.name,
        origin: material,
      }),
    ),
    ...entries
      .filter(isCommitment)
      .map(({ at, item }) =>
        itemOf({ code: `commitment.${at}`, kind: 'commitment', text: item.label, at: [at] }),
      ),
    ...entries.filter(isDemandedAttachment).map(({ at, item }) =>
      itemOf({
        code: `attachment.${at}`,
        kind: 'attachment',
        text: attachmentText(item),
        at: [at],
      }),
    ),
    itemOf({
      code: 'classified',
      kind: 'classified',
      text: checklistText('classified'),
      at: declaration.map(({ at }) => at),
    }),
  ]
}

function isCommitment({ item }: Entry): boolean {
  return item.kind === 'commitment' && item.id !== unclassifiedItem
}

function isDemandedAttachment({ item }: Entry): boolean {
  return item.kind === 'attachment' && item.required !== false && item.minCount > 0
}

/** Whether a scan carries the seal is seen by a person only, so the officer is asked to look. */
function attachmentText(item: Item): Bilingual {
  if (item.kind !== 'attachment' || item.stamped !== true) return item.label
  const { zh, en } = item.label
  return {
    zh: checklistText('stampedAttachment', { label: zh }).zh,
    en: checklistText('stampedAttachment', { label: en }).en,
  }
}

type Result = Pick<CheckResultRow, 'item' | 'result' | 'note'>

/**
 * Whether a file passes the formal check: every item has a result, none waits for mending, no hard one
 * fails, and a soft one that fails has its written note.
 */
export function mayPassCheck(
  items: readonly ChecklistItem[],
  results: readonly Result[],
  language: Language = 'zh',
): Verdict {
  const byItem = new Map(results.map((result) => [result.item, result]))
  const named = (list: readonly ChecklistItem[]): string =>
    list
      .slice(0, 5)
      .map(({ text }) => text[language])
      .join(language === 'zh' ? '、' : ', ')
  const open = items.filter(({ code }) => !byItem.has(code))
  const why = (list: readonly ChecklistItem[]) =>
    recommendationWhy(
      'checkAll',
      { total: items.length },
      [{ label: 'checkItems', value: named(list) }],
      'change_finish_check',
      language,
    )
  if (open.length > 0) {
    const facts = { open: open.length, items: named(open) }
    return conflict('programmes.check_incomplete', facts, why(open))
  }
  const failing = items.filter(({ code, strength }) => {
    const result = byItem.get(code)!
    return result.result === 'needsMending' || (result.result === 'fail' && strength === 'hard')
  })
  if (failing.length > 0) {
    const facts = { count: failing.length, items: named(failing) }
    return conflict('programmes.check_failed', facts, why(failing))
  }
  const unexplained = items.filter(({ code }) => {
    const result = byItem.get(code)!
    return result.result === 'fail' && !isWrittenReason(result.note)
  })
  if (unexplained.length === 0) return allowed
  const facts = { items: named(unexplained) }
  return conflict('programmes.check_soft_unexplained', facts, why(unexplained))
}
