/** What time takes away: lists of experts that nobody took. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { Schedule } from '../kernel/module.ts'
import { writing } from '../kernel/work.ts'

/** A list that nobody took is personal data without a purpose: it goes after a month. */
const forgottenAfterMs = 30 * 86_400_000

export async function forgetLists(host: Host): Promise<void> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  await writing(host, start, (work) =>
    work.db
      .deleteFrom('evaluation.expert_batch')
      .where('state', '=', 'previewed')
      .where('made_at', '<', new Date(work.now.getTime() - forgottenAfterMs))
      .execute(),
  )
}

export const evaluationSchedules: readonly Schedule[] = [
  { name: 'forgetExpertLists', cron: '17 3 * * *', run: forgetLists },
]
