/** Chance from a seed: the same seed gives the same sequence everywhere, so that every use can be replayed. */

export type Chance = {
  /** In [0, 1). */
  readonly uniform: () => number
  /** Of mean 0 and deviation 1. */
  readonly normal: () => number
  /** In [0, below). */
  readonly whole: (below: number) => number
}

/** mulberry32 (public domain, T. Ettinger): 32 bits of state, ample for draws of a simulation. Draws by lot use a cryptographic source. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  // Box and Muller (1958).
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal, whole: (below) => Math.floor(uniform() * below) }
}
