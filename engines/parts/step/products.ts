/** Products of a STEP file: which stands in which and how often, which solids each has, which live in other files. */
import type { AssemblyNode } from '../../../domain/parts/analysis.ts'
import { refuse } from '../refusal.ts'
import type { Instance, StepFile } from './scan.ts'
import { solidNames } from './shapes.ts'
import { isList, isReference, partsOf, type Value } from './values.ts'

export type ProductLimits = {
  /** Nodes of the printed tree; a product that stands twice in one parent is one node. */
  readonly maxNodes: number
  /** Solids after every product has been put in all its places. */
  readonly maxSolids: number
}

type Use = { readonly of: number; readonly name: string }

type Products = {
  readonly names: ReadonlyMap<number, string>
  readonly uses: ReadonlyMap<number, readonly Use[]>
  readonly solids: ReadonlyMap<number, number>
}

const refOf = (value: Value | undefined): number => (isReference(value) ? value.ref : -1)
const stringOf = (value: Value | undefined): string =>
  typeof value === 'string' ? value.trim() : ''

function instancesOf(file: StepFile, pattern: RegExp): Instance[] {
  return [...file.instances.values()].filter(({ names }) =>
    names.some((name) => pattern.test(name)),
  )
}

/** The parameters of the first part whose keyword fits. */
function valuesOf(file: StepFile, instance: Instance, pattern: RegExp): readonly Value[] {
  for (const [name, values] of partsOf(file, instance)) if (pattern.test(name)) return values
  return []
}

function append<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

const definition = /^PRODUCT_DEFINITION(_WITH_ASSOCIATED_DOCUMENTS)?$/
const formation = /^PRODUCT_DEFINITION_FORMATION(_WITH_SPECIFIED_SOURCE)?$/
const occurrence = /^(NEXT_ASSEMBLY_USAGE_OCCURRENCE|ASSEMBLY_COMPONENT_USAGE)$/

function productNames(file: StepFile): Map<number, string> {
  const named = new Map<number, string>()
  for (const instance of instancesOf(file, definition)) {
    const version = file.instances.get(refOf(valuesOf(file, instance, definition)[2]))
    const product = version && file.instances.get(refOf(valuesOf(file, version, formation)[2]))
    const values = product ? valuesOf(file, product, /^PRODUCT$/) : []
    named.set(instance.id, stringOf(values[1]) || stringOf(values[0]))
  }
  return named
}

/** Solids that each representation lists, with those of representations said to be the same shape. */
function solidsByRepresentation(file: StepFile): (id: number) => number {
  const listed = new Map<number, number[]>()
  const same = new Map<number, number[]>()
  for (const instance of instancesOf(file, /REPRESENTATION$/)) {
    const values = valuesOf(file, instance, /REPRESENTATION$/)
    const items = values.find(isList) ?? []
    for (const item of items) if (isReference(item)) append(listed, instance.id, item.ref)
  }
  for (const instance of instancesOf(file, /^SHAPE_REPRESENTATION_RELATIONSHIP$/)) {
    if (instance.complex) continue
    const values = valuesOf(file, instance, /RELATIONSHIP$/)
    append(same, refOf(values[2]), refOf(values[3]))
    append(same, refOf(values[3]), refOf(values[2]))
  }
  const isSolid = (id: number) =>
    file.instances.get(id)?.names.some((name) => (solidNames as readonly string[]).includes(name))
  return (id) => {
    const seen = new Set([id])
    for (const one of seen) for (const other of same.get(one) ?? []) seen.add(other)
    return [...seen].flatMap((one) => (listed.get(one) ?? []).filter(isSolid)).length
  }
}

