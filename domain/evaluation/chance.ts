/** Chance from a seed: the same seed gives the same sequence everywhere, so that every use can be replayed. */
import { mulberry32 } from '../kernel/mulberry.ts'

export type Chance = {
  /** In [0, 1). */
  readonly uniform: () => number
  /** Of mean 0 and deviation 1. */
  readonly normal: () => number
  /** In [0, below). */
  readonly whole: (below: number) => number
}

/** For simulations and the model's draws; draws by lot use a cryptographic source. */
export function chanceOf(seed: number): Chance {
  const uniform = mulberry32(seed)
  // Box and Muller (1958).
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal, whole: (below) => Math.floor(uniform() * below) }
}
