/** Taking in stamped scans: the version code on the page decides what the stamp stands on. */
import { mayOpen } from '../../domain/files/version.ts'
import { conflict, invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import { attach, detach } from '../files/index.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { insistBuilder, lockPackage } from './package.actions.ts'
import { packageThing } from './package.jobs.ts'
import { contentIn, visiblePackage, type PackageRow } from './package.queries.ts'
import { scanSlots, slotKey, verifiedScans, type ScanSlot } from './scan.queries.ts'

export type ScanWish = {
  readonly document: ScanSlot['document']
  readonly applicationId?: string
  readonly versionId: string
  readonly code: string
}

const scannable = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'application/ofd',
])

/** `7f3a9c2104be`, `7F3A-9C21-04BE` or the whole digest out of a QR code: the short form of it. */
export function readCode(text: string): string | null {
  const signs = text
    .normalize('NFKC')
    .replace(/[\s\-—–]/g, '')
    .toUpperCase()
  if (!/^([0-9A-F]{12}|[0-9A-F]{64})$/.test(signs)) return null
  return signs.slice(0, 12).replace(/(.{4})(?=.)/g, '$1-')
}

/** Digests that the same document had before, newest first, with how they are told to people. */
async function olderDigests(work: Reading, pack: PackageRow, slot: ScanSlot) {
  if (slot.document === 'application') {
    const rows = await work.db
      .selectFrom('programmes.submission')
      .where('application_id', '=', slot.applicationId)
      .where('digest_sha256', '<>', slot.sealedDigest)
      .select(['seq', 'digest_sha256 as digest'])
      .orderBy('seq', 'desc')
      .limit(200)
      .execute()
    return rows
  }
  return work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', pack.programme_id)
    .where('unit_code', '=', pack.unit_code)
    .where('content_digest', '<>', slot.sealedDigest)
    .select(['seq', 'content_digest as digest'])
    .orderBy('seq', 'desc')
    .limit(200)
    .execute()
}

/** Whether the code on the page is that of what was sealed; the reason says whose it is instead. */
async function matches(
  work: Reading,
  pack: PackageRow,
  slot: ScanSlot,
  slots: readonly ScanSlot[],
  code: string,
): Promise<Verdict> {
  const asked = versionCode(slot.sealedDigest)
  if (code === asked) return { ok: true }
  const older = (await olderDigests(work, pack, slot)).find(
    ({ digest }) => versionCode(digest) === code,
  )
  if (older !== undefined) {
    return conflict('programmes.scan_of_older_version', { code, asked, seq: older.seq })
  }
  const other = slots.find((one) => versionCode(one.sealedDigest) === code)
  if (other !== undefined) {
    return conflict('programmes.scan_of_another_document', { code, asked, title: other.title })
  }
  return invalid('programmes.scan_code_unknown', { code, asked })
}

export async function verifyScan(work: Writing, id: string, wish: ScanWish) {
  insistBuilder(work)
  const pack = await lockPackage(work, id)
  if (pack.state === 'stale' || pack.state === 'proposed' || pack.state === 'delivered') {
    throw new Problem(conflict('programmes.package_takes_no_scans'))
  }
  const slots = scanSlots(contentIn(pack), pack.content_digest)
  const key = slotKey({ document: wish.document, applicationId: wish.applicationId ?? null })
  const slot = found(
    slots.find((one) => slotKey(one) === key),
    'document',
  )
  const code = readCode(wish.code)
  if (code === null) throw new Problem(invalid('programmes.scan_code_malformed'))
  insist(await matches(work, pack, slot, slots, code))
  const hold = {
    versionId: wish.versionId,
    thingKind: packageThing,
    thingId: id,
    slot: `scan/${key}`,
  }
  const version = await attach(work, { ...hold, confidential: true })
  insist(mayOpen(version.inspection))
  if (!scannable.has(version.mediaType)) {
    throw new Problem(invalid('programmes.scan_not_readable', { name: version.name }))
  }
  await replaceScan(work, pack, slot, id)
  await work.db
    .insertInto('programmes.scan')
    .values({
      id: newId(work.now),
      programme_id: pack.programme_id,
      unit_code: pack.unit_code,
      document: slot.document,
      application_id: slot.applicationId,
      version_id: wish.versionId,
      code,
      sealed_digest: slot.sealedDigest,
      verified_by: work.actor.personId!,
      verified_at: work.now,
    })
    .execute()
  await record(work, 'programmes.scan.verify', id, { document: key, digest: version.sha256, code })
  return listScans(work, id)
}

/** A better scan of the same page takes the place of the former one. */
async function replaceScan(work: Writing, pack: PackageRow, slot: ScanSlot, id: string) {
  const rows = await work.db
    .updateTable('programmes.scan')
    .set({ replaced_at: work.now })
    .where('programme_id', '=', pack.programme_id)
    .where('unit_code', '=', pack.unit_code)
    .where('document', '=', slot.document)
    .where('sealed_digest', '=', slot.sealedDigest)
    .where('application_id', slot.applicationId === null ? 'is' : '=', slot.applicationId)
    .where('replaced_at', 'is', null)
    .returning('version_id')
    .execute()
  for (const { version_id: versionId } of rows) {
    const where = { thingKind: packageThing, thingId: id, slot: `scan/${slotKey(slot)}` }
    await detach(work, { versionId, ...where })
  }
}

export async function listScans(work: Reading, id: string) {
  const pack = await visiblePackage(work, id)
  const content = contentIn(pack)
  const slots = scanSlots(content, pack.content_digest)
  const scans = await verifiedScans(work, content, slots)
  const packed = await work.db
    .selectFrom('programmes.package_file')
    .where('package_id', '=', id)
    .where('key', 'like', 'scan%')
    .select('version_id')
    .execute()
  const inside = new Set(packed.map((row) => row.version_id))
  const shown = slots.map((slot) => {
    const scan = scans.get(slotKey(slot))
    return {
      document: slot.document,
      applicationId: slot.applicationId,
      rank: slot.rank,
      title: slot.title,
      versionCode: versionCode(slot.sealedDigest),
      scan:
        scan === undefined
          ? null
          : {
              id: scan.id,
              versionId: scan.versionId,
              name: scan.name,
              pages: scan.pages,
              verifiedAt: scan.verifiedAt.toISOString(),
              verifiedBy: scan.verifiedBy,
              packed: inside.has(scan.versionId),
            },
    }
  })
  return { slots: shown, missing: shown.filter(({ scan }) => scan === null).length }
}
