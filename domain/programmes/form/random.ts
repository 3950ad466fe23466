/** Chance with a seed: the same seed gives the same world on every machine. */
import { mulberry32 } from '../../kernel/mulberry.ts'

export type Random = {
  /** A whole number of `[from, to]`. */
  readonly whole: (from: number, to: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** True in `share` of all cases. */
  readonly chance: (share: number) => boolean
}

/** Seeded by a text or number. */
export function randomOf(seed: string | number): Random {
  let state = 2_166_136_261
  // FNV-1a spreads near seeds apart.
  for (const sign of String(seed)) state = Math.imul(state ^ sign.codePointAt(0)!, 16_777_619)
  const next = mulberry32(state)
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    pick: (list) => list[whole(0, list.length - 1)]!,
    chance: (share) => next() < share,
  }
}
