import * as batch from '../../domain/catalog/offerBatch.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import {
  bringOffers,
  commitOffers,
  previewOffers,
  publishOfferBatch,
} from './offerBatch.actions.ts'
import { exportFaultyOffers, listOfferBatches, readOfferBatch } from './offerBatch.queries.ts'
import { undoOffers } from './offerBatch.undo.ts'

export function offerBatchRoutes(serve: Serve): void {
  serve(batch.listOfferBatches, (work, { query }) => listOfferBatches(work, query))
  serve(batch.readOfferBatch, (work, { params, query }) => readOfferBatch(work, params.id, query))
  serve(batch.exportFaultyOffers, (work, { params }) => exportFaultyOffers(work, params.id))
  serve(
    batch.previewOffers,
    ({ body }) => bringOffers(body),
    (work, { body, request }, brought) =>
      previewOffers(work, body, brought, request.identity.language),
  )
  serve(batch.commitOffers, (work, { params, body }) => commitOffers(work, params.id, body))
  serve(batch.publishOfferBatch, (work, { params }) => publishOfferBatch(work, params.id))
  serve(batch.undoOffers, (work, { params, body }) => undoOffers(work, params.id, body.reason))
}
