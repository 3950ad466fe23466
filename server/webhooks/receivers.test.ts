/** Receivers in trouble, and senders: what is tried again, given up, paused, and taken up by others. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { attemptsMax, type Delivery, retryWaitsMs } from '../../domain/webhooks/delivery.ts'
import type { Subscription } from '../../domain/webhooks/subscription.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { openReceiver, type Receiver, type ReceivedHook } from '../testing/receiver.ts'
import type { Caller } from '../testing/world.ts'
import { world, type World } from '../testing/world.ts'
import { sendDue } from './send.ts'

let w: World
let p: Personas
let receiver: Receiver

const path = '/api/webhooks/subscriptions'
const allow = async (name: string, value: boolean) => {
  const { rows } = (await p.operator.get('/api/console/settings')).json()
  const { version } = rows.find((row: { name: string }) => row.name === name)
  const reason = '联调测试需要，完成后恢复。'
  return p.operator.put(`/api/console/settings/${name}`, { version, value, reason })
}

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  await allow('webhooks.loopback', true)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})
beforeEach(async () => {
  p = await personas(w)
  receiver = await openReceiver()
})
afterEach(async () => {
  await receiver.close()
})

const kinds = ['people.invitation.sent', 'people.organisation.renamed']
type Made = { readonly secret: string; readonly subscription: Subscription }

async function subscribe(who: Caller = p.applicant, wish: object = {}): Promise<Made> {
  const answer = await who.post(path, { name: '内部系统', url: receiver.url, kinds, ...wish })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

let serial = 0
const invite = (who: Caller = p.applicant) =>
  who.post('/api/people/invitations', {
    email: `hook.${++serial}@demo.test`,
    roles: ['applicant.member'],
  })

const log = async (query = '', who: Caller = p.applicant): Promise<Delivery[]> =>
  (await who.get(`/api/webhooks/deliveries${query}`)).json().rows

const read = async (id: string) => (await p.applicant.get(`/api/webhooks/deliveries/${id}`)).json()
const own = async (): Promise<Subscription> => (await p.applicant.get(path)).json().rows[0]

const head = (hook: ReceivedHook, name: string): string => String(hook.headers[name])

test('a receiver that fails is asked again, later and later, for three days; then it is paused and told', async () => {
  const { subscription } = await subscribe()
  receiver.answer((response) => response.writeHead(500).end('out of order'))
  await invite()
  await w.settle()
  const [first] = await log()
  expect(first).toMatchObject({ state: 'waiting', attempts: 1, status: 500, fault: 'refused' })
  const began = w.now().getTime()
  expect(Date.parse(first!.nextAt!)).toBe(began + retryWaitsMs[0]!)
  await sendDue(w.host)
  expect(receiver.received.length).toBe(1)
  for (const wait of retryWaitsMs) {
    w.travel(new Date(w.now().getTime() + wait))
    await sendDue(w.host)
  }
  expect(receiver.received.length).toBe(attemptsMax)
  expect((w.now().getTime() - began) / 3_600_000).toBeCloseTo(70.35, 2)
  expect(new Set(receiver.received.map((hook) => head(hook, 'webhook-id'))).size).toBe(1)
  const opened = await read(first!.id)
  expect(opened).toMatchObject({ state: 'failed', attempts: attemptsMax, nextAt: null })
  expect(opened.tries.length).toBe(attemptsMax)
  expect(opened.tries[0]).toMatchObject({ status: 500, answer: 'out of order' })
  expect(await own()).toMatchObject({ state: 'paused', pausedBecause: 'failing', failed: 1 })
  await w.settle()
  const inbox = (await p.applicant.get('/api/notices')).json().rows
  expect(inbox.map((row: { kind: string }) => row.kind)).toContain('webhooks.paused')
  await invite()
  await w.settle()
  expect(receiver.received.length).toBe(attemptsMax)
  receiver.answer((response) => response.writeHead(200).end())
  await p.applicant.post(`${path}/${subscription.id}/resume`)
  await w.settle()
  expect(receiver.received.length).toBe(attemptsMax + 1)
  const again = await p.applicant.post('/api/webhooks/replays', { ids: [first!.id] })
  expect(again.json()).toEqual({ replayed: 1, more: false })
  await w.settle()
  expect(await read(first!.id)).toMatchObject({ state: 'delivered', attempts: 1 })
  const ids = receiver.received.map((hook) => head(hook, 'webhook-id'))
  expect(ids.filter((id) => id === first!.messageId).length).toBe(attemptsMax + 1)
})

test('one message that a receiver cannot take is given up, and the others go on', async () => {
  await subscribe()
  receiver.answer((response, { body }) => {
    response.writeHead(JSON.parse(body).sequence === 1 ? 422 : 200).end()
  })
  await invite()
  await w.settle()
  for (const wait of retryWaitsMs) {
    w.travel(new Date(w.now().getTime() + wait))
    await invite()
    await w.settle()
  }
  expect(await own()).toMatchObject({ state: 'active', failed: 1, waiting: 0 })
})

test('a receiver that is gone is paused at once; one that is busy is asked when it says', async () => {
  await subscribe()
  receiver.answer((response) => response.writeHead(503, { 'retry-after': '7200' }).end())
  await invite()
  await w.settle()
  const [busy] = await log()
  expect(Date.parse(busy!.nextAt!)).toBe(w.now().getTime() + 7_200_000)
  receiver.answer((response) => response.writeHead(410).end())
  w.travel(new Date(w.now().getTime() + 7_200_000))
  await sendDue(w.host)
  expect(await own()).toMatchObject({ state: 'paused', pausedBecause: 'gone' })
  expect(await log()).toMatchObject([{ state: 'failed', status: 410, fault: 'gone' }])
})

test('redirects are not followed, and of a huge answer only the beginning is read', async () => {
  const elsewhere = await openReceiver()
  try {
    await subscribe()
    receiver.answer((response) => response.writeHead(302, { location: elsewhere.url }).end())
    await invite()
    await w.settle()
    expect(elsewhere.received).toEqual([])
    expect(await log()).toMatchObject([{ state: 'waiting', status: 302, fault: 'redirect' }])
    let written = 0
    receiver.answer((response) => {
      response.writeHead(200)
      const piece = Buffer.alloc(64 * 1024, 'x')
      const more = (): void => {
        if (response.destroyed || written > 200e6) return void response.end()
        written += piece.length
        response.write(piece, () => setImmediate(more))
      }
      more()
    })
    w.travel(new Date(w.now().getTime() + retryWaitsMs[0]!))
    await sendDue(w.host)
    const [delivery] = await log()
    expect(delivery).toMatchObject({ state: 'delivered', status: 200 })
    expect((await read(delivery!.id)).tries[0].answer.length).toBe(2000)
    expect(written).toBeLessThan(20e6)
  } finally {
    await elsewhere.close()
  }
})

test('a slow receiver holds up nobody else, and nothing is sent twice by several senders', async () => {
  const slow = await openReceiver()
  try {
    const open: (() => void)[] = []
    slow.answer((response) => open.push(() => response.writeHead(200).end()))
    await subscribe(p.applicant, { name: '慢', url: slow.url })
    await subscribe()
    const working = (async () => {
      await invite()
      await invite()
      return w.settle()
    })()
    await expect.poll(() => receiver.received.length).toBe(2)
    expect(slow.received.length).toBe(1)
    const twins = [sendDue(w.host), sendDue({ ...w.host }), sendDue({ ...w.host })]
    await expect.poll(() => open.length).toBe(1)
    open[0]!()
    await expect.poll(() => open.length).toBe(2)
    open[1]!()
    await Promise.all([working, ...twins])
    expect([receiver.received.length, slow.received.length]).toEqual([2, 2])
  } finally {
    await slow.close()
  }
})

test('what happens while a receiver takes its time reaches the others at once', async () => {
  const slow = await openReceiver()
  try {
    const open: (() => void)[] = []
    slow.answer((response) => open.push(() => response.writeHead(200).end()))
    await subscribe(p.applicant, { name: '慢', url: slow.url })
    await subscribe()
    await invite()
    const working = w.settle()
    await expect.poll(() => [receiver.received.length, slow.received.length]).toEqual([1, 1])
    await invite()
    const later = w.settle()
    await expect.poll(() => receiver.received.length).toBe(2)
    expect(slow.received.length).toBe(1)
    open[0]!()
    await expect.poll(() => open.length).toBe(2)
    open[1]!()
    await Promise.all([working, later])
    expect((await log()).map(({ state }) => state)).toEqual(Array(4).fill('delivered'))
  } finally {
    await slow.close()
  }
})

test('whose sender dies is taken up again, under the same id', async () => {
  await subscribe()
  let dying = true
  receiver.answer((response) => (dying ? undefined : response.writeHead(200).end()))
  await invite()
  const settling = w.settle()
  await expect.poll(() => receiver.received.length).toBe(1)
  // As a process that was killed leaves it: on its way, and nobody there to settle it.
  dying = false
  await sendDue({ ...w.host })
  expect(receiver.received.length).toBe(1)
  w.travel(new Date(w.now().getTime() + 60_001))
  await sendDue({ ...w.host })
  expect(receiver.received.length).toBe(2)
  const [first, second] = receiver.received.map((hook) => head(hook, 'webhook-id'))
  expect(second).toBe(first)
  expect(await log()).toMatchObject([{ state: 'delivered', attempts: 2 }])
  await receiver.close()
  await settling
  // The one who came too late changes nothing.
  expect(await log()).toMatchObject([{ state: 'delivered', attempts: 2 }])
})
