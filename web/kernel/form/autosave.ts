/**
 * The life of edits between the keyboard and the server. Every edit is kept in the browser at once, sent in
 * batches, and forgotten only when the server has it. Knows nothing of what an edit means.
 */
import { CallProblem } from '../problem.ts'
import type { DraftPlace, DraftStore } from './drafts.ts'
import {
  type AutosaveState,
  type Entry,
  freshMemory,
  hurdleOf,
  isParked,
  type Memory,
  retryFirstMs,
  stateOf,
} from './savedState.ts'

/** What the server did with a batch; everything it does not mention it accepted. */
export type SaveOutcome<Conflict, Fault> = {
  /** The document's version afterwards. */
  readonly version: number
  readonly conflicts: readonly { readonly index: number; readonly conflict: Conflict }[]
  readonly refused: readonly { readonly index: number; readonly fault: Fault }[]
}

export type AutosaveOptions<Edit, Conflict, Fault> = {
  readonly place: DraftPlace
  readonly store: DraftStore
  /** What an edit edits: a later edit of the same key replaces one that was not sent yet. */
  readonly keyOf: (edit: Edit) => string
  /** One edit of two of the same key; the base of the earlier must live on. */
  readonly combine: (earlier: Edit, later: Edit) => Edit
  /** An edit typed while the server took a former one of its key: it now builds on that version. */
  readonly rebase: (edit: Edit, version: number) => Edit
  readonly save: (
    edits: readonly Edit[],
    options: { readonly keepalive: boolean },
  ) => Promise<SaveOutcome<Conflict, Fault>>
  /** Called with what the server took, to bring the page's own state forward. */
  readonly onSaved?: (edits: readonly Edit[], version: number) => void
  readonly now: () => number
}

export type Autosave<Edit, Conflict, Fault> = {
  /** Brings back what an earlier visit kept; answers it so that the page can show it. */
  readonly restore: () => Promise<readonly Edit[]>
  readonly push: (...edits: readonly Edit[]) => void
  /** Sends now: on leaving, on the network's return, before a submit. Resolves when tried. */
  readonly flush: (options?: { readonly keepalive?: boolean }) => Promise<void>
  /** Settles a conflict: an edit to send instead, or null to let the server's stand. */
  readonly settle: (key: string, edit: Edit | null) => void
  readonly state: () => AutosaveState<Edit, Conflict, Fault>
  readonly subscribe: (listener: () => void) => () => void
  readonly stop: () => void
}

/** Well below the quarter of a second that may be lost. */
const keepAfterMs = 100
const sendAfterIdleMs = 800
const sendAtLatestMs = 4_000
const batchMost = 200
const retryMostMs = 60_000

type Run<Edit, Conflict, Fault> = {
  readonly options: AutosaveOptions<Edit, Conflict, Fault>
  readonly memory: Memory<Edit, Conflict, Fault>
  readonly listeners: Set<() => void>
  shown: AutosaveState<Edit, Conflict, Fault>
  keepTimer: ReturnType<typeof setTimeout> | undefined
  sendTimer: ReturnType<typeof setTimeout> | undefined
  inFlight: Promise<void> | null
}

function tell<E, C, F>(run: Run<E, C, F>): void {
  run.shown = stateOf(run.memory, run.options.store.durable)
  for (const listener of run.listeners) listener()
}

/** Writes what changed to the browser's store. */
async function keep<E, C, F>(run: Run<E, C, F>): Promise<void> {
  clearTimeout(run.keepTimer)
  run.keepTimer = undefined
  const { memory, options } = run
  const keys = [...memory.unkept]
  memory.unkept.clear()
  const rows = keys
    .map((key) => memory.entries.get(key))
    .filter((entry) => entry !== undefined)
    .map(({ key, edit, seq, at }) => ({ key, edit, seq, at }))
  if (rows.length > 0) await options.store.put(options.place, rows)
}

function sendLater<E, C, F>(run: Run<E, C, F>, afterMs: number): void {
  clearTimeout(run.sendTimer)
  if (!run.memory.stopped) run.sendTimer = setTimeout(() => void flush(run, false), afterMs)
}

function put<E, C, F>({ memory, options }: Run<E, C, F>, key: string, edit: E): Entry<E, C, F> {
  const at = options.now()
  memory.seq = Math.max(memory.seq + 1, at)
  const entry: Entry<E, C, F> = { key, edit, seq: memory.seq, at }
  memory.entries.set(key, entry)
  memory.unkept.add(key)
  return entry
}

/** Plans the writing and the sending of what was just put. */
function plan<E, C, F>(run: Run<E, C, F>): void {
  const { memory, options } = run
  memory.firstUnsentAt ??= options.now()
  const latest = memory.firstUnsentAt + sendAtLatestMs - options.now()
  if (memory.hurdle === null || memory.hurdle === 'refused') {
    sendLater(run, Math.max(0, Math.min(sendAfterIdleMs, latest)))
  }
  run.keepTimer ??= setTimeout(() => void keep(run), keepAfterMs)
  tell(run)
}

