/** Noting tolerances and taking them back: always on the last revision, earlier ones stay as they were. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/parts/tolerance.endpoints.ts'
import { anchorsOf, makesSense, tolerancesMost } from '../../domain/parts/tolerance.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { keptWhole } from './kept.ts'
import { lockPart } from './part.actions.ts'
import { tolerancesOf, type RevisionKey } from './tolerance.queries.ts'
import { visibleRevision } from './visible.ts'

type Answer = AnswerOf<(typeof endpoints)['noteTolerance']>

/** Under the lock of its part; refuses one that is not the last. */
async function lockLast(work: Writing, id: string): Promise<RevisionKey> {
  const {
    part_id: partId,
    number,
    subject,
  } = await visibleRevision(work, id, 'parts.revision.tolerances')
  await lockPart(work, partId)
  const last = await work.db
    .selectFrom('parts.revision')
    .where('part_id', '=', partId)
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirstOrThrow()
  if (last.number !== number) {
    throw new Problem(conflict('parts.revision_old', { number, latest: last.number }))
  }
  return { partId, number, subject }
}

async function told(work: Writing, key: RevisionKey, verb: string): Promise<Answer> {
  await announce(work, 'parts.part.changed', { partId: key.partId, verb })
  return { tolerances: await tolerancesOf(work, key) }
}

export async function noteTolerance(
  work: Writing,
  id: string,
  { faces, content }: BodyOf<(typeof endpoints)['noteTolerance']>,
): Promise<Answer> {
  const key = await lockLast(work, id)
  const whole = await keptWhole(work, key.subject)
  if (whole === null && faces.length > 0) {
    throw new Problem(conflict('parts.tolerance_not_analysed'))
  }
  const hole = whole?.analysis.holes.find((one) => faces.every((face) => one.faces.includes(face)))
  const holeMm = faces.length === 0 ? null : (hole?.diameter_mm ?? null)
  insist(makesSense(content, { faces, holeMm }))
  const anchors = anchorsOf(faces, whole?.surfaces ?? [])
  if (anchors === null) throw new Problem(conflict('parts.face_unknown'))
  if ((await tolerancesOf(work, key)).length >= tolerancesMost) {
    throw new Problem(conflict('parts.tolerances_full', { most: tolerancesMost }))
  }
  await work.db
    .insertInto('parts.tolerance')
    .values({
      ...{ id: newId(work.now), part_id: key.partId, from_number: key.number },
      ...{ anchors: JSON.stringify(anchors), content: JSON.stringify(content) },
      ...{ made_by: work.actor.personId, made_at: work.now },
    })
    .execute()
  await record(work, 'parts.tolerance.note', key.partId, { number: key.number })
  return told(work, key, 'note')
}

export async function removeTolerance(
  work: Writing,
  id: string,
  { toleranceId }: BodyOf<(typeof endpoints)['removeTolerance']>,
): Promise<Answer> {
  const key = await lockLast(work, id)
  const ended = await work.db
    .updateTable('parts.tolerance')
    .set({ until_number: key.number })
    .where('id', '=', toleranceId)
    .where('part_id', '=', key.partId)
    .where('until_number', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(ended, 'tolerance')
  await record(work, 'parts.tolerance.remove', key.partId, { number: key.number })
  return told(work, key, 'unnote')
}
