/**
 * 会议日程: every item of a panel gets a time in one of its panel's sessions. Nobody, expert or applicant, is given
 * two places at once; what cannot be placed is told with every reason that kept it out.
 */

/** Milliseconds since 1970; `to` is the first moment after. */
export type Span = { readonly from: number; readonly to: number }

export type ScheduleSession = Span & {
  readonly id: string
  readonly panelId: string
  readonly slotMs: number
}

/** Where an item stands already. */
export type Place = { readonly sessionId: string; readonly from: number }

export type ScheduleItem = {
  readonly id: string
  readonly panelId: string
  /** Whoever applies, by code or else by name: one applicant may have several items. */
  readonly applicant: string
  readonly leader: string | null
  readonly secretary: string | null
  /** Leader and members who are not recused from it. */
  readonly judges: readonly string[]
  /** Of the judges so many must be free, the leader among them. */
  readonly needed: number
  readonly now: Place | null
  /** What the applicant agreed to is not moved. */
  readonly fixed: boolean
  /** Times that the applicant asked to be spared. */
  readonly refuses: readonly Span[]
}

export type ScheduleProblem = {
  readonly sessions: readonly ScheduleSession[]
  readonly items: readonly ScheduleItem[]
  /** By expert: when somewhere else, or not available. */
  readonly expertsBusy: ReadonlyMap<string, readonly Span[]>
  /** By applicant: when somewhere else. */
  readonly applicantsBusy: ReadonlyMap<string, readonly Span[]>
}

export const unplacedCauses = ['noSession', 'full', 'experts', 'applicant', 'asked'] as const
type UnplacedCause = (typeof unplacedCauses)[number]

export type Unplaced = {
  readonly itemId: string
  /** Of all the times that its panel has, how many each cause rules out; `who` are experts. */
  readonly causes: readonly {
    readonly cause: UnplacedCause
    readonly slots: number
    readonly who: readonly string[]
  }[]
}

export type Schedule = {
  /** Every item that has a time now: also one that must move and for which nothing else was found yet. */
  readonly placed: readonly (Place & { readonly itemId: string; readonly to: number })[]
  readonly unplaced: readonly Unplaced[]
}

/** Whether two spans have a moment in common. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

type Slot = Span & { readonly key: string; readonly sessionId: string }

/** The times of a session, one after the other; what is left over at its end is too short for an item. */
export function slotsOf({ id, from, to, slotMs }: ScheduleSession): Slot[] {
  const count = Math.max(0, Math.floor((to - from) / slotMs))
  return Array.from({ length: count }, (_, at) => {
    const start = from + at * slotMs
    return { key: `${id} ${start}`, sessionId: id, from: start, to: start + slotMs }
  })
}

/** Everybody who comes for an item, the secretary included. */
const comers = (item: ScheduleItem): readonly string[] =>
  item.secretary === null ? item.judges : [...item.judges, item.secretary]

const isBusy = (spans: readonly Span[] | undefined, slot: Span): boolean =>
  spans?.some((span) => overlaps(span, slot)) === true

/** What rules a time out for an item whatever else is placed; null where nothing does. */
function ruledOut(
  problem: ScheduleProblem,
  item: ScheduleItem,
  slot: Slot,
): { readonly cause: UnplacedCause; readonly who: readonly string[] } | null {
  if (item.refuses.some((span) => overlaps(span, slot))) return { cause: 'asked', who: [] }
  if (isBusy(problem.applicantsBusy.get(item.applicant), slot))
    return { cause: 'applicant', who: [] }
  const busy = comers(item).filter((one) => isBusy(problem.expertsBusy.get(one), slot))
  const missing = new Set(busy)
  const free = item.judges.filter((one) => !missing.has(one)).length
  const needs = [item.leader, item.secretary].some((one) => one !== null && missing.has(one))
  return needs || free < item.needed ? { cause: 'experts', who: busy } : null
}

type Against = { readonly item: ScheduleItem; readonly cause: UnplacedCause; readonly who: string }

/** Who sits where, by slot, by applicant and by expert; what was changed can be undone. */
class Board {
  readonly slotOf = new Map<ScheduleItem, Slot>()
  readonly #bySlot = new Map<string, ScheduleItem>()
  readonly #byWho = new Map<string, Set<ScheduleItem>>()
  readonly #trail: (readonly [ScheduleItem, Slot | undefined])[] = []

