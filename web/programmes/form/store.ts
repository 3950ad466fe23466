/**
 * The form while somebody writes: what the server knows, the edits on top, and who wants to hear of which
 * field. Outside of React, so that a keystroke renders one field and not two thousand.
 */
import { itemOf, readAddress } from '../../../domain/programmes/form/address.ts'
import { type Answers, sameValue, type Value } from '../../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { type Edit, placeAfter } from '../../../domain/programmes/form/edits.ts'
import { type Outline, outlineOf } from '../../../domain/programmes/form/outline.ts'
import { answersOf, type FormState, liveRows } from '../../../domain/programmes/form/state.ts'
import { baseOfField, baseOfRow, combine, keyOf, overlay, rebasedOn } from './pending.ts'

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
  /** What the server has now, read whole. */
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

function listenersOf() {
  const byKey = new Map<string, Set<() => void>>()
  return {
    on(key: string, listener: () => void) {
      const set = byKey.get(key) ?? new Set()
      byKey.set(key, set.add(listener))
      return () => void set.delete(listener)
    },
    tell(key: string) {
      for (const listener of byKey.get(key) ?? []) listener()
    },
  }
}

/** Addresses whose value, or row whose place, differs between two states. */
function changedBetween(before: FormState, after: FormState): Set<string> {
  const changed = new Set<string>()
  for (const at of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    if (!sameValue(before.fields[at]?.value ?? null, after.fields[at]?.value ?? null))
      changed.add(at)
  }
  for (const at of new Set([...Object.keys(before.rows), ...Object.keys(after.rows)])) {
    const [one, other] = [before.rows[at], after.rows[at]]
    if (
      one?.key !== other?.key ||
      (one?.removed === undefined) !== (other?.removed === undefined)
    ) {
      changed.add(`${itemOf(at)}#rows`)
    }
  }
  return changed
}

/** Keeps the former object where nothing changed, so that nothing renders for a value that only looks new. */
function keepIdentity(before: FormState, after: FormState): FormState {
  const fields = { ...after.fields }
  for (const [at, field] of Object.entries(fields)) {
    const former = before.fields[at]
    if (
      former !== undefined &&
      former.value !== field.value &&
      sameValue(former.value, field.value)
    ) {
      fields[at] = { ...field, value: former.value }
    }
  }
  return { ...after, fields }
}

