/** Entering certificates, renewing them, taking them away, and checking them against their scans. */
import { conflict } from '../../domain/kernel/verdict.ts'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import {
  certificatesMax,
  isSoundCertificate,
  mayCheckCertificate,
  mayKeepCertificates,
  type CertificateWish,
} from '../../domain/catalog/certificate.ts'
import type * as endpoints from '../../domain/catalog/certificate.endpoints.ts'
import type { KeptCertificate } from '../../domain/catalog/certificate.endpoints.ts'
import { hasSeenOffer } from '../../domain/catalog/offer.ts'
import { attach, attachmentsOf, detach } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { certificateColumns } from './certificate.rows.ts'
import { remindOfEnd, forgetEnd, tellChecked } from './certificate.notices.ts'
import {
  certificateThing,
  checkedCertificate,
  keptCertificate,
  ownCertificate,
  scanSlot,
  type CertificateRow,
} from './certificate.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

const today = (work: Writing) => dayOfMoment(work.now.toISOString())

const unchecked = { check_outcome: null, check_basis: null, checked_by: null, checked_at: null }

/**
 * A renewed certificate is another paper than the one that agreed with its scan. A doubt, though, stays until the
 * operator looked again: else one would write one's own doubts away.
 */
const checkAfter = (row: CertificateRow) => (row.check_outcome === 'doubted' ? {} : unchecked)

/** Taken away and entered again, it is doubted still. */
async function doubtOf(work: Writing, orgId: string, { kind, number }: CertificateWish) {
  const doubted = await work.db
    .selectFrom('catalog.certificate')
    .where('org_id', '=', orgId)
    .where('kind', '=', kind)
    .where('number', '=', number.trim())
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .limit(1)
    .select(['check_outcome', 'check_basis', 'checked_by', 'checked_at'])
    .executeTakeFirst()
  return doubted?.check_outcome === 'doubted' ? doubted : unchecked
}

async function keepScan(work: Writing, id: string, versionId: string | null): Promise<void> {
  const hold = { thingKind: certificateThing, thingId: id, slot: scanSlot }
  const before = await attachmentsOf(work, certificateThing, id)
  if (versionId !== null && !before.some(({ version }) => version.id === versionId)) {
    await attach(work, { ...hold, versionId, confidential: true })
  }
  for (const { version } of before) {
    if (version.id !== versionId) await detach(work, { ...hold, versionId: version.id })
  }
}

type Moved = Pick<CertificateRow, 'id' | 'org_id' | 'version'>

/** What was done is kept in the history, and whoever searches hears of it. */
export async function tellMoved(work: Writing, verb: string, moved: Moved): Promise<void> {
  const { id, org_id: organisationId, version } = moved
  await announce(work, 'catalog.certificate.moved', {
    ...{ certificateId: id, organisationId, verb, version },
  })
}

async function insistRoom(work: Writing, orgId: string): Promise<void> {
  const { n } = await work.db
    .selectFrom('catalog.certificate')
    .where('org_id', '=', orgId)
    .where('removed_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(n) < certificatesMax) return
  throw new Problem(conflict('catalog.certificates_full', { most: certificatesMax }))
}

export async function addCertificate(
  work: Writing,
  wish: Body<'addCertificate'>,
): Promise<KeptCertificate> {
  insist(mayKeepCertificates(work.actor))
  insist(isSoundCertificate(wish, today(work)))
  const [id, orgId] = [newId(work.now), ownOrgId(work)]
  await insistRoom(work, orgId)
  await work.db
    .insertInto('catalog.certificate')
    .values({
      ...{ id, org_id: orgId },
      ...certificateColumns(work.now, wish),
      ...(await doubtOf(work, orgId, wish)),
    })
    .execute()
  await keepScan(work, id, wish.scanId)
  await record(work, 'catalog.certificate.add', id)
  const row = await ownCertificate(work, id)
  await remindOfEnd(work, row)
  await tellMoved(work, 'add', row)
  return keptCertificate(work, row)
}

async function lock(
  work: Writing,
  id: string,
  read: (work: Writing, id: string) => Promise<CertificateRow>,
  seen: number,
): Promise<CertificateRow> {
  await read(work, id)
  await work.db
    .selectFrom('catalog.certificate')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  const row = await read(work, id)
  insist(hasSeenOffer(row.version, seen))
  return row
}

export async function writeCertificate(
  work: Writing,
  id: string,
  { seen, wish }: Body<'writeCertificate'>,
): Promise<KeptCertificate> {
  insist(mayKeepCertificates(work.actor))
  const before = await lock(work, id, ownCertificate, seen)
  insist(isSoundCertificate(wish, today(work)))
  const version = before.version + 1
  await work.db
    .updateTable('catalog.certificate')
    .set({ ...certificateColumns(work.now, wish), ...checkAfter(before), version })
    .where('id', '=', id)
    .execute()
  await keepScan(work, id, wish.scanId)
  await record(work, 'catalog.certificate.write', id, { version })
  const row = await ownCertificate(work, id)
  await remindOfEnd(work, row)
  await tellMoved(work, 'write', row)
  return keptCertificate(work, row)
}

export async function removeCertificate(
  work: Writing,
  id: string,
  { seen }: Body<'removeCertificate'>,
): Promise<{ id: string }> {
  insist(mayKeepCertificates(work.actor))
  const row = await lock(work, id, ownCertificate, seen)
  const version = row.version + 1
  await keepScan(work, id, null)
  await work.db
    .updateTable('catalog.certificate')
    .set({ removed_at: work.now, version, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await forgetEnd(work, id)
  await record(work, 'catalog.certificate.remove', id)
  await tellMoved(work, 'remove', { ...row, version })
  return { id }
}

export async function checkCertificate(
  work: Writing,
  id: string,
  { seen, outcome, basis }: Body<'checkCertificate'>,
): Promise<KeptCertificate> {
  const row = await lock(work, id, checkedCertificate, seen)
  const scans = await attachmentsOf(work, certificateThing, id)
  insist(mayCheckCertificate({ scanned: scans.length > 0 }, outcome, basis))
  const version = row.version + 1
  const changed = {
    ...{ version, changed_at: work.now },
    ...{ check_outcome: outcome, check_basis: basis.trim() },
    ...{ checked_by: work.actor.personId, checked_at: work.now },
  }
  await work.db.updateTable('catalog.certificate').set(changed).where('id', '=', id).execute()
  await record(work, 'catalog.certificate.check', id, { version, outcome })
  const after = { ...row, ...changed }
  await tellChecked(work, after)
  await tellMoved(work, 'check', after)
  return keptCertificate(work, after)
}
