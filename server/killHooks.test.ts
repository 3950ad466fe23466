/**
 * The house is killed, its database too, while a receiver of webhooks keeps it waiting: everything that was
 * acknowledged arrives after it got up again, at least once, each time under the id that it had.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { brokenInvariants } from './kernel/invariants.ts'
import { writing, type Writing } from './kernel/work.ts'
import { modules } from './modules.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from './people/samples.ts'
import { openHouseProcess } from './testing/houseProcess.ts'
import { ask, enterMoment, openData } from './testing/killing.ts'
import { openReceiver } from './testing/receiver.ts'

const begins = '2019-07-08T09:30:00+08:00'
/** After what was claimed before the kill may be taken up again. */
const later = '2019-07-08T09:35:00+08:00'

async function makeAdministrator(work: Writing): Promise<string> {
  const orgId = await makeOrganisation(work, {
    name: '恒川机械有限公司（演示）',
    kind: 'enterprise',
  })
  const wish = { name: '周亦舟', email: 'kill.hooks@demo.test', passwordHash: '' }
  const personId = await makePerson(work, wish)
  await makeMembership(work, personId, orgId, ['applicant.admin'])
  return makeSession(work, personId, orgId)
}

async function setUp(dataDir: string): Promise<string> {
  await enterMoment(dataDir, begins)
  const open = await openData(dataDir)
  const start = { actor: systemActor, requestId: 'test-setup' }
  const token = await writing(open.host, start, makeAdministrator)
  await open.host.database.owner.query(
    `insert into kernel.setting (name, value, changed_at) values ('webhooks.loopback', 'true', now())`,
  )
  await open.close()
  return token
}

test(
  'killed while a message is on its way: all arrive, under their own ids',
  { timeout: 300_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baigong-kill-hooks-'))
    // Root lends the database to a lesser user, who must be able to enter.
    await chmod(dataDir, 0o755)
    const receiver = await openReceiver()
    const token = await setUp(dataDir)
    const house = await openHouseProcess(dataDir)
    const say = async (path: string, body: object) => {
      const heard = await ask(house.url, token, 'POST', path, body)
      expect(heard?.status).toBe(200)
    }
    try {
      // Nobody is answered before the kill.
      receiver.answer(() => undefined)
      const [kinds, wish] = [['people.invitation.sent'], { name: '内部系统', url: receiver.url }]
      await say('/api/webhooks/subscriptions', { ...wish, kinds })
      for (let n = 1; n <= 5; n++) {
        const email = `kill.guest${n}@demo.test`
        await say('/api/people/invitations', { email, roles: ['applicant.member'] })
      }
      const planned = async () =>
        (await ask(house.url, token, 'GET', '/api/webhooks/deliveries'))?.body.total
      await expect.poll(planned, { timeout: 60_000 }).toBe(5)
      await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(0)
      await house.kill('everything')
      const before = receiver.received.map(({ headers }) => headers['webhook-id'])
      receiver.answer((response) => response.writeHead(204).end())
      await enterMoment(dataDir, later)
      await house.restart()
      const { rows } = (await ask(house.url, token, 'GET', '/api/webhooks/subscriptions'))!.body
      await say(`/api/webhooks/subscriptions/${rows[0].id}/test`, {})
      const sequences = () => receiver.received.map(({ body }) => JSON.parse(body).sequence)
      await expect.poll(() => new Set(sequences()).size, { timeout: 120_000 }).toBe(6)
      const ids = new Map(
        receiver.received.map(({ body, headers }) => [body, headers['webhook-id']]),
      )
      expect(new Set(ids.values()).size).toBe(6)
      const after = receiver.received.slice(before.length).map((hook) => hook.headers['webhook-id'])
      expect(before.filter((id) => !after.includes(id))).toEqual([])
    } finally {
      await house.stop()
      await receiver.close()
    }
    const open = await openData(dataDir)
    expect(await brokenInvariants(open.host.database.owner, modules)).toEqual([])
    await open.close()
    await rm(dataDir, { recursive: true, force: true })
  },
)
