/** The job that builds a package, at least once; what it finds outdated it leaves alone. */
import type { Facts, Refusal } from '../../domain/kernel/verdict.ts'
import { renamedPaths } from '../../domain/programmes/packageNames.ts'
import type { Renaming } from '../../domain/programmes/package.ts'
import { holdVersion, keepMade } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import type { Host } from '../kernel/host.ts'
import type { EventFacts } from '../kernel/module.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { asHouse } from './document.jobs.ts'
import { buildPackage, type Built, type BuiltMedium } from './package.build.ts'
import { contentIn, type PackageRow } from './package.queries.ts'
import type { PlannedFile } from './package.plan.ts'

export const packageThing = 'programmes.package'

const attemptsMax = 5

function begin(host: Host, id: string): Promise<PackageRow | undefined> {
  return writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('programmes.package')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), changed_at: work.now }))
      .where('id', '=', id)
      .where('state', '=', 'building')
      .returningAll()
      .executeTakeFirst(),
  )
}

/** The row, locked, if the package is still being built; somebody may have replaced it meanwhile. */
async function stillBuilding(work: Writing, id: string): Promise<PackageRow | undefined> {
  return work.db
    .selectFrom('programmes.package')
    .where('id', '=', id)
    .where('state', '=', 'building')
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

async function hold(work: Writing, packageId: string, versionId: string, slot: string) {
  await holdVersion(work, {
    versionId,
    thingKind: packageThing,
    thingId: packageId,
    slot,
    confidential: true,
  })
}

/** Ids of versions by digest and name of what the build itself made. */
type KeptVersions = ReadonlyMap<string, string>

const keptAs = (digest: string, name: string): string => `${digest}/${name}`
const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const manifestName = ({ plan }: BuiltMedium): string => `${plan.medium.code}.pdf`

/** What the build made and nobody keeps yet. */
function madeIn(built: Built) {
  return built.media.flatMap((medium) => [
    ...medium.plan.files.flatMap(({ path, artefact: { source, sha256, versionId, body } }) =>
      versionId === null && body === null && 'bytes' in source
        ? [{ name: nameIn(path), bytes: source.bytes, digest: sha256 }]
        : [],
    ),
    {
      name: manifestName(medium),
      bytes: medium.manifestPdf,
      digest: sha256Of(medium.manifestPdf),
    },
  ])
}

/**
 * Keeps each file by a transaction of its own, so that its digest is locked against the sweep for that moment and
 * no build waits for another. From then on the version itself proves to the sweep that the bytes are wanted. Where
 * the build comes to nothing, what was kept is held by nothing and goes with a later sweep.
 */
async function keepEach(host: Host, built: Built): Promise<KeptVersions> {
  const kept = new Map<string, string>()
  for (const { name, bytes, digest } of madeIn(built)) {
    if (kept.has(keptAs(digest, name))) continue
    const { id } = await writing(host, asHouse(host), (work) => keepMade(work, { name, bytes }))
    kept.set(keptAs(digest, name), id)
  }
  return kept
}

function versionFor(file: PlannedFile, kept: KeptVersions): string | null {
  const { artefact } = file
  if (artefact.versionId !== null || artefact.body !== null) return artefact.versionId
  const id = kept.get(keptAs(artefact.sha256, nameIn(file.path)))
  if (id === undefined) throw new Error(`${artefact.key} is neither kept nor in hand`)
  return id
}

const insertBatch = 200

async function writeMedium(
  work: Writing,
  packageId: string,
  built: BuiltMedium,
  kept: KeptVersions,
): Promise<void> {
  const medium = built.plan.medium.code
  const rows = []
  for (const [position, file] of built.plan.files.entries()) {
    const { artefact } = file
    const versionId = versionFor(file, kept)
    if (versionId !== null) await hold(work, packageId, versionId, `${medium}/${artefact.key}`)
    rows.push({
      package_id: packageId,
      medium,
      key: artefact.key,
      path: file.path,
      path_key: file.pathKey,
      full_name: file.fullName,
      note_code: file.code,
      rank: file.rank,
      position,
      part: file.part,
      version_id: versionId,
      body: artefact.body,
      bytes: artefact.bytes,
      sha256: artefact.sha256,
      version_digest: artefact.versionDigest,
      pages: artefact.pages,
    })
  }
  for (let at = 0; at < rows.length; at += insertBatch) {
    await work.db
      .insertInto('programmes.package_file')
      .values(rows.slice(at, at + insertBatch))
      .execute()
  }
  const manifestId = kept.get(keptAs(sha256Of(built.manifestPdf), manifestName(built)))!
  await hold(work, packageId, manifestId, `${medium}/manifest`)
  await work.db
    .insertInto('programmes.package_manifest')
    .values({
      package_id: packageId,
      medium,
      body: built.manifestJson,
      sha256: built.manifestSha256,
      version_id: manifestId,
    })
    .execute()
  await work.db
    .insertInto('programmes.package_part')
    .values(built.parts.map((part) => ({ package_id: packageId, medium, ...part })))
    .execute()
}

/** Names that differ from those of the unit's last built package. */
async function renamings(work: Writing, row: PackageRow, built: Built): Promise<Renaming[]> {
  const before = await work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', row.programme_id)
    .where('unit_code', '=', row.unit_code)
    .where('seq', '<', row.seq)
    .where('built_at', 'is not', null)
    .select('id')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (before === undefined) return []
  const old = await work.db
    .selectFrom('programmes.package_file')
    .where('package_id', '=', before.id)
    .select(['medium', 'key', 'path'])
    .execute()
  return built.media.flatMap(({ plan }) => {
    const medium = plan.medium.code
    const now = plan.files.map(({ artefact, path }) => ({ key: artefact.key, path }))
    const was = old.filter((file) => file.medium === medium)
    return renamedPaths(was, now).map((one) => ({ medium, ...one }))
  })
}

async function clear(work: Writing, packageId: string): Promise<void> {
  for (const table of ['package_file', 'package_part', 'package_manifest'] as const) {
    await work.db.deleteFrom(`programmes.${table}`).where('package_id', '=', packageId).execute()
  }
}

async function finish(work: Writing, id: string, built: Built, kept: KeptVersions): Promise<void> {
  const row = await stillBuilding(work, id)
  if (row === undefined) return
  await clear(work, id)
  for (const medium of built.media) await writeMedium(work, id, medium, kept)
  for (const copy of built.copies) {
    await work.db
      .insertInto('programmes.package_copy')
      .values({
        package_id: id,
        application_id: copy.applicationId,
        required: copy.required,
        changed_at: work.now,
      })
      .onConflict((clause) => clause.doNothing())
      .execute()
  }
  await work.db
    .updateTable('programmes.package')
    .set({
      state: 'built',
      built_digest: built.digest,
      renamed: JSON.stringify(await renamings(work, row, built)),
      notes: JSON.stringify(built.notes),
      built_at: work.now,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.package.finish', id, { digest: built.digest })
  await announce(work, 'programmes.package.built', {
    packageId: id,
    programmeId: row.programme_id,
    unitCode: row.unit_code,
  })
}

async function unchanged(work: Writing, id: string): Promise<void> {
  if ((await stillBuilding(work, id)) === undefined) return
  await work.db
    .updateTable('programmes.package')
    .set({ state: 'built', changed_at: work.now })
    .where('id', '=', id)
    .execute()
}

async function fail(work: Writing, id: string, fault: { code: string; facts?: Facts }) {
  if ((await stillBuilding(work, id)) === undefined) return
  await work.db
    .updateTable('programmes.package')
    .set({
      state: 'failed',
      fault_code: fault.code,
      fault_facts: JSON.stringify(fault.facts ?? {}),
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.package.fail', id, { code: fault.code })
  await announce(work, 'programmes.package.failed', { packageId: id, code: fault.code })
}

async function settle(host: Host, row: PackageRow): Promise<void> {
  const order = {
    packageId: row.id,
    content: contentIn(row),
    digest: row.content_digest,
    made: row.signed_at!.toISOString(),
  }
  const outcome: Built | Refusal | 'unchanged' = await buildPackage(host, order, row.built_digest)
  const kept: KeptVersions =
    outcome !== 'unchanged' && outcome.ok ? await keepEach(host, outcome) : new Map()
  await writing(host, asHouse(host), (work) => {
    if (outcome === 'unchanged') return unchanged(work, row.id)
    return outcome.ok ? finish(work, row.id, outcome, kept) : fail(work, row.id, outcome)
  })
}

export async function buildPackageJob(host: Host, payload: EventFacts): Promise<void> {
  const id = String(payload['packageId'])
  const row = await begin(host, id)
  if (row === undefined) return
  try {
    await settle(host, row)
  } catch (error) {
    if (row.attempts < attemptsMax) throw error
    host.log.error({ err: error, packageId: id }, 'package')
    const fault = { code: 'programmes.package_build_failed' }
    await writing(host, asHouse(host), (work) => fail(work, id, fault))
  }
}