export function createFormStore(definition: FormDefinition, draft: FormState): FormStore {
  const outline = outlineOf(definition)
  const listeners = listenersOf()
  const pending = new Map<string, Edit>()
  const rowLists = new Map<string, readonly string[]>()
  const lately = new Map<string, { readonly sent: Edit; readonly merged: boolean }>()
  let base = draft
  let shown = draft
  let seen = draft.version
  let behind = false
  let revision = 0
  let answers: { readonly of: FormState; readonly are: Answers } | undefined
  let push: (edit: Edit) => void = () => undefined
  let batching = false

  const show = (next: FormState) => {
    const changed = changedBetween(shown, next)
    shown = keepIdentity(shown, next)
    if (changed.size === 0) return
    revision += 1
    const items = new Set<string>()
    for (const at of changed) {
      if (at.endsWith('#rows')) rowLists.delete(at.slice(0, -'#rows'.length))
      listeners.tell(at)
      items.add(itemOf(at.replace('#rows', '')))
    }
    for (const item of items) {
      // A fixed row is known by its first cell.
      rowLists.delete(item)
      listeners.tell(`${item}*`)
    }
    listeners.tell('*')
  }
  const again = () => {
    if (!batching) show(overlay(base, pending.values()))
  }
  /** The way of a keystroke: nothing but the one field is looked at. */
  const showField = (at: string, value: Value) => {
    if (sameValue(shown.fields[at]?.value ?? null, value)) return
    const field = { value, version: base.fields[at]?.version ?? 0 }
    shown = { ...shown, fields: { ...shown.fields, [at]: field } }
    revision += 1
    listeners.tell(at)
    listeners.tell(`${itemOf(at)}*`)
    listeners.tell('*')
  }
  const edit = (one: Edit) => {
    const key = keyOf(one)
    const before = pending.get(key)
    pending.set(key, before === undefined ? one : combine(before, one))
    push(one)
    if (one.kind === 'set' && !batching) showField(one.at, one.value)
    else again()
  }
  const columnsOf = (item: string) => outline.at.get(item)?.columns.keys() ?? []
  const rowBase = (item: string, rowId: string) =>
    baseOfRow(base, seen, item, rowId, columnsOf(item))
  const isLong = (at: string): boolean => {
    const item = outline.at.get(itemOf(at))?.item
    return item?.kind === 'statement' || (item?.kind === 'text' && item.lines !== 'single')
  }

  return {
    definition,
    outline,
    state: () => shown,
    revision: () => revision,
    answers() {
      if (answers?.of !== shown) answers = { of: shown, are: answersOf(definition, shown) }
      return answers.are
    },
    value: (at) => shown.fields[at]?.value,
    rowIds(item) {
      const kept = rowLists.get(item)
      if (kept !== undefined) return kept
      const list = liveRows(shown, item).map(({ id }) => id)
      rowLists.set(item, list)
      return list
    },
    seen: () => seen,
    behind: () => behind,
    set(at, value) {
      const former = base.fields[at]?.value
      edit({
        kind: 'set',
        at,
        value,
        baseVersion: baseOfField(base, seen, at),
        ...(isLong(at) && typeof former === 'string' ? { base: former } : {}),
      })
    },
    addRow(item, after) {
      const rowId = freshRowId()
      const now = batching ? overlay(base, pending.values()) : shown
      const last = liveRows(now, item).at(-1)?.id ?? null
      const key = placeAfter(now, item, after ?? last, rowId)
      edit({ kind: 'addRow', at: item, rowId, key, baseVersion: seen })
      return rowId
    },
    moveRow(item, rowId, after) {
      const key = placeAfter(shown, item, after, rowId)
      edit({ kind: 'moveRow', at: item, rowId, key, baseVersion: rowBase(item, rowId) })
    },
    removeRow(item, rowId) {
      edit({ kind: 'removeRow', at: item, rowId, baseVersion: rowBase(item, rowId) })
    },
    restoreRow(item, rowId) {
      edit({ kind: 'restoreRow', at: item, rowId, baseVersion: rowBase(item, rowId) })
    },
    batch(run) {
      batching = true
      try {
        run()
      } finally {
        batching = false
        again()
      }
    },
    restore(edits) {
      for (const one of edits) pending.set(keyOf(one), one)
      again()
    },
    took(sent, { version, accepted }) {
      lately.clear()
      const fields = { ...base.fields }
      const rows = { ...base.rows }
      const own = accepted.some(({ outcome }) => outcome !== 'unchanged')
      for (const { index, outcome, value } of accepted) {
        const one = sent[index]
        if (one === undefined) continue
        const merged = outcome === 'merged'
        lately.set(keyOf(one), { sent: one, merged })
        if (one.kind === 'set') {
          fields[one.at] = { value: merged ? (value as Value) : one.value, version }
        } else Object.assign(rows, overlay({ version, fields: {}, rows }, [one]).rows)
        const waiting = pending.get(keyOf(one))
        if (waiting === undefined) continue
        const settled =
          waiting.kind === one.kind &&
          (waiting.kind !== 'set' || one.kind !== 'set' || sameValue(waiting.value, one.value))
        if (settled) pending.delete(keyOf(one))
      }
      base = { version: Math.max(base.version, version), fields, rows }
      // A gap in the versions is somebody else's save that was not seen here.
      if (version === seen + (own ? 1 : 0)) seen = version
      else if (version > seen) behind = true
      again()
    },
    rebase(one, version) {
      const last = lately.get(keyOf(one))
      // The merged text was not seen while this was typed: the next save must merge again.
      const from = last?.merged === true ? version - 1 : version
      const next = rebasedOn(one, last?.sent, from)
      pending.set(keyOf(one), next)
      return next
    },
    refresh(next) {
      if (next.version < seen) return
      base = next
      seen = next.version
      behind = false
      again()
    },
    giveUp(key, theirs, version) {
      const mine = pending.get(key)
      pending.delete(key)
      if (mine?.kind === 'set' && version !== undefined) {
        const fields = { ...base.fields, [mine.at]: { value: theirs ?? null, version } }
        base = { ...base, fields }
      }
      again()
    },
    insist(key, version, value) {
      const mine = pending.get(key)
      if (mine === undefined) return undefined
      const next: Edit =
        mine.kind === 'set'
          ? { kind: 'set', at: mine.at, value: value ?? mine.value, baseVersion: version }
          : { ...mine, baseVersion: version }
      pending.set(key, next)
      again()
      return next
    },
    pendingAt: (key) => pending.get(key),
    onField: (at, listener) => listeners.on(at, listener),
    onAny: (listener) => listeners.on('*', listener),
    connect(to) {
      push = to
    },
  }
}

/** The row an address lies in, if any. */
export function rowOf(at: string): string | undefined {
  return readAddress(at)?.part
}
