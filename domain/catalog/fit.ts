/** Whether a part fits, and by how much: lengths in one unit throughout. */

export type Size = readonly [number, number, number]

const descending = (size: readonly number[]): number[] => [...size].toSorted((a, b) => b - a)

/**
 * The factor by which a part of that size could grow and still lie in the box with its edges along those of the box,
 * turned as may be; below 1 it does not fit. Tilting is left out: nobody clamps a part so.
 */
export function growthInBox(part: Size, box: Size): number {
  const [long, middle, short] = descending(part)
  const [a, b, c] = descending(box)
  return Math.min(a! / long!, b! / middle!, c! / short!)
}

/**
 * The same for a cylinder of that diameter and length, over the part's three ways of lying along its axis: across the
 * axis a rectangle needs its diagonal.
 */
export function growthInCylinder(part: Size, diameter: number, length: number): number {
  const ways = [0, 1, 2].map((along) => {
    const [p, q] = part.filter((_, index) => index !== along)
    return Math.min(length / part[along]!, diameter / Math.hypot(p!, q!))
  })
  return Math.max(...ways)
}

/** A round part lies along the axis. */
export function growthOfRound(
  [partDiameter, partLength]: readonly [number, number],
  diameter: number,
  length: number,
): number {
  return Math.min(diameter / partDiameter, length / partLength)
}
