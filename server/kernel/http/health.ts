/** Liveness, readiness and metrics, for people and machines that watch. */
import type { FastifyInstance } from 'fastify'
import type { Host } from '../host.ts'
import type { Metrics } from './metrics.ts'

export function healthRoutes(app: FastifyInstance, host: Host, metrics: Metrics): void {
  app.get('/health/live', async () => ({ live: true }))
  app.get('/health/ready', async (_request, reply) => {
    try {
      await host.database.owner.query('select 1')
      return { ready: true }
    } catch (error) {
      return reply.code(503).send({ ready: false, reason: (error as Error).message })
    }
  })
  app.get('/metrics', async (_request, reply) => {
    void reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
}
