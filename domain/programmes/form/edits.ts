/** What one person did to a form since the version they last saw. */
import { Type } from 'typebox'
import type { Address } from './address.ts'
import type { Value } from './answers.ts'
import { keyFor, spreadKeys } from './orderKeys.ts'
import { liveRows, type FormState } from './state.ts'

type Based = {
  /** The version of the form on which the person wrote. */
  readonly baseVersion: number
}

/** `value` null clears the field. `base` is the former text: with it long texts can be merged. */
export type SetField = Based & {
  readonly kind: 'set'
  readonly at: Address
  readonly value: Value
  readonly base?: string
}

/** `at` is the item; `key` the place among the rows, from `placeAfter`. */
export type AddRow = Based & {
  readonly kind: 'addRow'
  readonly at: Address
  readonly rowId: string
  readonly key: string
}

export type RemoveRow = Based & {
  readonly kind: 'removeRow'
  readonly at: Address
  readonly rowId: string
}

export type RestoreRow = Based & {
  readonly kind: 'restoreRow'
  readonly at: Address
  readonly rowId: string
}

export type MoveRow = Based & {
  readonly kind: 'moveRow'
  readonly at: Address
  readonly rowId: string
  readonly key: string
}

export type Edit = SetField | AddRow | RemoveRow | RestoreRow | MoveRow

const strict = { additionalProperties: false }
const based = { at: Type.String({ maxLength: 64 }), baseVersion: Type.Integer({ minimum: 0 }) }
const ofRow = { ...based, rowId: Type.String({ maxLength: 22 }) }
const placed = { ...ofRow, key: Type.String({ maxLength: 120 }) }

/** At most so many edits travel in one call. */
export const editsLimit = 5000

/** The wire shape of an edit; `applyEdits` judges the values. */
export const EditShape = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('set'),
      ...based,
      value: Type.Unknown(),
      base: Type.Optional(Type.String({ maxLength: 40_000 })),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('addRow'), ...placed }, strict),
  Type.Object({ kind: Type.Literal('removeRow'), ...ofRow }, strict),
  Type.Object({ kind: Type.Literal('restoreRow'), ...ofRow }, strict),
  Type.Object({ kind: Type.Literal('moveRow'), ...placed }, strict),
])

/** The key of a place after a row, or before all with null; `rowId` is the row that goes there. */
export function placeAfter(
  state: FormState,
  item: Address,
  after: string | null,
  rowId: string,
): string {
  const rows = liveRows(state, item).filter((row) => row.id !== rowId)
  const index = after === null ? -1 : rows.findIndex((row) => row.id === after)
  const before = index < 0 ? null : rows[index]!.key
  // Rows with equal keys, however they came about, have nothing between them: go behind them all.
  const next = rows.slice(index + 1).find((row) => before === null || row.key > before)
  return keyFor(rowId, before, next?.key ?? null)
}

/** Moves that number the rows of one item afresh, in their order, when keys have grown too long. */
export function renumber(state: FormState, item: Address): MoveRow[] {
  const rows = liveRows(state, item)
  const keys = spreadKeys(rows.length)
  return rows.map((row, index) => ({
    kind: 'moveRow',
    at: item,
    rowId: row.id,
    key: keys[index]!,
    baseVersion: state.version,
  }))
}
