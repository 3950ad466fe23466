/**
 * What somebody else's Asset Administration Shells offer, as lists that the import of offers takes: capabilities by
 * the kind that they name, properties by the field that they name. Tolerant: what is not understood is told and passed
 * over, the rest goes on.
 */
import { cellKey } from '../kernel/sheetList.ts'
import type { Kind, Words } from '../catalog/kind.ts'
import { headersOf } from '../catalog/offerColumns.ts'
import { fieldsOf } from '../catalog/kind.ts'
import { capabilitySemantics, fieldUrn, kindUrn } from './capabilityDescription.ts'
import { cellOfElement, unitIn } from './fieldElement.ts'
import type { Element } from './aas.ts'

/** `code` is said by `exchange:note.<code>`. */
export type ShellNote = {
  readonly code:
    | 'nothing_found'
    | 'capability_unknown'
    | 'property_unknown'
    | 'property_empty'
    | 'property_twice'
    | 'company_named'
    | 'certificates_left'
    | 'too_many'
  readonly facts: Readonly<Record<string, string | number>>
}

export type ShellList = {
  readonly kindId: string
  /** Field ids after title and summary. */
  readonly columns: readonly string[]
  /** In the order of the columns; empty where nothing is said. */
  readonly rows: readonly (readonly string[])[]
}

export type ShellsRead = {
  readonly lists: readonly ShellList[]
  readonly notes: readonly ShellNote[]
  readonly capabilities: number
  readonly properties: number
}

/** What is read of JSON that nobody vouches for. */
type Loose = Readonly<Record<string, unknown>>

const notesMax = 200
export const capabilitiesMax = 20_000

const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const many = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.filter(isLoose) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function keysOf(reference: unknown): string[] {
  return isLoose(reference) ? many(reference.keys).map(({ value }) => text(value).trim()) : []
}

const semanticsOf = (element: Loose): string[] => [
  ...keysOf(element.semanticId),
  ...many(element.supplementalSemanticIds).flatMap(keysOf),
]

/** Another version of a template says the same here: `…/1/0` and `…/1/1` are alike. */
const unversioned = (id: string): string => id.replace(/(\/\d+){1,3}\/?$/, '')
const isOf = (element: Loose, semanticId: string): boolean =>
  semanticsOf(element).some((id) => unversioned(id) === unversioned(semanticId))

const textsOf = (value: unknown): string[] => many(value).map((one) => text(one.text))

function inChineseFirst(value: unknown): string {
  const all = many(value)
  const chinese = all.find(({ language }) => text(language).startsWith('zh'))
  return text((chinese ?? all[0])?.text)
}

const childrenOf = (element: Loose): readonly Loose[] => many(element.value)

/** Names by which people would know it: a container is named after what it holds. */
function namesOf(...elements: readonly (Loose | undefined)[]): string[] {
  return elements
    .flatMap((element) =>
      element === undefined
        ? []
        : [
            text(element.idShort),
            text(element.idShort).replace(/_*(Container|Property|Capability)(_*\d+_*)?$/, ''),
            ...textsOf(element.displayName),
          ],
    )
    .filter((name) => name !== '')
}

function kindNamed(kinds: readonly Kind[], names: readonly string[]): Kind | undefined {
  const keys = new Set(names.map(cellKey))
  return kinds.find(({ id, name, aliases }) =>
    [id, name.zh, name.en, ...aliases].some((word) => keys.has(cellKey(word))),
  )
}

const kindOf = (kinds: readonly Kind[], capability: Loose, container: Loose): Kind | undefined => {
  const ids = new Set(semanticsOf(capability))
  return (
    kinds.find(({ id }) => ids.has(kindUrn(id))) ?? kindNamed(kinds, namesOf(capability, container))
  )
}

const valued: ReadonlySet<string> = new Set([
  'Property',
  'Range',
  'SubmodelElementList',
  'MultiLanguageProperty',
])

function fieldOf(kind: Kind, container: Loose, element: Loose): string | undefined {
  const ids = new Set(semanticsOf(element))
  const comment = childrenOf(container).find((one) => text(one.idShort) === 'PropertyComment')
  const names = [...namesOf(container, element), ...textsOf(comment?.value)]
  const keys = new Set(names.map(cellKey))
  const all = fieldsOf(kind)
  const known = all.find(([id]) => ids.has(fieldUrn(kind.id, id)))
  return (
    known ?? all.find(([id, field]) => headersOf(id, field).some((word) => keys.has(word)))
  )?.[0]
}

/** With the unit that it states, where that is not the field's own. */
function cellOf(kind: Kind, field: string, element: Loose): string | undefined {
  const one = element as unknown as Element
  const cell = cellOfElement(one)
  const unit = unitIn({ ...one, qualifiers: many(element.qualifiers) } as Element)
  const { about } = kind.fields.properties[field]!
  if (cell === undefined || unit === undefined) return cell
  return 'unit' in about && about.unit === unit ? cell : `${cell}${unit}`
}

