/**
 * 价目卡: the rates and limits by which a maker prices one process. What it does not say is taken from the model's
 * typical values, and told as such.
 */
import { Type, type Static } from 'typebox'
import { commonRates } from './commonRates.ts'
import type { PriceModel } from './model.ts'
import { quantityMost } from './needs.ts'

const Name = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })
const strict = { additionalProperties: false } as const
const Values = Type.Record(Name, Type.Number())

/** What of a card a maker may show on its page, whoever looks. */
export const openParts = ['rates', 'materials', 'breaks', 'limits'] as const
export type OpenPart = (typeof openParts)[number]

export const CardContent = Type.Object(
  {
    /** In the unit of each rate. */
    rates: Values,
    /** Only materials that stand here are priced; each with its own values, or none for the typical ones. */
    materials: Type.Record(Name, Values),
    /** Yuan for a square centimetre, by finish; only those are done. */
    finishes: Values,
    /** By item: percent of what the model says. */
    corrections: Type.Record(Name, Type.Integer({ minimum: 10, maximum: 1000 })),
    breaks: Type.Array(
      Type.Object(
        {
          fromQuantity: Type.Integer({ minimum: 2, maximum: quantityMost }),
          percentOff: Type.Number({ exclusiveMinimum: 0, maximum: 90 }),
        },
        strict,
      ),
      { maxItems: 10 },
    ),
    limits: Type.Object(
      {
        quantityMost: Type.Integer({ minimum: 1, maximum: quantityMost }),
        /** Tighter ones a person prices. */
        toleranceLeastMm: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
        longestMm: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }),
      },
      strict,
    ),
    /** Whether buyers see the items or the total alone. */
    shows: Type.Enum(['items', 'total']),
    /** Parts that everybody reads on the maker's page; none where silent. */
    open: Type.Optional(
      Type.Array(Type.Enum([...openParts]), { uniqueItems: true, maxItems: openParts.length }),
    ),
  },
  strict,
)
export type CardContent = Static<typeof CardContent>

/** `at` names the part of the card, `of` the rate, material, finish or item. */
export type CardFault = {
  readonly part: 'rates' | 'materials' | 'finishes' | 'corrections' | 'breaks'
  readonly of: string
  readonly rate?: string
  readonly code: 'card_unknown' | 'card_outside' | 'card_break_order' | 'card_no_material'
  readonly facts?: Readonly<Record<string, number>>
}

type Bound = { readonly id: string; readonly least: number; readonly most: number }

const outside = (value: number, { least, most }: Bound): boolean => value < least || value > most

function* rateFaults(model: PriceModel, { rates }: CardContent): Generator<CardFault> {
  const known = new Map([...commonRates, ...model.rates].map((rate) => [rate.id, rate]))
  for (const [id, value] of Object.entries(rates)) {
    const rate = known.get(id)
    if (rate === undefined) yield { part: 'rates', of: id, code: 'card_unknown' }
    else if (outside(value, rate)) {
      const { least, most } = rate
      yield { part: 'rates', of: id, code: 'card_outside', facts: { least, most } }
    }
  }
}

function* materialFaults(model: PriceModel, { materials }: CardContent): Generator<CardFault> {
  if (Object.keys(materials).length === 0) {
    yield { part: 'materials', of: '', code: 'card_no_material' }
  }
  for (const [of, values] of Object.entries(materials)) {
    if (!Object.hasOwn(model.materials, of)) yield { part: 'materials', of, code: 'card_unknown' }
    for (const [rate, value] of Object.entries(values)) {
      const meaning = model.materialRates.find(({ id }) => id === rate)
      if (meaning === undefined) yield { part: 'materials', of, rate, code: 'card_unknown' }
      else if (outside(value, meaning)) {
        const { least, most } = meaning
        yield { part: 'materials', of, rate, code: 'card_outside', facts: { least, most } }
      }
    }
  }
}

/** Nobody charges more than this for a square centimetre of finish. */
export const finishMostYuanPerCm2 = 1000

function* otherFaults(model: PriceModel, card: CardContent): Generator<CardFault> {
  for (const [of, value] of Object.entries(card.finishes)) {
    if (!model.finishes.some(({ id }) => id === of)) {
      yield { part: 'finishes', of, code: 'card_unknown' }
    } else if (value < 0 || value > finishMostYuanPerCm2) {
      const facts = { least: 0, most: finishMostYuanPerCm2 }
      yield { part: 'finishes', of, code: 'card_outside', facts }
    }
  }
  for (const of of Object.keys(card.corrections)) {
    if (!model.items.some(({ id }) => id === of)) {
      yield { part: 'corrections', of, code: 'card_unknown' }
    }
  }
  for (const [index, { fromQuantity }] of card.breaks.entries()) {
    const before = card.breaks[index - 1]
    if (before !== undefined && before.fromQuantity >= fromQuantity) {
      yield { part: 'breaks', of: String(index + 1), code: 'card_break_order' }
    }
  }
}

/** Everything that keeps a card from being used, in the order in which it is written. */
export const cardFaults = (model: PriceModel, card: CardContent): CardFault[] => [
  ...rateFaults(model, card),
  ...materialFaults(model, card),
  ...otherFaults(model, card),
]

/** A card to begin from: the typical values of the model, with every material and finish that it knows. */
export function typicalCard(model: PriceModel): CardContent {
  return {
    rates: {},
    materials: Object.fromEntries(Object.keys(model.materials).map((id) => [id, {}])),
    finishes: Object.fromEntries(
      model.finishes.map(({ id, typicalYuanPerCm2 }) => [id, typicalYuanPerCm2]),
    ),
    corrections: {},
    breaks: [],
    limits: { quantityMost: 10_000, toleranceLeastMm: 0.01, longestMm: 1000 },
    shows: 'items',
  }
}
