/**
 * What differs between two definitions, and how two people's changes to one draft come together. Members of a
 * list are found by their code and not by their place, so that a new unit in the middle is one change.
 */
/** Names of members on the way to a place; `=code` is the member of a list that has this code. */
export type Path = readonly string[]

export type ProgrammeChange = {
  readonly path: Path
  /** Undefined where the place is new. */
  readonly before: unknown
  /** Undefined where the place is gone. */
  readonly after: unknown
  /** Where a new member of a list stands. */
  readonly index?: number
}

/** Ends the path of a change that only puts the members of a list into another order. */
export const orderMark = '#order'

type Bag = Readonly<Record<string, unknown>>

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two values are one in JSON: a member that is undefined is absent. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((member, at) => sameJson(member, other[at]))
  }
  if (!isBag(one) || !isBag(other)) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => sameJson(one[name], other[name]))
}

/** By what a member of a list is known; null where it has no name of its own. */
export function memberKey(member: unknown): string | null {
  if (!isBag(member)) return null
  if (typeof member['code'] === 'string') return member['code']
  if (typeof member['if'] === 'string') return member['if']
  if (typeof member['step'] !== 'string') return null
  return [member['step'], member['unit'] ?? '*', member['medium'] ?? '*'].join(' ')
}

/** The members by key; null where some have none, or two have the same. */
function keyed(list: readonly unknown[]): Map<string, unknown> | null {
  const members = new Map<string, unknown>()
  for (const member of list) {
    const key = memberKey(member)
    if (key === null || members.has(key)) return null
    members.set(key, member)
  }
  return members
}

/** Every place that differs, in the order of the file. */
export function changesBetween(
  before: unknown,
  after: unknown,
  path: Path = [],
): ProgrammeChange[] {
  if (sameJson(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path)
  if (isBag(before) && isBag(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap((name) => changesBetween(before[name], after[name], [...path, name]))
  }
  return [{ path, before, after }]
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  path: Path,
): ProgrammeChange[] {
  const old = keyed(before)
  const now = keyed(after)
  if (old === null || now === null) return [{ path, before, after }]
  const changes: ProgrammeChange[] = []
  for (const [key, member] of old) {
    const here = [...path, `=${key}`]
    if (now.has(key)) changes.push(...changesBetween(member, now.get(key), here))
    else changes.push({ path: here, before: member, after: undefined })
  }
  for (const [index, [key, member]] of [...now].entries()) {
    if (old.has(key)) continue
    changes.push({ path: [...path, `=${key}`], before: undefined, after: member, index })
  }
  const kept = [...old.keys()].filter((key) => now.has(key))
  const order = [...now.keys()].filter((key) => old.has(key))
  if (!sameJson(kept, order)) {
    changes.push({ path: [...path, orderMark], before: kept, after: order })
  }
  return changes
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: Path): unknown {
  let at = root
  for (const step of path) {
    if (Array.isArray(at) && step.startsWith('=')) {
      at = at.find((member) => memberKey(member) === step.slice(1))
    } else if (isBag(at)) at = Object.hasOwn(at, step) ? at[step] : undefined
    else return undefined
  }
  return at
}

/** The same with another value at the path; without it where the value is undefined. */
export function withValueAt(root: unknown, path: Path, value: unknown, index?: number): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(root)) return listWith(root, step, rest, value, index)
  const bag: Bag = isBag(root) ? root : {}
  const inner = withValueAt(bag[step], rest, value, index)
  if (inner !== undefined) return { ...bag, [step]: inner }
  return Object.fromEntries(Object.entries(bag).filter(([name]) => name !== step))
}

function listWith(
  list: readonly unknown[],
  step: string,
  rest: Path,
  value: unknown,
  index?: number,
): unknown[] {
  if (step === orderMark) return inOrder(list, Array.isArray(value) ? (value as string[]) : [])
  const key = step.slice(1)
  const at = list.findIndex((member) => memberKey(member) === key)
  if (at < 0) {
    // What hangs on a member that is gone has no place any more.
    if (rest.length > 0 || value === undefined) return [...list]
    return list.toSpliced(Math.min(index ?? list.length, list.length), 0, value)
  }
  const inner = withValueAt(list[at], rest, value, index)
  return inner === undefined ? list.toSpliced(at, 1) : list.with(at, inner)
}

/** Members that the order does not name keep their places. */
function inOrder(list: readonly unknown[], order: readonly string[]): unknown[] {
  const named = new Set(order)
  const queue = order.flatMap((key) => list.filter((member) => memberKey(member) === key))
  return list.map((member) => {
    const key = memberKey(member)
    return key !== null && named.has(key) ? (queue.shift() ?? member) : member
  })
}

export function applyChanges(root: unknown, changes: readonly ProgrammeChange[]): unknown {
  return changes.reduce<unknown>(
    (at, change) => withValueAt(at, change.path, change.after, change.index),
    root,
  )
}

/** Two people changed one place, each in another way. */
export type MergeConflict = {
  readonly path: Path
  readonly mine: unknown
  readonly theirs: unknown
}

export type Merge = {
  /** Theirs with every change of mine that is not in question. */
  readonly merged: unknown
  readonly conflicts: readonly MergeConflict[]
}

function overlaps(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length).every((step, at) => step === other[at])
}

/** Brings two changes of one draft together: what touches different places is kept from both. */
export function mergeDefinitions(base: unknown, mine: unknown, theirs: unknown): Merge {
  const own = changesBetween(base, mine)
  const others = changesBetween(base, theirs)
  const agreed: ProgrammeChange[] = []
  const conflicts = new Map<string, MergeConflict>()
  for (const change of own) {
    const against = others.find(({ path }) => overlaps(path, change.path))
    const path =
      against !== undefined && against.path.length < change.path.length ? against.path : change.path
    const is = [valueAt(mine, path), valueAt(theirs, path)] as const
    if (change.path.at(-1) === orderMark) {
      // An order is a wish for the eye: the later one holds, and nothing is lost by it.
      agreed.push(change)
    } else if (against === undefined || sameJson(...is)) agreed.push(change)
    else conflicts.set(path.join('\n'), { path, mine: is[0], theirs: is[1] })
  }
  return { merged: applyChanges(theirs, agreed), conflicts: [...conflicts.values()] }
}
