/** IDTA 02068 Provision of Company Data 1.0 and 02002 Contact Information 1.0 of an organisation. */
import type { Words } from '../catalog/kind.ts'
import type { Collection, Element, MultiLanguageProperty, Submodel } from './aas.ts'
import { collection, external, inBoth, inChinese, languages, listOf, property } from './elements.ts'

export type ExchangedCertificate = {
  /** By which it is known again. */
  readonly kind: string
  readonly standard: string
  readonly issuer: string
  readonly number: string
  readonly scope: string
  readonly issuedOn: string
  /** Null where it has no end. */
  readonly expiresOn: string | null
  /** Compared with its source by whoever runs the platform; else as its holder states it. */
  readonly checked: boolean
}

/** What the template has no place for, under names of ours. */
export const certificateUrns = {
  kind: 'urn:baigong:certificate:kind:',
  scope: 'urn:baigong:certificate:scope',
  standing: 'urn:baigong:certificate:standing',
} as const
/** A certificate is `checked` by whoever runs the platform, or `stated` by its holder. */
export const certificateStandingOf = (checked: boolean): 'checked' | 'stated' =>
  checked ? 'checked' : 'stated'

export type ExchangedCompany = {
  readonly id: string
  readonly name: string
  /** Of the province; null where it is not known. */
  readonly region: Words | null
  /** Kinds of which it has something on offer. */
  readonly kinds: readonly Words[]
  readonly certificates: readonly ExchangedCertificate[]
}

const base = 'https://admin-shell.io/idta/CompanyData'
const contacts = 'https://admin-shell.io/zvei/nameplate/1/0/ContactInformations'

/** What public pages tell of where it is; persons and their numbers are not given away. */
function addressParts({ name, region }: ExchangedCompany): MultiLanguageProperty[] {
  return [
    languages('Company', '0173-1#02-AAW001#001', inChinese(name)),
    languages('NationalCode', '0173-1#02-AAO134#002', [{ language: 'en', text: 'CN' }]),
    ...(region === null ? [] : [languages('StateCounty', '0173-1#02-AAO133#002', inBoth(region))]),
  ]
}

export const addressInformation = (company: ExchangedCompany): Collection =>
  collection('AddressInformation', `${contacts}/AddressInformation`, addressParts(company))

export function contactInformation(id: string, company: ExchangedCompany): Submodel {
  return {
    ...{ modelType: 'Submodel', id, idShort: 'ContactInformations', kind: 'Instance' },
    semanticId: external(contacts),
    submodelElements: [
      collection('ContactInformation', `${contacts}/ContactInformation`, addressParts(company)),
    ],
  }
}

function certification(one: ExchangedCertificate): Element {
  const dates = [
    ['IssueDate', one.issuedOn],
    ['ExpiryDate', one.expiresOn],
  ] as const
  const standard = property(
    'CertificationStandard',
    `${base}/CertificationStandard/1/0`,
    one.standard,
  )
  const { idShort: _none, ...rest } = collection('Certification', `${base}/Certification/1/0`, [
    { ...standard, supplementalSemanticIds: [external(`${certificateUrns.kind}${one.kind}`)] },
    property('ApprovalAgency', `${base}/ApprovalAgency/1/0`, one.issuer),
    property('CertificateNumber', `${base}/CertificateNumber/1/0`, one.number),
    ...dates.flatMap(([name, day]) =>
      day === null ? [] : [property(name, `${base}/${name}/1/0`, day, 'xs:date')],
    ),
    ...(one.scope === '' ? [] : [property('CertificationScope', certificateUrns.scope, one.scope)]),
    property('CertificationStanding', certificateUrns.standing, certificateStandingOf(one.checked)),
  ])
  return rest
}

function identification({ name, kinds }: ExchangedCompany): Collection {
  const groups = kinds.map((words): MultiLanguageProperty => {
    const { idShort: _none, ...group } = languages(
      'Group',
      `${base}/MainProductGroup/1/0`,
      inBoth(words),
    )
    return group
  })
  return collection('CompanyIdentification', `${base}/CompanyIdentification/1/0`, [
    property('CompanyName', `${base}/CompanyName/1/0`, name),
    ...(groups.length === 0
      ? []
      : [
          listOf(
            'MainProductGroups',
            `${base}/MainProductGroups/1/0`,
            'MultiLanguageProperty',
            groups,
          ),
        ]),
  ])
}

export function companyData(id: string, company: ExchangedCompany): Submodel {
  const certificates = company.certificates.map(certification)
  return {
    ...{ modelType: 'Submodel', id, idShort: 'CompanyData', kind: 'Instance' },
    semanticId: external(`${base}/1/0/CompanyData`),
    submodelElements: [
      identification(company),
      ...(certificates.length === 0
        ? []
        : [
            collection('CompanyGovernance', `${base}/CompanyGovernance/1/0`, [
              collection('IndustryStandards', `${base}/IndustryStandards/1/0`, [
                listOf(
                  'Certifications',
                  `${base}/Certifications/1/0`,
                  'SubmodelElementCollection',
                  certificates,
                ),
              ]),
            ]),
          ]),
    ],
  }
}
