/** What is marked in the view: a finding, a row of features, or faces that were picked. */
import type { Finding, Hole } from '../../domain/parts/analysis.ts'

export type Chosen = { readonly key: string; readonly faces: readonly number[] }
export type Choose = (chosen: Chosen | null) => void

/** A finding that has faces, under the number that the list gives it. */
export type Pinned = Chosen &
  Pick<Finding, 'code' | 'severity'> & {
    readonly number: number
    /** Where a hole opens: the middle of its wall is inside the part. */
    readonly opensAt: Hole['at_mm'] | null
  }

export const findingKey = (index: number): string => `finding-${index + 1}`

export function pinsOf(findings: readonly Finding[], holes: readonly Hole[]): Pinned[] {
  return findings.flatMap(({ code, severity, faces }, index) => {
    if (faces.length === 0) return []
    const hole = holes.find((one) => one.faces.join(' ') === faces.join(' '))
    const key = findingKey(index)
    return { key, number: index + 1, code, severity, faces, opensAt: hole?.at_mm ?? null }
  })
}