  #keysOf(item: ScheduleItem): readonly (readonly [UnplacedCause, string])[] {
    return [['applicant', item.applicant], ...comers(item).map((one) => ['experts', one] as const)]
  }

  #set(item: ScheduleItem, slot: Slot | undefined): void {
    const before = this.slotOf.get(item)
    if (before !== undefined) {
      this.#bySlot.delete(before.key)
      this.slotOf.delete(item)
      for (const key of this.#keysOf(item)) this.#byWho.get(key.join(' '))?.delete(item)
    }
    if (slot === undefined) return
    this.#bySlot.set(slot.key, item)
    this.slotOf.set(item, slot)
    for (const key of this.#keysOf(item)) {
      const kept = this.#byWho.get(key.join(' '))
      if (kept === undefined) this.#byWho.set(key.join(' '), new Set([item]))
      else kept.add(item)
    }
  }

  put(item: ScheduleItem, slot: Slot | undefined): void {
    this.#trail.push([item, this.slotOf.get(item)])
    this.#set(item, slot)
  }

  mark(): number {
    return this.#trail.length
  }

  /** Back to what was when the mark was made. */
  undo(mark: number): void {
    const before = new Map<ScheduleItem, Slot | undefined>()
    for (const [item, slot] of this.#trail.splice(mark)) {
      if (!before.has(item)) before.set(item, slot)
    }
    for (const item of before.keys()) this.#set(item, undefined)
    for (const [item, slot] of before) this.#set(item, slot)
  }

  /** Items because of which this one cannot stand there: they have the time, or share somebody elsewhere. */
  against(item: ScheduleItem, slot: Slot): Against[] {
    const found = new Map<ScheduleItem, Against>()
    const occupant = this.#bySlot.get(slot.key)
    if (occupant !== undefined && occupant !== item) {
      found.set(occupant, { item: occupant, cause: 'full', who: '' })
    }
    for (const key of this.#keysOf(item)) {
      for (const other of this.#byWho.get(key.join(' ')) ?? []) {
        const there = this.slotOf.get(other)!
        // In one session items follow each other: nobody leaves the room for the next.
        if (other === item || there.sessionId === slot.sessionId || found.has(other)) continue
        if (overlaps(there, slot)) found.set(other, { item: other, cause: key[0], who: key[1] })
      }
    }
    return [...found.values()]
  }
}

/** Times that an item could have, by item. */
type Open = ReadonlyMap<ScheduleItem, readonly Slot[]>
const movesAtMost = 2

/** Where a time is free, else where those in the way can go elsewhere; no slot is tried twice on one search. */
function place(board: Board, open: Open, item: ScheduleItem, seen: Set<string>): boolean {
  const slots = open.get(item) ?? []
  const free = slots.find((slot) => board.against(item, slot).length === 0)
  if (free !== undefined) {
    board.put(item, free)
    return true
  }
  for (const slot of slots) {
    if (seen.has(slot.key)) continue
    seen.add(slot.key)
    const others = board.against(item, slot).map((one) => one.item)
    if (others.length > movesAtMost || others.some(({ fixed }) => fixed)) continue
    const mark = board.mark()
    for (const other of others) board.put(other, undefined)
    board.put(item, slot)
    if (others.every((other) => place(board, open, other, seen))) return true
    board.undo(mark)
  }
  return false
}

/** Everything keeps the time that it has, what the applicants agreed to before all others. */
function keep(
  board: Board,
  slots: (item: ScheduleItem) => readonly Slot[],
  items: readonly ScheduleItem[],
): void {
  const standing = items.filter(({ now }) => now !== null)
  for (const item of standing.toSorted((a, b) => Number(b.fixed) - Number(a.fixed))) {
    const { now } = item
    const slot = slots(item).find(
      (one) => one.sessionId === now?.sessionId && one.from === now.from,
    )
    if (slot !== undefined && board.against(item, slot).length === 0) board.put(item, slot)
  }
}

/** Each time of the panel with the first cause that rules it out. */
function reasonsOf(
  problem: ScheduleProblem,
  board: Board,
  item: ScheduleItem,
  slots: readonly Slot[],
): Unplaced {
  if (slots.length === 0) {
    return { itemId: item.id, causes: [{ cause: 'noSession', slots: 0, who: [] }] }
  }
  const told = slots.map((slot) => {
    const out = ruledOut(problem, item, slot)
    if (out !== null) return out
    const [first] = board.against(item, slot)
    const who = first?.cause === 'experts' ? [first.who] : []
    return { cause: first?.cause ?? ('full' as const), who }
  })
  const byCause = Map.groupBy(told, ({ cause }) => cause)
  return {
    itemId: item.id,
    causes: unplacedCauses.flatMap((cause) => {
      const all = byCause.get(cause)
      if (all === undefined) return []
      return [{ cause, slots: all.length, who: [...new Set(all.flatMap(({ who }) => who))] }]
    }),
  }
}

/** The same problem gives the same schedule; what can be placed beside what stands is placed. */
export function schedule(problem: ScheduleProblem): Schedule {
  const sessions = problem.sessions.toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
  const slots = new Map<string, Slot[]>()
  for (const session of sessions) {
    slots.set(session.panelId, [...(slots.get(session.panelId) ?? []), ...slotsOf(session)])
  }
  const all = (item: ScheduleItem) => slots.get(item.panelId) ?? []
  const open: Open = new Map(
    problem.items.map((item) => [
      item,
      all(item).filter((slot) => ruledOut(problem, item, slot) === null),
    ]),
  )
  const board = new Board()
  keep(board, all, problem.items)
  const isGood = (item: ScheduleItem) => {
    const slot = board.slotOf.get(item)
    return slot !== undefined && ruledOut(problem, item, slot) === null
  }
  const room = (item: ScheduleItem) => open.get(item)!.length
  // The one with the fewest times chooses first.
  const waiting = problem.items
    .filter((item) => !isGood(item))
    .toSorted((a, b) => room(a) - room(b))
  const left = waiting.filter((item) => {
    if (isGood(item)) return false
    const mark = board.mark()
    board.put(item, undefined)
    if (place(board, open, item, new Set())) return false
    // Until another time is found the old one is its own still.
    board.undo(mark)
    return true
  })
  return {
    placed: problem.items.flatMap((item) => {
      const slot = board.slotOf.get(item)
      if (slot === undefined) return []
      return [{ itemId: item.id, sessionId: slot.sessionId, from: slot.from, to: slot.to }]
    }),
    unplaced: left.map((item) => reasonsOf(problem, board, item, all(item))),
  }
}
