/** Beginning a part, changing it, adding revisions, discarding it. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import {
  hasSeenPart,
  isNamed,
  knowsMaterial,
  mayBeginPart,
  mayWritePart,
  nameOfFile,
  partEndings,
  partFileMaxBytes,
  revisionsMax,
  type PartAudience,
  type PartContent,
} from '../../domain/parts/part.ts'
import type * as endpoints from '../../domain/parts/part.endpoints.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { keysOfAudience, organisationKey } from '../../domain/spaces/audience.ts'
import { insistNamed } from '../catalog/index.ts'
import { attach, detach } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { askAnalysis } from './analysis.actions.ts'
import { fullPart } from './part.queries.ts'
import { subjectOf } from './subject.ts'
import { partThing, revisionSlot, visiblePart, type PartTableRow } from './visible.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

/** The part as it stands once whoever acts on it has finished. */
export async function lockPart(work: Writing, id: string): Promise<PartTableRow> {
  const row = await visiblePart(work, id)
  insist(mayWritePart(work.actor, { orgId: row.org_id }))
  await work.db.selectFrom('parts.part').where('id', '=', id).select('id').forUpdate().execute()
  return visiblePart(work, id)
}

const audienceColumns = (orgId: string, audience: PartAudience) => ({
  audience: JSON.stringify(audience),
  keys: [...keysOfAudience(audience), organisationKey(orgId)],
})

const columnsOf = ({ name, material, note }: PartContent, fileName: string) => ({
  ...{ name, material, note },
  words: [name, material ?? '', note, fileName].join('\n'),
})

/** A row that is proposed must itself have room: so it is begun with nothing, and counted then. */
async function countParts(work: Writing, orgId: string, more: 1 | -1): Promise<void> {
  await work.db
    .insertInto('parts.shelf')
    .values({ org_id: orgId, parts: 0 })
    .onConflict((clause) => clause.doNothing())
    .execute()
  await work.db
    .updateTable('parts.shelf')
    .set((eb) => ({ parts: eb('parts', '+', more) }))
    .where('org_id', '=', orgId)
    .execute()
}

type NewRevision = {
  readonly partId: string
  readonly number: number
  readonly versionId: string
  readonly note: string
}

/** Holds the file for the part and asks for its analysis. */
async function keepRevision(work: Writing, given: NewRevision): Promise<string> {
  const { partId, versionId, number, note } = given
  const version = await attach(work, {
    ...{ versionId, thingKind: partThing, thingId: partId, slot: revisionSlot },
    confidential: true,
  })
  const { name, bytes, sha256: digest } = version
  if (!partEndings.some((ending) => name.toLowerCase().endsWith(ending))) {
    throw new Problem(invalid('parts.ending_unknown', { name, endings: partEndings.join(' ') }))
  }
  if (bytes > partFileMaxBytes) {
    throw new Problem(invalid('parts.too_large', { mebibytes: partFileMaxBytes / 1024 / 1024 }))
  }
  const id = newId(work.now)
  const subject = subjectOf(ownOrgId(work), digest)
  await work.db
    .insertInto('parts.revision')
    .values({
      ...{ id, part_id: partId, number, version_id: versionId, digest, bytes, note: note.trim() },
      subject,
      ...{ file_name: name, made_by: work.actor.personId, made_at: work.now },
    })
    .execute()
  await askAnalysis(work, subject)
  return name
}

export async function beginPart(work: Writing, body: Body<'beginPart'>): Promise<FullPart> {
  insist(mayBeginPart(work.actor))
  const { versionId, material = null } = body
  insist(knowsMaterial(material))
  const orgId = ownOrgId(work)
  const id = newId(work.now)
  await countParts(work, orgId, 1)
  const draft: PartContent = { name: body.name?.trim() ?? '', material, note: '' }
  await work.db
    .insertInto('parts.part')
    .values({
      ...columnsOf(draft, ''),
      ...audienceColumns(orgId, { spaces: [], organisations: [] }),
      ...{ id, org_id: orgId, made_by: work.actor.personId },
      ...{ made_at: work.now, changed_at: work.now },
    })
    .execute()
  const fileName = await keepRevision(work, { partId: id, number: 1, versionId, note: '' })
  const name = draft.name === '' ? nameOfFile(fileName) : draft.name
  await work.db
    .updateTable('parts.part')
    .set(columnsOf({ ...draft, name }, fileName))
    .where('id', '=', id)
    .execute()
  await record(work, 'parts.part.begin', id)
  await announce(work, 'parts.part.changed', { partId: id, verb: 'begin' })
  return fullPart(work, await visiblePart(work, id))
}

