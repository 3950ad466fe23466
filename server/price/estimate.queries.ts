/** Estimates that were kept: those one asked for, and those made by one's own cards. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { priceModels } from '../../domain/price/models.ts'
import type { PriceNeed } from '../../domain/price/needs.ts'
import type * as endpoints from '../../domain/price/price.endpoints.ts'
import type { Estimate } from '../../domain/price/price.endpoints.ts'
import { pricePermits } from '../../domain/price/rateCard.ts'
import { readPage } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

type Side = 'asked' | 'made'

/** What one's cards answered is read by whoever has a part in its prices. */
function ownEstimates(work: Reading, side: Side) {
  const { actor } = work
  const prices = permits(actor, pricePermits.write) || permits(actor, pricePermits.use)
  const orgId = side === 'asked' || prices ? actor.orgId : null
  return work.db
    .selectFrom('price.estimate as e')
    .innerJoin('people.pub_organisation as m', 'm.id', 'e.maker_org_id')
    .innerJoin('people.pub_organisation as a', 'a.id', 'e.asked_by_org_id')
    .where(side === 'asked' ? 'e.asked_by_org_id' : 'e.maker_org_id', '=', orgId)
    .selectAll('e')
    .select(['m.name as maker_name', 'a.name as asker_name'])
}
type Row = Awaited<ReturnType<ReturnType<typeof ownEstimates>['executeTakeFirstOrThrow']>>

function estimateOf(row: Row): Estimate {
  const need = row.need as PriceNeed
  const name = priceModels.get(row.model_id)?.model.name
  return {
    id: row.id,
    modelId: row.model_id,
    modelName: name ?? { zh: row.model_id, en: row.model_id },
    makerOrgId: row.maker_org_id,
    makerName: row.maker_name ?? '',
    askedByName: row.asker_name ?? '',
    label: row.label,
    quantity: need.quantity,
    material: need.material,
    netFen: row.net_fen,
    chargedFen: row.charged_fen,
    chargedAt: row.charged_at?.toISOString() ?? null,
    madeAt: row.made_at.toISOString(),
    modelVersion: row.model_version,
    cardVersion: row.card_version,
  }
}

export async function estimateFor(
  work: Reading,
  side: Side,
  id: string,
): Promise<Estimate | undefined> {
  const row = await ownEstimates(work, side).where('e.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : estimateOf(row)
}

const twoDigits = (value: number | null): number => Math.round((value ?? 0) * 1000) / 1000

async function ratiosOf(work: Reading, side: Side, modelId: string | undefined) {
  let charged = ownEstimates(work, side)
    .where('e.charged_fen', 'is not', null)
    .where('e.net_fen', '>', 0)
  if (modelId !== undefined) charged = charged.where('e.model_id', '=', modelId)
  const share = (at: number) =>
    sql<number | null>`percentile_cont(${sql.lit(at)}) within group
      (order by e.charged_fen::float8 / e.net_fen)`
  const row = await charged
    .clearSelect()
    .select((eb) => [
      eb.fn.countAll<string>().as('count'),
      share(0.1).as('low'),
      share(0.5).as('middle'),
      share(0.9).as('high'),
    ])
    .executeTakeFirstOrThrow()
  const count = Number(row.count)
  if (count === 0) return null
  const [low, middle, high] = [row.low, row.middle, row.high].map(twoDigits)
  return { count, low: low!, middle: middle!, high: high! }
}

export async function listEstimates(
  work: Reading,
  query: QueryOf<typeof endpoints.listEstimates>,
): Promise<AnswerOf<typeof endpoints.listEstimates>> {
  const { side, modelId } = query
  let rows = ownEstimates(work, side)
  if (modelId !== undefined) rows = rows.where('e.model_id', '=', modelId)
  const { shown, total, next } = await readPage(work, rows, { key: sql`e.id::text` }, query)
  return {
    ...{ rows: shown.map(estimateOf), total, next },
    ratios: await ratiosOf(work, side, modelId),
  }
}
