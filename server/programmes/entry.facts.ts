/** The facts that the office's formal check looks at: of a package once, of each of its entries besides. */
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { EntryFacts, Twin } from '../../domain/programmes/entryFindings.ts'
import { entryFindings, sameBy } from '../../domain/programmes/entryFindings.ts'
import { copiesFor } from '../../domain/programmes/copies.ts'
import { poolOf, quotaMax } from '../../domain/programmes/quota.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { ProgrammesEntry } from '../kernel/generated/schema.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { applicationKey } from './package.gather.ts'
import { contentIn, packageRow, type PackageRow } from './package.queries.ts'
import { scanSlots, slotKey, verifiedScans } from './scan.queries.ts'
import { importedLists, standingOf } from './winnerMatch.queries.ts'

export type EntryRow = Selectable<ProgrammesEntry>

async function arrivalsOf(
  work: Reading,
  definition: ProgrammeDefinition,
  packageId: string,
  language: Language,
) {
  const rows = await work.db
    .selectFrom('programmes.dispatch')
    .where('package_id', '=', packageId)
    .select(['medium', 'sent_at', 'received_at', 'in_time', 'late_reason', 'received_pieces'])
    .orderBy('id')
    .execute()
  const named = (code: string) =>
    definition.media.find((medium) => medium.code === code)?.name[language] ?? code
  const unsent = definition.media.filter(
    ({ code, required }) => required.value === true && !rows.some(({ medium }) => medium === code),
  )
  const paper = new Set(
    definition.media.filter(({ kind }) => kind === 'paper').map(({ code }) => code),
  )
  const counted = rows.filter(
    ({ medium, received_pieces: pieces }) => paper.has(medium) && pieces !== null,
  )
  return {
    counted:
      counted.length === 0
        ? null
        : counted.reduce((sum, { received_pieces: pieces }) => sum + (pieces ?? 0), 0),
    arrivals: [
      ...rows.map((row) => ({
        mediumName: named(row.medium),
        required: true,
        sentAt: minuteOf(row.sent_at),
        receivedAt: row.received_at === null ? null : minuteOf(row.received_at),
        inTime: row.in_time,
        lateReason: row.late_reason,
      })),
      ...unsent.map(({ code }) => ({
        mediumName: named(code),
        required: true,
        sentAt: null,
        receivedAt: null,
        inTime: null,
        lateReason: null,
      })),
    ],
  }
}

/** What all units of the pool recommended and the office received, and the places they have. */
async function quotaOf(work: Reading, definition: ProgrammeDefinition, unitCode: string) {
  const unit = unitOf(definition, unitCode)
  if (unit === null) return { max: null, used: 0 }
  const pool = poolOf(definition, unit)
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', definition.id)
    .where('unit_code', '=', pool.code)
    .select('conditions')
    .executeTakeFirst()
  const sharing = definition.units
    .filter((other) => poolOf(definition, other).code === pool.code)
    .map(({ code }) => code)
  const { used } = await work.db
    .selectFrom('programmes.entry')
    .where('programme_id', '=', definition.id)
    .where('unit_code', 'in', sharing)
    .select((eb) => eb.fn.countAll<number>().as('used'))
    .executeTakeFirstOrThrow()
  return { max: quotaMax(pool, seat?.conditions ?? [])?.max ?? null, used: Number(used) }
}

async function filesOf(
  work: Reading,
  definition: ProgrammeDefinition,
  packageId: string,
  language: Language,
) {
  const rows = await work.db
    .selectFrom('programmes.package_file')
    .where('package_id', '=', packageId)
    .where('key', 'like', `${applicationKey('')}%`)
    .select(['medium', 'key', 'version_digest'])
    .orderBy('medium')
    .execute()
  return rows.flatMap(({ medium, key, version_digest: digest }) => {
    const at = definition.media.find(({ code }) => code === medium)
    if (at === undefined || at.kind === 'paper') return []
    return [{ key, mediumName: at.name[language], digest }]
  })
}

/** What all entries of one package share. */
async function packageFacts(
  work: Reading,
  definition: ProgrammeDefinition,
  row: PackageRow,
  language: Language,
) {
  const content = contentIn(row)
  const slots = scanSlots(content, row.content_digest)
  const scans = await verifiedScans(
    work,
    { programmeId: row.programme_id, unitCode: row.unit_code },
    slots,
  )
  const { counted, arrivals } = await arrivalsOf(work, definition, row.id, language)
  const own = content.projects.map(({ directionCodes }) =>
    copiesFor(definition.copies.value, directionCodes.length),
  )
  return {
    content,
    arrivals,
    counted,
    volumes: own.some((one) => one === null)
      ? null
      : own.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    files: await filesOf(work, definition, row.id, language),
    matched: new Set([...scans.keys()]),
    quota: await quotaOf(work, definition, row.unit_code),
  }
}

