/** 汇聚水平 as it is printed in task books and reports: counts, shares and how they are computed. */
import {
  pointsBetween,
  poolingChanges,
  poolingLevel,
  wholeLevel,
  type Pooled,
} from '../../../domain/indicators/pooledKinds.ts'
import { indicatorsZh } from '../../../domain/indicators/text.zh.ts'
import { withThousands } from '../../../domain/kernel/thousands.ts'
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock } from '../../kernel/documents/paper.ts'
import { nameWithUnit, none } from './followedParts.ts'
import { followedPaperZh } from './text.following.zh.ts'

const { pooling: zh } = followedPaperZh
const { kind: names, unit: units, definition } = indicatorsZh.pooling

const percent = (value: string | null): string =>
  value === null ? none : fill(zh.percent, { value })

function counts(value: Pooled | null): string {
  if (value === null) return none
  const { owned, onPlatform, usedByOthers } = value
  return [owned, onPlatform, usedByOthers].map((count) => withThousands(String(count))).join('\n')
}

function levels(value: Pooled | null): string {
  if (value === null) return none
  const { pooledPercent, sharedPercent } = poolingLevel(value)
  return `${percent(pooledPercent)}\n${percent(sharedPercent)}`
}

/** `after` is null in a task book. */
export function poolingBlocks(
  before: readonly Pooled[],
  after: readonly Pooled[] | null,
): TextBlock[] {
  const [whole, now] = [wholeLevel(before), after === null ? null : wholeLevel(after)]
  const facts = {
    before: percent(whole.pooledPercent),
    after: percent(now?.pooledPercent ?? null),
    points: pointsBetween(whole.pooledPercent, now?.pooledPercent ?? null) ?? none,
  }
  return [
    { kind: 'paragraph', text: fill(after === null ? zh.wholeBefore : zh.whole, facts) },
    {
      kind: 'table',
      textPt: 9,
      columns: [
        { title: zh.kind, share: 4.6 },
        { title: zh.countsBefore, share: 3.2, align: 'right' },
        { title: zh.levelsBefore, share: 3.2, align: 'right' },
        ...(after === null
          ? []
          : ([
              { title: zh.countsAfter, share: 3.2, align: 'right' },
              { title: zh.levelsAfter, share: 3.2, align: 'right' },
            ] as const)),
      ],
      rows: poolingChanges(before, after ?? []).map((change) => [
        nameWithUnit(names[change.kind], units[change.kind]),
        counts(change.before),
        levels(change.before),
        ...(after === null ? [] : [counts(change.after), levels(change.after)]),
      ]),
      note: fill(zh.note, { definition }),
    },
  ]
}
