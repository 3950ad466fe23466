/** Which parts an actor sees: all that is asked of parts, their revisions and their files starts here. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { mayWritePart, type PartAudience, partPermits } from '../../domain/parts/part.ts'
import { isReached, type Tier } from '../../domain/spaces/tier.ts'
import { isUuid } from '../console/index.ts'
import { registerAudience, type AudienceVerb } from '../files/index.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import {
  type ConfidentialThing,
  reachesOf,
  reached,
  registerConfidential,
  traceSeen,
} from '../spaces/index.ts'

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
          sql<boolean>`p.keys && (select spaces.keys_of(${actor.orgId}::uuid))`,
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

const thingOf = (row: PartTableRow): ConfidentialThing => ({
  ...{ kind: partThing, id: row.id, ownerOrgId: row.org_id },
  spaces: (row.audience as PartAudience).spaces,
})

/** How far the actor reaches: whoever does not has neither files nor shape nor measures of it. */
export async function reachedPart(work: Reading, row: PartTableRow) {
  const tier = row.tier as Tier
  const { reach, confidence } = await reached(work, thingOf(row), [tier])
  return { tier, confidence, open: isReached(tier, reach) }
}

/** Those of the parts whose files, shape and measures the actor reaches. */
export async function openParts(
  work: Reading,
  rows: readonly PartTableRow[],
): Promise<ReadonlySet<string>> {
  const kept = rows.filter(({ tier }) => tier !== 'public')
  const reaches = await reachesOf(work, kept.map(thingOf))
  const open = rows.filter(({ id, tier }) => isReached(tier as Tier, reaches.get(id) ?? 'public'))
  return new Set(open.map(({ id }) => id))
}

/** For whoever has what it keeps: it is noted that they looked, where not all who see the part do. */
export async function insistOpen(
  work: Reading,
  row: PartTableRow,
  endpoint: string,
  item: string,
): Promise<void> {
  const { tier, open } = await reachedPart(work, row)
  if (!open) throw new Problem(missing('kernel.missing', { noun: 'revision' }))
  if (tier !== 'public') traceSeen(work, endpoint, thingOf(row), [item])
}

/** A revision of a part that the actor sees. */
export async function visibleRevision(work: Reading, id: string, endpoint: string) {
  const row = await visibleParts(work)
    .innerJoin('parts.revision as r', 'r.part_id', 'p.id')
    .where('r.id', '=', id)
    .select(['r.id as revision_id', 'r.digest', 'r.subject', 'r.number', 'r.version_id'])
    .executeTakeFirst()
  const { revision_id, digest, subject, number, version_id, ...part } = found(row, 'revision')
  await insistOpen(work, part, endpoint, 'shape')
  return {
    ...{ id: revision_id, digest, subject, number, version_id, part_id: part.id },
    ...{ material: part.material, org_id: part.org_id, confidential: part.tier !== 'public' },
  }
}

/** Who sees a part reads its files; who writes it changes them. */
async function partAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  const row = isUuid(id)
    ? await visibleParts(work).where('p.id', '=', id).executeTakeFirst()
    : undefined
  if (row === undefined) return missing('kernel.missing', { noun: 'part' })
  if (!(await reachedPart(work, row)).open) return missing('kernel.missing', { noun: 'part' })
  return verb === 'read' ? allowed : mayWritePart(work.actor, { orgId: row.org_id })
}

/** Who opened a file of it, where not all who see the part may. */
async function fileOpened(work: Reading, id: string, name: string): Promise<void> {
  const row = await visiblePart(work, id)
  if (row.tier !== 'public') traceSeen(work, 'files.version.download', thingOf(row), [name])
}

registerAudience(partThing, partAudience, fileOpened)

/** Whoever writes a part decides who has what it keeps to few, and sees who has looked. */
registerConfidential(partThing, async (work, id) => {
  const row = isUuid(id)
    ? await visibleParts(work).where('p.id', '=', id).executeTakeFirst()
    : undefined
  return row === undefined || row.org_id !== work.actor.orgId
    ? undefined
    : { ownerOrgId: row.org_id, permit: partPermits.write }
})
