/**
 * 资质证书: what somebody else has certified of an organisation, until when. It counts as held while it is valid and
 * nobody found that it differs from its scan.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Day, Id, nullable } from '../kernel/shapes.ts'
import { addDays, type DayText } from '../kernel/moment.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { offerPermits } from './offer.ts'

/** Quality first, then what trades ask for, the environment, and laboratories. */
export const certificateKinds = [
  'iso9001',
  'iatf16949',
  'gjb9001c',
  'as9100d',
  'iso13485',
  'iso22163',
  'iso3834',
  'gbt23001',
  'iso27001',
  'iso14001',
  'iso45001',
  'iso50001',
  'cnas',
  'cma',
  'nadcap',
  'roadTransport',
  'other',
] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** Whoever may put on offer what others rely on. */
export const keepsCertificates = offerPermits.publish

/** The most certificates that one organisation keeps. */
export const certificatesMax = 200
/** Days before its end from which a certificate is told as ending soon. */
export const endsSoonDays = 60
/** Working days before the end on which whoever keeps it is reminded. */
export const certificateReminders = [40, 20, 5, 0] as const

const text = (most: number) => Type.String({ maxLength: most })
export const certificateNumberMax = 80
export const certificateIssuerMax = 120
export const certificateScopeMax = 600
export const certificateNameMax = 80

export const CertificateWish = Type.Object(
  {
    kind: Type.Enum([...certificateKinds]),
    /** What it is called, where it is of no kind that is listed; empty else. */
    name: text(certificateNameMax),
    number: text(certificateNumberMax),
    issuer: text(certificateIssuerMax),
    scope: text(certificateScopeMax),
    validFrom: Day,
    /** The last day on which it holds; null where it has no end. */
    validUntil: nullable(Day),
    /** Of the scanned certificate, a version of a file. */
    scanId: nullable(Id),
  },
  { additionalProperties: false },
)
export type CertificateWish = Static<typeof CertificateWish>
/** As it is while it is being written; that it has no end is said, and not left open. */
export type CertificateDraft = Omit<CertificateWish, 'kind' | 'validFrom'> & {
  readonly kind: CertificateKind | null
  readonly validFrom: DayText | null
  readonly endless: boolean
}

/** What is asked for, where all of it is said. */
export function wishOfCertificate(draft: CertificateDraft): CertificateWish | null {
  const { kind, validFrom, validUntil, endless, name, number, issuer, scope, scanId } = draft
  if (kind === null || validFrom === null || (validUntil === null && !endless)) return null
  return {
    ...{ kind, name: kind === 'other' ? name : '', number, issuer, scope },
    ...{ validFrom, validUntil: endless ? null : validUntil, scanId },
  }
}

export const checkOutcomes = ['confirmed', 'doubted'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

export const certificateStandings = ['valid', 'ending', 'expired', 'doubted'] as const
export type CertificateStanding = (typeof certificateStandings)[number]

type Term = { readonly validUntil: DayText | null; readonly outcome: CheckOutcome | null }

export function certificateStanding(
  { validUntil, outcome }: Term,
  today: DayText,
): CertificateStanding {
  if (validUntil !== null && validUntil < today) return 'expired'
  if (outcome === 'doubted') return 'doubted'
  const soon = validUntil !== null && validUntil <= addDays(today, endsSoonDays)
  return soon ? 'ending' : 'valid'
}

/** Whether it counts in searches and needs. */
export const isHeld = (standing: CertificateStanding): boolean =>
  standing === 'valid' || standing === 'ending'

const written = (value: string, code: string): Verdict =>
  value.trim() === '' ? invalid(code) : allowed

const asDraft = (wish: CertificateWish): CertificateDraft => ({
  ...wish,
  endless: wish.validUntil === null,
})

/** What keeps it from being entered, in the order in which it is written. */
export function isSoundDraft(draft: CertificateDraft, today: DayText): Verdict {
  const { kind, name, number, issuer, validFrom: from, endless } = draft
  const until = endless ? null : draft.validUntil
  return allOf(
    kind === null ? invalid('catalog.certificate_no_kind') : allowed,
    kind === 'other' ? written(name, 'catalog.certificate_unnamed') : allowed,
    written(number, 'catalog.certificate_unnumbered'),
    written(issuer, 'catalog.certificate_no_issuer'),
    from === null ? invalid('catalog.certificate_no_start') : allowed,
    until === null && !endless ? invalid('catalog.certificate_no_end') : allowed,
    from !== null && from > today
      ? invalid('catalog.certificate_not_begun', { from, today })
      : allowed,
    from !== null && until !== null && until < from
      ? invalid('catalog.certificate_reversed', { from, until })
      : allowed,
  )
}

export const isSoundCertificate = (wish: CertificateWish, today: DayText): Verdict =>
  isSoundDraft(asDraft(wish), today)

export function mayKeepCertificates(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return permits(actor, keepsCertificates)
    ? allowed
    : forbidden('catalog.role_cannot', { permit: keepsCertificates })
}

/** A check says on what it rests: what was compared, and with what. */
export function mayCheckCertificate(
  { scanned }: { readonly scanned: boolean },
  outcome: CheckOutcome,
  basis: string,
): Verdict {
  return allOf(
    outcome === 'confirmed' && !scanned ? conflict('catalog.certificate_no_scan') : allowed,
    isWrittenReason(basis) ? allowed : invalid('catalog.certificate_no_basis'),
  )
}
