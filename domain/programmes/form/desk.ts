/** The desk on which a batch of edits is worked through. */
import type { Address } from './address.ts'
import type { Value } from './answers.ts'
import type { Edit } from './edits.ts'
import type { FormFault } from './faults.ts'
import type { Outline } from './outline.ts'
import type { Field, RowState, FormState } from './state.ts'

/** `merged`: the value stored is neither side's but both; `unchanged`: it stood there already. */
export type Accepted = {
  readonly edit: Edit
  readonly outcome: 'taken' | 'merged' | 'unchanged'
  readonly value?: Value
}

/** Both sides, for a person to choose. To insist, send the edit again with `theirsVersion` as its base. */
export type Conflict = {
  readonly edit: Edit
  readonly kind: 'field' | 'rowRemoved' | 'rowChanged' | 'rowMoved'
  readonly at: Address
  readonly theirs: Value | undefined
  readonly theirsVersion: number
  readonly by?: string
  /** The cells that changed in a row somebody wants removed. */
  readonly changed?: readonly Address[]
}

export type Refused = { readonly edit: unknown; readonly fault: FormFault }

export type Applied = {
  readonly state: FormState
  readonly accepted: readonly Accepted[]
  readonly conflicts: readonly Conflict[]
  /** Edits that no state could take: an unknown field, a wrong type, a full table. */
  readonly refused: readonly Refused[]
}

export type Desk = {
  readonly outline: Outline
  readonly version: number
  readonly by: string | undefined
  readonly fields: Record<Address, Field>
  readonly rows: Record<Address, RowState>
  /** What this very batch wrote, fields and rows: a later edit of it does not quarrel with its own hand. */
  readonly own: Set<Address>
  readonly accepted: Accepted[]
  readonly conflicts: Conflict[]
  readonly refused: Refused[]
  /** Live rows by item, and cells by row; made when first needed. */
  readonly rowCount: Map<Address, number>
  readonly cells: Map<Address, Address[]>
}

export function refuse(
  desk: Desk,
  edit: unknown,
  at: Address,
  reason: string,
  facts?: Record<string, string | number>,
): void {
  desk.refused.push({
    edit,
    fault: { at, code: `programmes.form_${reason}`, severity: 'hard', ...(facts ? { facts } : {}) },
  })
}

export function signed(desk: Desk): { version: number; by?: string } {
  return { version: desk.version, ...(desk.by === undefined ? {} : { by: desk.by }) }
}

export function isNewer(desk: Desk, at: Address, version: number, edit: Edit): boolean {
  return version > edit.baseVersion && !desk.own.has(at)
}

/** True when somebody else wrote since; the conflict is then noted. */
export function quarrels(
  desk: Desk,
  edit: Edit,
  kind: Conflict['kind'],
  at: Address,
  their: { version: number; by?: string },
  theirs?: Value,
): boolean {
  if (!isNewer(desk, at, their.version, edit)) return false
  desk.conflicts.push({
    edit,
    kind,
    at,
    theirs,
    theirsVersion: their.version,
    ...(their.by === undefined ? {} : { by: their.by }),
  })
  return true
}

export function rowGone(desk: Desk, edit: Edit, rowAt: Address, row: RowState): void {
  const { removed = 0, by } = row
  desk.conflicts.push({
    edit,
    kind: 'rowRemoved',
    at: rowAt,
    theirs: undefined,
    theirsVersion: removed,
    ...(by === undefined ? {} : { by }),
  })
}
