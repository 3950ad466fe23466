/**
 * The form while somebody writes: what the server knows, the edits on top, and who wants to hear of which
 * field. Outside of React, so that a keystroke renders one field and not two thousand.
 */
import { itemOf, readAddress } from '../../../domain/programmes/form/address.ts'
import { type Answers, sameValue, type Value } from '../../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { type Edit, placeAfter } from '../../../domain/programmes/form/edits.ts'
import type { Outline } from '../../../domain/programmes/form/outline.ts'
import { answersOf, type FormState, liveRows } from '../../../domain/programmes/form/state.ts'
import { baseOfField, baseOfRow, keyOf, overlay, rebasedOn } from './pending.ts'
import { openDesk, putEdit, showAgain, type StoreDesk } from './storeDesk.ts'

/** What the server said about one edit of a batch. */
export type Taken = { readonly outcome: string; readonly value?: unknown }
export type BatchAnswer = {
  readonly version: number
  readonly accepted: readonly (Taken & { readonly index: number })[]
}

export type FormStore = {
  readonly definition: FormDefinition
  readonly outline: Outline
  readonly state: () => FormState
  /** Rises with everything that changes. */
  readonly revision: () => number
  readonly answers: () => Answers
  readonly value: (at: string) => Value | undefined
  /** Ids of the rows of an item that are not removed, the same list while nothing about them changed. */
  readonly rowIds: (item: string) => readonly string[]
  /** The last version of which everything was seen. */
  readonly seen: () => number
  /** Something was written by others since: the draft must be read again. */
  readonly behind: () => boolean
  readonly set: (at: string, value: Value) => void
  readonly addRow: (item: string, after?: string) => string
  readonly moveRow: (item: string, rowId: string, after: string | null) => void
  readonly removeRow: (item: string, rowId: string) => void
  readonly restoreRow: (item: string, rowId: string) => void
  /** Many edits that are shown at once. */
  readonly batch: (run: () => void) => void
  /** Edits of an earlier visit, put back on top. */
  readonly restore: (edits: readonly Edit[]) => void
  readonly took: (sent: readonly Edit[], answer: BatchAnswer) => void
  /** A later edit of one that was just taken. */
  readonly rebase: (edit: Edit, version: number) => Edit
  /** What the server has now, read whole; what was read before a later save was taken changes nothing. */
  readonly refresh: (draft: FormState) => void
  /** Gives up one's own edit for what the server has. */
  readonly giveUp: (key: string, theirs?: Value, version?: number) => void
  /** Takes one's own edit up again, on the version that it is to replace. */
  readonly insist: (key: string, version: number, value?: Value) => Edit | undefined
  readonly pendingAt: (key: string) => Edit | undefined
  readonly onField: (at: string, listener: () => void) => () => void
  readonly onAny: (listener: () => void) => () => void
  /** Where edits go to be kept and sent. */
  readonly connect: (push: (edit: Edit) => void) => void
}

const idSigns = '23456789abcdefghijkmnpqrstuvwxyz'

function freshRowId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => idSigns[byte % idSigns.length]).join('')
}

/** What can be asked of the store. */
function readingOf(desk: StoreDesk) {
  return {
    definition: desk.definition,
    outline: desk.outline,
    state: () => desk.shown,
    revision: () => desk.revision,
    answers() {
      if (desk.answers?.of !== desk.shown) {
        desk.answers = { of: desk.shown, are: answersOf(desk.definition, desk.shown) }
      }
      return desk.answers.are
    },
    value: (at: string) => desk.shown.fields[at]?.value,
    rowIds(item: string) {
      const kept = desk.rowLists.get(item)
      if (kept !== undefined) return kept
      const list = liveRows(desk.shown, item).map(({ id }) => id)
      desk.rowLists.set(item, list)
      return list
    },
    seen: () => desk.seen,
    behind: () => desk.behind,
    pendingAt: (key: string) => desk.pending.get(key),
    onField: (at: string, listener: () => void) => desk.listeners.on(at, listener),
    onAny: (listener: () => void) => desk.listeners.on('*', listener),
  }
}

function rowBase(desk: StoreDesk, item: string, rowId: string): number {
  const columns = desk.outline.at.get(item)?.columns.keys() ?? []
  return baseOfRow(desk.base, desk.seen, item, rowId, columns)
}

function isLong(desk: StoreDesk, at: string): boolean {
  const item = desk.outline.at.get(itemOf(at))?.item
  return item?.kind === 'statement' || (item?.kind === 'text' && item.lines !== 'single')
}

