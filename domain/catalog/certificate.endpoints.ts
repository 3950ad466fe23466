/** Certificates: told by whoever holds them, read on the company's page, checked by the operator. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import {
  certificateKinds,
  certificateStandings,
  CertificateWish,
  checkOutcomes,
} from './certificate.ts'
import { checksCertificates } from './certificatePermit.ts'

const closed = { additionalProperties: false } as const
const checkers = { permit: checksCertificates } as const
const Seen = Type.Integer({ minimum: 1 })

export const Certificate = Type.Object({
  id: Id,
  kind: Type.Enum([...certificateKinds]),
  /** Empty where the kind says it. */
  name: Type.String(),
  number: Type.String(),
  issuer: Type.String(),
  scope: Type.String(),
  validFrom: Day,
  validUntil: nullable(Day),
  standing: Type.Enum([...certificateStandings]),
  /** What the operator found; null as long as nobody looked. */
  check: nullable(
    Type.Object({ outcome: Type.Enum([...checkOutcomes]), basis: Type.String(), at: Moment }),
  ),
})
export type Certificate = Static<typeof Certificate>

export const KeptCertificate = Type.Object({
  ...Certificate.properties,
  version: Type.Integer(),
  changedAt: Moment,
  orgId: Id,
  orgName: Type.String(),
  scan: nullable(Type.Object({ id: Id, name: Type.String() })),
})
export type KeptCertificate = Static<typeof KeptCertificate>

export const listCertificates = endpoint({
  name: 'catalog.certificate.list',
  method: 'GET',
  path: '/api/catalog/companies/:id/certificates',
  audience: 'public',
  summary: {
    zh: '一个有公开供给的单位的资质证书，过期的一并列出',
    en: 'Certificates of an organisation with something on offer, expired ones as well',
  },
  params: OneId,
  answer: Type.Object({ rows: Type.Array(Certificate) }),
})

const Find = {
  ...PageQuery.properties,
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listOwnCertificates = endpoint({
  name: 'catalog.certificate.own',
  method: 'GET',
  path: '/api/catalog/desk/certificates',
  audience: 'signedIn',
  summary: { zh: '本单位登记的资质证书', en: 'Certificates that one’s organisation has entered' },
  query: Type.Object(Find),
  answer: pageOf(KeptCertificate),
})

export const addCertificate = endpoint({
  name: 'catalog.certificate.add',
  method: 'POST',
  path: '/api/catalog/desk/certificates',
  audience: 'signedIn',
  summary: { zh: '登记一份资质证书', en: 'Enter a certificate' },
  body: CertificateWish,
  answer: KeptCertificate,
  problems: ['catalog.certificate_twice', 'catalog.certificates_full'],
})

export const writeCertificate = endpoint({
  name: 'catalog.certificate.write',
  method: 'PUT',
  path: '/api/catalog/desk/certificates/:id',
  audience: 'signedIn',
  summary: {
    zh: '修改或换发一份资质证书：原来的“相符”随之作废，“不符”保留到平台重新核对',
    en: 'Change or renew a certificate: what agreed is no longer told, a doubt stays until it is checked again',
  },
  params: OneId,
  body: Type.Object({ seen: Seen, wish: CertificateWish }, closed),
  answer: KeptCertificate,
  problems: ['catalog.moved_on', 'catalog.certificate_twice'],
})

export const removeCertificate = endpoint({
  name: 'catalog.certificate.remove',
  method: 'POST',
  path: '/api/catalog/desk/certificates/:id/remove',
  audience: 'signedIn',
  summary: { zh: '去掉一份资质证书', en: 'Take a certificate away' },
  params: OneId,
  body: Type.Object({ seen: Seen }, closed),
  answer: OneId,
  problems: ['catalog.moved_on'],
})

export const listCheckedCertificates = endpoint({
  name: 'catalog.certificate.find',
  method: 'GET',
  path: '/api/catalog/console/certificates',
  audience: checkers,
  summary: {
    zh: '各单位登记的资质证书，供对照扫描件核对',
    en: 'Certificates of all organisations, to be checked against their scans',
  },
  query: Type.Object({
    ...Find,
    /** Only those at which nobody has looked as they are now. */
    unchecked: Type.Optional(Type.Literal('yes')),
  }),
  answer: pageOf(KeptCertificate),
})

export const checkCertificate = endpoint({
  name: 'catalog.certificate.check',
  method: 'POST',
  path: '/api/catalog/console/certificates/:id/check',
  audience: checkers,
  summary: {
    zh: '写明依据，核对一份资质证书：相符或不符',
    en: 'Say whether a certificate agrees with its scan, and on what that rests',
  },
  params: OneId,
  body: Type.Object(
    { seen: Seen, outcome: Type.Enum([...checkOutcomes]), basis: Type.String({ maxLength: 2000 }) },
    closed,
  ),
  answer: KeptCertificate,
  problems: ['catalog.moved_on', 'catalog.certificate_no_scan', 'catalog.certificate_no_basis'],
})
