import { commonRates } from '../../domain/price/commonRates.ts'
import { priceModels } from '../../domain/price/models.ts'
import * as price from '../../domain/price/price.endpoints.ts'
import { readCompanyCards } from '../../domain/price/companyCard.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { stepCard, writeCard } from './card.actions.ts'
import { listCards, modelById, openCard } from './card.queries.ts'
import { readOpenCards } from './companyCard.queries.ts'
import { chargeEstimate, keepEstimate } from './estimate.actions.ts'
import { listEstimates } from './estimate.queries.ts'
import { askQuotes } from './quote.queries.ts'

const models = [...priceModels.values()].map(({ model: { id, version, name, about } }) => ({
  ...{ id, version, name, about },
}))

export function priceRoutes(serve: Serve): void {
  serve(price.listModels, async () => ({ rows: models }))
  serve(price.readModel, async (_work, { params }) => ({
    model: modelById(params.modelId).model,
    rates: [...commonRates],
  }))
  serve(price.listCards, (work) => listCards(work))
  serve(price.openCard, (work, { params }) => openCard(work, params.modelId))
  serve(price.writeCard, (work, { params, body }) => writeCard(work, params.modelId, body))
  serve(price.stepCard, (work, { params, body }) => stepCard(work, params.modelId, body))
  serve(readCompanyCards, (work, { params }) => readOpenCards(work, params.id))
  serve(price.askQuotes, (work, { body }) => askQuotes(work, body))
  serve(price.keepEstimate, (work, { body }) => keepEstimate(work, body))
  serve(price.listEstimates, (work, { query }) => listEstimates(work, query))
  serve(price.chargeEstimate, (work, { params, body }) => chargeEstimate(work, params.id, body))
}
