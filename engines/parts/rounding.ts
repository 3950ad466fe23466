/** Numbers of the answer: eight digits, so that the same part gives the same answer to the last sign. */
import type { Vector } from './brep/vectors.ts'

export function rounded(value: number, digits = 8): number {
  const kept = Number(value.toPrecision(digits))
  return Object.is(kept, -0) ? 0 : kept
}

/** Places and lengths: no finer than a nanometre. */
export function placeOf(value: number): number {
  const kept = Math.round(value * 1e6) / 1e6
  return Object.is(kept, -0) ? 0 : rounded(kept, 9)
}

export function tripleOf(vector: Vector): [number, number, number] {
  return [placeOf(vector[0]!), placeOf(vector[1]!), placeOf(vector[2]!)]
}
