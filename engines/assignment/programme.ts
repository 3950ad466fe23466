/** A programme in whole numbers, written column by column and row by row, and solved once. */
import type { Highs } from 'highs'

export type Programme = {
  readonly column: (of: {
    readonly cost: number
    readonly lower?: number
    readonly upper?: number
  }) => number
  readonly row: (lower: number, upper: number) => number
  readonly enter: (row: number, column: number, value: number) => void
  /** Null where nothing keeps every row, or time runs out. */
  readonly solve: (
    solver: Highs,
    secondsMax: number,
  ) => { readonly values: Float64Array; readonly cost: number } | null
}

const optimal = 7

export function programmeOf(): Programme {
  const columns: { readonly cost: number; readonly lower: number; readonly upper: number }[] = []
  const rows: { readonly lower: number; readonly upper: number }[] = []
  const entries: (readonly [row: number, value: number])[][] = []
  return {
    column: ({ cost, lower = 0, upper = Infinity }) => {
      entries.push([])
      return columns.push({ cost, lower, upper }) - 1
    },
    row: (lower, upper) => rows.push({ lower, upper }) - 1,
    enter: (row, column, value) => {
      if (value !== 0) entries[column]!.push([row, value])
    },
    solve: (solver, secondsMax) => {
      const bound = (value: number): number =>
        Number.isFinite(value) ? value : Math.sign(value) * solver.infinity
      const starts = [0]
      for (const its of entries) starts.push(starts.at(-1)! + its.length)
      const flat = entries.flat()
      const model = {
        numCols: columns.length,
        numRows: rows.length,
        colCost: Float64Array.from(columns, ({ cost }) => cost),
        colLower: Float64Array.from(columns, ({ lower }) => bound(lower)),
        colUpper: Float64Array.from(columns, ({ upper }) => bound(upper)),
        rowLower: Float64Array.from(rows, ({ lower }) => bound(lower)),
        rowUpper: Float64Array.from(rows, ({ upper }) => bound(upper)),
        integrality: new Int32Array(columns.length).fill(1),
        matrix: {
          format: 'csc' as const,
          numRows: rows.length,
          numCols: columns.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(flat, ([row]) => row),
          values: Float64Array.from(flat, ([, value]) => value),
        },
      }
      return solver.withModel(model, (held) => {
        held.options.set({
          output_flag: false,
          ...{ mip_rel_gap: 0, mip_abs_gap: 0.99 },
          time_limit: Math.max(0.01, secondsMax),
        })
        if (held.run().modelStatus !== optimal) return null
        const { colValue } = held.getSolution()
        const values = Float64Array.from(colValue, (value) => Math.round(value))
        return { values, cost: columns.reduce((sum, { cost }, at) => sum + cost * values[at]!, 0) }
      })
    },
  }
}