type PackageFacts = Awaited<ReturnType<typeof packageFacts>>

const twinColumns = [
  'id',
  'unit_code',
  'rank',
  'title',
  'applicant',
  'org_id',
  'uscc',
  'project_key',
  'applicant_core',
] as const

/** Others of the programme with the same applicant, code, project name or a like name; refused ones are out. */
export async function likeEntries(work: Reading, row: EntryRow) {
  return work.db
    .selectFrom('programmes.entry')
    .where('programme_id', '=', row.programme_id)
    .where('id', '<>', row.id)
    .where('state', '<>', 'refused')
    .where((eb) =>
      eb.or([
        eb('org_id', '=', row.org_id),
        eb('applicant_core', '=', row.applicant_core),
        ...(row.uscc === null ? [] : [eb('uscc', '=', row.uscc)]),
        ...(row.project_key === null ? [] : [eb('project_key', '=', row.project_key)]),
      ]),
    )
    .select([...twinColumns])
    .orderBy('unit_code')
    .orderBy('rank')
    .limit(50)
    .execute()
}

function namesOf(row: {
  title: string
  applicant: string
  org_id: string
  uscc: string | null
  project_key: string | null
  applicant_core: string
}) {
  return {
    title: row.title,
    applicant: row.applicant,
    orgId: row.org_id,
    uscc: row.uscc,
    projectKey: row.project_key,
    applicantCore: row.applicant_core,
  }
}

async function twinsOf(
  work: Reading,
  definition: ProgrammeDefinition,
  row: EntryRow,
  language: Language,
) {
  const twins = (await likeEntries(work, row)).flatMap((other): (Twin & { orgId: string })[] => {
    const by = sameBy(namesOf(row), namesOf(other))
    if (by === null) return []
    return [
      {
        unit: other.unit_code,
        unitName: unitOf(definition, other.unit_code)?.name[language] ?? other.unit_code,
        rank: other.rank,
        title: other.title,
        applicant: other.applicant,
        by,
        orgId: other.org_id,
      },
    ]
  })
  return {
    sameApplicant: twins.filter(({ by }) => by === 'code'),
    elsewhere: twins.filter(({ unit }) => unit !== row.unit_code),
  }
}

async function digestOf(work: Reading, submissionId: string): Promise<string> {
  const { digest_sha256: digest } = await work.db
    .selectFrom('programmes.submission')
    .where('id', '=', submissionId)
    .select('digest_sha256')
    .executeTakeFirstOrThrow()
  return digest
}

async function factsOf(
  work: Reading,
  definition: ProgrammeDefinition,
  row: EntryRow,
  shared: PackageFacts,
  imported: readonly string[],
  language: Language,
): Promise<EntryFacts> {
  const key = slotKey({ document: 'application', applicationId: row.application_id })
  const slots = ['letter', 'summary', key]
  const standing = await standingOf(work, definition, row.org_id)
  const project = shared.content.projects.find(
    ({ applicationId }) => applicationId === row.application_id,
  )
  return {
    rank: row.rank,
    arrivals: shared.arrivals,
    quota: shared.quota,
    copies: {
      own: copiesFor(definition.copies.value, row.directions.length),
      all: shared.volumes,
      counted: shared.counted,
    },
    scans: {
      matched: slots.filter((slot) => shared.matched.has(slot)).length,
      asked: slots.length,
    },
    sealed: {
      digest: await digestOf(work, row.submission_id),
      files: shared.files.filter((file) => file.key === applicationKey(row.application_id)),
    },
    winners: standing,
    lists: imported,
    ...(await twinsOf(work, definition, row, language)),
    exceptions: project?.exceptions ?? [],
  }
}

/** Findings of entries of one programme; what a package's entries share is read once. */
export function findingsReader(work: Reading, definition: ProgrammeDefinition, language: Language) {
  const packages = new Map<string, Promise<PackageFacts>>()
  const read = async (packageId: string) => {
    const pack = found(await packageRow(work, packageId), 'package')
    return packageFacts(work, definition, pack, language)
  }
  let lists: Promise<string[]> | undefined
  return async (row: EntryRow) => {
    const shared = packages.get(row.package_id) ?? read(row.package_id)
    packages.set(row.package_id, shared)
    lists ??= importedLists(work, definition)
    const facts = await factsOf(work, definition, row, await shared, await lists, language)
    return entryFindings(definition, row.unit_code, facts, language)
  }
}

export type FindingsReader = ReturnType<typeof findingsReader>

/** One at a time decides on the entries of a programme: so every finding across units sees the others. */
export async function lockEntries(work: Reading, programmeId: string): Promise<void> {
  await sql`select from programmes.programme where id = ${programmeId} for no key update`.execute(
    work.db,
  )
}
