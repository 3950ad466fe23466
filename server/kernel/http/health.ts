/** Liveness, readiness and metrics, for people and machines that watch. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { missing } from '../../../domain/kernel/verdict.ts'
import type { Host } from '../host.ts'
import { Problem } from '../problem.ts'
import type { Metrics } from './metrics.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Figures of the house are for who watches it: with the token where one is set, else from the machine itself.
 * What a proxy passes on comes from elsewhere, whatever address it has.
 */
function mayWatch(request: FastifyRequest, token: string | null): boolean {
  if (token === null) {
    return loopback.test(request.ip) && request.headers['x-forwarded-for'] === undefined
  }
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(token))
}

export function healthRoutes(app: FastifyInstance, host: Host, metrics: Metrics): void {
  app.get('/health/live', async () => ({ live: true }))
  app.get('/health/ready', async (request, reply) => {
    try {
      await host.database.owner.query('select 1')
      return { ready: true }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ ready: false, reason: 'database' })
    }
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayWatch(request, host.config.metricsToken)) {
      throw new Problem(missing('kernel.address_unknown'))
    }
    void reply.type(metrics.contentType)
    return metrics.text()
  })
}
