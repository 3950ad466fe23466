/** Packages as their unit sees them, and as the office does to which they were delivered. */
import type { Selectable } from 'kysely'
import type { Language } from '../../domain/kernel/text.ts'
import { allowed, missing, type Facts, type Verdict } from '../../domain/kernel/verdict.ts'
import type {
  Package,
  PackageBrief,
  PackageFile,
  PackageMedium,
  PackageState,
  Renaming,
} from '../../domain/programmes/package.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import type { ProgrammesPackage } from '../kernel/generated/schema.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { isUnitOfficial } from './package.audience.ts'
import type { PackageContent } from './package.content.ts'
import { programmeOf } from './programme.queries.ts'

export type PackageRow = Selectable<ProgrammesPackage>

export function contentIn(row: Pick<PackageRow, 'content'>): PackageContent {
  return row.content as PackageContent
}

export async function packageRow(work: Reading, id: string): Promise<PackageRow | undefined> {
  return work.db
    .selectFrom('programmes.package')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

/**
 * A package is seen by the officials of the organisation on its unit's seat and, once delivered, by the
 * office that runs the programme. Units that get a copy (抄送) see the list, not the package.
 */
export function visiblePackages(work: Reading) {
  const { orgId } = work.actor
  const official = isUnitOfficial(work)
  const officer = work.actor.permits.has('programmes.programme.manage')
  return work.db.selectFrom('programmes.package as k').where((eb) =>
    eb.or([
      eb.and([
        eb.val(official),
        eb.exists(
          eb
            .selectFrom('programmes.seat as seat')
            .whereRef('seat.programme_id', '=', 'k.programme_id')
            .whereRef('seat.unit_code', '=', 'k.unit_code')
            .where('seat.org_id', '=', orgId)
            .select('seat.unit_code'),
        ),
      ]),
      eb.and([
        eb.val(officer),
        eb('k.state', '=', 'delivered'),
        eb.exists(
          eb
            .selectFrom('programmes.programme as g')
            .whereRef('g.id', '=', 'k.programme_id')
            .where((or) => or.or([or('g.org_id', '=', orgId), or('g.org_id', 'is', null)]))
            .select('g.id'),
        ),
      ]),
    ]),
  )
}

export async function visiblePackage(work: Reading, id: string): Promise<PackageRow> {
  const row = await visiblePackages(work).where('k.id', '=', id).selectAll('k').executeTakeFirst()
  return found(row as PackageRow | undefined, 'package')
}

/** For the files module: what a package holds is read by whoever may see the package. */
export async function packageAudience(
  work: Reading,
  id: string,
  verb: 'read' | 'write',
): Promise<Verdict> {
  const row =
    verb === 'read'
      ? await visiblePackages(work).where('k.id', '=', id).select('k.id').executeTakeFirst()
      : undefined
  return row === undefined ? missing('kernel.missing', { noun: 'package' }) : allowed
}

function noteOf(work: Reading, language: Language, code: string, facts: Facts) {
  return { code, message: work.host.say(language, code, facts), facts }
}

export function packageBrief(work: Reading, row: PackageRow, language: Language): PackageBrief {
  const content = contentIn(row)
  const note = (code: string | null, facts: Facts) =>
    code === null ? null : noteOf(work, language, code, facts)
  return {
    id: row.id,
    programmeId: row.programme_id,
    unitCode: row.unit_code,
    unitName: content.unitName,
    seq: row.seq,
    state: row.state as PackageState,
    docNo: row.doc_no,
    signedAt: row.signed_at?.toISOString() ?? null,
    builtAt: row.built_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    contentDigest: row.content_digest,
    versionCode: versionCode(row.content_digest),
    projects: content.projects.length,
    stale: note(row.stale_code, row.stale_code === null ? {} : (row.fault_facts as Facts)),
    fault: note(row.fault_code, row.fault_facts as Facts),
  }
}

async function filesOf(
  work: Reading,
  packageId: string,
): Promise<(PackageFile & { medium: string })[]> {
  const rows = await work.db
    .selectFrom('programmes.package_file')
    .where('package_id', '=', packageId)
    .select(['medium', 'key', 'path', 'full_name', 'note_code', 'rank', 'part', 'bytes', 'sha256'])
    .select(['version_digest', 'version_id', 'pages'])
    .orderBy('medium')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    medium: row.medium,
    key: row.key,
    path: row.path,
    fullName: row.full_name,
    note: row.note_code,
    rank: row.rank,
    part: row.part,
    bytes: row.bytes,
    sha256: row.sha256,
    versionDigest: row.version_digest,
    versionId: row.version_id,
    pages: row.pages,
  }))
}

async function mediaOf(work: Reading, row: PackageRow): Promise<PackageMedium[]> {
  const { definition } = await programmeOf(work, row.programme_id)
  const files = await filesOf(work, row.id)
  const parts = await work.db
    .selectFrom('programmes.package_part')
    .where('package_id', '=', row.id)
    .select(['medium', 'number', 'name', 'files', 'bytes', 'sha256'])
    .orderBy('number')
    .execute()
  const manifests = await work.db
    .selectFrom('programmes.package_manifest')
    .where('package_id', '=', row.id)
    .select(['medium', 'sha256'])
    .execute()
  return definition.media.flatMap((medium) => {
    const own = parts.filter((part) => part.medium === medium.code)
    if (own.length === 0) return []
    return [
      {
        code: medium.code,
        kind: medium.kind,
        name: medium.name,
        required: medium.required.value,
        parts: own.map(({ medium: _medium, ...part }) => part),
        files: files
          .filter((file) => file.medium === medium.code)
          .map(({ medium: _medium, ...file }) => file),
        manifestSha256: manifests.find((one) => one.medium === medium.code)?.sha256 ?? null,
      },
    ]
  })
}

export async function copiesOf(work: Reading, row: PackageRow) {
  const rows = await work.db
    .selectFrom('programmes.package_copy')
    .where('package_id', '=', row.id)
    .select(['application_id', 'required', 'printed'])
    .execute()
  const counted = new Map(rows.map((one) => [one.application_id, one]))
  return contentIn(row).projects.flatMap((one) => {
    const copy = counted.get(one.applicationId)
    return copy === undefined
      ? []
      : [
          {
            applicationId: one.applicationId,
            rank: one.rank,
            title: one.title,
            directions: one.directionCodes.length,
            required: copy.required,
            printed: copy.printed,
          },
        ]
  })
}

export async function readPackage(work: Reading, id: string, language: Language): Promise<Package> {
  const row = await visiblePackage(work, id)
  const notes = row.notes as { code: string; facts: Facts }[]
  return {
    ...packageBrief(work, row, language),
    media: await mediaOf(work, row),
    copies: await copiesOf(work, row),
    renamed: row.renamed as Renaming[],
    notes: notes.map(({ code, facts }) => noteOf(work, language, code, facts)),
  }
}

export async function listPackages(
  work: Reading,
  query: { readonly programmeId?: string; readonly limit?: number; readonly after?: string },
  language: Language,
) {
  let mine = visiblePackages(work)
  if (query.programmeId !== undefined) mine = mine.where('k.programme_id', '=', query.programmeId)
  const { total } = await mine
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  let page = mine
    .selectAll('k')
    .orderBy('k.id', 'desc')
    .limit(limit + 1)
  if (query.after !== undefined) page = page.where('k.id', '<', query.after)
  const rows = (await page.execute()) as PackageRow[]
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map((row) => packageBrief(work, row, language)),
    total,
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}