type Row = { readonly kind: Kind; readonly cells: Map<string, string> }

type Taking = {
  readonly rows: Row[]
  readonly notes: ShellNote[]
  properties: number
}

const say = (taking: Taking, code: ShellNote['code'], facts: ShellNote['facts'] = {}): void => {
  if (taking.notes.length < notesMax) taking.notes.push({ code, facts })
}

function takeProperties(taking: Taking, { kind, cells }: Row, container: Loose): void {
  const sets = childrenOf(container).filter((one) => isOf(one, capabilitySemantics.propertySet))
  for (const holder of sets.flatMap(childrenOf)) {
    const element = childrenOf(holder).find(
      (one) => valued.has(text(one.modelType)) && text(one.idShort) !== 'PropertyComment',
    )
    const name = text(holder.idShort)
    const field = element === undefined ? undefined : fieldOf(kind, holder, element)
    if (element === undefined || field === undefined) {
      say(taking, 'property_unknown', { name, kind: kind.id })
      continue
    }
    const cell = cellOf(kind, field, element)
    if (cell === undefined || cell === '') say(taking, 'property_empty', { name })
    else if (cells.has(field)) say(taking, 'property_twice', { name })
    else cells.set(field, cell)
    taking.properties++
  }
}

const titleMax = 80

function takeCapability(taking: Taking, kinds: readonly Kind[], container: Loose): void {
  const capability = childrenOf(container).find(({ modelType }) => modelType === 'Capability')
  if (capability === undefined) return
  const kind = kindOf(kinds, capability, container)
  const [name = ''] = namesOf(capability, container)
  if (kind === undefined) {
    say(taking, 'capability_unknown', { name })
    return
  }
  const comment = childrenOf(container).find((one) => isOf(one, capabilitySemantics.comment))
  const [first = '', ...rest] = inChineseFirst(comment?.value).split('\n')
  const title = [...(first.trim() === '' ? kind.name.zh : first.trim())].slice(0, titleMax).join('')
  const row: Row = { kind, cells: new Map([['title', title]]) }
  const summary = rest.join('\n').trim()
  if (summary !== '') row.cells.set('summary', summary)
  takeProperties(taking, row, container)
  taking.rows.push(row)
}

function takeCompany(taking: Taking, submodel: Loose): void {
  const all = many(submodel.submodelElements).flatMap((one) => [one, ...childrenOf(one)])
  const name = all.find((one) => text(one.idShort) === 'CompanyName')
  if (name !== undefined) say(taking, 'company_named', { name: text(name.value).slice(0, 200) })
  const lists = all.flatMap((one) => [one, ...childrenOf(one)])
  const certificates = lists.find((one) => text(one.idShort) === 'Certifications')
  const count = certificates === undefined ? 0 : childrenOf(certificates).length
  if (count > 0) say(taking, 'certificates_left', { count })
}

function takeSubmodel(taking: Taking, kinds: readonly Kind[], submodel: Loose): void {
  if (text(submodel.idShort) === 'CompanyData') takeCompany(taking, submodel)
  if (!isOf(submodel, capabilitySemantics.submodel)) return
  for (const set of many(submodel.submodelElements)) {
    for (const container of childrenOf(set)) {
      if (taking.rows.length >= capabilitiesMax) {
        say(taking, 'too_many', { most: capabilitiesMax })
        return
      }
      takeCapability(taking, kinds, container)
    }
  }
}

function listsOf(rows: readonly Row[]): ShellList[] {
  const kinds = new Map(rows.map(({ kind }) => [kind.id, kind]))
  return [...kinds.values()].map((kind) => {
    const own = rows.filter((row) => row.kind.id === kind.id)
    const used = new Set(own.flatMap(({ cells }) => [...cells.keys()]))
    const columns = ['title', 'summary', ...fieldsOf(kind).map(([id]) => id)].filter((id) =>
      used.has(id),
    )
    return {
      kindId: kind.id,
      columns,
      rows: own.map(({ cells }) => columns.map((id) => cells.get(id) ?? '')),
    }
  })
}

/** Takes any JSON. */
export function readShells(json: unknown, kinds: readonly Kind[]): ShellsRead {
  const taking: Taking = { rows: [], notes: [], properties: 0 }
  const submodels = isLoose(json) ? many(json.submodels) : []
  for (const submodel of submodels) takeSubmodel(taking, kinds, submodel)
  if (taking.rows.length === 0 && taking.notes.length === 0) say(taking, 'nothing_found')
  const { rows, notes, properties } = taking
  return { lists: listsOf(rows), notes, capabilities: rows.length, properties }
}

/** What a kind is called where only its id is known. */
export const kindWords = (kinds: readonly Kind[], id: string): Words =>
  kinds.find((kind) => kind.id === id)?.name ?? { zh: id, en: id }
