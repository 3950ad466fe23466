/** A part as everything after its reading sees it: solids and faces, measured, numbered by where they lie. */
import type { SurfaceKind } from '../../domain/parts/analysis.ts'
import type { Edge, Face } from './brep/solids.ts'
import type { Vector } from './brep/vectors.ts'

export type PartFace = {
  /** From 1 through all solids. */
  readonly id: number
  readonly kind: SurfaceKind
  readonly area: number
  readonly centre: Vector
  readonly face: Face
}

export type PartSolid = {
  readonly volume: number
  readonly centre: Vector
  readonly faces: readonly PartFace[]
  readonly edges: readonly Edge[]
}

export type Part = {
  readonly solids: readonly PartSolid[]
  readonly min: Vector
  readonly max: Vector
}

type Unnumbered = Omit<PartFace, 'id'>
type UnnumberedSolid = Omit<PartSolid, 'faces'> & { readonly faces: readonly Unnumbered[] }

/** Fine enough to tell neighbours apart, coarse enough to swallow what differs in the last digits. */
const grid = 1e-4

function keyOf(size: number, centre: Vector): number[] {
  return [...centre, size].map((one) => Math.round(one / grid))
}

function byKey<T>(keyed: (one: T) => readonly number[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [keyed(a), keyed(b)]
    for (const [index, one] of left.entries()) if (one !== right[index]) return one - right[index]!
    return 0
  }
}

/** In the order of where they lie, x first: files number the same part in many ways. */
export function numbered(solids: readonly UnnumberedSolid[]): PartSolid[] {
  let next = 1
  return solids.toSorted(byKey((solid) => keyOf(solid.volume, solid.centre))).map((solid) => ({
    ...solid,
    faces: solid.faces
      .toSorted(byKey((face) => keyOf(face.area, face.centre)))
      .map((face) => ({ ...face, id: next++ })),
  }))
}
