/** 供给分布: counted by the index with the reader's eyes, so that its numbers are those of a search. */
import { ageingAfterDays } from '../../domain/catalog/offer.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/market/supply.endpoints.ts'
import { allKinds } from '../catalog/index.ts'
import type { Reading } from '../kernel/work.ts'
import { audienceKeysOf } from '../spaces/index.ts'
import { searchOf } from './search/client.ts'
import { dayOf } from './search/offerDocument.ts'
import type { SupplyCell } from './search/wire.ts'

const summed = (cells: readonly SupplyCell[]) => ({
  offers: cells.reduce((sum, { offers }) => sum + offers, 0),
  fresh: cells.reduce((sum, { fresh }) => sum + fresh, 0),
})

const byRegion = (cells: readonly SupplyCell[]) =>
  [...Map.groupBy(cells, ({ region }) => region)]
    .map(([region, some]) => ({ region, ...summed(some) }))
    .toSorted(
      (one, other) =>
        other.offers - one.offers || ((one.region ?? '') < (other.region ?? '') ? -1 : 1),
    )

export async function readSupply(
  work: Reading,
  { service }: QueryOf<typeof endpoints.readSupply>,
): Promise<AnswerOf<typeof endpoints.readSupply>> {
  const question = {
    audience: await audienceKeysOf(work),
    ...(service === undefined ? {} : { service }),
    ...{ day: dayOf(work.now), freshDays: ageingAfterDays },
  }
  const cells = await searchOf(work.host).ask({ op: 'supply', question })
  const kinds = [...(await allKinds()).values()].filter(
    (kind) => service === undefined || kind.service === service,
  )
  return {
    ...summed(cells),
    freshDays: ageingAfterDays,
    countedAt: work.now.toISOString(),
    kinds: kinds.map(({ id, name, service: of }) => {
      const own = cells.filter(({ kind }) => kind === id)
      return { kind: id, name, service: of, ...summed(own), regions: byRegion(own) }
    }),
    regions: byRegion(cells),
  }
}
