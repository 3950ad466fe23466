/** Chance with a seed: the demo world is the same wherever it is made. */

export type Random = {
  /** From 0 up to, not including, `below`. */
  readonly int: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** `count` different members, in their order. */
  readonly some: <T>(from: readonly T[], count: number) => T[]
  readonly chance: (percent: number) => boolean
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for invented names. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function randomOf(seed: number): Random {
  const next = mulberry32(seed)
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    pick: (from) => from[int(from.length)]!,
    some(from, count) {
      const left = from.map((member, index) => ({ member, index }))
      const taken: typeof left = []
      while (taken.length < count && left.length > 0)
        taken.push(...left.splice(int(left.length), 1))
      return taken.toSorted((one, other) => one.index - other.index).map(({ member }) => member)
    },
    chance: (percent) => int(100) < percent,
  }
}
