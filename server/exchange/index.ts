/** exchange: capabilities and companies as Asset Administration Shells, out and in. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import * as exchangeCalls from '../../domain/exchange/exchange.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import type { Module } from '../kernel/module.ts'
import { readShellFile, sendCompany, sendOffer } from './exchange.queries.ts'

function exchangeRoutes(serve: Serve): void {
  serve(exchangeCalls.downloadCompany, sendCompany)
  serve(exchangeCalls.downloadOffer, sendOffer)
  serve(exchangeCalls.readShellFile, (_work, { body }) => readShellFile(body))
}

export const exchange: Module = {
  name: 'exchange',
  sentence: 'Capabilities and companies as Asset Administration Shells, out and in.',
  endpoints: endpointsOf(exchangeCalls),
  routes: exchangeRoutes,
}
