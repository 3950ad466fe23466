/** Who may open what an item brings: its office and supervisors, and an expert who has accepted it. */
import { permits } from '../../domain/kernel/actor.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import type { AudienceVerb } from '../files/index.ts'
import type { Reading } from '../kernel/work.ts'

export async function itemAudience(
  work: Reading,
  itemId: string,
  verb: AudienceVerb,
): Promise<Verdict> {
  const { actor } = work
  const none = missing('kernel.missing', { noun: 'file' })
  if (verb === 'write') return none
  const supervises =
    permits(actor, 'evaluation.round.manage') || permits(actor, 'evaluation.supervision.read')
  const row = await work.db
    .selectFrom('evaluation.item as i')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('i.id', '=', itemId)
    .where((eb) =>
      eb.or([
        ...(supervises ? [eb('r.org_id', '=', actor.orgId)] : []),
        eb.exists(
          eb
            .selectFrom('evaluation.assignment as a')
            .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
            .whereRef('a.item_id', '=', 'i.id')
            .where('e.person_id', '=', actor.personId)
            .where('a.cleared_at', 'is not', null)
            .where('a.state', 'in', ['accepted', 'scoring', 'submitted'])
            .select('a.id'),
        ),
      ]),
    )
    .select('i.id')
    .executeTakeFirst()
  return row === undefined ? none : allowed
}
