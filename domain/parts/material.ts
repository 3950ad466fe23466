/** Materials by the grade people order, with what a cubic centimetre of them weighs. */
import data from '../../data/codes/materials.json' with { type: 'json' }
import type { LanguagePair } from './analysis.ts'
import type { Static } from 'typebox'

export type Material = Static<typeof LanguagePair> & {
  readonly code: string
  readonly gPerCm3: number
  /** What kinds of offers call it, each by its own list: a plastic is one name to moulders and another to millers. */
  readonly families: readonly string[]
}

export const materials: readonly Material[] = data.materials

/** By its grade, however it is written: `al6061`, `#45` and `45钢` are not guessed at, `tc4` is TC4. */
export function materialOf(code: string): Material | undefined {
  const wanted = code.trim().toLowerCase()
  return materials.find((one) => one.code.toLowerCase() === wanted)
}

/** No material of this earth is heavier than osmium, 22.6. */
export const maxGPerCm3 = 30
