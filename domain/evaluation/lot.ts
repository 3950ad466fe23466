/** 抽签: what is drawn from, by which randomness, and what came out. The record alone suffices to draw again. */
import { Type, type Static } from 'typebox'
import { nullable, Sha256 } from '../kernel/shapes.ts'

const closed = { additionalProperties: false } as const
const Id = Type.String({ minLength: 1, maxLength: 64 })
const AtMost = nullable(Type.Integer({ minimum: 1, maximum: 20 }))

/** Everything that is fixed before anybody knows the lot; its digest is published. */
export const LotSheet = Type.Object(
  {
    /** Each stratum of an item draws so many of the experts who know the field. */
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          strata: Type.Array(
            Type.Object({ field: Id, count: Type.Integer({ minimum: 1, maximum: 20 }) }, closed),
            { maxItems: 20 },
          ),
        },
        closed,
      ),
      { maxItems: 100_000 },
    ),
    experts: Type.Array(
      Type.Object(
        {
          id: Id,
          fields: Type.Array(Id, { maxItems: 50 }),
          region: Type.String({ maxLength: 64 }),
          employer: Type.String({ maxLength: 64 }),
          loadMax: Type.Integer({ minimum: 0, maximum: 10_000 }),
        },
        closed,
      ),
      { maxItems: 20_000 },
    ),
    rules: Type.Object({ maxSameRegion: AtMost, maxSameEmployer: AtMost }, closed),
    /** Pairs in conflict. */
    forbidden: Type.Array(Type.Object({ item: Id, expert: Id }, closed)),
  },
  closed,
)
export type LotSheet = Static<typeof LotSheet>

export const LotPair = Type.Object({ item: Id, field: Id, expert: Id }, closed)
export type LotPair = Static<typeof LotPair>

/** Why a reserve was passed over when a place fell free. */
export const passedCauses = [
  'assigned',
  'unable',
  'conflict',
  'noAccount',
  'region',
  'employer',
] as const
export const LotPassed = Type.Object({ expert: Id, cause: Type.Enum([...passedCauses]) }, closed)
export type LotPassed = Static<typeof LotPassed>

/** A place that fell free and was filled: by the first reserve that was not passed over. */
export const LotFill = Type.Object(
  { item: Id, field: Id, expert: Id, passed: Type.Array(LotPassed, { maxItems: 20_000 }) },
  closed,
)
export type LotFill = Static<typeof LotFill>

export const LotRecord = Type.Object(
  {
    /** 1: of before places were filled by reserves. */
    shape: Type.Union([Type.Literal(1), Type.Literal(2)]),
    sheet: LotSheet,
    /** SHA-256 of the sheet, and of the office's secret: both published before the draw. */
    sheetDigest: Sha256,
    commitment: Sha256,
    secret: Type.String({ minLength: 16, maxLength: 200 }),
    /** What each witness said aloud or read off, once the commitment stood. */
    randomness: Type.Array(
      Type.Object({ witness: Id, text: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
      { minItems: 1, maxItems: 20 },
    ),
    pairs: Type.Array(LotPair),
    /** In the order in which places were filled. */
    filled: Type.Optional(Type.Array(LotFill)),
  },
  closed,
)
export type LotRecord = Static<typeof LotRecord>

export const lotFaults = [
  'sheetChanged',
  'commitmentBroken',
  'noDraw',
  'pairsDiffer',
  'fillsDiffer',
] as const
export type LotFault = (typeof lotFaults)[number]

/** Codes of the sentences. */
export const lotFaultReasons: Readonly<Record<LotFault, string>> = {
  sheetChanged: 'evaluation.lot_sheet_changed',
  commitmentBroken: 'evaluation.lot_commitment_broken',
  noDraw: 'evaluation.lot_without_draw',
  pairsDiffer: 'evaluation.lot_pairs_differ',
  fillsDiffer: 'evaluation.lot_fills_differ',
}
