/** Builds the HTTP application of a host and its modules. */
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { missing } from '../../../domain/kernel/verdict.ts'
import type { Host } from '../host.ts'
import { newId } from '../id.ts'
import type { Module } from '../module.ts'
import { Problem } from '../problem.ts'
import { ratePerMinuteOf } from '../setting.ts'
import { apiPageRoutes } from './apiPage.ts'
import { compressAnswers } from './compress.ts'
import { guardAnswers } from './headers.ts'
import { healthRoutes } from './health.ts'
import { makeMetrics } from './metrics.ts'
import { openApiRoutes } from './openapi.ts'
import { answerError } from './problems.ts'
import { serializerCompiler } from './serializers.ts'
import { makeServe, type Identify } from './serve.ts'
import { validatorCompiler } from './validators.ts'

const requestTimeoutMs = 600_000
const acceptableRequestId = /^[\w-]{8,64}$/

export type AppOptions = {
  readonly modules: readonly Module[]
  readonly identify: Identify
  /** Adds what the composition root serves beside the API, such as the web's files. */
  readonly extend?: (app: FastifyInstance) => Promise<void>
}

function bareApp(host: Host): FastifyInstance {
  return fastify({
    loggerInstance: host.log,
    logController: new LogController({
      disableRequestLogging: !['debug', 'trace'].includes(host.config.logLevel),
    }),
    trustProxy: host.config.trustProxy,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 300 },
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && acceptableRequestId.test(given)
        ? given
        : newId(host.clock.now())
    },
  }) as unknown as FastifyInstance
}

async function guard(app: FastifyInstance, host: Host): Promise<void> {
  await guardAnswers(app, host.config.baseUrl.startsWith('https:'))
  await app.register(rateLimit, {
    max: ratePerMinuteOf(host),
    timeWindow: '1 minute',
    keyGenerator: (request) => request.identity?.actor.personId ?? request.ip,
    // The web's own files cost next to nothing, and a page asks for dozens: an office behind one address
    // would otherwise lose half a page.
    allowList: (request) => request.url.startsWith('/assets/'),
  })
  // Browsers send reports of refused content here; a journey fails on any.
  const reportTypes = ['application/csp-report', 'application/reports+json']
  app.addContentTypeParser(
    reportTypes,
    { parseAs: 'string', bodyLimit: 16_384 },
    (_r, body, done) => done(null, body),
  )
  app.post('/api/csp-reports', async (request, reply) => {
    host.log.warn({ report: String(request.body).slice(0, 2000) }, 'content refused by policy')
    return reply.code(204).send()
  })
}

export async function buildApp(host: Host, options: AppOptions): Promise<FastifyInstance> {
  const app = bareApp(host)
  const meanings = Object.assign({}, ...options.modules.map((module) => module.constraints ?? {}))
  const metrics = makeMetrics()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError(host, meanings))
  app.setNotFoundHandler(() => {
    throw new Problem(missing('kernel.address_unknown'))
  })
  // Cookies are read before anybody asks who is there, and limits count by who it is: the order matters.
  await app.register(cookie)
  app.decorateRequest('identity', null as never)
  app.addHook('onRequest', async (request, reply) => {
    request.identity = await options.identify(request)
    // The house's own time: browsers judge deadlines by it, and a demo lives in another year.
    void reply.headers({ 'x-request-id': request.id, date: host.clock.now().toUTCString() })
  })
  metrics.watch(app)
  await guard(app, host)
  compressAnswers(app)
  healthRoutes(app, host, metrics)
  openApiRoutes(app, options.modules)
  apiPageRoutes(app, options.modules)
  const seen = new Set<string>()
  const serve = makeServe(app, host, seen)
  for (const module of options.modules) module.routes(serve, host)
  await options.extend?.(app)
  return app
}
