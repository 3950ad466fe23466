/** Certificates: on the page of whoever offers something, at the desk of who entered them, and for who checks them. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import {
  certificateStanding,
  isHeld,
  mayKeepCertificates,
  type CertificateKind,
  type CheckOutcome,
} from '../../domain/catalog/certificate.ts'
import { checksCertificates } from '../../domain/catalog/certificatePermit.ts'
import type * as endpoints from '../../domain/catalog/certificate.endpoints.ts'
import type { Certificate, KeptCertificate } from '../../domain/catalog/certificate.endpoints.ts'
import { certificateName } from '../../domain/catalog/certificateName.ts'
import { isUuid } from '../console/index.ts'
import { attachmentsByThing, registerAudience, type AudienceVerb } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { published } from './offer.queries.ts'

/** Under which the scan of a certificate is held. */
export const certificateThing = 'catalog.certificate'
export const scanSlot = 'scan'

const standing = (work: Reading) =>
  work.db
    .selectFrom('catalog.certificate as c')
    .innerJoin('people.pub_organisation as o', 'o.id', 'c.org_id')
    .where('c.removed_at', 'is', null)
    .selectAll('c')
    .select('o.name as org_name')
export type CertificateRow = Awaited<
  ReturnType<ReturnType<typeof standing>['executeTakeFirstOrThrow']>
>

/** The organisation whose certificates the actor keeps; null where it is none. */
const keeperOrg = ({ actor }: Reading): string | null =>
  mayKeepCertificates(actor).ok ? actor.orgId : null

/** Of one's own organisation, for whoever keeps them. */
const own = (work: Reading) => standing(work).where('c.org_id', '=', keeperOrg(work))

/** Of all organisations, for whoever checks them. */
const checked = (work: Reading) =>
  standing(work).where(sql<boolean>`${permits(work.actor, checksCertificates)}`)

export async function ownCertificate(work: Reading, id: string): Promise<CertificateRow> {
  return found(await own(work).where('c.id', '=', id).executeTakeFirst(), 'certificate')
}

export async function checkedCertificate(work: Reading, id: string): Promise<CertificateRow> {
  return found(await checked(work).where('c.id', '=', id).executeTakeFirst(), 'certificate')
}

const today = (work: Reading) => dayOfMoment(work.now.toISOString())

function toldOf(work: Reading, row: CertificateRow): Certificate {
  const { check_outcome: outcome, check_basis: basis, checked_at: at } = row
  const term = { validUntil: row.valid_until, outcome: outcome as CheckOutcome | null }
  return {
    ...{ id: row.id, kind: row.kind as CertificateKind, name: row.name, number: row.number },
    ...{ issuer: row.issuer, scope: row.scope },
    ...{ validFrom: row.valid_from, validUntil: row.valid_until },
    standing: certificateStanding(term, today(work)),
    check:
      outcome === null || basis === null || at === null
        ? null
        : { outcome: outcome as CheckOutcome, basis, at: at.toISOString() },
  }
}

async function keptOf(work: Reading, rows: readonly CertificateRow[]): Promise<KeptCertificate[]> {
  const scans = await attachmentsByThing(
    work,
    certificateThing,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const scan = scans.get(row.id)?.find(({ slot }) => slot === scanSlot)
    return {
      ...toldOf(work, row),
      ...{ version: row.version, changedAt: row.changed_at.toISOString() },
      ...{ orgId: row.org_id, orgName: row.org_name ?? '' },
      scan: scan === undefined ? null : { id: scan.version.id, name: scan.version.name },
    }
  })
}

export async function keptCertificate(
  work: Reading,
  row: CertificateRow,
): Promise<KeptCertificate> {
  const [one] = await keptOf(work, [row])
  return one!
}

/** Those that end last stand first, and what is over stands last. */
const rank = { valid: 0, ending: 1, doubted: 2, expired: 3 } as const

async function certificatesOf(work: Reading, orgId: string): Promise<Certificate[]> {
  const rows = await standing(work).where('c.org_id', '=', orgId).orderBy('c.id').execute()
  return rows
    .map((row) => toldOf(work, row))
    .toSorted((one, other) => rank[one.standing] - rank[other.standing])
}

/** Those that count, for whoever describes an organisation whose offers the reader sees. */
export async function heldCertificates(work: Reading, orgId: string): Promise<Certificate[]> {
  const all = await certificatesOf(work, orgId)
  return all.filter((one) => isHeld(one.standing))
}

export async function listCertificates(
  work: Reading,
  orgId: string,
): Promise<AnswerOf<typeof endpoints.listCertificates>> {
  const offers = published(work).clearSelect().where('f.org_id', '=', orgId)
  found(await offers.select('f.id').limit(1).executeTakeFirst(), 'company')
  return { rows: await certificatesOf(work, orgId) }
}

type Rows = ReturnType<typeof standing>
const saying = (rows: Rows, text: string | undefined): Rows => {
  const typed = text?.trim() ?? ''
  if (typed === '') return rows
  const where = [
    sql<string>`c.name`,
    sql<string>`c.number`,
    sql<string>`c.issuer`,
    sql<string>`c.scope`,
    sql<string>`o.name`,
  ]
  return rows.where(hasText(where, typed))
}

export async function listOwnCertificates(
  work: Reading,
  query: QueryOf<typeof endpoints.listOwnCertificates>,
): Promise<AnswerOf<typeof endpoints.listOwnCertificates>> {
  const rows = saying(own(work), query.text)
  const { shown, total, next } = await readPage(work, rows, { key: sql`c.id::text` }, query)
  return { rows: await keptOf(work, shown), total, next }
}

export async function listCheckedCertificates(
  work: Reading,
  query: QueryOf<typeof endpoints.listCheckedCertificates>,
): Promise<AnswerOf<typeof endpoints.listCheckedCertificates>> {
  let rows = saying(checked(work), query.text)
  if (query.unchecked === 'yes') {
    rows = rows.where((eb) =>
      eb.or([eb('c.checked_at', 'is', null), eb('c.changed_at', '>', eb.ref('c.checked_at'))]),
    )
  }
  const { shown, total, next } = await readPage(work, rows, { key: sql`c.id::text` }, query)
  return { rows: await keptOf(work, shown), total, next }
}

/**
 * The scan is read by who entered it and by who checks it; the page shows what it says. In one question, so that what is
 * hidden takes no longer than what is not there.
 */
async function scanAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  const nothing = missing('kernel.missing', { noun: 'certificate' })
  if (!isUuid(id)) return nothing
  const checks = verb === 'read' && permits(work.actor, checksCertificates)
  const seen = await work.db
    .selectFrom('catalog.certificate')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where(sql<boolean>`(${checks} or org_id = ${keeperOrg(work)}::uuid)`)
    .select('id')
    .executeTakeFirst()
  return seen === undefined ? nothing : allowed
}

registerAudience(certificateThing, scanAudience)

/** In the history: to whoever keeps or checks them. */
export async function certificateNames(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const [mine, all] = [own(work), checked(work)].map((rows) => rows.where('c.id', 'in', uuids))
  const rows = [...(await all!.execute()), ...(await mine!.execute())]
  return new Map(
    rows.map((row) => [
      row.id,
      thingWords(language, 'quoted', { name: `${certificateName(row)[language]} ${row.number}` }),
    ]),
  )
}
