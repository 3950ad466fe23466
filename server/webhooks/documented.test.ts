/** What the documentation tells a receiver to do is run as it stands there. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { receiverSample } from '../../domain/webhooks/receiverSample.ts'
import { projectRoot } from '../kernel/config.ts'
import { personas } from '../testing/personas.ts'
import { openReceiver } from '../testing/receiver.ts'
import { world } from '../testing/world.ts'

type IsGenuine = (secret: string, headers: object, body: string, now?: number) => boolean

async function documented(folder: string): Promise<IsGenuine> {
  const page = await readFile(join(projectRoot, 'docs/WEBHOOKS.md'), 'utf8')
  const [, code] = /```js\n([\s\S]+?)```/.exec(page)!
  // The page inside the product shows the same.
  expect(receiverSample).toBe(code)
  const file = join(folder, 'receiver.mjs')
  await writeFile(file, code!)
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)).isGenuine
}

test('the receiver of the documentation takes what is genuine and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baigong-receiver-'))
  const receiver = await openReceiver()
  const w = await world()
  try {
    const p = await personas(w)
    await p.operator.put('/api/console/settings/webhooks.loopback', {
      ...{ version: 0, value: true, reason: '联调测试需要，完成后恢复。' },
    })
    const { secret } = (
      await p.applicant.post('/api/webhooks/subscriptions', {
        ...{ name: '样例', url: receiver.url, kinds: ['people.invitation.sent'] },
      })
    ).json()
    const email = 'sample.receiver@demo.test'
    await p.applicant.post('/api/people/invitations', { email, roles: ['applicant.member'] })
    await w.settle()
    const { headers, body } = receiver.received[0]!
    const now = w.now().getTime() / 1000
    const isGenuine = await documented(folder)
    expect(isGenuine(secret, headers, body, now)).toBe(true)
    expect(isGenuine(secret, headers, body.replace('sent', 'left'), now)).toBe(false)
    expect(isGenuine(secret, headers, body, now + 301)).toBe(false)
    expect(isGenuine(`whsec_${Buffer.alloc(32).toString('base64')}`, headers, body, now)).toBe(
      false,
    )
    expect(isGenuine(secret, { ...headers, 'webhook-id': 'msg_other' }, body, now)).toBe(false)
  } finally {
    await w[Symbol.asyncDispose]()
    await receiver.close()
    await rm(folder, { recursive: true })
  }
})
