/** What operators watch: request times by endpoint, refusals, the pools, the process. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly watch: (app: FastifyInstance) => void
}

/** Of the process, however many applications it serves: whoever began to count twice would never stop. */
let processFigures: Registry | undefined

function figuresOfProcess(): Registry {
  if (processFigures === undefined) {
    processFigures = new Registry()
    collectDefaultMetrics({ register: processFigures })
  }
  return processFigures
}

export function makeMetrics(): Metrics {
  const ofProcess = figuresOfProcess()
  const registry = new Registry()
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
    contentType: registry.contentType,
    text: async () => `${await ofProcess.metrics()}\n${await registry.metrics()}`,
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        const endpoint = request.routeOptions.config.endpoint?.name ?? 'other'
        seconds.observe({ endpoint, status: reply.statusCode }, reply.elapsedTime / 1000)
        if (reply.statusCode >= 500) bugs.inc({ endpoint })
      })
    },
  }
}
