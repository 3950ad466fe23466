/** The need by which offers are held against a part, in the fields of their kind; see `domain/catalog/match.ts`. */
import type { NeedValue, NeedValues } from '../catalog/match.ts'
import type { HeldTo, PriceModel } from './model.ts'
import type { PriceNeed } from './needs.ts'
import type { PartFacts } from './partFacts.ts'

const saidBy: Readonly<Record<HeldTo, (facts: PartFacts, need: PriceNeed) => NeedValue | null>> = {
  box: ({ lengthMm, widthMm, heightMm }) => [lengthMm, widthMm, heightMm],
  round: ({ diameterMm, roundLengthMm }) =>
    diameterMm === null || roundLengthMm === null ? null : [diameterMm, roundLengthMm],
  material: (_facts, { material }) => [material],
  tolerance: (_facts, { toleranceMm }) => toleranceMm,
  quantity: (_facts, { quantity }) => quantity,
  leadTime: (_facts, { leadTimeDays }) => leadTimeDays,
  thickness: ({ thicknessMm }) => thicknessMm,
  volume: ({ volumeMm3 }) => volumeMm3 / 1000,
}

export function offerNeedOf({ holds }: PriceModel, facts: PartFacts, need: PriceNeed): NeedValues {
  const said = Object.entries(holds).flatMap(([field, to]) => {
    const value = saidBy[to](facts, need)
    return value === null ? [] : [[field, value] as const]
  })
  return Object.fromEntries(said)
}
