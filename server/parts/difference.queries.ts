/** What changed from one revision of a part to another, by what is kept of their analyses. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { differenceOf } from '../../domain/parts/difference.ts'
import type * as endpoints from '../../domain/parts/part.endpoints.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { keptWhole } from './kept.ts'
import { visibleRevision } from './visible.ts'

export async function readDifference(
  work: Reading,
  id: string,
  given: number | undefined,
): Promise<AnswerOf<typeof endpoints.readDifference>> {
  const later = await visibleRevision(work, id, 'parts.revision.difference')
  const from = given ?? later.number - 1
  const earlier = found(
    await work.db
      .selectFrom('parts.revision')
      .where('part_id', '=', later.part_id)
      .where('number', '=', from)
      .select('subject')
      .executeTakeFirst(),
    'revision',
  )
  const [before, after] = [
    await keptWhole(work, earlier.subject),
    await keptWhole(work, later.subject),
  ]
  const difference = before === null || after === null ? null : differenceOf(before, after)
  return { from, to: later.number, difference }
}
