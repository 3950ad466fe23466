/**
 * 筛选条件: what a search or a need says, part by part. The same in a page's address and in the call, so that a search
 * can be shared by its address.
 */
import { Type, type Static } from 'typebox'
import { services } from '../catalog/kind.ts'
import { KindId } from '../catalog/offer.ts'

export type Choice = { readonly field: string; readonly any: readonly string[] }
export type Limit = { readonly field: string; readonly min?: number; readonly max?: number }

export type MarketFilters = {
  /** Words that are looked for as they are. */
  readonly text: string
  readonly kind?: string
  readonly service?: (typeof services)[number]
  readonly region: readonly string[]
  readonly materials: readonly string[]
  readonly grades: readonly string[]
  readonly certificates: readonly string[]
  /** By facets of the kind: at least one of the values. */
  readonly choices: readonly Choice[]
  /** On numbers of the kind, or of all kinds: `tolerance` in mm, `fastest` in working days, `years`. */
  readonly limits: readonly Limit[]
  /** Pieces. */
  readonly quantity?: number
  /** Three edges, or diameter and length, in mm. */
  readonly part?: readonly number[]
  /** Code of a province or city, of two or four digits. */
  readonly near?: string
  readonly km?: number
  /** By which day it must be there. */
  readonly due?: string
  /** Its maker confirmed it within so many days. */
  readonly confirmedDays?: number
  /** Of a need that begins from a part: what a piece may cost at most, without tax and freight. */
  readonly pieceFen?: number
}

export const noFilters: MarketFilters = {
  ...{ text: '', region: [], materials: [], grades: [], certificates: [], choices: [], limits: [] },
}

export const kmUsual = 150
const id = '[a-z][A-Za-z0-9]{0,39}'
const number = '\\d{1,9}(?:\\.\\d{1,6})?'
const value = '[^,;:]{1,120}'
const listed = (one: string, most: number): string => `^${one}(?:,${one}){0,${most - 1}}$`

/** As text, since addresses hold nothing else. */
export const FilterQuery = Type.Object({
  text: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(KindId),
  service: Type.Optional(Type.Enum([...services])),
  region: Type.Optional(Type.String({ pattern: listed('(?:\\d{2}|XPCC)', 32), maxLength: 160 })),
  materials: Type.Optional(Type.String({ pattern: listed(id, 10), maxLength: 400 })),
  grades: Type.Optional(Type.String({ pattern: listed(value, 10), maxLength: 600 })),
  certificates: Type.Optional(
    Type.String({ pattern: listed(`${id}\\.${id}`, 10), maxLength: 800 }),
  ),
  /** `axes:5,6;variants:coldChamber` */
  choices: Type.Optional(
    Type.String({
      pattern: `^${id}:${value}(?:,${value}){0,19}(?:;${id}:${value}(?:,${value}){0,19}){0,7}$`,
      maxLength: 2000,
    }),
  ),
  /** `tolerance:..0.02;years:5..` */
  limits: Type.Optional(
    Type.String({
      pattern: `^${id}:(?:${number})?\\.\\.(?:${number})?(?:;${id}:(?:${number})?\\.\\.(?:${number})?){0,7}$`,
      maxLength: 600,
    }),
  ),
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
  /** `600x400x300`, or `80x200` for a round one. */
  part: Type.Optional(
    Type.String({ pattern: `^${number}x${number}(?:x${number})?$`, maxLength: 60 }),
  ),
  near: Type.Optional(Type.String({ pattern: '^(?:\\d{2}|\\d{4}|XPCC)$' })),
  km: Type.Optional(Type.Integer({ minimum: 10, maximum: 3000 })),
  due: Type.Optional(Type.String({ format: 'date' })),
  confirmedDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
})
export type FilterQuery = Static<typeof FilterQuery>

/** What a need says beyond a search. */
export const NeedQuery = Type.Object({
  ...FilterQuery.properties,
  pieceFen: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000_000 })),
})
export type NeedQuery = Static<typeof NeedQuery>

const split = (text: string | undefined): string[] => (text === undefined ? [] : text.split(','))

function choicesIn(text: string | undefined): Choice[] {
  if (text === undefined) return []
  return text.split(';').map((one) => {
    const at = one.indexOf(':')
    return { field: one.slice(0, at), any: one.slice(at + 1).split(',') }
  })
}

