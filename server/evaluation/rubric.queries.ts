/** Rubrics at hand for a new round: those that modules above bring from their own files, and the examples. */
import { exampleRubric } from '../../domain/evaluation/exampleRubric.ts'
import { measuredRubric } from '../../domain/evaluation/measuredRubric.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { insist } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { maySeeRounds } from '../../domain/evaluation/round.ts'

export type RubricAtHand = {
  /** Of what it is the rubric: the title of a programme. */
  readonly origin: { readonly zh: string; readonly en: string } | null
  readonly rubric: Rubric
}

type Source = (work: Reading) => Promise<readonly RubricAtHand[]>

const sources = new Set<Source>()

/** A module above says which rubrics an office has in its own files. */
export function registerRubrics(source: Source): void {
  sources.add(source)
}

export async function listRubrics(work: Reading) {
  insist(maySeeRounds(work.actor))
  const brought = await Promise.all([...sources].map((source) => source(work)))
  const examples = [exampleRubric, measuredRubric].map((rubric) => ({ origin: null, rubric }))
  return { rows: [...brought.flat(), ...examples] }
}