function push<E, C, F>(run: Run<E, C, F>, edits: readonly E[]): void {
  const { memory, options } = run
  for (const edit of edits) {
    const key = options.keyOf(edit)
    const before = memory.entries.get(key)
    const entry = put(run, key, before === undefined ? edit : options.combine(before.edit, edit))
    // Typing on while two versions are shown changes mine; the choice remains to be made.
    if (before?.conflict !== undefined) {
      memory.entries.set(key, { ...entry, conflict: before.conflict })
    }
  }
  plan(run)
}

/** Forgets what the server took and sets aside what it did not. */
async function absorb<E, C, F>(
  run: Run<E, C, F>,
  batch: readonly Entry<E, C, F>[],
  outcome: SaveOutcome<C, F>,
): Promise<void> {
  const { memory, options } = run
  const aside = new Map<number, { conflict?: C; fault?: F }>()
  for (const { index, conflict } of outcome.conflicts) aside.set(index, { conflict })
  for (const { index, fault } of outcome.refused) aside.set(index, { fault })
  const taken: Entry<E, C, F>[] = []
  for (const [index, sent] of batch.entries()) {
    const present = memory.entries.get(sent.key)
    const parked = aside.get(index)
    if (parked !== undefined) {
      if (present !== undefined) memory.entries.set(sent.key, { ...present, ...parked })
      continue
    }
    taken.push(sent)
    if (present === undefined || present.seq === sent.seq) memory.entries.delete(sent.key)
    else put(run, sent.key, options.rebase(present.edit, outcome.version))
  }
  memory.savedAt = options.now()
  options.onSaved?.(
    taken.map((entry) => entry.edit),
    outcome.version,
  )
  await options.store.remove(options.place, taken)
}

function stumble<E, C, F>(run: Run<E, C, F>, error: unknown): void {
  if (!(error instanceof CallProblem)) throw error
  const { memory } = run
  memory.hurdle = hurdleOf(error)
  memory.problem = error
  if (memory.hurdle !== 'waiting') return
  sendLater(run, memory.retryMs)
  memory.retryMs = Math.min(retryMostMs, memory.retryMs * 2)
}

async function send<E, C, F>(run: Run<E, C, F>, keepalive: boolean): Promise<void> {
  const { memory, options } = run
  await keep(run)
  const batch = [...memory.entries.values()]
    .filter((entry) => !isParked(entry))
    .toSorted((a, b) => a.seq - b.seq)
    .slice(0, batchMost)
  if (batch.length === 0) return
  memory.sending = true
  memory.firstUnsentAt = null
  tell(run)
  try {
    const edits = batch.map((entry) => entry.edit)
    const outcome = await options.save(edits, { keepalive })
    memory.hurdle = null
    memory.problem = null
    memory.retryMs = retryFirstMs
    await absorb(run, batch, outcome)
    if ([...memory.entries.values()].some((entry) => !isParked(entry))) sendLater(run, 0)
  } catch (error) {
    stumble(run, error)
  } finally {
    memory.sending = false
    tell(run)
  }
}

async function flush<E, C, F>(run: Run<E, C, F>, keepalive: boolean): Promise<void> {
  clearTimeout(run.sendTimer)
  if (run.inFlight !== null) await run.inFlight
  run.inFlight = send(run, keepalive).finally(() => {
    run.inFlight = null
  })
  await run.inFlight
}

async function restore<E, C, F>(run: Run<E, C, F>): Promise<readonly E[]> {
  const { memory, options } = run
  const kept = await options.store.read<E>(options.place)
  for (const row of kept) {
    if (!memory.entries.has(row.key)) memory.entries.set(row.key, row)
    memory.seq = Math.max(memory.seq, row.seq)
  }
  if (kept.length > 0) plan(run)
  return kept.map((row) => row.edit)
}

function settle<E, C, F>(run: Run<E, C, F>, key: string, edit: E | null): void {
  const { memory, options } = run
  const entry = memory.entries.get(key)
  memory.entries.delete(key)
  if (edit !== null) push(run, [edit])
  else if (entry !== undefined) void options.store.remove(options.place, [entry])
  tell(run)
}

export function createAutosave<Edit, Conflict, Fault>(
  options: AutosaveOptions<Edit, Conflict, Fault>,
): Autosave<Edit, Conflict, Fault> {
  const memory = freshMemory<Edit, Conflict, Fault>()
  const run: Run<Edit, Conflict, Fault> = {
    options,
    memory,
    listeners: new Set(),
    shown: stateOf(memory, options.store.durable),
    keepTimer: undefined,
    sendTimer: undefined,
    inFlight: null,
  }
  return {
    restore: () => restore(run),
    push: (...edits) => push(run, edits),
    flush: ({ keepalive = false } = {}) => flush(run, keepalive),
    settle: (key, edit) => settle(run, key, edit),
    state: () => run.shown,
    subscribe(listener) {
      run.listeners.add(listener)
      return () => run.listeners.delete(listener)
    },
    stop() {
      memory.stopped = true
      clearTimeout(run.sendTimer)
      void keep(run)
    },
  }
}
