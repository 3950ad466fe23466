/** What is marked in the view: a finding, a row of features, or faces that were picked. */
import type { Finding, Hole } from '../../domain/parts/analysis.ts'
import type { Tolerance } from '../../domain/parts/tolerance.ts'
import { toleranceSigns } from './toleranceWords.ts'

export type Chosen = { readonly key: string; readonly faces: readonly number[] }
export type Choose = (chosen: Chosen | null) => void

/** A finding that has faces, under the number that the list gives it. */
export type Pinned = Chosen &
  Pick<Finding, 'code' | 'severity'> & {
    readonly number: number
    /** Where a hole opens: the middle of its wall is inside the part. */
    readonly opensAt: Hole['at_mm'] | null
    /** Of a tolerance, in place of the number. */
    readonly signs?: string
  }

export const toleranceKey = (id: string): string => `tolerance-${id}`
export const findingKey = (index: number): string => `finding-${index + 1}`

const opensAt = (holes: readonly Hole[], faces: readonly number[]): Hole['at_mm'] | null =>
  holes.find((one) => one.faces.join(' ') === faces.join(' '))?.at_mm ?? null

export function pinsOf(findings: readonly Finding[], holes: readonly Hole[]): Pinned[] {
  return findings.flatMap(({ code, severity, faces }, index) => {
    if (faces.length === 0) return []
    const key = findingKey(index)
    return { key, number: index + 1, code, severity, faces, opensAt: opensAt(holes, faces) }
  })
}

/** On the faces that the revision has; what is of the whole part has no place. */
export function tolerancePins(all: readonly Tolerance[], holes: readonly Hole[]): Pinned[] {
  return all.flatMap(({ id, content, faces }, index): Pinned[] => {
    if (faces === null || faces.length === 0) return []
    const pin = { key: toleranceKey(id), number: index + 1, faces, opensAt: opensAt(holes, faces) }
    return [{ ...pin, code: '', severity: 'info', signs: toleranceSigns(content) }]
  })
}
