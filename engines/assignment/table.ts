/**
 * The problem as tables of numbers. Items with the same fields and regions share a row of utilities, so that
 * millions of pairs need no memory of their own. Order follows the seed, so that nobody gains by a place in a list.
 */
import { chanceOf } from '../../domain/evaluation/chance.ts'
import type {
  AssignmentExpert,
  AssignmentItem,
  AssignmentProblem,
} from '../../domain/evaluation/assignmentPlan.ts'

export type Table = {
  readonly items: readonly AssignmentItem[]
  readonly experts: readonly AssignmentExpert[]
  readonly needs: Int32Array
  readonly classOf: Int32Array
  /** By class, then expert. */
  readonly utility: Int32Array
  readonly level: Uint8Array
  /** Of an item: experts who may not read it, and those who must. */
  readonly barred: readonly ReadonlySet<number>[]
  readonly pinned: readonly ReadonlySet<number>[]
  readonly senior: Uint8Array
  readonly region: Int32Array
  readonly employer: Int32Array
  readonly loadMin: Int32Array
  readonly loadMax: Int32Array
  /** By item; `Infinity` where a rule is not set. */
  readonly seniors: Float64Array
  readonly maxSameRegion: Float64Array
  readonly maxSameEmployer: Float64Array
  /** By item: below it a pair may not be. */
  readonly minLevel: Uint8Array
  /** Of an item: whom the office alone excludes, and pinned experts who stand already. */
  readonly excluded: readonly ReadonlySet<number>[]
  readonly standing: readonly ReadonlySet<number>[]
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const chance = chanceOf(seed)
  const order = [...list]
  for (let at = order.length - 1; at > 0; at--) {
    const other = chance.whole(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

function numbersOf(codes: readonly string[]): Int32Array {
  const known = new Map<string, number>()
  return Int32Array.from(codes, (code) => {
    const number = known.get(code) ?? known.size
    known.set(code, number)
    return number
  })
}

/** The level that counts, and how many further fields of the item the expert knows. */
export function matchOf(item: AssignmentItem, expert: AssignmentExpert) {
  let [level, field, known] = [0, '', 0]
  for (const code of item.fields) {
    const its = Object.hasOwn(expert.fields, code) ? expert.fields[code]! : 0
    if (its > 0) known++
    if (its > level) [level, field] = [its, code]
  }
  return { level, field, further: Math.max(0, known - 1) }
}

function worthOf(problem: AssignmentProblem, item: AssignmentItem, expert: AssignmentExpert) {
  const { weights } = problem
  const { level, further } = matchOf(item, expert)
  const utility =
    weights.level[level as 0 | 1 | 2 | 3] +
    weights.furtherField * further +
    (expert.senior ? weights.senior : 0) +
    (item.regions.includes(expert.region) ? 0 : weights.otherRegion)
  return { level, utility }
}

function pairSets(
  count: number,
  pairs: readonly { readonly item: string; readonly expert: string }[],
  itemAt: ReadonlyMap<string, number>,
  expertAt: ReadonlyMap<string, number>,
): Set<number>[] {
  const sets = Array.from({ length: count }, () => new Set<number>())
  for (const { item, expert } of pairs) {
    const [row, column] = [itemAt.get(item), expertAt.get(expert)]
    if (row !== undefined && column !== undefined) sets[row]!.add(column)
  }
  return sets
}

export function tableOf(problem: AssignmentProblem): Table {
  const items = shuffled(problem.items, problem.seed)
  const experts = shuffled(problem.experts, problem.seed ^ 0x5bd1e995)
  const classOf = numbersOf(items.map(({ fields, regions }) => JSON.stringify([fields, regions])))
  const { rules, forbidden } = problem
  const classes = classOf.reduce((most, one) => Math.max(most, one + 1), 0)
  const utility = new Int32Array(classes * experts.length)
  const level = new Uint8Array(classes * experts.length)
  const filled = new Set<number>()
  items.forEach((item, at) => {
    const row = classOf[at]! * experts.length
    if (filled.has(row)) return
    filled.add(row)
    experts.forEach((expert, column) => {
      const worth = worthOf(problem, item, expert)
      utility[row + column] = worth.utility
      level[row + column] = worth.level
    })
  })
  const itemAt = new Map(items.map(({ id }, at) => [id, at]))
  const expertAt = new Map(experts.map(({ id }, at) => [id, at]))
  const barredBy = (causes: (cause: string) => boolean): Set<number>[] =>
    pairSets(
      items.length,
      forbidden.filter(({ cause }) => causes(cause)),
      itemAt,
      expertAt,
    )
  const others = barredBy((cause) => cause !== 'office')
  const limits = (rule: 'seniorsPerItem' | 'maxSameRegion' | 'maxSameEmployer'): Float64Array =>
    Float64Array.from(items, (item) => {
      const own = item.rules?.[rule]
      return (own === undefined ? rules[rule] : own) ?? Infinity
    })
  return {
    items,
    experts,
    needs: Int32Array.from(items, ({ needs }) => needs ?? problem.reviewsPerItem),
    classOf,
    utility,
    level,
    barred: pairSets(items.length, problem.forbidden, itemAt, expertAt),
    pinned: pairSets(items.length, problem.pinned, itemAt, expertAt),
    excluded: barredBy((cause) => cause === 'office').map(
      (set, item) => new Set([...set].filter((expert) => !others[item]!.has(expert))),
    ),
    standing: pairSets(
      items.length,
      problem.pinned.filter(({ stands }) => stands === true),
      itemAt,
      expertAt,
    ),
    senior: Uint8Array.from(experts, ({ senior }) => Number(senior)),
    region: numbersOf(experts.map(({ region }) => region)),
    employer: numbersOf(experts.map(({ employer }) => employer)),
    loadMin: Int32Array.from(experts, ({ load }) => load.min),
    loadMax: Int32Array.from(experts, ({ load }) => load.max),
    seniors: limits('seniorsPerItem'),
    maxSameRegion: limits('maxSameRegion'),
    maxSameEmployer: limits('maxSameEmployer'),
    minLevel: Uint8Array.from(items, (item) => item.rules?.minLevel ?? rules.minLevel),
  }
}

/** Whether an expert may read an item at all. */
export function isOpen(table: Table, item: number, expert: number): boolean {
  if (table.pinned[item]!.has(expert)) return true
  if (table.barred[item]!.has(expert)) return false
  return levelOf(table, item, expert) >= table.minLevel[item]!
}

export type Pair = { readonly item: number; readonly expert: number }

/** Every pair that may be. */
export function allPairs(table: Table): Pair[] {
  return table.items.flatMap((_item, item) =>
    table.experts.flatMap((_expert, expert) =>
      isOpen(table, item, expert) ? [{ item, expert }] : [],
    ),
  )
}

export function utilityOf(table: Table, item: number, expert: number): number {
  return table.utility[table.classOf[item]! * table.experts.length + expert]!
}

export function levelOf(table: Table, item: number, expert: number): number {
  return table.level[table.classOf[item]! * table.experts.length + expert]!
}
