/** The audit viewer: the append-only history as sentences, with its seals. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable, PageQuery } from '../kernel/shapes.ts'

/** Somebody or something that a line refers to; the name is looked up when somebody looks. */
export const Reference = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['person', 'organisation', 'thing'] as const),
  name: nullable(Type.String()),
})
export type Reference = Static<typeof Reference>

export const HistoryLine = Type.Object({
  id: Type.Integer(),
  at: Moment,
  via: Type.Enum(['session', 'apiKey', 'system', 'public'] as const),
  person: nullable(Reference),
  organisation: nullable(Reference),
  onBehalfOf: nullable(Reference),
  verb: Type.String(),
  thing: Reference,
  /** In the language of whoever reads. */
  sentence: Type.String(),
  facts: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  /** Number of the seal that binds the line; null until the next one, some seconds later. */
  seal: nullable(Type.Integer()),
  requestId: Type.String(),
})
export type HistoryLine = Static<typeof HistoryLine>

export const HistoryQuery = Type.Object({
  ...PageQuery.properties,
  personId: Type.Optional(Id),
  orgId: Type.Optional(Id),
  thingId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** A verb or its beginning: `people.`, `people.role.save`. */
  verb: Type.Optional(Type.String({ pattern: '^[a-z][a-zA-Z.]{0,99}$' })),
  /** From this day, until the end of that day, in the time of the house (Beijing). */
  from: Type.Optional(Type.String({ format: 'date' })),
  until: Type.Optional(Type.String({ format: 'date' })),
})
export type HistoryQuery = Static<typeof HistoryQuery>

/** Counting stops here: beyond it the answer is "at least so many". */
export const countedMax = 10_000
