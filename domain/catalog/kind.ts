/**
 * 能力种类: what can be offered and how offers of that kind are described, matched, shown and imported. A kind is a
 * file, or a row that an operator made, under these schemas; nothing in the code knows milling from warehousing.
 *
 * The fields of a kind are a JSON Schema (2020-12) of a closed object, in a narrow part of that language. What JSON
 * Schema has no word for (labels, units, matching) stands under the annotation `about`, which validators pass over.
 */
import { Type, type Static } from 'typebox'
import { unitCodes } from '../kernel/units.ts'
import { tiers } from '../spaces/tier.ts'

const strict = { additionalProperties: false }

export const Words = Type.Object(
  {
    zh: Type.String({ minLength: 1, maxLength: 400 }),
    en: Type.String({ minLength: 1, maxLength: 800 }),
  },
  strict,
)
export type Words = Static<typeof Words>

/** 硬制造资源, 软制造资源, 制造能力: the resource layer of GB/T 39474-2020. */
export const resourceLayers = ['hard', 'soft', 'capability'] as const
export type ResourceLayer = (typeof resourceLayers)[number]

/**
 * The first four are the services that direction 4 of the notice names: 生产加工、计量检测、测试认证、物流配送. The other
 * three are its 研发、采购 and 工业软件.
 */
export const services = [
  'production',
  'metrology',
  'certification',
  'logistics',
  'research',
  'procurement',
  'software',
] as const
export type Service = (typeof services)[number]

/** Goals that a match is judged on: time, quality, cost, service, environment, knowledge (TQCSEK). */
export const axes = ['T', 'Q', 'C', 'S', 'E', 'K'] as const
export type Axis = (typeof axes)[number]

/** By what an offer is bought. */
export const tradeUnits = [
  'piece',
  'machineHour',
  'job',
  'kg',
  'm2',
  'personDay',
  'report',
  'instrument',
  'tonneKilometre',
  'palletDay',
  'seatMonth',
  'licence',
] as const
export type TradeUnit = (typeof tradeUnits)[number]

/**
 * How a need is held against what an offer says:
 * `atLeast`, `atMost`: the offer's number is no less, no more than the need's;
 * `contains`: the offer's span holds the number or span of the need;
 * `envelope`: the part of the need fits into the offer's box (turned as may be) or cylinder;
 * `oneOf`: the offer has at least one of what the need names; `allOf`: it has all of them;
 * `holds`: what the need asks for, the offer does.
 */
export const matchings = [
  'atLeast',
  'atMost',
  'contains',
  'envelope',
  'oneOf',
  'allOf',
  'holds',
] as const
export type Matching = (typeof matchings)[number]

export const fieldShapes = [
  'measure',
  'span',
  'box',
  'cylinder',
  'choice',
  'choices',
  'terms',
  'flag',
  'text',
  'day',
] as const
export type FieldShape = (typeof fieldShapes)[number]

const Match = Type.Object(
  {
    as: Type.Enum([...matchings]),
    axis: Type.Enum([...axes]),
    /** An offer that misses it is no offer for this need; silent means that it only stands lower. */
    strict: Type.Optional(Type.Boolean()),
    /** Beside others of its axis; 1 where silent. */
    weight: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  },
  strict,
)
export type Match = Static<typeof Match>

const about = {
  label: Words,
  help: Type.Optional(Words),
  match: Type.Optional(Match),
  /** Offers may be narrowed down by it. */
  facet: Type.Optional(Type.Boolean()),
  /** Who reads it where the owner does not say otherwise; `public` where silent. */
  tier: Type.Optional(Type.Enum([...tiers])),
  /** Further words by which a column of a list is known, beside both labels and the id. */
  headers: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }))),
}
const unit = Type.Optional(Type.Enum(unitCodes))
const options = Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }), Words)

const aboutOf = <Shape extends FieldShape, More extends object>(shape: Shape, more: More) =>
  Type.Object({ shape: Type.Literal(shape), ...about, ...more }, strict)

const bounds = {
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
}
const number = Type.Object(
  { type: Type.Literal('number'), exclusiveMinimum: Type.Optional(Type.Number()), ...bounds },
  strict,
)
const optionIds = Type.Array(Type.String(), { minItems: 2, maxItems: 80, uniqueItems: true })

const tuple = (length: number) => ({
  type: Type.Literal('array'),
  items: number,
  minItems: Type.Literal(length),
  maxItems: Type.Literal(length),
})