/** What a person does to the form. */
function writingOf(desk: StoreDesk) {
  const edit = (one: Edit): void => putEdit(desk, one)
  return {
    set(at: string, value: Value) {
      const former = desk.base.fields[at]?.value
      edit({
        kind: 'set',
        at,
        value,
        baseVersion: baseOfField(desk.base, desk.seen, at),
        ...(isLong(desk, at) && typeof former === 'string' ? { base: former } : {}),
      })
    },
    addRow(item: string, after?: string) {
      const rowId = freshRowId()
      const now = desk.batching ? overlay(desk.base, desk.pending.values()) : desk.shown
      const last = liveRows(now, item).at(-1)?.id ?? null
      const key = placeAfter(now, item, after ?? last, rowId)
      edit({ kind: 'addRow', at: item, rowId, key, baseVersion: desk.seen })
      return rowId
    },
    moveRow(item: string, rowId: string, after: string | null) {
      const key = placeAfter(desk.shown, item, after, rowId)
      edit({ kind: 'moveRow', at: item, rowId, key, baseVersion: rowBase(desk, item, rowId) })
    },
    removeRow(item: string, rowId: string) {
      edit({ kind: 'removeRow', at: item, rowId, baseVersion: rowBase(desk, item, rowId) })
    },
    restoreRow(item: string, rowId: string) {
      edit({ kind: 'restoreRow', at: item, rowId, baseVersion: rowBase(desk, item, rowId) })
    },
    batch(run: () => void) {
      desk.batching = true
      try {
        run()
      } finally {
        desk.batching = false
        showAgain(desk)
      }
    },
    restore(edits: readonly Edit[]) {
      for (const one of edits) desk.pending.set(keyOf(one), one)
      showAgain(desk)
    },
    connect(to: (edit: Edit) => void) {
      desk.push = to
    },
  }
}

/** The server took a batch: what it took becomes the ground, what was typed since stays on top. */
function took(desk: StoreDesk, sent: readonly Edit[], { version, accepted }: BatchAnswer): void {
  desk.lately.clear()
  const fields = { ...desk.base.fields }
  const rows = { ...desk.base.rows }
  const own = accepted.some(({ outcome }) => outcome !== 'unchanged')
  for (const { index, outcome, value } of accepted) {
    const one = sent[index]
    if (one === undefined) continue
    const merged = outcome === 'merged'
    desk.lately.set(keyOf(one), { sent: one, merged })
    if (one.kind === 'set') {
      fields[one.at] = { value: merged ? (value as Value) : one.value, version }
    } else Object.assign(rows, overlay({ version, fields: {}, rows }, [one]).rows)
    const waiting = desk.pending.get(keyOf(one))
    if (waiting === undefined) continue
    const settled =
      waiting.kind === one.kind &&
      (waiting.kind !== 'set' || one.kind !== 'set' || sameValue(waiting.value, one.value))
    if (settled) desk.pending.delete(keyOf(one))
  }
  desk.base = { version: Math.max(desk.base.version, version), fields, rows }
  // A gap in the versions is somebody else's save that was not seen here.
  if (version === desk.seen + (own ? 1 : 0)) desk.seen = version
  else if (version > desk.seen) desk.behind = true
  showAgain(desk)
}

/** What comes from the server, and how quarrels are settled. */
function syncingOf(desk: StoreDesk) {
  return {
    took: (sent: readonly Edit[], answer: BatchAnswer) => took(desk, sent, answer),
    rebase(one: Edit, version: number) {
      const last = desk.lately.get(keyOf(one))
      // The merged text was not seen while this was typed: the next save must merge again.
      const from = last?.merged === true ? version - 1 : version
      const next = rebasedOn(one, last?.sent, from)
      desk.pending.set(keyOf(one), next)
      return next
    },
    refresh(next: FormState) {
      // Read before a save of one's own was taken, it lacks what was saved: it has to be read again.
      if (next.version < Math.max(desk.seen, desk.base.version)) return
      desk.base = next
      desk.seen = next.version
      desk.behind = false
      showAgain(desk)
    },
    giveUp(key: string, theirs?: Value, version?: number) {
      const mine = desk.pending.get(key)
      desk.pending.delete(key)
      if (mine?.kind === 'set' && version !== undefined) {
        const fields = { ...desk.base.fields, [mine.at]: { value: theirs ?? null, version } }
        desk.base = { ...desk.base, fields }
      }
      showAgain(desk)
    },
    insist(key: string, version: number, value?: Value) {
      const mine = desk.pending.get(key)
      if (mine === undefined) return undefined
      const next: Edit =
        mine.kind === 'set'
          ? { kind: 'set', at: mine.at, value: value ?? mine.value, baseVersion: version }
          : { ...mine, baseVersion: version }
      desk.pending.set(key, next)
      showAgain(desk)
      return next
    },
  }
}

export function createFormStore(definition: FormDefinition, draft: FormState): FormStore {
  const desk = openDesk(definition, draft)
  return { ...readingOf(desk), ...writingOf(desk), ...syncingOf(desk) }
}

/** The row an address lies in, if any. */
export function rowOf(at: string): string | undefined {
  return readAddress(at)?.part
}
