/**
 * Asset Administration Shells (IDTA 01001-3-0, metamodel V3.0) as JSON, as far as we write and read them: shells,
 * submodels and the elements that our submodels use.
 */

export type Key = { readonly type: string; readonly value: string }
export type Reference = {
  readonly type: 'ExternalReference' | 'ModelReference'
  readonly keys: readonly Key[]
}
export type LangString = { readonly language: string; readonly text: string }
export type Qualifier = {
  readonly kind?: 'ValueQualifier' | 'ConceptQualifier' | 'TemplateQualifier'
  readonly type: string
  readonly valueType: string
  readonly value?: string
  readonly semanticId?: Reference
}

type Common = {
  /** Elements of a list have none. */
  readonly idShort?: string
  readonly displayName?: readonly LangString[]
  readonly description?: readonly LangString[]
  readonly semanticId?: Reference
  readonly supplementalSemanticIds?: readonly Reference[]
  readonly qualifiers?: readonly Qualifier[]
}

export type ValueType =
  | 'xs:string'
  | 'xs:double'
  | 'xs:integer'
  | 'xs:boolean'
  | 'xs:date'
  | 'xs:anyURI'

export type Property = Common & {
  readonly modelType: 'Property'
  readonly valueType: ValueType
  readonly value?: string
}
export type MultiLanguageProperty = Common & {
  readonly modelType: 'MultiLanguageProperty'
  readonly value?: readonly LangString[]
}
export type Range = Common & {
  readonly modelType: 'Range'
  readonly valueType: ValueType
  readonly min?: string
  readonly max?: string
}
export type File = Common & {
  readonly modelType: 'File'
  readonly contentType: string
  readonly value?: string
}
export type Capability = Common & { readonly modelType: 'Capability' }
export type Collection = Common & {
  readonly modelType: 'SubmodelElementCollection'
  readonly value?: readonly Element[]
}
export type List = Common & {
  readonly modelType: 'SubmodelElementList'
  readonly typeValueListElement: 'Property' | 'SubmodelElementCollection' | 'MultiLanguageProperty'
  readonly valueTypeListElement?: ValueType
  readonly value?: readonly Element[]
}
export type Element =
  | Property
  | MultiLanguageProperty
  | Range
  | File
  | Capability
  | Collection
  | List

export type Submodel = Common & {
  readonly modelType: 'Submodel'
  readonly id: string
  readonly kind?: 'Instance' | 'Template'
  readonly submodelElements?: readonly Element[]
}

export type Shell = Common & {
  readonly modelType: 'AssetAdministrationShell'
  readonly id: string
  readonly assetInformation: {
    readonly assetKind: 'Instance' | 'Type' | 'NotApplicable'
    readonly globalAssetId?: string
    readonly assetType?: string
  }
  readonly submodels?: readonly Reference[]
}

export type Environment = {
  readonly assetAdministrationShells?: readonly Shell[]
  readonly submodels?: readonly Submodel[]
}
