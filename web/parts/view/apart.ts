/** Pins that would lie on each other are moved aside: each can be pressed. */
export type Point = readonly [x: number, y: number]

/** As wide as a pin, and a hair. */
const stepPx = 25
const roundsMost = 6

/** Places round a point, the nearest first. */
const round: readonly Point[] = Array.from(
  { length: (2 * roundsMost + 1) ** 2 },
  (_, index): Point => [
    (index % (2 * roundsMost + 1)) - roundsMost,
    Math.floor(index / (2 * roundsMost + 1)) - roundsMost,
  ],
).toSorted(([ax, ay], [bx, by]) => ax * ax + ay * ay - bx * bx - by * by)

/** In their order; the first of those that lie together stays. */
export function apart(points: readonly Point[]): readonly Point[] {
  const placed: Point[] = []
  const isFree = ([x, y]: Point): boolean =>
    placed.every(([px, py]) => Math.max(Math.abs(px - x), Math.abs(py - y)) >= stepPx)
  for (const [x, y] of points) {
    const places = round.map(([dx, dy]): Point => [x + dx * stepPx, y + dy * stepPx])
    placed.push(places.find(isFree) ?? [x, y])
  }
  return placed
}
