/** Keeping what a card answered, and saying later what was charged. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/price/price.endpoints.ts'
import type { Estimate } from '../../domain/price/price.endpoints.ts'
import { mayChargeEstimate, mayKeepEstimate } from '../../domain/price/rateCard.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { estimateFor } from './estimate.queries.ts'
import { priceAll } from './quote.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

export async function keepEstimate(
  work: Writing,
  { makerOrgId, label, netFen, ...asked }: Body<'keepEstimate'>,
): Promise<Estimate> {
  insist(mayKeepEstimate(work.actor))
  const { priced, read } = await priceAll(work, asked, makerOrgId)
  const one = found(
    priced.find(({ orgId }) => orgId === makerOrgId),
    'maker',
  )
  const { answer } = one
  if (!answer.ok) throw new Problem(conflict('price.no_quote'))
  if (answer.netFen !== netFen) {
    throw new Problem(conflict('price.estimate_moved', { fen: answer.netFen }))
  }
  const id = newId(work.now)
  await work.db
    .insertInto('price.estimate')
    .values({
      ...{ id, card_id: one.cardId, card_version: one.cardVersion, model_id: asked.modelId },
      ...{ model_version: read.model.version, maker_org_id: makerOrgId },
      ...{ asked_by_org_id: ownOrgId(work), asked_by: work.actor.personId, label: label.trim() },
      facts: JSON.stringify(asked.facts),
      need: JSON.stringify(asked.need),
      answer: JSON.stringify(answer),
      ...{ net_fen: netFen, made_at: work.now },
    })
    .execute()
  await record(work, 'price.estimate.keep', id)
  await announce(work, 'price.estimate.kept', { estimateId: id })
  return found(await estimateFor(work, 'asked', id), 'estimate')
}

/** The last word counts: what was charged is corrected by saying it again, and the history has both. */
export async function chargeEstimate(
  work: Writing,
  id: string,
  { chargedFen }: Body<'chargeEstimate'>,
): Promise<Estimate> {
  const { makerOrgId } = found(await estimateFor(work, 'made', id), 'estimate')
  insist(mayChargeEstimate(work.actor, makerOrgId))
  await work.db
    .updateTable('price.estimate')
    .set({ charged_fen: chargedFen, charged_at: work.now, charged_by: work.actor.personId })
    .where('id', '=', id)
    .execute()
  await record(work, 'price.estimate.charge', id, { fen: chargedFen })
  return found(await estimateFor(work, 'made', id), 'estimate')
}
