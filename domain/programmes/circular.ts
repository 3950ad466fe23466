/** 致推荐单位: a message of the office to all recommending units or to some, with who has read it. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { allOf, allowed, invalid, type Verdict } from '../kernel/verdict.ts'

const closed = { additionalProperties: false } as const

export const sendCircular = 'programmes.circular.send'

export const circularFilesMax = 10

export const CircularWish = Type.Object(
  {
    title: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    body: Type.String({ minLength: 2, maxLength: 8000, pattern: '\\S' }),
    /** Null: to all units of the programme. */
    units: nullable(Type.Array(Code, { minItems: 1, maxItems: 2000, uniqueItems: true })),
    /** Files that the one who sends has uploaded. */
    versionIds: Type.Optional(Type.Array(Id, { maxItems: circularFilesMax, uniqueItems: true })),
  },
  closed,
)
export type CircularWish = Static<typeof CircularWish>

export const Circular = Type.Object({
  id: Id,
  programmeId: Type.String(),
  no: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  /** 澄清: the number of the published question that it passes on. */
  clarificationNo: nullable(Type.Integer()),
  sentBy: Type.String(),
  sentAt: Moment,
  files: Type.Array(Type.Object({ versionId: Id, name: Type.String(), bytes: Type.Integer() })),
})

/** As the office sees it. */
export const SentCircular = Type.Object({
  ...Circular.properties,
  units: Type.Integer(),
  read: Type.Integer(),
})
export type SentCircular = Static<typeof SentCircular>

export const CircularReceipt = Type.Object({
  unit: Type.String(),
  unitName: Type.String(),
  /** Whether anybody sits there who can read it. */
  seated: Type.Boolean(),
  readAt: nullable(Moment),
  readBy: nullable(Type.String()),
})
export type CircularReceipt = Static<typeof CircularReceipt>

/** As a unit sees it. */
export const ReceivedCircular = Type.Object({
  ...Circular.properties,
  programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** When somebody of the unit opened it first. */
  readAt: nullable(Moment),
})
export type ReceivedCircular = Static<typeof ReceivedCircular>

/** To units of the programme that have a desk of their own; none of them twice. */
export function maySend(wish: CircularWish, units: readonly string[]): Verdict {
  const known = new Set(units)
  const stranger = wish.units?.find((code) => !known.has(code))
  return allOf(
    known.size > 0 ? allowed : invalid('programmes.circular_without_units'),
    stranger === undefined
      ? allowed
      : invalid('programmes.circular_unit_unknown', { unit: stranger }),
  )
}
