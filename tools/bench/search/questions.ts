/** What is asked in the benchmark, in growing fullness. */
import type { Group, Question } from '../../../engines/search/query/question.ts'
import { groupsOf, type Expansion, type Reader } from '../../../engines/search/text/expand.ts'
import type { Asked } from './world.ts'

/** Names that are sure: the peers are asked for the same ones. */
const sure: ReadonlySet<Expansion> = new Set<Expansion>(['synonym', 'grade', 'unit'])
/** All but the parts of words: a hit is to hold what was asked. */
const all: ReadonlySet<Expansion> = new Set<Expansion>([...sure, 'pinyin', 'typo'])

export const audience = ['open', 'space:3', 'space:17']

export const kinds = ['ranked', 'faceted', 'filtered', 'everything'] as const
export type Kind = (typeof kinds)[number]

export const groupsFor = (reader: Reader, { text }: Asked, kind: Kind): Group[] =>
  groupsOf(reader, text, kind === 'ranked' ? sure : all)

export function questionOf(reader: Reader, asked: Asked, kind: Kind): Question {
  const groups = groupsFor(reader, asked, kind)
  const [, latitude, longitude] = asked.city
  const at = { latitude, longitude }
  const faceted = kind === 'faceted' || kind === 'everything'
  const filtered = kind === 'filtered' || kind === 'everything'
  return {
    audience,
    groups,
    atLeast: groups.length,
    most: 20,
    facets: faceted
      ? ['region', 'material', 'certificate'].map((field) => ({ field, most: 20 }))
      : [],
    clauses: filtered
      ? [
          { kind: 'number', field: 'price', max: asked.price },
          { kind: 'envelope', field: 'space', part: [40, 300, 150] },
          { kind: 'near', field: 'place', at, withinKm: 1500 },
          { kind: 'keyword', field: 'material', any: ['铝合金', '不锈钢', '碳钢'] },
        ]
      : [],
    ...(kind === 'everything'
      ? {
          lifts: {
            near: { field: 'place', at, halfKm: 200, weight: 1 },
            fresh: { field: 'day', now: 365, half: 60, weight: 0.5 },
            standing: { field: 'standing', weight: 1 },
          },
        }
      : {}),
  }
}
