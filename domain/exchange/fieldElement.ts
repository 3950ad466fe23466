/** A field of an offer as an element of AAS, and back: numbers with their unit, spans, sizes, choices, words, days. */
import type { Field, FieldValue } from '../catalog/kind.ts'
import type { Element, List, Property, Qualifier, Range, ValueType } from './aas.ts'
import { external, inChinese } from './elements.ts'

const semantics = {
  property: 'https://admin-shell.io/idta/CapabilityPropertyType/Property/1/0',
  range: 'https://admin-shell.io/idta/CapabilityPropertyEnumType/Range/1/0',
  languages: 'https://admin-shell.io/idta/CapabilityPropertyType/MultiLanguageProperty/1/0',
  list: 'https://admin-shell.io/idta/CapabilityPropertyType/SubmodelElementList/1/0',
} as const

export const unitQualifier = 'unit'

const unitOf = ({ about }: Field): { readonly qualifiers?: readonly Qualifier[] } =>
  'unit' in about && about.unit !== undefined
    ? { qualifiers: [{ type: unitQualifier, valueType: 'xs:string', value: about.unit }] }
    : {}

const numberType = (field: Field): ValueType =>
  'type' in field && field.type === 'integer' ? 'xs:integer' : 'xs:double'

function one(idShort: string, valueType: ValueType, value: string): Property {
  const semanticId = external(semantics.property)
  return { modelType: 'Property', idShort, semanticId, valueType, value }
}

function many(idShort: string, valueType: ValueType, values: readonly string[]): List {
  return {
    ...{ modelType: 'SubmodelElementList', idShort, semanticId: external(semantics.list) },
    ...{ typeValueListElement: 'Property', valueTypeListElement: valueType },
    value: values.map((value): Property => ({ modelType: 'Property', valueType, value })),
  }
}

function range(idShort: string, [min, max]: readonly number[]): Range {
  return {
    ...{ modelType: 'Range', idShort, semanticId: external(semantics.range) },
    ...{ valueType: 'xs:double', min: String(min), max: String(max) },
  }
}

/** The element that says the value of a field; undefined where an empty list says nothing. */
export function elementOfField(
  idShort: string,
  field: Field,
  value: FieldValue,
): Element | undefined {
  const unit = unitOf(field)
  switch (field.about.shape) {
    case 'measure':
      return { ...one(idShort, numberType(field), String(value)), ...unit }
    case 'span':
      return { ...range(idShort, value as readonly number[]), ...unit }
    case 'box':
    case 'cylinder':
      return { ...many(idShort, 'xs:double', (value as readonly number[]).map(String)), ...unit }
    case 'choices':
    case 'terms': {
      const words = value as readonly string[]
      return words.length === 0 ? undefined : many(idShort, 'xs:string', words)
    }
    case 'flag':
      return one(idShort, 'xs:boolean', String(value))
    case 'day':
      return one(idShort, 'xs:date', String(value))
    case 'choice':
      return one(idShort, 'xs:string', String(value))
    case 'text':
      return {
        ...{ modelType: 'MultiLanguageProperty', idShort },
        ...{ semanticId: external(semantics.languages), value: inChinese(String(value)) },
      }
  }
}

/** What an element says as people would write it into a list: "600×500×450", "1-2000", "a、b". */
export function cellOfElement(element: Element): string | undefined {
  switch (element.modelType) {
    case 'Property':
      return element.value
    case 'Range':
      return element.min === undefined || element.max === undefined
        ? undefined
        : `${element.min}-${element.max}`
    case 'MultiLanguageProperty':
      return (element.value?.find(({ language }) => language === 'zh') ?? element.value?.[0])?.text
    case 'SubmodelElementList': {
      // Lists in lists say nothing that a field could hold.
      const values = (element.value ?? []).flatMap((part) =>
        part.modelType === 'Property' ? (part.value ?? []) : [],
      )
      const numbers = element.valueTypeListElement === 'xs:string' ? '、' : '×'
      return values.length === 0 ? undefined : values.join(numbers)
    }
    default:
      return undefined
  }
}

/** The unit that its qualifier states. */
export const unitIn = ({ qualifiers }: Element): string | undefined =>
  qualifiers?.find(({ type }) => type === unitQualifier)?.value
