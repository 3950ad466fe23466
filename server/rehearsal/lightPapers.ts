/**
 * Light papers: one sheet stands in for every paper of a rehearsal, since setting them is most of its time and tells
 * an organiser nothing new each time. Every so many is set for real, so that the report can say what all would take.
 */
import type { Paper } from '../kernel/documents/paper.ts'
import { openTypesetter, type Typeset, type Typesetter } from '../kernel/documents/typeset.ts'

/** What became of the papers of a rehearsal. */
export type PapersTold = {
  readonly kind: 'full' | 'light'
  readonly papers: number
  /** Those that were set for real, and what one of them took at the middle. */
  readonly set: number
  readonly set_ms: number
}

export type CountedPapers = Typesetter & { readonly told: () => PapersTold }

const standIn: Paper = {
  title: '演练用纸',
  layout: 'form',
  banner: '演练',
  footer: { style: 'counted', label: '演练用纸', counted: ['第 ', ' 页，共 ', ' 页'], note: '' },
  blocks: [{ kind: 'paragraph', text: '此页代替演练中的一份材料。' }],
}

const setEvery = 50

function middle(each: readonly number[]): number {
  return Math.round(each.toSorted((a, b) => a - b)[each.length >> 1] ?? 0)
}

/** Counts what is set and, where papers are light, sets only the first of every fifty. */
export function openPapers(kind: PapersTold['kind'], press = openTypesetter()): CountedPapers {
  let papers = 0
  const each: number[] = []
  let sheet: Promise<Typeset> | undefined
  return {
    async typeset(paper, limits) {
      const serial = papers++
      if (kind === 'light' && serial % setEvery !== 0) return (sheet ??= press.typeset(standIn))
      const set = await press.typeset(paper, limits)
      if (set.ok) each.push(set.ms)
      return set
    },
    close: () => press.close(),
    told: () => ({ kind, papers, set: each.length, set_ms: middle(each) }),
  }
}
