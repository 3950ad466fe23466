import { afterAll, beforeAll, expect, test } from 'vitest'
import { world, type World } from '../../testing/world.ts'

let open: World
let guarded: World
const token = 'watching-the-house'

beforeAll(async () => {
  open = await world()
  guarded = await world(undefined, { METRICS_TOKEN: token })
})
afterAll(async () => {
  await open[Symbol.asyncDispose]()
  await guarded[Symbol.asyncDispose]()
})

const ask = (w: World, remoteAddress: string, headers: Record<string, string> = {}) =>
  w.app.inject({ method: 'GET', url: '/metrics', remoteAddress, headers })

test('without a token figures are given to the machine itself, and to nobody beyond it', async () => {
  const own = await ask(open, '127.0.0.1')
  expect([own.statusCode, own.body.includes('# HELP')]).toEqual([200, true])
  const others = [
    await ask(open, '192.0.2.7'),
    await ask(open, '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }),
  ]
  expect(others.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
    [404, 'kernel.address_unknown'],
    [404, 'kernel.address_unknown'],
  ])
})

test('with a token they are given to who has it, wherever that is', async () => {
  const has = await ask(guarded, '192.0.2.7', { authorization: `Bearer ${token}` })
  expect(has.statusCode).toBe(200)
  const lacking = [
    await ask(guarded, '127.0.0.1'),
    await ask(guarded, '127.0.0.1', { authorization: 'Bearer another' }),
  ]
  expect(lacking.map(({ statusCode }) => statusCode)).toEqual([404, 404])
})

test('who asks whether the house is ready learns nothing else', async () => {
  const answer = await open.app.inject({ method: 'GET', url: '/health/ready' })
  expect([answer.statusCode, answer.json()]).toEqual([200, { ready: true }])
})
