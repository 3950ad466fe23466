/** Chance with a seed: the same seed gives the same world on every machine. */
export type Random = {
  /** A whole number of `[from, to]`. */
  readonly whole: (from: number, to: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** True in `share` of all cases. */
  readonly chance: (share: number) => boolean
}

/** Mulberry32 (Tommy Ettinger, public domain), seeded by a text or number. */
export function randomOf(seed: string | number): Random {
  let state = 2_166_136_261
  // FNV-1a spreads near seeds apart.
  for (const sign of String(seed)) state = Math.imul(state ^ sign.codePointAt(0)!, 16_777_619)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    pick: (list) => list[whole(0, list.length - 1)]!,
    chance: (share) => next() < share,
  }
}
