import * as bundle from '../../domain/evaluation/bundle.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { lookReturn, makeBundle, makeBundleFor, takeReturn } from './bundle.actions.ts'
import { sendBundle, sendOfficeBundle } from './bundle.file.ts'
import { listBundles } from './bundle.queries.ts'

export function bundleRoutes(serve: Serve): void {
  serve(bundle.listBundles, (work, { query }) => listBundles(work, query))
  serve(bundle.makeBundle, (work, { body }) => makeBundle(work, body))
  serve(bundle.downloadBundle, (work, input) => sendBundle(work, input))
  serve(bundle.makeBundleFor, (work, { params, body }) =>
    makeBundleFor(work, params.id, body.expertId),
  )
  serve(bundle.downloadOfficeBundle, (work, input) => sendOfficeBundle(work, input))
  serve(bundle.lookReturn, (work, { body }) => lookReturn(work, body.content))
  serve(bundle.takeReturn, (work, { body, request }) =>
    takeReturn(work, body, request.identity.language),
  )
}
