/** Shapes that every module uses: ids, moments, pages of a list. */
import { Type, type TSchema } from 'typebox'

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7' })
export const OneId = Type.Object({ id: Id })
/** A moment in UTC, RFC 3339. */
export const Moment = Type.String({ format: 'date-time' })
/** A calendar day without a zone, `2019-07-28`. */
export const Day = Type.String({ format: 'date' })
/** SHA-256, lower-case hexadecimal. */
/** SM3 (GB/T 32905) in lower-case hexadecimal. */
export const Sm3 = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const Nothing = Type.Object({})

export const listLimitMax = 200

/** What a list call takes: how many, and where to go on (`next` of the former answer). */
export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: listLimitMax, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
})

/** What a list call answers: rows, the exact total, and the cursor of the next page or null. */
export function pageOf<T extends TSchema>(row: T) {
  return Type.Object({
    rows: Type.Array(row),
    total: Type.Integer({ minimum: 0 }),
    next: Type.Union([Type.String(), Type.Null()]),
  })
}

/** Of a list that may be long: beyond some number it stops counting, and `total` is only a lower bound. */
export function longPageOf<T extends TSchema>(row: T) {
  return Type.Object({ ...pageOf(row).properties, atLeast: Type.Boolean() })
}

/** What an export answers: every row of a list, as it was at one moment. */
export function wholeOf<T extends TSchema>(row: T) {
  return Type.Object({ rows: Type.Array(row), takenAt: Moment })
}

/** An export reads a whole list: nobody needs one every second. */
export const exportsPerMinute = 30

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}
