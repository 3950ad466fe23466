/** IDTA 02003 Technical Data 2.0 and 02006 Digital Nameplate 3.0 of an offer. */
import { sayValue, type ValueWords } from '../catalog/sayValue.ts'
import { fieldsOf } from '../catalog/kind.ts'
import type { Collection, MultiLanguageProperty, Submodel } from './aas.ts'
import type { ExchangedOffer } from './capabilityDescription.ts'
import { addressInformation, type ExchangedCompany } from './companySubmodels.ts'
import { collection, external, inBoth, inChinese, languages, listOf, property } from './elements.ts'

const arbitrary = 'https://admin-shell.io/SMT/General/Arbitrary'

export type SaidIn = { readonly zh: ValueWords; readonly en: ValueWords }

function generalInformation(offer: ExchangedOffer, company: ExchangedCompany): Collection {
  return collection('GeneralInformation', '0173-1#02-ABK161#002/0173-1#01-AHX838#002', [
    property('ManufacturerName', '0173-1#02-AAO677#004', company.name),
    languages('ManufacturerProductDesignation', '0173-1#02-AAW338#003', inChinese(offer.title)),
    property('ManufacturerArticleNumber', '0173-1#02-AAO676#005', offer.id),
    property('ManufacturerOrderCode', '0173-1#02-AAO227#004', offer.id),
  ])
}

/** Every value as people read it, in both languages. */
function saidValues({ kind, values }: ExchangedOffer, words: SaidIn): MultiLanguageProperty[] {
  return fieldsOf(kind).flatMap(([id, field]) => {
    const value = values[id]
    if (value === undefined) return []
    const said = { zh: sayValue(field, value, words.zh), en: sayValue(field, value, words.en) }
    return [languages(id, arbitrary, inBoth(said))]
  })
}

/** Classified by our own kinds; the day is the one on which its owner last said that all of it holds. */
export function technicalData(
  id: string,
  offer: ExchangedOffer,
  company: ExchangedCompany,
  { words, confirmedOn }: { readonly words: SaidIn; readonly confirmedOn: string },
): Submodel {
  const values = saidValues(offer, words)
  const { kind } = offer
  const { idShort: _class, ...classification } = collection(
    'Classification',
    '0173-1#02-ABK162#002/0173-1#01-AHX839#002',
    [
      property('ClassificationSystem', '0173-1#02-ABL424#001', 'Baigong kinds'),
      property('ClassificationSystemVersion', '0173-1#02-AAR710#003', String(kind.version)),
      property('ProductClassId', '0173-1#02-ABG776#003', kind.id),
      property('ProductClassCodedName', '0173-1#02-ABK128#002', kind.id),
      languages('ProductClassName', '0173-1#02-ABK273#002', inBoth(kind.name)),
    ],
  )
  const { idShort: _area, ...area } = collection(
    'Area',
    '0173-1#02-ABL358#002/0173-1#01-AHX773#002',
    values,
  )
  return {
    ...{ modelType: 'Submodel', id, idShort: 'TechnicalData', kind: 'Instance' },
    semanticId: external('0173-1#01-AHX837#002'),
    submodelElements: [
      generalInformation(offer, company),
      listOf('ProductClassifications', '0173-1#02-ABK162#002', 'SubmodelElementCollection', [
        classification,
      ]),
      ...(values.length === 0
        ? []
        : [
            listOf('TechnicalPropertyAreas', '0173-1#02-ABK163#002', 'SubmodelElementCollection', [
              area,
            ]),
          ]),
      collection('FurtherInformation', '0173-1#02-ABK164#002', [
        property('ValidDate', '0173-1#02-ABL775#001', confirmedOn, 'xs:date'),
      ]),
    ],
  }
}

export function digitalNameplate(
  id: string,
  offer: ExchangedOffer,
  company: ExchangedCompany,
  address: string,
): Submodel {
  return {
    ...{ modelType: 'Submodel', id, idShort: 'Nameplate', kind: 'Instance' },
    semanticId: external('https://admin-shell.io/idta/nameplate/3/0/Nameplate'),
    submodelElements: [
      property('URIOfTheProduct', '0112/2///61987#ABN590#002', address, 'xs:anyURI'),
      languages('ManufacturerName', '0112/2///61987#ABA565#009', inChinese(company.name)),
      languages(
        'ManufacturerProductDesignation',
        '0112/2///61987#ABA567#009',
        inChinese(offer.title),
      ),
      addressInformation(company),
      languages('ManufacturerProductFamily', '0112/2///61987#ABP464#002', inBoth(offer.kind.name)),
      property('OrderCodeOfManufacturer', '0112/2///61987#ABA950#008', offer.id),
    ],
  }
}
