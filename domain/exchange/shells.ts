/** A company and what it offers as one environment of Asset Administration Shells. */
import type { Environment, Shell, Submodel } from './aas.ts'
import { capabilityDescription, type ExchangedOffer } from './capabilityDescription.ts'
import { companyData, contactInformation, type ExchangedCompany } from './companySubmodels.ts'
import { toSubmodel } from './elements.ts'
import { productionCalendar, type ExchangedCalendar } from './productionCalendar.ts'
import { digitalNameplate, technicalData, type SaidIn } from './productSubmodels.ts'

export type GivenOffer = ExchangedOffer & {
  /** `2019-07-08`. */
  readonly confirmedOn: string
}

export type Given = {
  readonly company: ExchangedCompany
  readonly offers: readonly GivenOffer[]
  /** Null where the company shows no capacity. */
  readonly calendar: ExchangedCalendar | null
  /** Where the house is found, without a stroke at the end: addresses of its pages begin so. */
  readonly origin: string
  readonly words: SaidIn
}

/** Names that last: the page of a thing, and a word for each part of its shell. */
const pageOf = (origin: string, folder: string, id: string): string => `${origin}/${folder}/${id}`

type ShellParts = {
  readonly page: string
  readonly idShort: string
  readonly assetKind: 'Instance' | 'NotApplicable'
  readonly submodels: readonly Submodel[]
}

function shellOf({ page, idShort, assetKind, submodels }: ShellParts): Shell {
  return {
    ...{ modelType: 'AssetAdministrationShell', id: `${page}#shell`, idShort },
    assetInformation: { assetKind, globalAssetId: page },
    submodels: submodels.map(({ id }) => toSubmodel(id)),
  }
}

/** An idShort of a uuid: it must begin with a letter. */
const shortOf = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`

function ofCompany({ company, calendar, origin }: Given) {
  const page = pageOf(origin, 'companies', company.id)
  const submodels = [
    companyData(`${page}#company-data`, company),
    contactInformation(`${page}#contact-information`, company),
    ...(calendar === null ? [] : [productionCalendar(`${page}#production-calendar`, calendar)]),
  ]
  const idShort = shortOf('Company', company.id)
  return { shell: shellOf({ page, idShort, assetKind: 'Instance', submodels }), submodels }
}

function ofOffer({ company, origin, words }: Given, offer: GivenOffer) {
  const page = pageOf(origin, 'capabilities', offer.id)
  const { confirmedOn } = offer
  const submodels = [
    capabilityDescription(`${page}#capability-description`, offer),
    technicalData(`${page}#technical-data`, offer, company, { words, confirmedOn }),
    digitalNameplate(`${page}#nameplate`, offer, company, page),
  ]
  const idShort = shortOf('Capability', offer.id)
  return { shell: shellOf({ page, idShort, assetKind: 'Instance', submodels }), submodels }
}

export function environmentOf(given: Given): Environment {
  const all = [ofCompany(given), ...given.offers.map((offer) => ofOffer(given, offer))]
  return {
    assetAdministrationShells: all.map(({ shell }) => shell),
    submodels: all.flatMap(({ submodels }) => submodels),
  }
}
