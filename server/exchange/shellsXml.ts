/**
 * Environments as XML (IDTA 01001-3-0, namespace `https://admin-shell.io/aas/3/0`) and back to the JSON that everything
 * else reads. The two say the same: an element a property, its name in XML a `modelType` in JSON, lists in wrappers.
 */
import { SaxesParser } from 'saxes'
import { invalid, type Refusal } from '../../domain/kernel/verdict.ts'
import type { Environment } from '../../domain/exchange/aas.ts'
import { xmlText } from '../kernel/documents/zipArchive.ts'

const namespace = 'https://admin-shell.io/aas/3/0'

/** Larger files keep others waiting while they are taken apart. */
export const xmlBytesMax = 10 * 1024 * 1024
/** No environment is as deep; deeper files are made to keep readers busy. */
export const xmlDepthMax = 200

/** Elements that say in JSON what they are. */
const models: ReadonlySet<string> = new Set([
  'assetAdministrationShell',
  'submodel',
  'conceptDescription',
  'annotatedRelationshipElement',
  'basicEventElement',
  'blob',
  'capability',
  'entity',
  'file',
  'multiLanguageProperty',
  'operation',
  'property',
  'range',
  'referenceElement',
  'relationshipElement',
  'submodelElementCollection',
  'submodelElementList',
  'dataSpecificationIec61360',
])

/** Wrappers of many; what stands in them is named by its kind. */
const lists: ReadonlySet<string> = new Set([
  'assetAdministrationShells',
  'submodels',
  'conceptDescriptions',
  'submodelElements',
  'annotations',
  'statements',
  'keys',
  'displayName',
  'description',
  'preferredName',
  'shortName',
  'definition',
  'qualifiers',
  'extensions',
  'refersTo',
  'isCaseOf',
  'supplementalSemanticIds',
  'embeddedDataSpecifications',
  'specificAssetIds',
  'inputVariables',
  'outputVariables',
  'inoutputVariables',
  'valueReferencePairs',
])

/** Whose `value` wraps many, and whose holds one that is named by its kind. */
const valueLists: ReadonlySet<string> = new Set([
  'multiLanguageProperty',
  'submodelElementCollection',
  'submodelElementList',
])
const oneWithin = (name: string, parent: string): boolean =>
  name === 'dataSpecificationContent' || (name === 'value' && parent === 'operationVariable')

const isList = (name: string, parent: string): boolean =>
  lists.has(name) || (name === 'value' && valueLists.has(parent))

type Node = { readonly name: string; readonly children: Node[]; text: string }

const isBoolean = ({ name }: Node, parent: string): boolean =>
  name === 'orderRelevant' || parent === 'levelType'

function jsonOf(node: Node, parent: string): unknown {
  const { name, children, text } = node
  if (isList(name, parent)) return children.map((child) => jsonOf(child, name))
  if (oneWithin(name, parent)) return children[0] && jsonOf(children[0], name)
  if (children.length === 0 && !models.has(name)) {
    return isBoolean(node, parent) ? ['true', '1'].includes(text.trim()) : text
  }
  const model = models.has(name) ? { modelType: `${name[0]!.toUpperCase()}${name.slice(1)}` } : {}
  const own = children.map((child) => [child.name, jsonOf(child, name)] as const)
  // An empty wrapper says nothing, and is no list that the metamodel allows.
  const said = own.filter(([, value]) => !Array.isArray(value) || value.length > 0)
  return Object.assign(Object.create(null) as object, model, Object.fromEntries(said))
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The elements of a file as a tree; throws where it is no XML, or is deeper than any environment. */
function treeOf(text: string): Node {
  const root: Node = { name: '', children: [], text: '' }
  const open: Node[] = [root]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type is not part of an environment')
  })
  parser.on('opentag', ({ name }) => {
    if (open.length > xmlDepthMax) throw new Error('too deep')
    const node: Node = { name: plainName(name), children: [], text: '' }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  const take = (part: string) => {
    open.at(-1)!.text += part
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return root.children[0]!
}

export type XmlReading = { readonly ok: true; readonly json: unknown } | Refusal

/** Of V3, whatever prefix its names bear. Earlier versions name their root otherwise and are refused. */
export function readXml(text: string): XmlReading {
  if (Buffer.byteLength(text) > xmlBytesMax) {
    return invalid('exchange.xml_too_large', { mostMb: xmlBytesMax / 1024 / 1024 })
  }
  try {
    const root = treeOf(text.replace(/^\uFEFF/, ''))
    return root.name === 'environment'
      ? { ok: true, json: jsonOf(root, '') }
      : invalid('exchange.xml_other')
  } catch {
    return invalid('exchange.xml_other')
  }
}

/** The order that the published XML schema demands; a submodel says its kind before its meaning, a qualifier after. */
const order = [
  'idShort',
  'displayName',
  'description',
  'id',
  'semanticId',
  'supplementalSemanticIds',
  'kind',
  'qualifiers',
  'type',
  'language',
  'text',
  'keys',
  'assetInformation',
  'assetKind',
  'globalAssetId',
  'assetType',
  'submodels',
  'submodelElements',
  'typeValueListElement',
  'valueTypeListElement',
  'valueType',
  'value',
  'min',
  'max',
  'contentType',
] as const

const ofSubmodel = ['idShort', 'displayName', 'description', 'id', 'kind'] as const

const placeOf = (all: readonly string[], name: string): number => {
  const at = all.indexOf(name)
  return at === -1 ? all.length : at
}

type Loose = Readonly<Record<string, unknown>>

const kindOfText: Readonly<Record<string, string>> = { displayName: 'langStringNameType' }

/** What one in a list is called: by what it says it is, else by the list. */
function tagOf(one: Loose, list: string): string {
  const { modelType } = one
  if (typeof modelType === 'string') return `${modelType[0]!.toLowerCase()}${modelType.slice(1)}`
  if (list === 'keys') return 'key'
  if (list === 'qualifiers') return 'qualifier'
  return 'language' in one ? (kindOfText[list] ?? 'langStringTextType') : 'reference'
}

function written(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    const all = (value as Loose[]).map((one) => written(tagOf(one, name), one))
    return `<${name}>${all.join('')}</${name}>`
  }
  if (typeof value !== 'object' || value === null)
    return `<${name}>${xmlText(String(value))}</${name}>`
  const first = 'modelType' in value && value.modelType === 'Submodel' ? [...ofSubmodel] : []
  const places = [...first, ...order]
  const said = Object.entries(value).filter(([key, of]) => key !== 'modelType' && of !== undefined)
  const own = said
    .toSorted(([one], [other]) => placeOf(places, one) - placeOf(places, other))
    .map(([key, of]) => written(key, of))
  return `<${name}>${own.join('')}</${name}>`
}

export function xmlOf({ assetAdministrationShells, submodels }: Environment): string {
  const parts = [
    ...(assetAdministrationShells === undefined
      ? []
      : [written('assetAdministrationShells', assetAdministrationShells)]),
    ...(submodels === undefined ? [] : [written('submodels', submodels)]),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<environment xmlns="${namespace}">${parts.join('')}</environment>`
}
