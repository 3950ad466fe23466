/**
 * Chance from a seed: the same seed gives the same sequence on every machine, in [0, 1). Mulberry32 (Tommy
 * Ettinger, public domain): 32 bits of state, ample for samples and simulations, and none for what must not be
 * foreseen.
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
