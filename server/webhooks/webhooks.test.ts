import { createHmac, createPublicKey, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Delivery } from '../../domain/webhooks/delivery.ts'
import { subscriptionsMax, type Subscription } from '../../domain/webhooks/subscription.ts'
import { sm2SignatureHolds } from '../kernel/history/sm2Key.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { openReceiver, type Receiver, type ReceivedHook } from '../testing/receiver.ts'
import type { Caller } from '../testing/world.ts'
import { world, type World } from '../testing/world.ts'

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

/** As the standard tells a receiver to compute it, without any code of ours. */
function holds(secret: string, hook: ReceivedHook): boolean {
  const text = `${head(hook, 'webhook-id')}.${head(hook, 'webhook-timestamp')}.${hook.body}`
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const meant = `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  return head(hook, 'webhook-signature').split(' ').includes(meant)
}

test('an event arrives once, signed, with references alone, and the secret is never shown again', async () => {
  const { secret, subscription } = await subscribe()
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(subscription).toMatchObject({ state: 'active', version: 1, kinds, waiting: 0 })
  const { id } = (await invite()).json()
  await w.settle()
  expect(receiver.received.length).toBe(1)
  const hook = receiver.received[0]!
  expect(JSON.parse(hook.body)).toEqual({
    type: 'people.invitation.sent',
    timestamp: w.now().toISOString(),
    sequence: 1,
    data: { invitationId: id },
  })
  expect(holds(secret, hook)).toBe(true)
  expect(holds(`whsec_${Buffer.alloc(32).toString('base64')}`, hook)).toBe(false)
  const [delivery] = await log()
  expect(delivery).toMatchObject({
    ...{ state: 'delivered', kind: 'people.invitation.sent', attempts: 1, status: 204 },
    ...{ messageId: head(hook, 'webhook-id'), sequence: 1, fault: null },
  })
  const shown = [
    await p.applicant.get(path),
    await p.applicant.get(`/api/webhooks/deliveries/${delivery!.id}`),
  ]
  expect(shown.map(({ body }) => body).join()).not.toContain(secret)
  const { rows } = await w.host.database.owner.query(
    `select (select string_agg(s::text, ' ') from webhooks.secret s) || ' ' ||
      (select string_agg(a::text, ' ') from webhooks.attempt a) || ' ' ||
      (select string_agg(h::text, ' ') from kernel.history h) as kept`,
  )
  expect(rows[0].kept).not.toContain(secret.slice(6))
  expect(rows[0].kept).not.toContain(Buffer.from(secret.slice(6), 'base64').toString('hex'))
})

test('the instance signs besides, with the key that it publishes, and by SM3', async () => {
  const { secret } = await subscribe()
  await invite()
  await w.settle()
  const hook = receiver.received[0]!
  const keys = (await w.stranger.get('/api/webhooks/signing')).json()
  const text = `${head(hook, 'webhook-id')}.${head(hook, 'webhook-timestamp')}.${hook.body}`
  const v1a = /v1a,(\S+)/.exec(head(hook, 'webhook-signature'))![1]!
  const key = createPublicKey(keys.publicKeyPem)
  expect(verify(null, Buffer.from(text), key, Buffer.from(v1a, 'base64'))).toBe(true)
  expect(verify(null, Buffer.from(`${text} `), key, Buffer.from(v1a, 'base64'))).toBe(false)
  expect(keys.ed25519).toBe(
    `whpk_${key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`,
  )
  const secretKey = Buffer.from(secret.slice(6), 'base64')
  const sm3 = createHmac('sm3', secretKey).update(text).digest('base64')
  expect(head(hook, 'baigong-signature').split(' ')).toContain(`sm3,${sm3}`)
})

test('by SM2 the instance signs where the operator wants it, and says with which key', async () => {
  expect((await w.stranger.get('/api/webhooks/signing')).json().sm2).toBeNull()
  await allow('kernel.national_seals', true)
  try {
    await subscribe()
    await invite()
    await w.settle()
    const hook = receiver.received[0]!
    const text = `${head(hook, 'webhook-id')}.${head(hook, 'webhook-timestamp')}.${hook.body}`
    const sm2 = /sm2,(\S+)/.exec(head(hook, 'baigong-signature'))![1]!
    const signature = Buffer.from(sm2, 'base64').toString('base64url')
    const { publicKeyPem } = (await w.stranger.get('/api/webhooks/signing')).json().sm2
    expect(await sm2SignatureHolds(publicKeyPem, text, signature)).toBe(true)
    expect(await sm2SignatureHolds(publicKeyPem, `${text} `, signature)).toBe(false)
  } finally {
    await allow('kernel.national_seals', false)
  }
})

test('after a change of the secret both sign for a day, then only the new one', async () => {
  const first = await subscribe()
  const id = first.subscription.id
  const second = (await p.applicant.post(`${path}/${id}/secret`)).json()
  expect(second.secret).not.toBe(first.secret)
  expect(second.subscription.formerSecretUntil).toBe(
    new Date(w.now().getTime() + 86_400_000).toISOString(),
  )
  await invite()
  await w.settle()
  const both = receiver.received[0]!
  expect([holds(first.secret, both), holds(second.secret, both)]).toEqual([true, true])
  w.travel(new Date(w.now().getTime() + 86_400_001))
  await invite()
  await w.settle()
  const one = receiver.received[1]!
  expect([holds(first.secret, one), holds(second.secret, one)]).toEqual([false, true])
})

test('nobody is told of another organisation, nor of kinds that were not chosen', async () => {
  await subscribe(p.otherApplicant)
  await subscribe(p.applicant, { kinds: ['people.organisation.renamed'] })
  await invite()
  await w.settle()
  expect(receiver.received).toEqual([])
  expect(await log('', p.otherApplicant)).toEqual([])
  await invite(p.otherApplicant)
  await w.settle()
  expect(receiver.received.length).toBe(1)
  expect(await log()).toEqual([])
  const [theirs] = await log('', p.otherApplicant)
  const knocks = [
    await p.applicant.get(`/api/webhooks/deliveries/${theirs!.id}`),
    await p.applicant.post(`${path}/${theirs!.subscriptionId}/test`),
    await p.applicant.post(`${path}/${theirs!.subscriptionId}/secret`),
    await p.applicant.delete(`${path}/${theirs!.subscriptionId}`),
  ]
  expect(knocks.map((one) => one.statusCode)).toEqual([404, 404, 404, 404])
  const replay = await p.applicant.post('/api/webhooks/replays', { ids: [theirs!.id] })
  expect(replay.json()).toEqual({ replayed: 0, more: false })
})

test('what an organisation may no longer know when it is to be sent is withheld', async () => {
  const { subscription } = await subscribe()
  await p.applicant.post(`${path}/${subscription.id}/pause`)
  await invite()
  await w.settle()
  expect((await own()).waiting).toBe(1)
  // As if it were another's now; nothing that people can do moves an invitation.
  await w.host.database.owner.query(`update people.invitation set org_id = $1 where org_id = $2`, [
    p.orgs.otherEnterprise.id,
    p.orgs.enterprise.id,
  ])
  await p.applicant.post(`${path}/${subscription.id}/resume`)
  await w.settle()
  expect(receiver.received).toEqual([])
  expect(await log()).toMatchObject([{ state: 'withheld', attempts: 0 }])
})

test('heard twice, an event is told once; of several, each has its number in the order of the log', async () => {
  await subscribe()
  for (let n = 0; n < 5; n++) await invite()
  await w.settle()
  const sequences = receiver.received.map(({ body }) => JSON.parse(body).sequence)
  expect(sequences).toEqual([1, 2, 3, 4, 5])
  await w.host.database.owner.query(
    `update kernel.event_reader set last_xid = '0', last_id = 0 where name = 'dispatcher'`,
  )
  await w.settle()
  expect(receiver.received.length).toBe(5)
  expect((await log()).length).toBe(5)
})

test('addresses: encrypted, and never inside unless the operator allows', async () => {
  const codeOf = async (url: string) =>
    (await p.applicant.post(path, { name: 'x', url, kinds })).json().code
  expect(await codeOf('ftp://127.0.0.1/')).toBe('webhooks.address_wrong')
  expect(await codeOf('http://user:word@127.0.0.1/')).toBe('webhooks.address_wrong')
  expect(await codeOf('https://example.org/hook')).toBe('webhooks.address_demo')
  expect(await codeOf('http://2130706433/')).toBeUndefined()
  await allow('webhooks.loopback', false)
  try {
    for (const url of ['http://127.0.0.1:1/', 'https://localhost/', 'http://0x7f.1/']) {
      expect(await codeOf(url)).toBe('webhooks.address_loopback')
    }
    await p.applicant.post(`${path}/${(await own()).id}/test`)
    await w.settle()
    expect(await log('?kind=webhooks.test')).toMatchObject([{ state: 'waiting', fault: 'inside' }])
  } finally {
    await allow('webhooks.loopback', true)
  }
  const unknown = await p.applicant.post(path, {
    ...{ name: 'x', url: receiver.url, kinds: ['people.person.erased'] },
  })
  expect(unknown.json().code).toBe('webhooks.kind_unknown')
})

test('the limit of subscriptions holds against all that come at once', async () => {
  const add = (at: number) =>
    p.applicant.post(path, { name: `系统 ${at}`, url: receiver.url, kinds })
  for (let at = 2; at < subscriptionsMax; at++) expect((await add(at)).statusCode).toBe(200)
  // Two places are left for eight who come together.
  const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => add(100 + at)))
  const codes = answers.map(({ statusCode }) => statusCode).toSorted()
  expect(codes).toEqual([200, 200, ...Array.from({ length: 6 }, () => 409)])
  expect(answers.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({
    code: 'webhooks.too_many',
    facts: { limit: subscriptionsMax },
  })
  expect((await p.applicant.get(path)).json().rows.length).toBe(subscriptionsMax)
})

test('a test arrives; a change needs the version that was seen; what is removed takes its log with it', async () => {
  const { subscription } = await subscribe()
  const { deliveryId } = (await p.applicant.post(`${path}/${subscription.id}/test`)).json()
  await w.settle()
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ type: 'webhooks.test', data: {} })
  expect(await read(deliveryId)).toMatchObject({ state: 'delivered', kind: 'webhooks.test' })
  const wish = { name: '改名', url: receiver.url, kinds: [kinds[0]] }
  const change = (seen: number) => p.applicant.put(`${path}/${subscription.id}`, { seen, wish })
  expect((await change(7)).json().code).toBe('webhooks.moved_on')
  expect((await change(1)).json()).toMatchObject({ name: '改名', version: 2, kinds: [kinds[0]] })
  expect((await p.applicant.delete(`${path}/${subscription.id}`)).statusCode).toBe(200)
  expect(await log()).toEqual([])
})

test('a span is sent again: what was not delivered, or everything', async () => {
  const { subscription } = await subscribe()
  const from = w.now().toISOString()
  await invite()
  await invite()
  await w.settle()
  expect(receiver.received.length).toBe(2)
  const span = { subscriptionId: subscription.id, from, until: null, delivered: false }
  const replay = (body: object) => p.applicant.post('/api/webhooks/replays', body)
  expect((await replay({ span })).json()).toEqual({ replayed: 0, more: false })
  expect((await replay({ span: { ...span, delivered: true } })).json().replayed).toBe(2)
  await w.settle()
  expect(receiver.received.length).toBe(4)
  expect((await replay({})).json().code).toBe('webhooks.replay_what')
})

test('a colleague without the permission manages none; a key with the scope does', async () => {
  expect((await p.colleague.get(path)).json().code).toBe('kernel.permit_missing')
  const made = await p.applicant.post('/api/people/api-keys', {
    ...{ name: '对接', days: 5 },
    scopes: ['webhooks.subscription.list', 'webhooks.subscription.add'],
  })
  const headers = { authorization: `Bearer ${made.json().key}` }
  const add = await w.app.inject({
    ...{ method: 'POST', url: path, headers },
    payload: { name: '由程序登记', url: receiver.url, kinds },
  })
  expect(add.statusCode).toBe(200)
  const listed = await w.app.inject({ method: 'GET', url: path, headers })
  expect(listed.json().rows).toMatchObject([{ name: '由程序登记' }])
  const refused = await w.app.inject({
    ...{ method: 'POST', url: `${path}/${add.json().subscription.id}/test`, headers },
  })
  expect(refused.json().code).toBe('kernel.scope_missing')
})