async function lastFileName(work: Writing, partId: string): Promise<string> {
  const row = await work.db
    .selectFrom('parts.revision')
    .where('part_id', '=', partId)
    .orderBy('number', 'desc')
    .select('file_name')
    .executeTakeFirstOrThrow()
  return row.file_name
}

export async function writePart(
  work: Writing,
  id: string,
  { seen, content: given, audience, tier }: Body<'writePart'>,
): Promise<FullPart> {
  const row = await lockPart(work, id)
  insist(hasSeenPart(row.version, seen))
  const content = { ...given, name: given.name.trim(), note: given.note.trim() }
  insist(isNamed(content.name))
  if (content.material !== row.material) insist(knowsMaterial(content.material))
  await insistNamed(work, audience, row.audience as PartAudience)
  const version = row.version + 1
  await work.db
    .updateTable('parts.part')
    .set({
      ...columnsOf(content, await lastFileName(work, id)),
      ...audienceColumns(row.org_id, audience),
      ...{ version, changed_at: work.now, tier: tier ?? row.tier },
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'parts.part.write', id, { version })
  await announce(work, 'parts.part.changed', { partId: id, verb: 'write' })
  return fullPart(work, await visiblePart(work, id))
}

export async function addRevision(
  work: Writing,
  id: string,
  { versionId, note }: Body<'addRevision'>,
): Promise<FullPart> {
  const row = await lockPart(work, id)
  const [last] = await work.db
    .selectFrom('parts.revision as r')
    .leftJoin('files.pub_version as v', (join) => join.on('v.id', '=', versionId))
    .where('r.part_id', '=', id)
    .orderBy('r.number', 'desc')
    .select(['r.number', 'r.digest', 'v.digest as given'])
    .limit(1)
    .execute()
  const number = (last?.number ?? 0) + 1
  if (number > revisionsMax) {
    throw new Problem(conflict('parts.revisions_full', { most: revisionsMax }))
  }
  if (last !== undefined && last.digest === last.given) {
    throw new Problem(conflict('parts.same_file', { number: last.number }))
  }
  const fileName = await keepRevision(work, { partId: id, number, versionId, note })
  const { name, material, note: partNote } = row
  const version = row.version + 1
  await work.db
    .updateTable('parts.part')
    .set({
      ...columnsOf({ name, material, note: partNote }, fileName),
      ...{ version, changed_at: work.now },
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'parts.revision.add', id, { number })
  await announce(work, 'parts.part.changed', { partId: id, verb: 'revise' })
  return fullPart(work, await visiblePart(work, id))
}

/** Its files are let go; what the analyser said of them stays, for when its organisation brings the same ones again. */
export async function discardPart(
  work: Writing,
  id: string,
  { seen }: Body<'discardPart'>,
): Promise<object> {
  const row = await lockPart(work, id)
  insist(hasSeenPart(row.version, seen))
  const held = await work.db
    .selectFrom('files.pub_attachment')
    .where('thing_kind', '=', partThing)
    .where('thing_id', '=', id)
    .select(['version_id', 'slot'])
    .execute()
  for (const { version_id: versionId, slot } of held) {
    await detach(work, {
      versionId: versionId!,
      thingKind: partThing,
      thingId: id,
      slot: slot!,
    })
  }
  await work.db
    .updateTable('parts.part')
    .set({ state: 'discarded', version: row.version + 1, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await countParts(work, row.org_id, -1)
  await record(work, 'parts.part.discard', id)
  await announce(work, 'parts.part.changed', { partId: id, verb: 'discard' })
  return {}
}
