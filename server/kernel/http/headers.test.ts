import fastify from 'fastify'
import { expect, test } from 'vitest'
import { guardAnswers } from './headers.ts'

async function headersWith(https: boolean) {
  const app = fastify()
  await guardAnswers(app, https)
  app.get('/plain', () => 'plain')
  app.get('/raw', (_request, reply) => void reply.hijack().raw.end('raw'))
  const [plain, raw] = await Promise.all([app.inject('/plain'), app.inject('/raw')])
  await app.close()
  const pick = ({ headers }: typeof plain): Record<string, unknown> => {
    const {
      date: _date,
      connection: _c,
      'content-type': _t,
      'content-length': _l,
      'transfer-encoding': _e,
      ...own
    } = headers
    return own
  }
  return { plain: pick(plain), raw: pick(raw) }
}

const guarding = {
  'content-security-policy':
    "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';" +
    "connect-src 'self';worker-src 'self' blob:;frame-src 'self' blob:;object-src 'none';base-uri 'self';" +
    "form-action 'self';frame-ancestors 'self';report-uri /api/csp-reports",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}

test('every answer is guarded, one that passes the framework by as well', async () => {
  expect(await headersWith(false)).toEqual({ plain: guarding, raw: guarding })
})

test('a house under https stays under https', async () => {
  const { plain } = await headersWith(true)
  const year = 'max-age=31536000; includeSubDomains'
  expect(plain).toEqual({ ...guarding, 'strict-transport-security': year })
})
