/** What operators watch: request times by endpoint, refusals, the pools, the process. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  readonly watch: (app: FastifyInstance) => void
}

export function makeMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'baigong_http_seconds',
    help: 'time to answer a request',
    labelNames: ['endpoint', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const bugs = new Counter({
    name: 'baigong_bugs_total',
    help: 'requests answered 500',
    labelNames: ['endpoint'],
    registers: [registry],
  })
  return {
    registry,
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        const endpoint = request.routeOptions.config.endpoint?.name ?? 'other'
        seconds.observe({ endpoint, status: reply.statusCode }, reply.elapsedTime / 1000)
        if (reply.statusCode >= 500) bugs.inc({ endpoint })
      })
    },
  }
}
