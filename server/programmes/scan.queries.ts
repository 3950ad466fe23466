/** Stamped scans: which have been matched to what was sealed, and which are still missing. */
import type { Reading } from '../kernel/work.ts'
import type { PackageContent } from './package.content.ts'

export type ScanDocument = 'letter' | 'summary' | 'application'

/** A page that must come back stamped, with the digest that its version code stands for. */
export type ScanSlot = {
  readonly document: ScanDocument
  readonly applicationId: string | null
  readonly rank: number | null
  readonly title: string
  readonly sealedDigest: string
}

export function scanSlots(content: PackageContent, digest: string): ScanSlot[] {
  const ofUnit = (document: ScanDocument): ScanSlot => ({
    document,
    applicationId: null,
    rank: null,
    title: '',
    sealedDigest: digest,
  })
  return [
    ofUnit('letter'),
    ofUnit('summary'),
    ...content.projects.map((one) => ({
      document: 'application' as const,
      applicationId: one.applicationId,
      rank: one.rank,
      title: one.title,
      sealedDigest: one.submissionDigest,
    })),
  ]
}

export const slotKey = (slot: Pick<ScanSlot, 'document' | 'applicationId'>): string =>
  slot.applicationId === null ? slot.document : `${slot.document}:${slot.applicationId}`

export type VerifiedScan = {
  readonly id: string
  readonly versionId: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly pages: number | null
  readonly verifiedAt: Date
  readonly verifiedBy: string
}

/** The valid scan of each slot, by its key. */
export async function verifiedScans(
  work: Reading,
  unit: { readonly programmeId: string; readonly unitCode: string },
  slots: readonly ScanSlot[],
): Promise<ReadonlyMap<string, VerifiedScan>> {
  const rows = await work.db
    .selectFrom('programmes.scan as s')
    .innerJoin('files.pub_version as v', 'v.id', 's.version_id')
    .innerJoin('people.pub_person as p', 'p.id', 's.verified_by')
    .where('s.programme_id', '=', unit.programmeId)
    .where('s.unit_code', '=', unit.unitCode)
    .where('s.replaced_at', 'is', null)
    .where(
      's.sealed_digest',
      'in',
      slots.map((slot) => slot.sealedDigest),
    )
    .select(['s.id', 's.document', 's.application_id', 's.sealed_digest', 's.version_id'])
    .select(['s.verified_at', 'v.name', 'v.bytes', 'v.digest', 'v.pages', 'p.name as person_name'])
    .execute()
  const found = new Map<string, VerifiedScan>()
  for (const slot of slots) {
    const row = rows.find(
      (one) =>
        one.document === slot.document &&
        one.application_id === slot.applicationId &&
        one.sealed_digest === slot.sealedDigest,
    )
    if (row === undefined) continue
    found.set(slotKey(slot), {
      id: row.id,
      versionId: row.version_id,
      name: row.name!,
      bytes: row.bytes!,
      sha256: row.digest!,
      pages: row.pages,
      verifiedAt: row.verified_at,
      verifiedBy: row.person_name ?? '',
    })
  }
  return found
}
