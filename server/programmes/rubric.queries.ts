/** Rubrics of the programmes that an office runs, for a round of review by one of them. */
import type { RubricAtHand } from '../evaluation/index.ts'
import type { Reading } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf } from './programme.queries.ts'

const programmesMax = 50

export async function programmeRubrics(work: Reading): Promise<readonly RubricAtHand[]> {
  const rows = await managedProgrammes(work)
    .where('g.state', '<>', 'draft')
    .select('g.id')
    .orderBy('g.changed_at', 'desc')
    .limit(programmesMax)
    .execute()
  const told: RubricAtHand[] = []
  for (const { id } of rows) {
    const { definition } = await programmeOf(work, id)
    for (const rubric of definition.rubrics) told.push({ origin: definition.title, rubric })
  }
  return told
}
