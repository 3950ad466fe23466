/** The headers that guard a page. They are the same with every answer, so they are worked out once. */
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'report-uri': ['/api/csp-reports'],
  },
}

/** What any answer has, guarded or not. */
const ofAnyAnswer = new Set(['content-length', 'content-type', 'date', 'connection'])

type Header = readonly [name: string, value: string]

/** Helmet writes its policy anew for each request; here it answers one, of an application that serves nobody. */
async function guardingHeaders(https: boolean): Promise<Header[]> {
  const probe = fastify()
  await probe.register(helmet, {
    contentSecurityPolicy,
    hsts: https,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
  })
  probe.get('/', () => '')
  const { headers } = await probe.inject('/')
  await probe.close()
  return Object.entries(headers)
    .filter(([name]) => !ofAnyAnswer.has(name))
    .map(([name, value]) => [name, String(value)])
}

/** On the raw answer, so that streams which pass the framework by carry them as well. */
export async function guardAnswers(app: FastifyInstance, https: boolean): Promise<void> {
  const guarding = await guardingHeaders(https)
  app.addHook('onRequest', (_request, { raw }, next) => {
    for (const [name, value] of guarding) raw.setHeader(name, value)
    next()
  })
}
