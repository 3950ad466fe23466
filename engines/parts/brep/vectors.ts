/** Vectors and rigid placements. */

export type Vector = readonly number[]

export const dot = (a: Vector, b: Vector): number =>
  a.reduce((sum, one, index) => sum + one * b[index]!, 0)
export const plus = (a: Vector, b: Vector, times = 1): Vector =>
  a.map((one, index) => one + times * b[index]!)
export const minus = (a: Vector, b: Vector): Vector => a.map((one, index) => one - b[index]!)
export const scaled = (a: Vector, times: number): Vector => a.map((one) => one * times)
export const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a))
export const distance = (a: Vector, b: Vector): number => lengthOf(minus(a, b))
export const cross = (a: Vector, b: Vector): Vector => [
  a[1]! * b[2]! - a[2]! * b[1]!,
  a[2]! * b[0]! - a[0]! * b[2]!,
  a[0]! * b[1]! - a[1]! * b[0]!,
]

/** Of length one; nothing stays nothing. */
export function unit(a: Vector): Vector {
  const size = lengthOf(a)
  return size > 0 ? scaled(a, 1 / size) : a
}

/** Any direction across this one. */
export function across(direction: Vector): Vector {
  const other = Math.abs(direction[0]!) < 0.9 ? [1, 0, 0] : [0, 1, 0]
  return unit(cross(direction, other))
}

/** What of `a` stands across `direction`, which has length one. */
export const rejected = (a: Vector, direction: Vector): Vector =>
  plus(a, direction, -dot(a, direction))

/** Three rows of four. */
export type Placement = readonly number[]

export const identity: Placement = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

export function turned(place: Placement, a: Vector): Vector {
  return [0, 4, 8].map(
    (row) => place[row]! * a[0]! + place[row + 1]! * a[1]! + place[row + 2]! * a[2]!,
  )
}

export function placed(place: Placement, a: Vector): Vector {
  return plus(turned(place, a), [place[3]!, place[7]!, place[11]!])
}

/** First `b`, then `a`. */
export function composed(a: Placement, b: Placement): Placement {
  if (a === identity) return b
  if (b === identity) return a
  const columns = [0, 1, 2].map((column) => turned(a, [b[column]!, b[column + 4]!, b[column + 8]!]))
  const shift = placed(a, [b[3]!, b[7]!, b[11]!])
  return [0, 1, 2].flatMap((row) => [...columns.map((column) => column[row]!), shift[row]!])
}

export function inverse(place: Placement): Placement {
  const rows = [0, 1, 2].map((column) => [place[column]!, place[column + 4]!, place[column + 8]!])
  const shift = [place[3]!, place[7]!, place[11]!]
  return rows.flatMap((row) => [...row, -dot(row, shift)])
}
