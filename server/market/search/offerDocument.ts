/** What the index holds of an offer: its words in both languages, and the values of its kind's fields. */
import { fieldsOf, type Field, type FieldValue, type Kind } from '../../../domain/catalog/kind.ts'
import { tierOf } from '../../../domain/catalog/offerTier.ts'
import { englishDivision } from '../../../domain/kernel/divisionName.ts'
import { regionOf } from '../../../domain/kernel/province.ts'
import { provinces } from '../../../domain/kernel/province.ts'
import { seatOf } from '../../../domain/market/place.ts'
import type { SearchDocument } from '../../../engines/search/schema.ts'
import type { Cutter } from '../../../engines/search/text/cut.ts'
import { saidValues, type IndexedOffer } from '../../catalog/index.ts'
import { certificateFields, slotsOf } from './marketSchema.ts'

export type Tools = {
  readonly cutter: Cutter
  /** The name under which equal grades are counted. */
  readonly gradeOf: (term: string) => string
  readonly divisionName: (code: string) => string | null
}

const dayMs = 86_400_000
export const dayOf = (at: Date): number => Math.floor(at.getTime() / dayMs)

/** Fields that everybody reads who sees the offer: nothing else is searched, counted, sorted by or matched. */
const isOpen = (kind: Kind, offer: IndexedOffer, id: string): boolean =>
  tierOf(kind, offer, id) === 'public'

function openValues(kind: Kind, offer: IndexedOffer): readonly [string, Field, FieldValue][] {
  return fieldsOf(kind).flatMap(([id, field]): [string, Field, FieldValue][] => {
    const value = offer.values[id]
    return value === undefined || !isOpen(kind, offer, id) ? [] : [[id, field, value]]
  })
}

type Columns = {
  readonly numbers: Record<string, number>
  readonly ranges: Record<string, readonly [number, number]>
  readonly envelopes: Record<string, readonly [number, number, number]>
  readonly keywords: Record<string, readonly string[]>
}

export const wordsIn = (field: Field, value: FieldValue, { gradeOf }: Tools): string[] => {
  const all = (Array.isArray(value) ? value : [value]).map(String)
  return field.about.shape === 'terms' ? [...new Set(all.map(gradeOf))] : all
}

function putValue(
  to: Columns,
  kind: Kind,
  tools: Tools,
  [id, field, value]: [string, Field, FieldValue],
) {
  const { value: slot, facet } = slotsOf(kind).get(id)!
  if (facet !== null) to.keywords[facet] = [String(value)]
  if (slot === null) return
  if (slot === 'box') {
    const [a, b, c] = value as readonly number[]
    to.envelopes['box'] = [a!, b!, c!]
  } else if (slot === 'cylinder') {
    const [diameter, length] = value as readonly number[]
    Object.assign(to.numbers, { diameter, length })
  } else if (slot.column === 'number') to.numbers[slot.name] = value as number
  else if (slot.column === 'range') {
    const [from, until] = value as readonly number[]
    to.ranges[slot.name] = [from!, until!]
  } else to.keywords[slot.name] = wordsIn(field, value, tools)
}

function placeOf({ region, division }: IndexedOffer) {
  if (region === null) return undefined
  // The offer is done where it says; the registered seat only tells where in that province.
  return seatOf(division !== null && regionOf(division) === region ? division : region)
}

const provinceName = (region: string): string =>
  provinces.find(({ code }) => regionOf(code) === region)?.shortName ?? ''

function placeWords({ region, division }: IndexedOffer, { divisionName }: Tools): string[] {
  if (region === null) return []
  const inside = division !== null && regionOf(division) === region ? division : null
  const codes = [region.padEnd(6, '0'), ...(inside === null ? [] : [`${inside.slice(0, 4)}00`])]
  return [
    provinceName(region),
    ...(inside === null ? [] : [divisionName(inside) ?? '']),
    ...codes.flatMap((code) => englishDivision(region === 'XPCC' ? region : code) ?? []),
  ]
}

/** Undefined for an offer whose kind is not there: it is found in no list of the market. */
export function documentOf(
  kind: Kind | undefined,
  offer: IndexedOffer,
  tools: Tools,
): SearchDocument | undefined {
  if (kind === undefined) return undefined
  const values = openValues(kind, offer)
  const columns: Columns = { numbers: {}, ranges: {}, envelopes: {}, keywords: {} }
  for (const one of values) putValue(columns, kind, tools, one)
  const { terms } = tools.cutter
  const said = saidValues(kind, Object.fromEntries(values.map(([id, , value]) => [id, value])))
  const words = said.flatMap(({ label, value }) => [label.zh, value.zh, label.en, value.en])
  const place = placeOf(offer)
  return {
    id: offer.id,
    audience: offer.keys,
    texts: {
      title: terms(offer.title),
      kind: terms([kind.name.zh, kind.name.en, ...kind.aliases].join('\n')),
      text: terms([offer.summary, ...words].join('\n')),
      who: terms([offer.orgName, ...placeWords(offer, tools)].join('\n')),
    },
    numbers: {
      ...columns.numbers,
      day: dayOf(offer.confirmedAt),
      published: offer.publishedAt.getTime(),
      standing:
        values.length /
        Math.max(1, fieldsOf(kind).filter(([id]) => isOpen(kind, offer, id)).length),
      version: offer.version,
    },
    ranges: columns.ranges,
    envelopes: columns.envelopes,
    keywords: {
      ...columns.keywords,
      service: [kind.service],
      kind: [kind.id],
      ...(offer.region === null ? {} : { region: [offer.region] }),
      certificates: [
        ...offer.certificates.map((held) => `held.${held}`),
        ...values
          .filter(([id, { about }]) => certificateFields.has(id) && about.shape === 'choices')
          .flatMap(([id, , value]) => (value as readonly string[]).map((one) => `${id}.${one}`)),
      ],
    },
    ...(place === undefined ? {} : { points: { place } }),
  }
}
