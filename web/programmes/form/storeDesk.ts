/** What a form store holds while somebody writes, and how a change reaches those who listen. */
import { itemOf } from '../../../domain/programmes/form/address.ts'
import { type Answers, sameValue, type Value } from '../../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { Edit } from '../../../domain/programmes/form/edits.ts'
import { type Outline, outlineOf } from '../../../domain/programmes/form/outline.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { combine, keyOf, overlay } from './pending.ts'

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

/** `base` is what the server knows, `shown` the edits on top of it, `seen` the last version seen whole. */
export type StoreDesk = {
  readonly definition: FormDefinition
  readonly outline: Outline
  readonly listeners: ReturnType<typeof listenersOf>
  readonly pending: Map<string, Edit>
  readonly rowLists: Map<string, readonly string[]>
  readonly lately: Map<string, { readonly sent: Edit; readonly merged: boolean }>
  base: FormState
  shown: FormState
  seen: number
  behind: boolean
  revision: number
  answers: { readonly of: FormState; readonly are: Answers } | undefined
  push: (edit: Edit) => void
  batching: boolean
}

export function openDesk(definition: FormDefinition, draft: FormState): StoreDesk {
  return {
    definition,
    outline: outlineOf(definition),
    listeners: listenersOf(),
    pending: new Map(),
    rowLists: new Map(),
    lately: new Map(),
    base: draft,
    shown: draft,
    seen: draft.version,
    behind: false,
    revision: 0,
    answers: undefined,
    push: () => undefined,
    batching: false,
  }
}

function show(desk: StoreDesk, next: FormState): void {
  const changed = changedBetween(desk.shown, next)
  desk.shown = keepIdentity(desk.shown, next)
  if (changed.size === 0) return
  desk.revision += 1
  const items = new Set<string>()
  for (const at of changed) {
    if (at.endsWith('#rows')) desk.rowLists.delete(at.slice(0, -'#rows'.length))
    desk.listeners.tell(at)
    items.add(itemOf(at.replace('#rows', '')))
  }
  for (const item of items) {
    // A fixed row is known by its first cell.
    desk.rowLists.delete(item)
    desk.listeners.tell(`${item}*`)
  }
  desk.listeners.tell('*')
}

/** Lays the pending edits on what the server knows, and tells who listens. */
export function showAgain(desk: StoreDesk): void {
  if (!desk.batching) show(desk, overlay(desk.base, desk.pending.values()))
}

/** The way of a keystroke: nothing but the one field is looked at. */
function showField(desk: StoreDesk, at: string, value: Value): void {
  if (sameValue(desk.shown.fields[at]?.value ?? null, value)) return
  const field = { value, version: desk.base.fields[at]?.version ?? 0 }
  desk.shown = { ...desk.shown, fields: { ...desk.shown.fields, [at]: field } }
  desk.revision += 1
  desk.listeners.tell(at)
  desk.listeners.tell(`${itemOf(at)}*`)
  desk.listeners.tell('*')
}

export function putEdit(desk: StoreDesk, one: Edit): void {
  const key = keyOf(one)
  const before = desk.pending.get(key)
  desk.pending.set(key, before === undefined ? one : combine(before, one))
  desk.push(one)
  if (one.kind === 'set' && !desk.batching) showField(desk, one.at, one.value)
  else showAgain(desk)
}
