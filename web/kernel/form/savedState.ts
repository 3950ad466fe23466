/** What an autosave remembers, and what it tells the page of it. */
import type { CallProblem } from '../problem.ts'
import type { KeptEdit } from './drafts.ts'

/** An edit the server did not take: somebody else's stands, or a rule refuses it. */
export type Parked<Edit, Conflict, Fault> = {
  readonly key: string
  readonly edit: Edit
  readonly conflict?: Conflict
  readonly fault?: Fault
}

export type SavedKind =
  | 'clean'
  | 'saved'
  | 'local'
  | 'sending'
  | 'offline'
  | 'waiting'
  | 'signedOut'
  | 'refused'
  | 'conflict'

export type AutosaveState<Edit, Conflict, Fault> = {
  readonly kind: SavedKind
  /** Edits that the server does not have. */
  readonly unsent: number
  /** When the server last took something, in milliseconds since 1970; null before. */
  readonly savedAt: number | null
  readonly parked: readonly Parked<Edit, Conflict, Fault>[]
  /** Why the server refused the whole batch. */
  readonly problem: CallProblem | null
  readonly durable: boolean
}

export const retryFirstMs = 2_000

export type Entry<Edit, Conflict, Fault> = KeptEdit<Edit> & {
  readonly conflict?: Conflict
  readonly fault?: Fault
}

export type Memory<Edit, Conflict, Fault> = {
  readonly entries: Map<string, Entry<Edit, Conflict, Fault>>
  readonly unkept: Set<string>
  seq: number
  stopped: boolean
  sending: boolean
  hurdle: 'offline' | 'waiting' | 'signedOut' | 'refused' | null
  problem: CallProblem | null
  savedAt: number | null
  firstUnsentAt: number | null
  retryMs: number
}

/** Set aside: it is not sent until somebody chooses or mends it. */
export function isParked(entry: Entry<unknown, unknown, unknown>): boolean {
  return entry.conflict !== undefined || entry.fault !== undefined
}

/** What the page is told. */
export function stateOf<Edit, Conflict, Fault>(
  memory: Memory<Edit, Conflict, Fault>,
  durable: boolean,
): AutosaveState<Edit, Conflict, Fault> {
  const entries = [...memory.entries.values()]
  const parked = entries.filter(isParked)
  const waiting = entries.length - parked.length
  const conflicts = parked.some((entry) => entry.conflict !== undefined)
  const kind = (): SavedKind => {
    if (memory.hurdle !== null && waiting > 0) return memory.hurdle
    if (memory.sending) return 'sending'
    if (waiting > 0) return 'local'
    if (conflicts) return 'conflict'
    return memory.savedAt === null ? 'clean' : 'saved'
  }
  return {
    kind: kind(),
    unsent: entries.length,
    savedAt: memory.savedAt,
    parked,
    problem: memory.problem,
    durable,
  }
}

/** What stands in the way of sending, by the problem of the last try. */
export function hurdleOf(problem: CallProblem): NonNullable<Memory<never, never, never>['hurdle']> {
  if (problem.code === 'kernel.offline') return 'offline'
  if (problem.problem.status === 401) return 'signedOut'
  return problem.passing ? 'waiting' : 'refused'
}

export function freshMemory<Edit, Conflict, Fault>(): Memory<Edit, Conflict, Fault> {
  return {
    entries: new Map(),
    unkept: new Set(),
    seq: 0,
    stopped: false,
    sending: false,
    hurdle: null,
    problem: null,
    savedAt: null,
    firstUnsentAt: null,
    retryMs: retryFirstMs,
  }
}
