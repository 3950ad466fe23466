/** Rate cards of the organisation acted for; nobody else reads one. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { typicalCard, type CardContent } from '../../domain/price/card.ts'
import { priceModels } from '../../domain/price/models.ts'
import type * as endpoints from '../../domain/price/price.endpoints.ts'
import type { CardBrief, FullCard } from '../../domain/price/price.endpoints.ts'
import { pricePermits, type CardState } from '../../domain/price/rateCard.ts'
import type { ReadModel } from '../../domain/price/readModel.ts'
import { ownOpenCounts } from '../catalog/index.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

export const modelById = (id: string): ReadModel => found(priceModels.get(id), 'price model')

/** Cards are the maker's own business: whoever has no part in its prices sees none. */
function ownCards(work: Reading) {
  const { actor } = work
  const reads = permits(actor, pricePermits.write) || permits(actor, pricePermits.use)
  if (!reads || actor.orgId === null) {
    throw new Problem(forbidden('price.role_cannot', { permit: pricePermits.write }))
  }
  return work.db.selectFrom('price.card').where('org_id', '=', actor.orgId).selectAll()
}
export type CardRow = Awaited<ReturnType<ReturnType<typeof ownCards>['executeTakeFirstOrThrow']>>

export const ownCard = (work: Reading, modelId: string): Promise<CardRow | undefined> =>
  ownCards(work).where('model_id', '=', modelId).executeTakeFirst()

function briefOf({ model }: ReadModel, row: CardRow | undefined, offers: number): CardBrief {
  return {
    modelId: model.id,
    name: model.name,
    state: (row?.state ?? null) as CardState | null,
    version: row?.version ?? 0,
    changedAt: row?.changed_at.toISOString() ?? null,
    offers,
  }
}

export async function listCards(work: Reading): Promise<AnswerOf<typeof endpoints.listCards>> {
  const rows = await ownCards(work).execute()
  const counts = await ownOpenCounts(work)
  return {
    rows: [...priceModels.values()].map((read) => {
      const { id } = read.model
      const row = rows.find((one) => one.model_id === id)
      return briefOf(read, row, counts.get(id) ?? 0)
    }),
  }
}

const stepsShown = 50

async function stepsOf(work: Reading, cardId: string): Promise<FullCard['steps']> {
  const rows = await work.db
    .selectFrom('price.card_step as t')
    .leftJoin('people.pub_person as p', 'p.id', 't.taken_by')
    .where('t.card_id', '=', cardId)
    .orderBy('t.version', 'desc')
    .limit(stepsShown)
    .select(['t.verb', 't.version', 't.taken_at', 'p.name'])
    .execute()
  return rows.map(({ verb, version, taken_at: at, name }) => ({
    ...{ verb, version, by: name ?? '', at: at.toISOString() },
  }))
}

export async function openCard(work: Reading, modelId: string): Promise<FullCard> {
  const read = modelById(modelId)
  const row = await ownCard(work, modelId)
  const counts = await ownOpenCounts(work)
  return {
    ...briefOf(read, row, counts.get(modelId) ?? 0),
    content: (row?.content as CardContent | undefined) ?? typicalCard(read.model),
    steps: row === undefined ? [] : await stepsOf(work, row.id),
  }
}
