/** What there is on offer by kind and region, for whoever asks. */
import type { SearchIndex } from '../../../engines/search/index/hold.ts'
import { countPairs } from '../../../engines/search/query/pairs.ts'
import type { Clause } from '../../../engines/search/query/question.ts'
import type { Scratch } from '../../../engines/search/query/scratch.ts'
import { confirmedClause } from './answer.ts'
import type { SupplyCell, SupplyQuestion } from './wire.ts'

export function supplyOf(
  index: SearchIndex,
  { audience, service, day, freshDays }: SupplyQuestion,
  scratch: Scratch,
): SupplyCell[] {
  const own: Clause[] =
    service === undefined ? [] : [{ kind: 'keyword', field: 'service', any: [service] }]
  const count = (clauses: readonly Clause[]) =>
    countPairs(index, { audience, clauses, fields: ['kind', 'region'] }, scratch)
  const fresh = new Map(
    count([...own, confirmedClause(day, freshDays)]).map((pair) => [
      `${pair.one} ${pair.other}`,
      pair.count,
    ]),
  )
  return count(own).map(({ one, other, count: offers }) => ({
    ...{ kind: one, region: other, offers },
    fresh: fresh.get(`${one} ${other}`) ?? 0,
  }))
}
