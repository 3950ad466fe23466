/** What tests, journeys and the matrix of leaks need of prices. */
import { typicalCard, type CardContent } from '../../domain/price/card.ts'
import { priceModels } from '../../domain/price/models.ts'
import type { PriceNeed } from '../../domain/price/needs.ts'
import type { PartFacts } from '../../domain/price/partFacts.ts'
import type { Caller } from '../testing/world.ts'

/** A block of 60 × 40 × 12 mm with a hole of 10 through it. */
export const blockFacts: PartFacts = {
  ...{ lengthMm: 60, widthMm: 40, heightMm: 12, volumeMm3: 27_857.52, areaMm2: 7219.9 },
  ...{ setups: 2, thicknessMm: null, diameterMm: null, roundLengthMm: null },
  ...{ undercuts: 0, thinWalls: 0, faces: 7, freeFaces: 0 },
  holes: [{ diameterMm: 10, depthMm: 12, through: 1 }],
  pockets: [],
  bends: [],
}

export const blockNeed: PriceNeed = {
  ...{ quantity: 200, material: 'aluminium', toleranceMm: 0.02, finishes: [] },
  ...{ leadTimeDays: 15, distanceKm: 300 },
}

export const askedBlock = { modelId: 'milling', facts: blockFacts, need: blockNeed }

export const millingCard = (change: Partial<CardContent> = {}): CardContent => ({
  ...typicalCard(priceModels.get('milling')!.model),
  ...change,
})

export const writeCardOf = (who: Caller, content: unknown, seen = 0, modelId = 'milling') =>
  who.put(`/api/price/cards/${modelId}`, { seen, content })

export const stepCardOf = (who: Caller, verb: string, seen: number, modelId = 'milling') =>
  who.post(`/api/price/cards/${modelId}/steps`, { verb, seen })

/** A milling card in use. */
export async function cardInUse(who: Caller, change: Partial<CardContent> = {}): Promise<void> {
  const written = await writeCardOf(who, millingCard(change))
  if (written.statusCode !== 200) throw new Error(written.body)
  const used = await stepCardOf(who, 'use', written.json<{ version: number }>().version)
  if (used.statusCode !== 200) throw new Error(used.body)
}
