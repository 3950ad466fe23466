/** The difference of two texts, paragraph by paragraph, for somebody who must look before it is published. */
import { Type, type Static } from 'typebox'

export const DifferenceLine = Type.Object({
  kind: Type.Enum(['same', 'added', 'removed'] as const),
  text: Type.String(),
})
export type DifferenceLine = Static<typeof DifferenceLine>

/** More paragraphs than this are compared as wholes: nobody reads their differences line by line. */
export const comparedLinesMax = 1500

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r?\n/)
}

/** Lengths of the longest common subsequences of all ends of two lists. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      const same = before[b] === after[a]
      rows[b]![a] = same ? rows[b + 1]![a + 1]! + 1 : Math.max(rows[b + 1]![a]!, rows[b]![a + 1]!)
    }
  }
  return rows
}

/** The fewest removed and added lines that lead from `before` to `after`; removed ones stand first. */
export function lineDifference(before: string, after: string): DifferenceLine[] {
  const old = linesOf(before)
  const fresh = linesOf(after)
  const removed = (text: string): DifferenceLine => ({ kind: 'removed', text })
  const added = (text: string): DifferenceLine => ({ kind: 'added', text })
  if (Math.max(old.length, fresh.length) > comparedLinesMax) {
    return before === after
      ? fresh.map((text) => ({ kind: 'same', text }))
      : [...old.map(removed), ...fresh.map(added)]
  }
  const common = commonLengths(old, fresh)
  const lines: DifferenceLine[] = []
  let b = 0
  let a = 0
  while (b < old.length || a < fresh.length) {
    if (b < old.length && a < fresh.length && old[b] === fresh[a]) {
      lines.push({ kind: 'same', text: fresh[a]! })
      b++
      a++
    } else if (b < old.length && (a >= fresh.length || common[b + 1]![a]! >= common[b]![a + 1]!)) {
      lines.push(removed(old[b++]!))
    } else lines.push(added(fresh[a++]!))
  }
  return lines
}
