/** What time takes away: spent codes, old counts, sessions long over. */
import type { Host } from '../kernel/host.ts'
import type { Schedule } from '../kernel/module.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { writing } from '../kernel/work.ts'

const challengesKeptMs = 86_400_000
const attemptsKeptMs = 86_400_000
const sessionsKeptMs = 90 * 86_400_000

async function forgetOld(host: Host): Promise<void> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  await writing(host, start, async ({ db, now }) => {
    const before = (ms: number) => new Date(now.getTime() - ms)
    await db
      .deleteFrom('people.challenge')
      .where('expires_at', '<', before(challengesKeptMs))
      .execute()
    await db
      .deleteFrom('people.passkey_challenge')
      .where('expires_at', '<', before(challengesKeptMs))
      .execute()
    await db
      .deleteFrom('people.sign_on')
      .where('expires_at', '<', before(challengesKeptMs))
      .execute()
    await db.deleteFrom('people.attempt').where('last_at', '<', before(attemptsKeptMs)).execute()
    await db.deleteFrom('people.session').where('expires_at', '<', before(sessionsKeptMs)).execute()
  })
}

export const peopleSchedules: readonly Schedule[] = [
  { name: 'forgetOld', cron: '41 * * * *', run: forgetOld },
]
