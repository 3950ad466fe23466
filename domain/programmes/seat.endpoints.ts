/** Filling the seats of a programme many at once: from a table, after a look at every line. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable } from '../kernel/shapes.ts'
import { Seat } from './programme.endpoints.ts'
import { seatRowsMax } from './seatList.ts'
import { Code } from '../kernel/sourced.ts'

const manage = { permit: 'programmes.programme.manage' } as const
const OneProgramme = Type.Object({ programmeId: Code })

/** A list of some thousand units as XLSX. */
export const seatFileBytes = 1024 * 1024

export const Authority = Type.Object({
  id: Id,
  name: Type.String(),
  uscc: nullable(Type.String()),
  division: nullable(Type.String()),
})
export type Authority = Static<typeof Authority>

export const listAuthorities = endpoint({
  name: 'programmes.seat.authorities',
  method: 'GET',
  path: '/api/programmes/authorities',
  audience: manage,
  summary: { zh: '可以坐席的主管部门', en: 'Authorities that can sit on a seat' },
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
  answer: Type.Object({ rows: Type.Array(Authority) }),
})

export const SeatRow = Type.Object({
  line: Type.Integer(),
  /** As it stands in the table. */
  unit: Type.String(),
  org: Type.String(),
  name: Type.String(),
  unitCode: nullable(Type.String()),
  unitName: nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
  orgId: nullable(Id),
  orgName: nullable(Type.String()),
  authorityName: nullable(Type.String()),
  /** Who sits there now. */
  before: nullable(Type.String()),
  faults: Type.Array(
    Type.Object({
      column: Type.Enum(['unit', 'org', 'name']),
      code: Type.String(),
      facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    }),
  ),
})
export type SeatRow = Static<typeof SeatRow>

export const previewSeats = endpoint({
  name: 'programmes.seat.preview',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/seat-previews',
  audience: manage,
  summary: {
    zh: '预览要填的席位：逐格说明问题，不改变任何席位',
    en: 'Preview seats to fill, cell by cell; nothing is changed',
  },
  params: OneProgramme,
  body: Type.Object({
    /** A file (.xlsx or .csv) or a pasted table, in base64. */
    content: Type.String({ maxLength: Math.ceil(seatFileBytes / 3) * 4 }),
  }),
  bodyBytes: Math.ceil(seatFileBytes / 3) * 4 + 4096,
  ratePerMinute: 30,
  answer: Type.Object({ rows: Type.Array(SeatRow) }),
  problems: [
    'kernel.sheet_unreadable',
    'programmes.seat_head_missing',
    'kernel.sheet_empty',
    'kernel.sheet_too_long',
  ],
})

export const fillSeats = endpoint({
  name: 'programmes.seat.fillMany',
  method: 'PUT',
  path: '/api/programmes/managed/:programmeId/seats',
  audience: manage,
  summary: {
    zh: '一次填多个席位；原来的一并返回，可以撤销',
    en: 'Fill many seats at once; what was there before is answered, for undo',
  },
  params: OneProgramme,
  body: Type.Object({
    seats: Type.Array(
      Type.Object({
        unitCode: Type.String({ minLength: 1, maxLength: 64 }),
        orgId: nullable(Id),
        authorityName: nullable(Type.String({ minLength: 1, maxLength: 100 })),
      }),
      { minItems: 1, maxItems: seatRowsMax },
    ),
  }),
  answer: Type.Object({ before: Type.Array(Seat), seats: Type.Array(Seat) }),
  problems: ['programmes.unit_not_found', 'programmes.not_an_authority'],
})
