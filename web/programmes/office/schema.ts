/** Reads the shape of the programme file, so that every member of it has a control without being listed twice. */

import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** A TypeBox schema as the JSON schema that it is. */
export type Shape = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Shape[]
  readonly enum?: readonly string[]
  readonly items?: Shape
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

export type Bag = Readonly<Record<string, unknown>>

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True where a value read from the file is of a rule's own shape. */
export function hasShape<T extends TSchema>(schema: T, value: unknown): value is Static<T> {
  return Value.Check(schema, value)
}

export function shapeOf(schema: unknown): Shape {
  return schema as Shape
}

/** The shape beside null, and whether null is allowed. */
export function withoutNull(shape: Shape): { readonly shape: Shape; readonly nullable: boolean } {
  const others = shape.anyOf?.filter(({ type }) => type !== 'null')
  if (shape.anyOf === undefined || others?.[0] === undefined) return { shape, nullable: false }
  return { shape: others[0], nullable: others.length < shape.anyOf.length }
}

const has = (shape: Shape, ...names: readonly string[]): boolean =>
  names.every((name) => shape.properties?.[name] !== undefined)

export type Kind =
  | 'sourced'
  | 'bilingual'
  | 'object'
  | 'choice'
  | 'text'
  | 'day'
  | 'number'
  | 'yesNo'
  | 'rows'
  | 'picks'
  | 'numbers'

export function kindOf(shape: Shape): Kind {
  if (shape.enum !== undefined) return 'choice'
  if (shape.type === 'array') return listKindOf(shape.items ?? {})
  if (shape.type === 'object') {
    if (has(shape, 'value', 'source')) return 'sourced'
    return has(shape, 'zh', 'en') ? 'bilingual' : 'object'
  }
  if (shape.type === 'boolean') return 'yesNo'
  if (shape.type === 'integer') return 'number'
  return shape.format === 'date' ? 'day' : 'text'
}

function listKindOf(items: Shape): Kind {
  if (items.type === 'object') return 'rows'
  return items.type === 'integer' ? 'numbers' : 'picks'
}

/** The members that say where a rule comes from stand together, below what it says. */
export const originNames = ['source', 'clause', 'note'] as const

export function hasOrigin(shape: Shape): boolean {
  return has(shape, 'source', 'clause', 'note') && !has(shape, 'value')
}

/** Members that have a control of their own. */
export function membersOf(shape: Shape): [name: string, shape: Shape, optional: boolean][] {
  const origin: readonly string[] = hasOrigin(shape) ? originNames : []
  return Object.entries(shape.properties ?? {})
    .filter(([name]) => !origin.includes(name))
    .map(([name, member]) => [name, member, shape.required?.includes(name) !== true])
}

/** As little as has the shape; what must be written is empty, so that the check asks for it. */
export function blankOf(given: Shape): unknown {
  const { shape, nullable } = withoutNull(given)
  if (nullable) return null
  switch (kindOf(shape)) {
    case 'sourced':
      return { value: null, source: 'unknown' }
    case 'bilingual':
      return { zh: '', en: '' }
    case 'object':
      return blankObject(shape)
    case 'choice':
      return shape.enum?.[0] ?? ''
    case 'number':
      return shape.minimum ?? 0
    case 'yesNo':
      return false
    case 'rows':
    case 'picks':
    case 'numbers':
      return []
    default:
      return ''
  }
}

function blankObject(shape: Shape): Bag {
  const required = shape.required ?? []
  const members = Object.entries(shape.properties ?? {})
    .filter(([name]) => required.includes(name))
    .map(([name, member]) => [name, name === 'source' ? 'example' : blankOf(member)])
  return Object.fromEntries(members) as Bag
}

/** A code that no member of the list has: the next number where codes are numbers, else `new`, `new2` … */
export function freeCode(members: readonly unknown[]): string {
  const codes = members.map((member) => (isBag(member) ? String(member['code'] ?? '') : ''))
  const numbers = codes.map(Number)
  if (codes.length > 0 && numbers.every((number) => Number.isInteger(number) && number > 0)) {
    return String(Math.max(...numbers) + 1)
  }
  const free = (at: number): string => {
    const code = at === 1 ? 'new' : `new${at}`
    return codes.includes(code) ? free(at + 1) : code
  }
  return free(1)
}
