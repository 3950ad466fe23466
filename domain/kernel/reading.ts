/** What comes of reading what somebody typed: the value, or a refusal that says why not. */
import type { Refusal } from './verdict.ts'

export type Reading<Value> = { readonly ok: true; readonly value: Value } | Refusal

export function read<Value>(value: Value): Reading<Value> {
  return { ok: true, value }
}
