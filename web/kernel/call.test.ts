import { Type } from 'typebox'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endpoint } from '../../domain/kernel/endpoint.ts'
import { addressOf, call } from './call.ts'
import { CallProblem } from './problem.ts'

const find = endpoint({
  name: 'people.person.find',
  method: 'GET',
  path: '/api/people/:orgId/persons/:name',
  audience: 'public',
  summary: { zh: '', en: '' },
  params: Type.Object({ orgId: Type.String(), name: Type.String() }),
  query: Type.Object({
    role: Type.Optional(Type.Array(Type.String())),
    after: Type.Optional(Type.String()),
  }),
  answer: Type.Object({ total: Type.Integer() }),
})

const rename = endpoint({
  name: 'people.person.rename',
  method: 'PUT',
  path: '/api/people/me/name',
  audience: 'signedIn',
  summary: { zh: '', en: '' },
  body: Type.Object({ name: Type.String() }),
  answer: Type.Object({ name: Type.String() }),
})

const fetched = vi.fn<(address: string, request: RequestInit) => Promise<Response>>()

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  vi.stubGlobal('navigator', { onLine: true })
})
afterEach(() => {
  vi.unstubAllGlobals()
  fetched.mockReset()
})

async function problemOf(run: Promise<unknown>) {
  const error = await run.catch((thrown: unknown) => thrown)
  return error instanceof CallProblem ? error.problem : error
}

test('parameters are escaped, lists repeat, absent values are left out', () => {
  const params = { orgId: 'o/1', name: '周 亦舟' }
  expect(addressOf(find, { params, query: { role: ['a', 'b'] } })).toBe(
    '/api/people/o%2F1/persons/%E5%91%A8%20%E4%BA%A6%E8%88%9F?role=a&role=b',
  )
  expect(addressOf(find, { params })).toBe(
    '/api/people/o%2F1/persons/%E5%91%A8%20%E4%BA%A6%E8%88%9F',
  )
})

test('a write says where it comes from, in which language, and under which key', async () => {
  fetched.mockResolvedValue(Response.json({ name: 'Zhou' }))
  expect(await call(rename, { body: { name: 'Zhou' }, idempotencyKey: 'k1' })).toEqual({
    name: 'Zhou',
  })
  const [address, request] = fetched.mock.calls[0] ?? []
  expect(address).toBe('/api/people/me/name')
  expect({ ...request, signal: undefined }).toEqual({
    method: 'PUT',
    credentials: 'same-origin',
    signal: undefined,
    body: '{"name":"Zhou"}',
    headers: {
      accept: 'application/json, application/problem+json',
      'accept-language': 'en',
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'x-baigong-csrf': '1',
    },
  })
})

test('a problem document is thrown as it is', async () => {
  const problem = {
    type: '/api/problems/people.name_taken',
    title: 'Taken',
    status: 409,
    code: 'people.name_taken',
    detail: 'This name is taken.',
    requestId: 'r1',
  }
  fetched.mockResolvedValue(Response.json(problem, { status: 409 }))
  expect(await problemOf(call(rename, { body: { name: 'x' } }))).toEqual(problem)
})

test('what is no problem document, and what is no JSON, has a code too', async () => {
  fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
  fetched.mockResolvedValueOnce(new Response('<html>', { status: 200 }))
  const codes = []
  for (let time = 0; time < 2; time += 1) {
    codes.push(await problemOf(call(rename, { body: { name: 'x' } })))
  }
  expect(codes).toMatchObject([
    { code: 'kernel.unreadable_answer', status: 502 },
    { code: 'kernel.unreadable_answer', status: 200 },
  ])
})

test('no network and no server are told apart', async () => {
  fetched.mockRejectedValue(new TypeError('failed'))
  expect(await problemOf(call(rename, { body: { name: 'x' } }))).toMatchObject({
    code: 'kernel.unreachable',
    status: 0,
  })
  vi.stubGlobal('navigator', { onLine: false })
  expect(await problemOf(call(rename, { body: { name: 'x' } }))).toMatchObject({
    code: 'kernel.offline',
  })
})

test('a late answer is a problem; an abort by the caller is not', async () => {
  fetched.mockImplementation(
    (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  )
  const input = { body: { name: 'x' } }
  expect(await problemOf(call(rename, input, { timeoutMs: 10 }))).toMatchObject({
    code: 'kernel.timeout',
  })
  const abort = new AbortController()
  const running = problemOf(call(rename, input, { signal: abort.signal }))
  abort.abort()
  expect(await running).toMatchObject({ name: 'AbortError' })
})