function productSolids(file: StepFile): Map<number, number> {
  const solidsIn = solidsByRepresentation(file)
  const shapes = new Map<number, number>()
  for (const instance of instancesOf(file, /^PRODUCT_DEFINITION_SHAPE$/)) {
    shapes.set(instance.id, refOf(valuesOf(file, instance, /^PRODUCT_DEFINITION_SHAPE$/)[2]))
  }
  const solids = new Map<number, number>()
  for (const instance of instancesOf(file, /^SHAPE_DEFINITION_REPRESENTATION$/)) {
    const values = valuesOf(file, instance, /^SHAPE_DEFINITION_REPRESENTATION$/)
    const product = shapes.get(refOf(values[0]))
    if (product === undefined) continue
    solids.set(product, (solids.get(product) ?? 0) + solidsIn(refOf(values[1])))
  }
  return solids
}

function productsOf(file: StepFile): Products {
  const uses = new Map<number, Use[]>()
  for (const instance of instancesOf(file, occurrence)) {
    const values = valuesOf(file, instance, occurrence)
    const name = stringOf(values[1]) || stringOf(values[0])
    append(uses, refOf(values[3]), { of: refOf(values[4]), name })
  }
  return { names: productNames(file), uses, solids: productSolids(file) }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0

/** Children whose parts are many times the same are one node with a count. */
function grow(
  { names, uses, solids }: Products,
  roots: readonly number[],
  { maxNodes, maxSolids }: ProductLimits,
): AssemblyNode[] {
  let nodes = 0
  let all = 0
  const nodeOf = (id: number, path: readonly number[], times: readonly string[], many: number) => {
    if (path.includes(id)) refuse('parts.reference_circular', { number: id })
    nodes++
    all += (solids.get(id) ?? 0) * many
    if (nodes > maxNodes) refuse('parts.assembly_too_large', { limit: maxNodes })
    if (all > maxSolids) refuse('parts.instances_too_many', { limit: maxSolids })
    const groups = Map.groupBy(uses.get(id) ?? [], ({ of }) => of)
    const children: AssemblyNode[] = [...groups]
      .filter(([of]) => names.has(of))
      .map(([of, each]) => {
        const called = each.map(({ name }) => name).toSorted()
        return nodeOf(of, [...path, id], called, many * each.length)
      })
      .toSorted(byName)
    const node: AssemblyNode = {
      ...{ name: names.get(id) ?? '', count: Math.max(1, times.length), instances: [...times] },
      ...{ solids: solids.get(id) ?? 0, children },
    }
    return node
  }
  return roots.map((id) => nodeOf(id, [], [], 1)).toSorted(byName)
}

export function assemblyOf(file: StepFile, limits: ProductLimits): AssemblyNode[] {
  const products = productsOf(file)
  const used = new Set([...products.uses.values()].flat().map(({ of }) => of))
  const circle = [...products.uses.keys()].filter((id) => products.names.has(id))
  const roots = [...products.names.keys()].filter((id) => !used.has(id))
  const shown = roots.filter((id) => products.uses.has(id) || (products.solids.get(id) ?? 0) > 0)
  // Everything stands in something else: there is a circle, and starting anywhere in it finds it.
  if (roots.length === 0 && circle.length > 0) return grow(products, circle.slice(0, 1), limits)
  return grow(products, shown.length > 0 ? shown : roots, limits)
}

const papers = /\.(pdf|docx?|xlsx?|pptx?|txt|html?|xml|png|jpe?g|gif|tiff?|bmp|csv)$/i

/** Files in which this file says that geometry of its parts lives. */
export function filesElsewhere(file: StepFile): string[] {
  const documents = instancesOf(file, /^DOCUMENT_FILE$/).map((instance) => {
    const values = partsOf(file, instance).get('DOCUMENT_FILE') ?? []
    return stringOf(values[0]) || stringOf(values[1])
  })
  const external = /^(APPLIED_)?EXTERNAL_IDENTIFICATION_ASSIGNMENT$/
  const assigned = instancesOf(file, external)
    .map((instance) => stringOf(valuesOf(file, instance, external)[0]))
    .filter((name) => /\.\w{2,8}$/.test(name))
  const found = [...file.externals, ...documents, ...assigned]
  return [...new Set(found.filter((name) => name !== '' && !papers.test(name)))].toSorted()
}
