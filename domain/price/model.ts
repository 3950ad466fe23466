/**
 * 计价模型: how a process is priced, as data: rates that each maker sets, steps that compute times and masses from the
 * part, items that make the price, and the reasons why a person must price it. Nothing in the code knows milling from
 * moulding. Every number stands in a rate with a unit, so that it can be read and corrected.
 */
import { Type, type Static } from 'typebox'
import { Words } from '../catalog/kind.ts'
import { priceUnits } from './dimension.ts'
import { formulaMaxLength } from './formula.ts'

const strict = { additionalProperties: false } as const
const Name = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })
const FormulaText = Type.String({ minLength: 1, maxLength: formulaMaxLength })

export const rateGroups = ['machine', 'labour', 'quality', 'trade', 'freight'] as const

const RateMeaning = {
  id: Name,
  unit: Type.Enum(priceUnits),
  label: Words,
  help: Type.Optional(Words),
  least: Type.Number(),
  most: Type.Number(),
}

export const Rate = Type.Object(
  {
    ...RateMeaning,
    group: Type.Enum([...rateGroups]),
    /** Taken until the maker says its own. */
    typical: Type.Number(),
  },
  strict,
)
export type Rate = Static<typeof Rate>

/** A rate that each material has its own value of. */
export const MaterialRate = Type.Object(RateMeaning, strict)
export type MaterialRate = Static<typeof MaterialRate>

const Finish = Type.Object({ id: Name, label: Words, typicalYuanPerCm2: Type.Number() }, strict)

export const Step = Type.Object(
  { id: Name, unit: Type.Enum(priceUnits), label: Words, formula: FormulaText },
  strict,
)
export type Step = Static<typeof Step>

export const Item = Type.Object(
  { id: Name, label: Words, per: Type.Enum(['order', 'piece']), formula: FormulaText },
  strict,
)
export type Item = Static<typeof Item>

/** What of a part and a need an offer is held against: `leadTime` in working days, `volume` in cubic centimetres. */
export const heldTo = [
  'box',
  'round',
  'material',
  'tolerance',
  'quantity',
  'leadTime',
  'thickness',
  'volume',
] as const
export type HeldTo = (typeof heldTo)[number]

/** Where it holds, a person prices the part, and the buyer reads why and what would change it. */
export const PersonRule = Type.Object(
  { code: Name, when: FormulaText, why: Words, remedy: Words },
  strict,
)
export type PersonRule = Static<typeof PersonRule>

export const PriceModel = Type.Object(
  {
    shape: Type.Literal('price-model-1'),
    /** Of the kind of offers that it prices. */
    id: Name,
    version: Type.Integer({ minimum: 1 }),
    name: Words,
    about: Words,
    /** Where the typical rates come from, and how far they may be trusted. */
    source: Words,
    /** Facts without which nothing can be computed. */
    needs: Type.Array(Name, { uniqueItems: true, maxItems: 10 }),
    rates: Type.Array(Rate, { minItems: 1, maxItems: 60 }),
    materialRates: Type.Array(MaterialRate, { minItems: 1, maxItems: 10 }),
    /** By the material's id in the kind: a value of each material rate. */
    materials: Type.Record(Name, Type.Record(Name, Type.Number())),
    finishes: Type.Array(Finish, { maxItems: 30 }),
    steps: Type.Array(Step, { minItems: 1, maxItems: 40 }),
    /** Steps that together say how long one piece keeps machines, without set-up. */
    machineTime: Type.Array(Name, { uniqueItems: true, minItems: 1, maxItems: 5 }),
    items: Type.Array(Item, { minItems: 1, maxItems: 20 }),
    persons: Type.Array(PersonRule, { maxItems: 20 }),
    /** Fields of the kind against which an offer is held before its maker's card is asked, with what they are held to. */
    holds: Type.Record(Name, Type.Enum([...heldTo])),
  },
  strict,
)
export type PriceModel = Static<typeof PriceModel>

/** The step that says what one piece weighs, as it is sent. */
export const massStep = 'pieceMass'

/** Numbers of the need, and of what was chosen, that a formula may name. */
export const needUnits = {
  quantity: 'one',
  toleranceMm: 'mm',
  /** Of all finishes that were chosen. */
  finishPrice: 'yuanPerCm2',
} as const