function limitsIn(text: string | undefined): Limit[] {
  if (text === undefined) return []
  return text.split(';').flatMap((one): Limit[] => {
    const [field, bounds] = one.split(':')
    const [min, max] = bounds!.split('..')
    if (min === '' && max === '') return []
    return [
      {
        field: field!,
        ...(min === '' ? {} : { min: Number(min) }),
        ...(max === '' ? {} : { max: Number(max) }),
      },
    ]
  })
}

/** Of a query that has passed its schema. */
export function readFilters(query: NeedQuery): MarketFilters {
  const { kind, service, quantity, part, near, km, due, confirmedDays, pieceFen } = query
  return {
    text: query.text?.trim() ?? '',
    region: split(query.region),
    materials: split(query.materials),
    grades: split(query.grades),
    certificates: split(query.certificates),
    choices: choicesIn(query.choices),
    limits: limitsIn(query.limits),
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(part === undefined ? {} : { part: part.split('x').map(Number) }),
    ...(near === undefined ? {} : { near }),
    ...(km === undefined ? {} : { km }),
    ...(due === undefined ? {} : { due }),
    ...(confirmedDays === undefined ? {} : { confirmedDays }),
    ...(pieceFen === undefined ? {} : { pieceFen }),
  }
}

const joined = (list: readonly string[]): string | undefined =>
  list.length === 0 ? undefined : list.join(',')
const unlessEmpty = (text: string): string | undefined => (text === '' ? undefined : text)
/** Signs that part values are none of a value's own. */
const plain = (one: string): string => one.replaceAll(/[,;:]/g, ' ').trim()

/** The way back; what is not said is absent. */
export function writeFilters(filters: MarketFilters): FilterQuery {
  const all = {
    text: unlessEmpty(filters.text.trim()),
    kind: filters.kind,
    service: filters.service,
    region: joined(filters.region),
    materials: joined(filters.materials),
    grades: joined(filters.grades.map(plain)),
    certificates: joined(filters.certificates),
    choices: unlessEmpty(
      filters.choices
        .filter(({ any }) => any.length > 0)
        .map(({ field, any }) => `${field}:${any.map(plain).join(',')}`)
        .join(';'),
    ),
    limits: unlessEmpty(
      filters.limits.map(({ field, min, max }) => `${field}:${min ?? ''}..${max ?? ''}`).join(';'),
    ),
    quantity: filters.quantity,
    part: filters.part?.join('x'),
    near: filters.near,
    km: filters.km,
    due: filters.due,
    confirmedDays: filters.confirmedDays,
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, one]) => one !== undefined),
  ) as FilterQuery
}

export function writeNeed(filters: MarketFilters): NeedQuery {
  const { pieceFen } = filters
  return { ...writeFilters(filters), ...(pieceFen === undefined ? {} : { pieceFen }) }
}

/** Names of conditions as they are taken back one by one. */
export function withoutCondition(filters: MarketFilters, name: string): MarketFilters {
  const [part, field] = name.split('.')
  const { choices, limits } = filters
  switch (part) {
    case 'text':
      return { ...filters, text: '' }
    case 'region':
    case 'materials':
    case 'grades':
    case 'certificates':
      return { ...filters, [part]: [] }
    case 'field':
      return { ...filters, choices: choices.filter((one) => one.field !== field) }
    case 'limit':
      return { ...filters, limits: limits.filter((one) => one.field !== field) }
    case 'near': {
      const { near: _near, km: _km, ...rest } = filters
      return rest
    }
    case 'kind': {
      // What is said of the kind's own fields goes with it.
      const { kind: _kind, ...rest } = filters
      return { ...rest, choices: [], limits: limits.filter((one) => isCommonLimit(one.field)) }
    }
    default: {
      const { [part as keyof MarketFilters]: _gone, ...rest } = filters
      return rest as MarketFilters
    }
  }
}

/** Limits that can be put without naming a kind, and the unit of each. */
export const commonLimits = { tolerance: 'mm', fastest: 'workingDay', years: 'year' } as const
export const isCommonLimit = (field: string): boolean => Object.hasOwn(commonLimits, field)
