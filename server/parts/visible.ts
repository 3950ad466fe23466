/** Which parts an actor sees: all that is asked of parts, their revisions and their files starts here. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { mayWritePart, partPermits } from '../../domain/parts/part.ts'
import { isUuid } from '../console/index.ts'
import { registerAudience, type AudienceVerb } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** Under which the files of a part are held. */
export const partThing = 'parts.part'
export const revisionSlot = 'revision'
export const drawingSlot = 'drawing'

/** Nobody without an organisation sees any; its own are for those who work on parts. */
export function visibleParts(work: Reading) {
  const { actor } = work
  const own = permits(actor, partPermits.write) ? actor.orgId : null
  return work.db
    .selectFrom('parts.part as p')
    .innerJoin('people.pub_organisation as o', 'o.id', 'p.org_id')
    .where('p.state', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('p.org_id', '=', own),
        eb.and([
          sql<boolean>`p.org_id is distinct from ${actor.orgId}::uuid`,
          sql<boolean>`${actor.orgId}::uuid is not null`,
          sql<boolean>`p.keys && spaces.keys_of(${actor.orgId}::uuid)`,
        ]),
      ]),
    )
    .selectAll('p')
    .select('o.name as org_name')
}
export type PartTableRow = Awaited<
  ReturnType<ReturnType<typeof visibleParts>['executeTakeFirstOrThrow']>
>

export async function visiblePart(work: Reading, id: string): Promise<PartTableRow> {
  return found(await visibleParts(work).where('p.id', '=', id).executeTakeFirst(), 'part')
}

/** A revision of a part that the actor sees. */
export async function visibleRevision(work: Reading, id: string) {
  const row = await visibleParts(work)
    .innerJoin('parts.revision as r', 'r.part_id', 'p.id')
    .where('r.id', '=', id)
    .clearSelect()
    .select(['r.id', 'r.digest', 'r.part_id', 'r.number', 'r.version_id', 'p.material', 'p.org_id'])
    .executeTakeFirst()
  return found(row, 'revision')
}

/** Who sees a part reads its files; who writes it changes them. */
async function partAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  const row = isUuid(id)
    ? await visibleParts(work).where('p.id', '=', id).executeTakeFirst()
    : undefined
  if (row === undefined) return missing('kernel.missing', { noun: 'part' })
  return verb === 'read' ? allowed : mayWritePart(work.actor, { orgId: row.org_id })
}

registerAudience(partThing, partAudience)
