/** Tolerances as a revision has them: those noted on it or before, on the faces that it has. */
import {
  facesOf,
  limitsOf,
  type Anchor,
  type Tolerance,
  type ToleranceContent,
} from '../../domain/parts/tolerance.ts'
import type { Reading } from '../kernel/work.ts'
import { keptWhole } from './kept.ts'

export type RevisionKey = {
  readonly partId: string
  readonly number: number
  readonly subject: string
}

const rowsOf = (work: Reading, { partId, number }: RevisionKey) =>
  work.db
    .selectFrom('parts.tolerance')
    .where('part_id', '=', partId)
    .where('from_number', '<=', number)
    .where((eb) => eb.or([eb('until_number', 'is', null), eb('until_number', '>', number)]))
    .orderBy('id')

/** Only for who sees the part. */
export async function tolerancesOf(work: Reading, key: RevisionKey): Promise<Tolerance[]> {
  const rows = await rowsOf(work, key).select(['id', 'anchors', 'content', 'from_number']).execute()
  if (rows.length === 0) return []
  const surfaces = (await keptWhole(work, key.subject))?.surfaces ?? []
  return rows.map((row) => {
    const content = row.content as ToleranceContent
    return {
      id: row.id,
      content,
      faces: facesOf(row.anchors as Anchor[], surfaces),
      limits: limitsOf(content),
      fromRevision: row.from_number,
    }
  })
}
