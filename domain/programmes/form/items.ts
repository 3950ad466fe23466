/** The kinds of things a form can ask. A form is data under these schemas; nothing here knows a programme. */
import { Type, type Static, type TProperties } from 'typebox'
import { columnIdPattern, itemIdPattern, partIdPattern } from './address.ts'
import { Expression, Term } from './expression.ts'

const strict = { additionalProperties: false }

/** The same words in both languages of the house. */
export const Words = Type.Object(
  { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  strict,
)
export type Words = Static<typeof Words>

/**
 * Where a field or rule comes from: the notice itself, a public document of the same family, or our own
 * design. All but the first are shown as 示例, because the real form is not known.
 */
export const Provenance = Type.Enum(['notice', 'public', 'design'])
export type Provenance = Static<typeof Provenance>

/** What a value tells about a person; decides how `visible.ts` masks it. */
export const PersonalKind = Type.Enum(['name', 'phone', 'email', 'idNumber', 'birthday', 'address'])
export type PersonalKind = Static<typeof PersonalKind>

export const CodeScheme = Type.Enum([
  'uscc',
  'division',
  'industry',
  'phone',
  'mobile',
  'idNumber',
  'email',
  'url',
  'postcode',
])
export type CodeScheme = Static<typeof CodeScheme>

/** Who may read answers. The public sees only what an item opens to it. */
export const Audience = Type.Enum(['applicant', 'officer', 'reviewer', 'public'])
export type Audience = Static<typeof Audience>

const Condition = Type.Union([Type.Boolean(), Expression])

const shared = {
  label: Words,
  help: Type.Optional(Words),
  /** Demanded in a complete form; silent means yes. */
  required: Type.Optional(Condition),
  personal: Type.Optional(PersonalKind),
}

const scalarKinds = {
  text: {
    maxChars: Type.Integer({ minimum: 1, maximum: 20_000 }),
    minChars: Type.Optional(Type.Integer({ minimum: 1 })),
    /** `rich` is long text with headings, lists and figures in a light markup, see `richText.ts`. */
    lines: Type.Enum(['single', 'multi', 'rich']),
  },
  number: {
    unit: Type.Optional(Words),
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
  },
  money: {
    /** Entered and shown in 万元; kept in whole fen. */
    minFen: Type.Optional(Type.Integer()),
    maxFen: Type.Optional(Type.Integer()),
    /** Places shown after the point of 万元, and the finest that may be entered. */
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
  },
  date: {
    notBefore: Type.Optional(Type.String()),
    /** A day, or `today`: the day the context names. */
    notAfter: Type.Optional(Type.String()),
  },
  choice: {
    options: Type.Array(Type.Object({ id: Type.String(), label: Words }, strict), { minItems: 2 }),
  },
  boolean: {},
  code: { scheme: CodeScheme },
} as const satisfies Record<string, TProperties>

function columnOf<const K extends string, P extends TProperties>(kind: K, properties: P) {
  return Type.Object(
    {
      id: Type.String({ pattern: columnIdPattern }),
      kind: Type.Literal(kind),
      ...shared,
      ...properties,
    },
    strict,
  )
}

/** `file` holds the id of an uploaded file. */
export const columnSchemas = {
  text: columnOf('text', scalarKinds.text),
  number: columnOf('number', scalarKinds.number),
  money: columnOf('money', scalarKinds.money),
  date: columnOf('date', scalarKinds.date),
  choice: columnOf('choice', scalarKinds.choice),
  boolean: columnOf('boolean', scalarKinds.boolean),
  code: columnOf('code', scalarKinds.code),
  file: columnOf('file', {}),
}

export const Column = Type.Union([
  columnSchemas.text,
  columnSchemas.number,
  columnSchemas.money,
  columnSchemas.date,
  columnSchemas.choice,
  columnSchemas.boolean,
  columnSchemas.code,
  columnSchemas.file,
])
export type Column = Static<typeof Column>

const PartId = Type.String({ pattern: partIdPattern })
const rowsMaxOfAll = 5000

const FixedRow = Type.Object(
  {
    id: PartId,
    label: Words,
    shown: Type.Optional(Expression),
    required: Type.Optional(Type.Boolean()),
    /** Columns that make no sense in this row; they stay blank and are shown as —. */
    without: Type.Optional(Type.Array(Type.String())),
  },
  strict,
)

const tableParts = {
  columns: Type.Array(Column, { minItems: 1, maxItems: 20 }),
  minRows: Type.Optional(Type.Integer({ minimum: 0 })),
  maxRows: Type.Integer({ minimum: 1, maximum: rowsMaxOfAll }),
  /** Columns summed in a last row. */
  totals: Type.Optional(Type.Array(Type.String())),
}

function itemOf<const K extends string, P extends TProperties>(kind: K, properties: P) {
  return Type.Object(
    {
      id: Type.String({ pattern: itemIdPattern }),
      kind: Type.Literal(kind),
      ...shared,
      source: Provenance,
      /** The clause of the notice, where `source` is the notice. */
      clause: Type.Optional(Type.String()),
      shown: Type.Optional(Expression),
      /** Where a first value comes from: `profile.<field>` of the applying organisation. */
      prefill: Type.Optional(Type.String({ pattern: '^profile\\.[a-zA-Z0-9]+$' })),
      /** The answer should equal the profile it was filled from; a soft fault offers to take it over. */
      bound: Type.Optional(Type.Boolean()),
      seenBy: Type.Optional(Type.Array(Audience)),
      /** Addresses or bare item ids by which older forms knew this item. */
      formerly: Type.Optional(Type.Array(Type.String())),
      /** A title under which this and the following items stand, on screen and on paper. */
      group: Type.Optional(Words),
      ...properties,
    },
    strict,
  )
}

export const itemSchemas = {
  text: itemOf('text', scalarKinds.text),
  number: itemOf('number', scalarKinds.number),
  money: itemOf('money', scalarKinds.money),
  date: itemOf('date', scalarKinds.date),
  choice: itemOf('choice', scalarKinds.choice),
  boolean: itemOf('boolean', scalarKinds.boolean),
  code: itemOf('code', scalarKinds.code),
  dateRange: itemOf('dateRange', {}),
  multiChoice: itemOf('multiChoice', {
    ...scalarKinds.choice,
    minChosen: Type.Optional(Type.Integer({ minimum: 0 })),
    maxChosen: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  /** `rows` fixes the rows; without it people add their own. */
  table: itemOf('table', {
    ...tableParts,
    rows: Type.Optional(Type.Array(FixedRow, { minItems: 1 })),
  }),
  people: itemOf('people', tableParts),
  /** Baseline and target of each indicator; people may add up to `extraMax` of their own. */
  indicators: itemOf('indicators', {
    rows: Type.Array(
      Type.Object(
        {
          id: PartId,
          label: Words,
          unit: Words,
          decimals: Type.Integer({ minimum: 0, maximum: 4 }),
          source: Provenance,
          shown: Type.Optional(Expression),
          required: Type.Optional(Type.Boolean()),
          /** Less is better; a target above the baseline is then worth a question. */
          falling: Type.Optional(Type.Boolean()),
          /** What exactly is counted. */
          meaning: Type.Optional(Words),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    extraMax: Type.Integer({ minimum: 0, maximum: 100 }),
    /** At least so many indicators with baseline and target. */
    minRows: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  statement: itemOf('statement', {
    maxChars: Type.Integer({ minimum: 1, maximum: 20_000 }),
    minChars: Type.Optional(Type.Integer({ minimum: 1 })),
    /** What to write about, by direction. */
    prompts: Type.Optional(Type.Record(Type.String(), Words)),
  }),
  attachment: itemOf('attachment', {
    mediaTypes: Type.Array(Type.String(), { minItems: 1 }),
    minCount: Type.Integer({ minimum: 0 }),
    maxCount: Type.Integer({ minimum: 1, maximum: 200 }),
    minBytes: Type.Optional(Type.Integer({ minimum: 1 })),
    maxBytes: Type.Optional(Type.Integer({ minimum: 1 })),
    minPixels: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Where both sizes are given, reaching either is enough. */
    described: Type.Optional(Type.Boolean()),
    stamped: Type.Optional(Type.Boolean()),
  }),
  commitment: itemOf('commitment', {
    clauses: Type.Array(Words, { minItems: 1 }),
    signer: Words,
    sealed: Type.Boolean(),
  }),
  /** Shown from the context and never answered: the programme, the directions, the recommending unit. */
  given: itemOf('given', {
    from: Type.Enum(['programme', 'directions', 'areas', 'applicant', 'recommendingUnit', 'date']),
    sealed: Type.Optional(Type.Boolean()),
  }),
  /** Worked out from answers and never entered. */
  computed: itemOf('computed', {
    term: Term,
    as: Type.Enum(['number', 'money']),
    unit: Type.Optional(Words),
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
  }),
  /** A box that somebody else fills on paper or in the recommendation: opinion, signature, seal, date. */
  opinion: itemOf('opinion', {
    maxChars: Type.Integer({ minimum: 1 }),
    prompt: Words,
    clauses: Type.Optional(Type.Array(Words)),
    signer: Words,
    sealed: Type.Boolean(),
  }),
} as const

export type Item = {
  [K in keyof typeof itemSchemas]: Static<(typeof itemSchemas)[K]>
}[keyof typeof itemSchemas]
export const Item = Type.Unsafe<Item>(Type.Union(Object.values(itemSchemas)))
export type ItemKind = Item['kind']
export type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>

/** Kinds whose value is a list of rows. */
export type RowItem = ItemOf<'table' | 'people' | 'indicators' | 'attachment'>

export function holdsRows(item: Item): item is RowItem {
  return (
    item.kind === 'table' ||
    item.kind === 'people' ||
    item.kind === 'indicators' ||
    item.kind === 'attachment'
  )
}

/** Kinds that hold no answer of the applicant. */
export function isAnswered(item: Item): boolean {
  return item.kind !== 'given' && item.kind !== 'computed' && item.kind !== 'opinion'
}
