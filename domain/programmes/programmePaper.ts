/** What a recommending unit hands in, and how: materials, copies, media, file names. Part of a programme. */
import { Type, type Static } from 'typebox'
import { nullable } from '../kernel/shapes.ts'
import { Bilingual, Code, origin, Sourced } from '../kernel/sourced.ts'

/**
 * Paper copies of one application. Either a formula, `base × directions + localExtra`, or a table
 * whose n-th entry holds for n directions and whose last entry holds beyond; exactly one is not null.
 */
export const CopiesRule = Type.Object(
  {
    base: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
    localExtra: Type.Integer({ minimum: 0, maximum: 100 }),
    table: nullable(
      Type.Array(Type.Integer({ minimum: 0, maximum: 1000 }), { minItems: 1, maxItems: 50 }),
    ),
  },
  { additionalProperties: false },
)
export type CopiesRule = Static<typeof CopiesRule>

export const materialForms = ['paper', 'scan', 'electronic'] as const

export const Material = Type.Object(
  {
    code: Code,
    name: Bilingual,
    /** Who makes it: the applicant, or the recommending unit. */
    by: Type.Enum(['applicant', 'unit']),
    /** Once for each application, or once for each recommending unit. */
    each: Type.Enum(['application', 'unit']),
    stamped: Sourced(Type.Boolean()),
    forms: Sourced(
      Type.Array(Type.Enum(['paper', 'scan', 'electronic']), { minItems: 1, uniqueItems: true }),
    ),
    ...origin,
  },
  { additionalProperties: false },
)
export type Material = Static<typeof Material>

/** `utf8Bytes`: file systems of Linux. `utf16Units`: Joliet discs and Windows. */
export const NameLimit = Type.Object(
  {
    unit: Type.Enum(['utf8Bytes', 'utf16Units']),
    max: Type.Integer({ minimum: 16, maximum: 1024 }),
  },
  { additionalProperties: false },
)
export type NameLimit = Static<typeof NameLimit>

export const Medium = Type.Object(
  {
    code: Code,
    kind: Type.Enum(['paper', 'disc', 'email', 'online', 'folder']),
    name: Bilingual,
    required: Sourced(Type.Boolean()),
    /** Discs, or sets of paper where no copies rule applies. */
    count: Sourced(Type.Integer({ minimum: 1, maximum: 1000 })),
    /** Of one disc, or of one mail. */
    capacityBytes: Sourced(Type.Integer({ minimum: 1 })),
    nameLimit: Sourced(NameLimit),
    /** How it may travel: `ems`, `confidential` (机要), `courier`, `hand`, `email`, `online`. */
    routes: Sourced(Type.Array(Code, { minItems: 1, maxItems: 20, uniqueItems: true })),
    /** A post or mail address of an office. */
    address: Sourced(Type.String({ minLength: 1, maxLength: 500 })),
    ...origin,
  },
  { additionalProperties: false },
)
export type Medium = Static<typeof Medium>

/** What a part of a file name can be; `programmeCheck` refuses others. */
export const fileNameParts = ['unit', 'rank', 'project', 'applicant', 'year', 'directions'] as const
export type FileNamePart = (typeof fileNameParts)[number]

export const FileNameRule = Type.Object(
  {
    pattern: Sourced(
      Type.Object(
        {
          parts: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
            minItems: 1,
            maxItems: 12,
          }),
          separator: Type.String({ minLength: 1, maxLength: 4 }),
        },
        { additionalProperties: false },
      ),
    ),
    /** Ranks are padded to this many digits, so that folders sort by rank. */
    rankDigits: Sourced(Type.Integer({ minimum: 1, maximum: 6 })),
  },
  { additionalProperties: false },
)
export type FileNameRule = Static<typeof FileNameRule>
