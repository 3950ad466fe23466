/** The part that a need begins from, as prices rest on it, and what they are over all makers who would do it. */
import type { Kind } from '../../domain/catalog/kind.ts'
import type { NeedPrice } from '../../domain/market/match.endpoints.ts'
import { bandOf } from '../../domain/price/ladder.ts'
import { priceModels } from '../../domain/price/models.ts'
import { factsOfAnalysis } from '../../domain/price/partFacts.ts'
import type { Reading } from '../kernel/work.ts'
import { analysedPart } from '../parts/index.ts'
import { meetsFields, type Compared, type Priceable, type Wanted } from './compared.ts'

export type PricedPart = {
  readonly priceable: Priceable | null
  /** Why the file gives nothing to price. */
  readonly refusal: string | null
  readonly modelId: string | null
}

/** Only of parts that the actor sees: others are missing. */
export async function pricedPart(work: Reading, kind: Kind, partId: string): Promise<PricedPart> {
  const { analysis } = await analysedPart(work, partId)
  const read = priceModels.get(kind.id)
  const modelId = read?.model.id ?? null
  if (analysis === null) return { priceable: null, refusal: 'analysis_open', modelId }
  const reading = factsOfAnalysis(analysis)
  if (!reading.ok) return { priceable: null, refusal: reading.reason, modelId }
  const priceable = read === undefined ? null : { read, facts: reading.facts }
  return { priceable, refusal: null, modelId }
}

/** Over makers with an offer that meets the conditions, whatever they cost and whenever they are free. */
export function needPriceOf(
  { refusal, modelId }: PricedPart,
  { price }: Wanted,
  compared: readonly Compared[],
): NeedPrice {
  const about = { refusal, modelId, lacks: price?.ok === false ? [...price.lacks] : [] }
  const nothing = { band: null, reasons: [], priced: 0, withoutCard: 0 }
  if (price?.ok !== true) return { ...about, ...nothing }
  const quotes = new Map(
    compared
      .filter(meetsFields)
      .map(({ offer, price: own }) => [offer.card.orgId, own?.quote?.answer] as const),
  )
  const answers = [...quotes.values()].filter((one) => one !== undefined)
  const band = bandOf(answers) as NeedPrice['band']
  const said = answers.flatMap((one) => (one.ok ? [] : one.reasons))
  return {
    ...{ ...about, band, withoutCard: quotes.size - answers.length },
    priced: answers.filter(({ ok }) => ok).length,
    reasons: band!.reasons.map(({ code, makers }) => ({
      ...said.find((one) => one.code === code)!,
      makers,
    })),
  }
}
