/** One press that mends a fault of a programme, where only one way of mending it is possible or harmless. */
import type { ProgrammeDefinition } from './programme.ts'

export type Repair = {
  /** Its words: `programmes:repair.<code>`. */
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number>>
  /** A new definition; the one that was checked stays as it is. */
  readonly apply: (definition: unknown) => unknown
}

type Bag = Record<string, unknown>

/** The members on the way to a place, RFC 6901. */
export function pointerSteps(at: string): string[] {
  return at
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function atPointer(root: unknown, at: string): unknown {
  return pointerSteps(at).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Bag)[step] : undefined,
    root,
  )
}

/** The same with another value at the place; without the place where the value is undefined. */
export function withPointer(root: unknown, at: string, value: unknown): unknown {
  const put = (here: unknown, steps: readonly string[]): unknown => {
    const [step, ...rest] = steps
    if (step === undefined) return value
    if (Array.isArray(here)) {
      const index = Number(step)
      const inner = put(here[index], rest)
      if (inner === undefined) return here.toSpliced(index, 1)
      return index >= here.length ? [...here, inner] : here.with(index, inner)
    }
    const bag = typeof here === 'object' && here !== null ? (here as Bag) : {}
    const inner = put(bag[step], rest)
    if (inner !== undefined) return { ...bag, [step]: inner }
    return Object.fromEntries(Object.entries(bag).filter(([name]) => name !== step))
  }
  return put(root, pointerSteps(at))
}

const putting =
  (at: string, value: unknown) =>
  (definition: unknown): unknown =>
    withPointer(definition, at, value)

const parentOf = (at: string): string => at.slice(0, at.lastIndexOf('/'))

/** A value that is not published: it carries no clause either. */
function asUnknown(at: string): Repair['apply'] {
  return (definition) => {
    const { clause: _clause, ...sourced } = atPointer(definition, at) as Bag
    return withPointer(definition, at, { ...sourced, source: 'unknown', value: null })
  }
}

function sumOf(definition: unknown, rubricAt: string): number {
  const dimensions = atPointer(definition, `${rubricAt}/dimensions`)
  if (!Array.isArray(dimensions)) return 0
  return dimensions.reduce<number>((sum, one) => sum + Number((one as Bag)['max'] ?? 0), 0)
}

/** A list that must not become empty keeps its last member. */
function dropping(definition: unknown, at: string): Repair | null {
  const list = atPointer(definition, parentOf(at))
  if (Array.isArray(list) && list.length < 2) return null
  return { code: 'remove', apply: putting(at, undefined) }
}

/** Null where a person must decide how to mend it. */
export function repairOf(
  definition: unknown,
  { at, code }: { readonly at: string; readonly code: string },
): Repair | null {
  switch (code) {
    case 'programmes.source_without_clause':
      return { code: 'asExample', apply: putting(`${at}/source`, 'example') }
    case 'programmes.clause_without_notice':
    case 'programmes.shape_member_unknown':
      return { code: 'remove', apply: putting(at, undefined) }
    case 'programmes.unknown_with_value':
      return { code: 'remove', apply: putting(at, null) }
    case 'programmes.value_missing':
      return { code: 'asUnknown', apply: asUnknown(parentOf(at)) }
    case 'programmes.deadline_binds_nobody':
    case 'programmes.exclusion_year_not_past':
    case 'programmes.file_name_part_unknown':
    case 'programmes.file_name_part_twice':
      return dropping(definition, at)
    case 'programmes.direction_limit_above_count': {
      const count = (definition as ProgrammeDefinition).directions.length
      return { code: 'change', facts: { to: count }, apply: putting(at, count) }
    }
    case 'programmes.rubric_total_differs': {
      const to = sumOf(definition, parentOf(at))
      return to < 1 ? null : { code: 'change', facts: { to }, apply: putting(at, to) }
    }
    case 'programmes.copies_extra_beside_table':
      return { code: 'change', facts: { to: 0 }, apply: putting(at, 0) }
    case 'programmes.channel_without_parent':
      return { code: 'toIssuer', apply: putting(at, 'issuer') }
    case 'programmes.shared_quota_without_parent':
      return { code: 'independent', apply: putting(`${at}/value`, true) }
    default:
      return null
  }
}
