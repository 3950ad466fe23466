import { expect, test } from 'vitest'
import { mayUseAddress, type Reach } from '../../domain/webhooks/subscription.ts'
import { openReceiver } from '../testing/receiver.ts'
import { post } from './post.ts'
import { guardedLookup, mayReachIp } from './reach.ts'

const open: Reach = { inside: false, loopback: false, demo: false }

const insideOnly = ['10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1']
const loopbackOnly = ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1']
const never = [
  ...['0.0.0.0', '169.254.169.254', '224.0.0.1', '255.255.255.255', '192.0.2.1', '::'],
  ...['fe80::1', 'ff02::1', '64:ff9b::a00:1', '2002:a00:1::', '::ffff:169.254.169.254', 'x'],
]
const outside = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8']

test('which machines may be reached, and what changes it', () => {
  const reached = (all: readonly string[], reach: Reach) =>
    all.filter((address) => mayReachIp(address, reach))
  const every = [...insideOnly, ...loopbackOnly, ...never, ...outside]
  expect(reached(every, open)).toEqual(outside)
  expect(reached(every, { ...open, inside: true })).toEqual([...insideOnly, ...outside])
  expect(reached(every, { ...open, loopback: true })).toEqual([...loopbackOnly, ...outside])
  expect(reached(every, { inside: true, loopback: true, demo: true })).toEqual(loopbackOnly)
})

test.each([
  ['https://hooks.example.org/a?b=c', open, null],
  ['https://hooks.example.org:8443/', open, null],
  ['http://hooks.example.org/', open, 'webhooks.address_plain'],
  ['http://127.0.0.1:8080/', { ...open, loopback: true }, null],
  ['https://user@example.org/', open, 'webhooks.address_wrong'],
  ['https://example.org/#part', open, 'webhooks.address_wrong'],
  ['https://example.org:70000/', open, 'webhooks.address_wrong'],
  ['javascript:alert(1)', open, 'webhooks.address_wrong'],
  ['https://example.org/', { ...open, demo: true }, 'webhooks.address_demo'],
])('%s', (url, reach, code) => {
  const verdict = mayUseAddress(url, reach)
  expect(verdict.ok ? null : verdict.code).toBe(code)
})

test('a name that leads inside is refused when it is looked up, for one address and for all', async () => {
  const lookUp = (reach: Reach, all: boolean) =>
    new Promise((resolve) => {
      guardedLookup(reach)('localhost', { all }, (error, address) =>
        resolve(error === null ? address : error.code),
      )
    })
  expect(await lookUp(open, true)).toBe('ERR_WEBHOOK_INSIDE')
  expect(await lookUp(open, false)).toBe('ERR_WEBHOOK_INSIDE')
  expect(await lookUp({ ...open, loopback: true }, false)).toMatch(/^(127\.0\.0\.1|::1)$/)
})

test('a receiver that says nothing, or trickles, is left after its time', async () => {
  const receiver = await openReceiver()
  const reach = { ...open, loopback: true }
  const letter = { url: receiver.url, headers: {}, body: '{}' }
  try {
    receiver.answer(() => undefined)
    expect(await post(letter, reach, 200)).toMatchObject({ status: null, fault: 'timeout' })
    receiver.answer((response) => response.writeHead(200).write('a'))
    expect(await post(letter, reach, 200)).toMatchObject({ status: 200, answer: 'a' })
    expect(await post(letter, open, 200)).toMatchObject({ status: null, fault: 'inside' })
  } finally {
    await receiver.close()
  }
  expect(await post(letter, reach, 200)).toMatchObject({ status: null, fault: 'unreachable' })
})
