/** Invented offers of the kinds that ship, with values of every field, and needs with a part: all from a seed. */
import type { Field, FieldValue, FieldValues, Kind } from '../../../domain/catalog/kind.ts'
import type { NeedValues } from '../../../domain/catalog/match.ts'
import { mulberry32 } from '../../../domain/kernel/mulberry.ts'
import { provinces, regionOf } from '../../../domain/kernel/province.ts'
import { noFilters, type MarketFilters } from '../../../domain/market/filters.ts'
import { needOf } from '../../../domain/market/need.ts'
import type { IndexedOffer } from '../../../server/catalog/index.ts'
import { audience } from './questions.ts'

type Chance = () => number

const one = <T>(chance: Chance, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
/** Early ones far more often than late ones. */
const ranked = <T>(chance: Chance, all: readonly T[]): T =>
  all[Math.min(all.length - 1, Math.floor(all.length ** chance()) - 1)]!

/** Up to three times as much or as little. */
const scaled = (chance: Chance, value: number): number => value * 3 ** (chance() * 2 - 1)

const grades = ['6061', '7075-T6', '45#', 'Q235B', 'SUS304', '316L', 'TC4', 'ADC12', 'PA12', 'H13']
const regions = provinces.map(({ code }) => regionOf(code))
const certificates = ['iso9001', 'iso14001', 'iatf16949']
export const today = 20_000

/** Names that are drawn from: those of the list, or common grades. */
function namesOf(field: Field, sample: FieldValue | undefined): readonly string[] {
  if (field.about.shape === 'choice') return (field as { readonly enum: string[] }).enum
  if (field.about.shape === 'choices') {
    return (field as { readonly items: { readonly enum: string[] } }).items.enum
  }
  return [...new Set([...(Array.isArray(sample) ? (sample as string[]) : []), ...grades])]
}

function numberOf(chance: Chance, field: Field, sample: number): number {
  const {
    minimum = -Infinity,
    maximum = Infinity,
    type,
  } = field as {
    readonly minimum?: number
    readonly maximum?: number
    readonly type: string
  }
  const value = Math.min(maximum, Math.max(minimum, scaled(chance, sample || 1)))
  return type === 'integer' ? Math.round(value) : Number(value.toPrecision(2))
}

function valueOf(chance: Chance, field: Field, sample: FieldValue | undefined): FieldValue {
  switch (field.about.shape) {
    case 'measure':
      return numberOf(chance, field, typeof sample === 'number' ? sample : 10)
    case 'span': {
      const [from, to] = (sample as readonly number[] | undefined) ?? [1, 1000]
      return [Math.round(from! * (0.5 + chance())), Math.round(scaled(chance, to!)) + from!]
    }
    case 'box':
    case 'cylinder': {
      const size = (sample as readonly number[] | undefined) ?? [600, 400, 300]
      return size.map((length) => Math.round(scaled(chance, length)))
    }
    case 'choices':
    case 'terms': {
      const names = namesOf(field, sample)
      const some = Array.from({ length: 1 + Math.floor(chance() * 5) }, () => ranked(chance, names))
      return [...new Set(some)]
    }
    case 'choice':
      return ranked(chance, namesOf(field, sample))
    case 'flag':
      return chance() < 0.5
    default:
      return '2026-01-01'
  }
}

/** Offers say all that must be said, and two in three of what may. */
function valuesOf(chance: Chance, { fields, sample }: Kind): FieldValues {
  return Object.fromEntries(
    Object.entries(fields.properties).flatMap(([id, field]): [string, FieldValue][] => {
      const says = fields.required.includes(id) || chance() < 0.67
      return says ? [[id, valueOf(chance, field, sample.values[id])]] : []
    }),
  )
}

const isBoxed = ({ fields }: Kind): boolean =>
  Object.values(fields.properties).some(({ about }) => about.shape === 'box' && about.match)

/** Those with a part first, and milling before all: a need with a part meets more than its share. */
export function kindsInOrder(kinds: ReadonlyMap<string, Kind>): readonly Kind[] {
  const place = (kind: Kind): number => (kind.id === 'milling' ? 0 : isBoxed(kind) ? 1 : 2)
  return [...kinds.values()].toSorted((first, second) => place(first) - place(second))
}

export type OfferWorld = { readonly offer: (number: number) => IndexedOffer }

export function makeOffers(kinds: readonly Kind[], seed: number): OfferWorld {
  return {
    offer(number) {
      const chance = mulberry32(Math.imul(seed, 7919) + Math.imul(number, 2_654_435_761))
      const kind = ranked(chance, kinds)
      const day = new Date((today - Math.floor(chance() * 365)) * 86_400_000)
      return {
        ...{ id: `offer-${number.toString(36)}`, version: 1, kindId: kind.id },
        ...{ title: '', summary: '', values: valuesOf(chance, kind), tiers: {} },
        ...{ region: ranked(chance, regions), division: null },
        keys: chance() < 0.9 ? ['open'] : [`space:${Math.floor(500 ** chance())}`],
        ...{ confirmedAt: day, publishedAt: day, orgId: '', orgName: '' },
        certificates: certificates.filter(() => chance() < 0.4),
      }
    },
  }
}

export const numberOfId = (id: string): number => Number.parseInt(id.slice('offer-'.length), 36)

export type AskedNeed = {
  readonly kind: string
  readonly need: NeedValues
  readonly audience: readonly string[]
  readonly region?: readonly string[]
  readonly held?: readonly string[]
  readonly hasDue: boolean
}

function filtersFor(chance: Chance, { fields, sample }: Kind): MarketFilters {
  const properties = Object.entries(fields.properties)
  const [box] = properties.find(([, { about }]) => about.shape === 'box')!
  const part = sample.values[box] as readonly number[]
  const measured = properties.flatMap(([id, { about }]) => {
    const as = about.shape === 'measure' && id !== 'fastest' ? about.match?.as : undefined
    const value = sample.values[id]
    // The tolerance always where there is one, of the others one in four.
    if (as === undefined || typeof value !== 'number') return []
    if (id !== 'tolerance' && chance() > 0.25) return []
    return [{ field: id, [as === 'atLeast' ? 'min' : 'max']: scaled(chance, value) }]
  })
  const materials = fields.properties['materials']
  const green = fields.properties['green']
  return {
    ...noFilters,
    part: part.map((length) => Math.max(1, Math.round((length * chance()) / 1.2))),
    quantity: Math.ceil(10 ** (chance() * 4)),
    materials: materials === undefined ? [] : [ranked(chance, namesOf(materials, undefined))],
    certificates: green === undefined ? [] : [`green.${ranked(chance, namesOf(green, undefined))}`],
    limits: measured,
  }
}

/** Needs of kinds that take a box, each with a part, a quantity and what else the kind asks. */
export function needsOf(kinds: readonly Kind[], seed: number, count: number): AskedNeed[] {
  const chance = mulberry32(seed ^ 0x4eed)
  const boxed = kinds.filter(isBoxed)
  return Array.from({ length: count }, () => {
    const kind = ranked(chance, boxed)
    const hasDue = chance() < 0.5
    const days = hasDue ? 3 + Math.floor(chance() * 40) : undefined
    const near = chance() < 0.3 ? [one(chance, regions), regions[0]!, regions[1]!] : undefined
    return {
      ...{ kind: kind.id, need: needOf(kind, filtersFor(chance, kind), days), audience, hasDue },
      ...(near === undefined ? {} : { region: [...new Set(near)] }),
      ...(chance() < 0.2 ? { held: ['held.iso9001'] } : {}),
    }
  })
}
