/** Drawings beside a part: files that are kept and downloaded, never opened here. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { drawingEndings, drawingsMax } from '../../domain/parts/part.ts'
import type * as endpoints from '../../domain/parts/part.endpoints.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { attach, attachmentsOf, detach } from '../files/index.ts'
import { record } from '../kernel/history/record.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockPart } from './part.actions.ts'
import { fullPart } from './part.queries.ts'
import { drawingSlot, partThing } from './visible.ts'

type Body = BodyOf<(typeof endpoints)['addDrawing']>

const holdOf = (partId: string, versionId: string) => ({
  ...{ versionId, thingKind: partThing, thingId: partId, slot: drawingSlot },
})

export async function addDrawing(
  work: Writing,
  id: string,
  { versionId }: Body,
): Promise<FullPart> {
  const row = await lockPart(work, id)
  const held = await attachmentsOf(work, partThing, id)
  if (held.filter(({ slot }) => slot === drawingSlot).length >= drawingsMax) {
    throw new Problem(conflict('parts.drawings_full', { most: drawingsMax }))
  }
  const { name } = await attach(work, { ...holdOf(id, versionId), confidential: true })
  if (!drawingEndings.some((ending) => name.toLowerCase().endsWith(ending))) {
    throw new Problem(invalid('parts.drawing_ending', { name, endings: drawingEndings.join(' ') }))
  }
  await record(work, 'parts.drawing.add', id)
  return fullPart(work, row)
}

export async function removeDrawing(
  work: Writing,
  id: string,
  { versionId }: Body,
): Promise<FullPart> {
  const row = await lockPart(work, id)
  const ended = await detach(work, holdOf(id, versionId))
  found(ended ? row : undefined, 'drawing')
  await record(work, 'parts.drawing.remove', id)
  return fullPart(work, row)
}
