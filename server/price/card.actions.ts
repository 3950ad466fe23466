/** Writing a rate card, putting it in use and setting it aside. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { cardFaults, type CardContent } from '../../domain/price/card.ts'
import type * as endpoints from '../../domain/price/price.endpoints.ts'
import type { FullCard } from '../../domain/price/price.endpoints.ts'
import {
  cardLifecycle,
  hasSeenCard,
  mayStepCard,
  mayWriteCard,
  type CardState,
} from '../../domain/price/rateCard.ts'
import type { ReadModel } from '../../domain/price/readModel.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, ownOrgId } from '../people/index.ts'
import { modelById, openCard, ownCard, type CardRow } from './card.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

async function lockCard(work: Writing, modelId: string): Promise<CardRow | undefined> {
  const row = await ownCard(work, modelId)
  if (row === undefined) return undefined
  await work.db.selectFrom('price.card').where('id', '=', row.id).select('id').forUpdate().execute()
  return ownCard(work, modelId)
}

function insistSound({ model }: ReadModel, content: CardContent): void {
  const faults = cardFaults(model, content)
  const [first] = faults
  if (first === undefined) return
  const { part, of } = first
  throw new Problem(invalid('price.card_faulty', { count: faults.length, part, of }))
}

type Step = { readonly id: string; readonly verb: string; readonly version: number }

async function keepStep(work: Writing, { id, verb, version }: Step, content: unknown) {
  await work.db
    .insertInto('price.card_step')
    .values({
      ...{ card_id: id, version, verb, content: JSON.stringify(content) },
      ...{ taken_by: work.actor.personId, taken_at: work.now },
    })
    .execute()
  await record(work, `price.card.${verb}`, id, { version })
}

/** What buyers are not quoted by is nobody else's business. */
async function tell(work: Writing, modelId: string, { id, verb, version }: Step) {
  await announce(work, 'price.card.moved', { cardId: id, modelId, verb, version })
}

export async function writeCard(
  work: Writing,
  modelId: string,
  { seen, content }: Body<'writeCard'>,
): Promise<FullCard> {
  const read = modelById(modelId)
  const row = await lockCard(work, modelId)
  insist(mayWriteCard(work.actor, (row?.state ?? null) as CardState | null))
  insist(hasSeenCard(row?.version ?? 0, seen))
  insistSound(read, content)
  const id = row?.id ?? newId(work.now)
  const version = (row?.version ?? 0) + 1
  const changed = { content: JSON.stringify(content), version, changed_at: work.now }
  if (row === undefined) {
    const keys = { id, org_id: ownOrgId(work), model_id: modelId }
    await work.db
      .insertInto('price.card')
      .values({ ...keys, ...changed })
      .execute()
  } else {
    await work.db.updateTable('price.card').set(changed).where('id', '=', id).execute()
  }
  const step = { id, verb: 'write', version }
  await keepStep(work, step, content)
  if (row?.state === 'inUse') await tell(work, modelId, step)
  return openCard(work, modelId)
}

export async function stepCard(
  work: Writing,
  modelId: string,
  { verb, seen }: Body<'stepCard'>,
): Promise<FullCard> {
  modelById(modelId)
  const row = await lockCard(work, modelId)
  const state = (row?.state ?? null) as CardState | null
  insist(mayStepCard(work.actor, state, verb))
  if (row === undefined || state === null) throw new Problem(conflict('price.card_unwritten'))
  insist(hasSeenCard(row.version, seen))
  if (verb === 'use') await insistVerifiedOrg(work, 'price.org_unverified')
  const version = row.version + 1
  await work.db
    .updateTable('price.card')
    .set({ state: stepOf(cardLifecycle, state, verb), version, changed_at: work.now })
    .where('id', '=', row.id)
    .execute()
  const step = { id: row.id, verb, version }
  await keepStep(work, step, row.content)
  await tell(work, modelId, step)
  return openCard(work, modelId)
}
