/** Elements of submodels, as short as they are written. Empty lists are no AAS: what is empty is left out. */
import type {
  Collection,
  Element,
  LangString,
  List,
  MultiLanguageProperty,
  Property,
  Reference,
  ValueType,
} from './aas.ts'

/** An idShort must begin with a letter and hold letters, digits and underscores. */
export const isIdShort = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(text)

export const external = (value: string): Reference => ({
  type: 'ExternalReference',
  keys: [{ type: 'GlobalReference', value }],
})

export const toSubmodel = (id: string): Reference => ({
  type: 'ModelReference',
  keys: [{ type: 'Submodel', value: id }],
})

/** The metamodel's bounds of texts: properties that are strings, and texts in a language. */
const textMax = 2000
const langTextMax = 1023

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')

export const inChinese = (text: string): LangString[] => [
  { language: 'zh', text: cut(text, langTextMax) },
]
export const inBoth = (words: { readonly zh: string; readonly en: string }): LangString[] => [
  ...inChinese(words.zh),
  { language: 'en', text: cut(words.en, langTextMax) },
]

export const property = (
  idShort: string,
  semanticId: string,
  value: string,
  valueType: ValueType = 'xs:string',
): Property => ({
  ...{ modelType: 'Property', idShort, semanticId: external(semanticId), valueType },
  value: cut(value, textMax),
})

export const languages = (
  idShort: string,
  semanticId: string,
  value: readonly LangString[],
): MultiLanguageProperty => ({
  ...{ modelType: 'MultiLanguageProperty', idShort, semanticId: external(semanticId), value },
})

export const collection = (
  idShort: string,
  semanticId: string,
  value: readonly Element[],
): Collection => ({
  ...{ modelType: 'SubmodelElementCollection', idShort, semanticId: external(semanticId) },
  ...(value.length === 0 ? {} : { value }),
})

/** Of collections; they have no idShort in a list. */
export const listOf = (
  idShort: string,
  semanticId: string,
  typeValueListElement: List['typeValueListElement'],
  value: readonly Element[],
): List => ({
  ...{ modelType: 'SubmodelElementList', idShort, semanticId: external(semanticId) },
  ...{ typeValueListElement, ...(value.length === 0 ? {} : { value }) },
})
