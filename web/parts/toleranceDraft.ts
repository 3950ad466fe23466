/** A tolerance as somebody types it, until it is noted. */
import type { Hole } from '../../domain/parts/analysis.ts'
import type {
  Characteristic,
  ToleranceContent,
  ToleranceKind,
} from '../../domain/parts/tolerance.ts'
import type { GeneralClass } from '../../domain/parts/iso286.ts'

export type ToleranceDraft = {
  readonly kind: ToleranceKind
  readonly nominalMm: number | null
  readonly class: string
  readonly upperMm: number | null
  readonly lowerMm: number | null
  readonly characteristic: Characteristic
  readonly zoneMm: number | null
  readonly datums: string
  readonly raUm: number | null
  readonly diameterMm: number | null
  readonly pitchMm: number | null
  readonly threadClass: string
  readonly general: GeneralClass
}

export const emptyDraft: ToleranceDraft = {
  ...{ kind: 'size', nominalMm: null, class: '', upperMm: null, lowerMm: null },
  ...{ characteristic: 'position', zoneMm: null, datums: '', raUm: null },
  ...{ diameterMm: null, pitchMm: null, threadClass: '6H', general: 'm' },
}

/** ISO 261, first choice: the coarse pitch of each diameter. */
const coarse: readonly (readonly [diameterMm: number, pitchMm: number])[] = [
  ...([
    [3, 0.5],
    [4, 0.7],
    [5, 0.8],
    [6, 1],
    [8, 1.25],
    [10, 1.5],
    [12, 1.75],
  ] as const),
  ...([
    [16, 2],
    [20, 2.5],
    [24, 3],
    [30, 3.5],
    [36, 4],
    [42, 4.5],
    [48, 5],
  ] as const),
]

const minor = ([diameterMm, pitchMm]: readonly [number, number]): number =>
  diameterMm - 1.0825 * pitchMm

/** What a hole suggests: its diameter, and the coarse thread whose minor diameter is nearest. */
export function suggestedBy({ diameter_mm: holeMm }: Hole): Partial<ToleranceDraft> {
  const off = (one: readonly [number, number]) => Math.abs(minor(one) - holeMm)
  const [diameterMm, pitchMm] = coarse.toSorted((a, b) => off(a) - off(b))[0]!
  return { nominalMm: Number(holeMm.toFixed(3)), diameterMm, pitchMm }
}

/** Null where something that is needed is not typed yet. */
export function contentOf(draft: ToleranceDraft): ToleranceContent | null {
  const { kind, nominalMm, upperMm, lowerMm, zoneMm, raUm, diameterMm, pitchMm } = draft
  if (kind === 'general') return { kind, class: draft.general }
  if (kind === 'roughness') return raUm === null ? null : { kind, raUm }
  if (kind === 'thread') {
    if (diameterMm === null || pitchMm === null) return null
    return { kind, diameterMm, pitchMm, class: draft.threadClass.trim() }
  }
  if (kind === 'geometric') {
    const datums = [...new Set(draft.datums.toUpperCase().match(/[A-Z]/g) ?? [])]
    return zoneMm === null
      ? null
      : { kind, characteristic: draft.characteristic, zoneMm, datums: datums.slice(0, 3) }
  }
  if (nominalMm === null) return null
  const name = draft.class.trim()
  if (name !== '') return { kind, nominalMm, class: name, upperMm: null, lowerMm: null }
  if (upperMm === null || lowerMm === null) return null
  return { kind, nominalMm, class: null, upperMm, lowerMm }
}
