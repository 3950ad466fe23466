import * as provider from '../../domain/people/provider.endpoints.ts'
import { record } from '../kernel/history/record.ts'
import type { Host } from '../kernel/host.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { reading } from '../kernel/work.ts'
import {
  addProvider,
  bringTrial,
  changeProvider,
  listProviders,
  providerToTry,
  removeProvider,
} from './provider.actions.ts'

export function providerRoutes(serve: Serve, host: Host): void {
  serve(provider.listProviders, (work, { query }) => listProviders(work, query.org ?? ''))
  serve(provider.addProvider, (work, { body }) => addProvider(work, body))
  serve(provider.changeProvider, (work, { params, body }) => changeProvider(work, params.id, body))
  serve(provider.removeProvider, (work, { params }) => removeProvider(work, params.id))
  serve(
    provider.testProvider,
    async ({ params, body, request }) => {
      const start = { actor: request.identity.actor, requestId: request.id }
      const kept = await reading(host, start, (work) => providerToTry(work, params.id))
      return bringTrial(host, kept, body.login)
    },
    async (work, { params, body }, tried) => {
      const lookedUp = body.login === undefined ? 'false' : 'true'
      await record(work, 'people.provider.test', params.id, { lookedUp, ok: String(tried.ok) })
      return tried
    },
  )
}
