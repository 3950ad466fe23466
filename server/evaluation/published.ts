/** Who may know of rounds and experts: the office whose they are. */
import { evaluationEvents } from '../../domain/evaluation/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const owner =
  (table: 'round' | 'expert' | 'expert_batch', fact: string): EventAudience =>
  async (work, facts) => {
    const row = await work.db
      .selectFrom(`evaluation.${table}`)
      .where('id', '=', factOf(facts, fact))
      .select('org_id')
      .executeTakeFirst()
    return distinct(row?.org_id)
  }

const ofSession: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('evaluation.session as s')
    .innerJoin('evaluation.round as r', 'r.id', 's.round_id')
    .where('s.id', '=', factOf(facts, 'sessionId'))
    .select('r.org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

function audienceOf(name: string): EventAudience {
  if (name === 'evaluation.session.cancelled') return ofSession
  if (name === 'evaluation.expert.changed') return owner('expert', 'expertId')
  if (name.startsWith('evaluation.expert.')) return owner('expert_batch', 'batchId')
  return owner('round', 'roundId')
}

export const evaluationPublished = withAudiences(
  evaluationEvents,
  Object.fromEntries(evaluationEvents.map(({ name }) => [name, audienceOf(name)])),
)