/** What a field of each shape must look like, as JSON Schema with its annotation. */
export const fieldSchemas = {
  measure: Type.Object(
    {
      type: Type.Enum(['number', 'integer']),
      ...bounds,
      about: aboutOf('measure', { unit }),
    },
    strict,
  ),
  span: Type.Object({ ...tuple(2), about: aboutOf('span', { unit }) }, strict),
  /** Length, width, height. */
  box: Type.Object({ ...tuple(3), about: aboutOf('box', { unit }) }, strict),
  /** Diameter, length. */
  cylinder: Type.Object({ ...tuple(2), about: aboutOf('cylinder', { unit }) }, strict),
  choice: Type.Object(
    { type: Type.Literal('string'), enum: optionIds, about: aboutOf('choice', { options }) },
    strict,
  ),
  choices: Type.Object(
    {
      type: Type.Literal('array'),
      items: Type.Object({ type: Type.Literal('string'), enum: optionIds }, strict),
      uniqueItems: Type.Literal(true),
      minItems: Type.Optional(Type.Integer({ minimum: 1 })),
      maxItems: Type.Optional(Type.Integer({ minimum: 1, maximum: 80 })),
      about: aboutOf('choices', { options }),
    },
    strict,
  ),
  /** Words of the trade that no list can hold: grades of material, types of machines, standards. */
  terms: Type.Object(
    {
      type: Type.Literal('array'),
      items: Type.Object(
        {
          type: Type.Literal('string'),
          minLength: Type.Literal(1),
          maxLength: Type.Integer({ minimum: 1, maximum: 120 }),
        },
        strict,
      ),
      uniqueItems: Type.Literal(true),
      minItems: Type.Optional(Type.Integer({ minimum: 1 })),
      maxItems: Type.Integer({ minimum: 1, maximum: 200 }),
      about: aboutOf('terms', {}),
    },
    strict,
  ),
  flag: Type.Object({ type: Type.Literal('boolean'), about: aboutOf('flag', {}) }, strict),
  text: Type.Object(
    {
      type: Type.Literal('string'),
      minLength: Type.Optional(Type.Integer({ minimum: 1 })),
      maxLength: Type.Integer({ minimum: 1, maximum: 4000 }),
      about: aboutOf('text', {}),
    },
    strict,
  ),
  day: Type.Object(
    { type: Type.Literal('string'), format: Type.Literal('date'), about: aboutOf('day', {}) },
    strict,
  ),
} as const

export type FieldOf<Shape extends FieldShape> = Static<(typeof fieldSchemas)[Shape]>
export type Field = { [Shape in FieldShape]: FieldOf<Shape> }[FieldShape]

export const fieldIdPattern = '^[a-z][A-Za-z0-9]{0,39}$'

/** Numbers, spans, option ids …, by field id. */
export type FieldValue = number | string | boolean | readonly number[] | readonly string[]
export type FieldValues = Readonly<Record<string, FieldValue>>

export const Values = Type.Record(
  Type.String({ pattern: fieldIdPattern }),
  Type.Union([
    Type.Number(),
    Type.Boolean(),
    Type.String({ maxLength: 4000 }),
    Type.Array(Type.Number(), { maxItems: 3 }),
    Type.Array(Type.String({ maxLength: 120 }), { maxItems: 200 }),
  ]),
)

export const Kind = Type.Object(
  {
    shape: Type.Literal('kind-1'),
    id: Type.String({ pattern: fieldIdPattern }),
    version: Type.Integer({ minimum: 1 }),
    name: Words,
    about: Words,
    layer: Type.Enum([...resourceLayers]),
    service: Type.Enum([...services]),
    /** Other names by which people look for it; the market takes them for the same. */
    aliases: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 60 }),
    tradeUnits: Type.Array(Type.Enum([...tradeUnits]), { minItems: 1, uniqueItems: true }),
    fields: Type.Object(
      {
        type: Type.Literal('object'),
        additionalProperties: Type.Literal(false),
        required: Type.Array(Type.String()),
        properties: Type.Record(
          Type.String({ pattern: fieldIdPattern }),
          Type.Object({ about: Type.Object({ shape: Type.Enum([...fieldShapes]) }) }),
        ),
      },
      strict,
    ),
    /** Shown on a card, the most telling first. */
    card: Type.Array(Type.String(), { minItems: 1, maxItems: 6, uniqueItems: true }),
    /** An invented offer that passes, shown to whoever writes the first of its kind. */
    sample: Type.Object(
      {
        title: Words,
        values: Values,
      },
      strict,
    ),
  },
  strict,
)
export type Kind = Omit<Static<typeof Kind>, 'fields' | 'sample'> & {
  readonly fields: {
    readonly type: 'object'
    readonly additionalProperties: false
    readonly required: readonly string[]
    readonly properties: Readonly<Record<string, Field>>
  }
  readonly sample: { readonly title: Words; readonly values: FieldValues }
}

export const fieldsMax = 40

/** Fields in the order in which they are asked and shown. */
export function fieldsOf(kind: Kind): readonly (readonly [id: string, field: Field])[] {
  return Object.entries(kind.fields.properties)
}
