import * as endpoints from '../../domain/webhooks/webhooks.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { allPublished } from './catalogue.ts'
import { replayDeliveries } from './delivery.actions.ts'
import { listDeliveries, readDelivery } from './delivery.queries.ts'
import { readSigning } from './signing.queries.ts'
import {
  addSubscription,
  changeSubscription,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  rotateSecret,
  testSubscription,
} from './subscription.actions.ts'
import { listSubscriptions } from './subscription.queries.ts'

export function webhooksRoutes(serve: Serve): void {
  serve(endpoints.listEvents, async () => ({
    rows: allPublished().map(({ name, summary, data }) => ({ name, ...summary, data })),
  }))
  serve(endpoints.readSigning, (work) => readSigning(work))
  serve(endpoints.listSubscriptions, (work) => listSubscriptions(work))
  serve(endpoints.addSubscription, (work, { body }) => addSubscription(work, body))
  serve(endpoints.changeSubscription, (work, { params, body }) =>
    changeSubscription(work, params.id, body),
  )
  serve(endpoints.removeSubscription, (work, { params }) => removeSubscription(work, params.id))
  serve(endpoints.rotateSecret, (work, { params }) => rotateSecret(work, params.id))
  serve(endpoints.pauseSubscription, (work, { params }) => pauseSubscription(work, params.id))
  serve(endpoints.resumeSubscription, (work, { params }) => resumeSubscription(work, params.id))
  serve(endpoints.testSubscription, (work, { params }) => testSubscription(work, params.id))
  serve(endpoints.listDeliveries, (work, { query }) => listDeliveries(work, query))
  serve(endpoints.readDelivery, (work, { params }) => readDelivery(work, params.id))
  serve(endpoints.replayDeliveries, (work, { body }) => replayDeliveries(work, body))
}
