/** IDTA 02020 Capability Description 1.0: an offer as an offered capability with its properties. */
import { fieldsOf, type FieldValues, type Kind } from '../catalog/kind.ts'
import type { Capability, Collection, Element, Submodel } from './aas.ts'
import { collection, external, inBoth, inChinese, languages } from './elements.ts'
import { elementOfField } from './fieldElement.ts'

const base = 'https://admin-shell.io/idta/CapabilityDescription'
export const capabilitySemantics = {
  submodel: 'https://admin-shell.io/idta/SubmodelTemplate/CapabilityDescription/1/0',
  set: `${base}/CapabilitySet/1/0`,
  container: `${base}/CapabilityContainer/1/0`,
  capability: `${base}/Capability/1/0`,
  offered: `${base}/CapabilityRoleQualifier/Offered/1/0`,
  comment: `${base}/CapabilityComment/1/0`,
  propertySet: `${base}/PropertySet/1/0`,
  propertyContainer: `${base}/PropertyContainer/1/0`,
  propertyComment: `${base}/PropertyComment/1/0`,
} as const

/** Names of ours by which a kind and a field are known again; every other house reads labels and idShorts. */
export const kindUrn = (id: string): string => `urn:baigong:kind:${id}`
export const fieldUrn = (kindId: string, field: string): string =>
  `urn:baigong:field:${kindId}:${field}`

export type ExchangedOffer = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly kind: Kind
  /** Those that the reader may see. */
  readonly values: FieldValues
}

function propertyContainer(kind: Kind, id: string, element: Element): Collection {
  const field = kind.fields.properties[id]!
  return {
    ...collection(`${id}Container`, capabilitySemantics.propertyContainer, [
      { ...element, supplementalSemanticIds: [external(fieldUrn(kind.id, id))] },
      languages('PropertyComment', capabilitySemantics.propertyComment, inBoth(field.about.label)),
    ]),
    displayName: shortNames(field.about.label),
  }
}

/** Display names are at most 128 signs. */
const shortNames = (words: { readonly zh: string; readonly en: string }) =>
  inBoth(words).map(({ language, text }) => ({ language, text: text.slice(0, 128) }))

function propertiesOf({ kind, values }: ExchangedOffer): Collection[] {
  return fieldsOf(kind).flatMap(([id, field]) => {
    const value = values[id]
    const element = value === undefined ? undefined : elementOfField(id, field, value)
    return element === undefined ? [] : [propertyContainer(kind, id, element)]
  })
}

const capabilityOf = ({ kind }: ExchangedOffer): Capability => ({
  ...{ modelType: 'Capability', idShort: kind.id, displayName: shortNames(kind.name) },
  semanticId: external(capabilitySemantics.capability),
  supplementalSemanticIds: [external(kindUrn(kind.id))],
  qualifiers: [
    {
      ...{ type: 'Offered', valueType: 'xs:boolean', value: 'true' },
      semanticId: external(capabilitySemantics.offered),
    },
  ],
})

export function capabilityDescription(id: string, offer: ExchangedOffer): Submodel {
  const properties = propertiesOf(offer)
  const comment = offer.summary === '' ? offer.title : `${offer.title}\n${offer.summary}`
  const container = collection(`${offer.kind.id}Container`, capabilitySemantics.container, [
    capabilityOf(offer),
    languages('CapabilityComment', capabilitySemantics.comment, inChinese(comment)),
    ...(properties.length === 0
      ? []
      : [collection('PropertySet', capabilitySemantics.propertySet, properties)]),
  ])
  return {
    ...{ modelType: 'Submodel', id, idShort: 'CapabilityDescription', kind: 'Instance' },
    semanticId: external(capabilitySemantics.submodel),
    submodelElements: [collection('CapabilitySet', capabilitySemantics.set, [container])],
  }
}
