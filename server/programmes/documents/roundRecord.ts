/** 专家评审记录: who reviewed, what came of it and how sure it is, who stood back; experts by name or by number. */
import { evaluationZh } from '../../../domain/evaluation/text.zh.ts'
import type { RoundMethod } from '../../../domain/evaluation/round.ts'
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { digestRow, grouped, none, said, sections } from './followedParts.ts'
import { countedFooter, longDay } from './frame.ts'
import type { Imprinted } from './shapes.ts'
import { reviewPaperZh } from './text.review.zh.ts'
import { documentsZh } from './text.zh.ts'

const { record: zh } = reviewPaperZh
const { comma, dateToFill, officialSeal } = documentsZh.common

type Span = readonly [number, number] | null

export type RoundRecordInput = Imprinted & {
  /** False prints numbers instead of names, and nothing by which a name could be guessed. */
  readonly named: boolean
  readonly title: string
  readonly office: string
  readonly method: RoundMethod
  readonly reviewsPerItem: number
  readonly scoreBy: string
  readonly rubric: {
    readonly name: string
    readonly total: number
    readonly dimensions: readonly { readonly name: string; readonly max: number }[]
  }
  /** As printed: 2019-08-20 10:30. */
  readonly frozenAt: string
  readonly proposedBy: string
  readonly proposedAt: string
  readonly frozenBy: string
  readonly reviews: number
  readonly experts: readonly {
    readonly number: number
    readonly name: string
    readonly title: string
    readonly employer: string
    readonly submitted: number
    readonly recused: number
    readonly stoodBack: number
  }[]
  readonly items: readonly {
    readonly seq: number
    readonly title: string
    readonly region: string
    readonly parties: readonly string[]
    readonly scores: Readonly<Record<'raw' | 'z' | 'additive', number | null>>
    readonly rank: number | null
    readonly likely: Span
    readonly range: Span
    readonly vetoed: boolean
    readonly spread: number | null
    readonly reviews: readonly { readonly number: number; readonly total: number }[]
  }[]
  readonly gaps: readonly {
    readonly seq: number
    readonly number: number
    readonly what: keyof typeof zh.gapIs
  }[]
  readonly discussed: readonly number[]
  readonly draw: {
    readonly at: string
    readonly sheetDigest: string
    readonly commitment: string
    readonly secret: string
    readonly witnesses: readonly { readonly name: string; readonly text: string }[]
  } | null
}

function factBlock(input: RoundRecordInput): TextBlock {
  const { fact } = zh
  const { rubric } = input
  const dimensions = rubric.dimensions.map((one) => fill(zh.dimension, one)).join(comma)
  return {
    kind: 'fields',
    labelShare: 3,
    rows: [
      [
        { label: fact.office, value: input.office },
        { label: fact.method, value: evaluationZh.roundMethod[input.method] },
      ],
      [
        { label: fact.items, value: fill(zh.itemsOf, { count: input.items.length }) },
        {
          label: fact.reviews,
          value: fill(zh.reviewsOf, { count: input.reviews, each: input.reviewsPerItem }),
        },
      ],
      [
        {
          label: fact.rubric,
          value: fill(zh.rubricOf, { name: rubric.name, total: rubric.total, dimensions }),
        },
      ],
      [
        { label: fact.scoreBy, value: longDay(input.scoreBy) },
        { label: fact.frozenAt, value: input.frozenAt },
      ],
      [
        {
          label: fact.frozenBy,
          value: fill(zh.twoPersons, {
            proposer: input.proposedBy,
            at: input.proposedAt,
            freezer: input.frozenBy,
          }),
        },
      ],
      ...digestRow(input, fact.digest),
    ],
  }
}

function expertTable({ named, experts }: RoundRecordInput): TextBlock {
  const { expert } = zh
  return {
    kind: 'table',
    columns: [
      { title: expert.number, share: 1.4, align: 'center' },
      ...(named
        ? [
            { title: expert.name, share: 3 },
            { title: expert.title, share: 4 },
            { title: expert.employer, share: 7 },
          ]
        : []),
      { title: expert.submitted, share: 2, align: 'center' as const },
      { title: expert.recused, share: 2, align: 'center' as const },
      { title: expert.stoodBack, share: 3, align: 'center' as const },
    ],
    rows: experts.map((one) => [
      String(one.number),
      ...(named ? [one.name, one.title, one.employer] : []),
      String(one.submitted),
      String(one.recused),
      String(one.stoodBack),
    ]),
  }
}

const score = (value: number | null): string => (value === null ? none : value.toFixed(2))
const span = (value: Span): string =>
  value === null ? none : fill(zh.span, { from: value[0], to: value[1] })

/** The order of the ranks; what is not ranked comes last, as it was sent in. */
function inRankOrder({ items }: RoundRecordInput): RoundRecordInput['items'] {
  const place = (rank: number | null) => rank ?? Number.MAX_SAFE_INTEGER
  return items.toSorted((one, other) => place(one.rank) - place(other.rank) || one.seq - other.seq)
}

function resultTable(input: RoundRecordInput): TextBlock {
  const { result } = zh
  return {
    kind: 'table',
    textPt: 9,
    columns: [
      { title: result.rank, share: 1.6, align: 'center' },
      { title: result.seq, share: 1.3, align: 'center' },
      { title: result.title, share: 6 },
      { title: result.parties, share: 4.6 },
      { title: result.region, share: 2.2, align: 'center' },
      { title: result.count, share: 1.5, align: 'center' },
      { title: result.raw, share: 1.8, align: 'right' },
      { title: result.z, share: 1.8, align: 'right' },
      { title: result.additive, share: 1.8, align: 'right' },
      { title: result.likely, share: 1.9, align: 'center' },
      { title: result.range, share: 1.9, align: 'center' },
      { title: result.spread, share: 1.8, align: 'right' },
    ],
    rows: inRankOrder(input).map((item) => [
      item.vetoed ? zh.vetoed : item.rank === null ? none : String(item.rank),
      String(item.seq),
      item.title,
      item.parties.join('\n'),
      item.region,
      String(item.reviews.length),
      score(item.scores.raw),
      score(item.scores.z),
      score(item.scores.additive),
      span(item.likely),
      span(item.range),
      score(item.spread),
    ]),
    note: zh.resultsNote,
  }
}

function reviewTable({ items }: RoundRecordInput): TextBlock {
  const { review } = zh
  return {
    kind: 'table',
    textPt: 9,
    columns: [
      { title: review.seq, share: 1.3, align: 'center' },
      { title: review.title, share: 8 },
      { title: review.scores, share: 14 },
    ],
    rows: items.map(({ seq, title, reviews }) => [
      String(seq),
      title,
      reviews
        .map(({ number, total }) => fill(zh.scored, { number, total: total.toFixed(2) }))
        .join(zh.scoreJoin),
    ]),
  }
}

function gapBlocks({ gaps }: RoundRecordInput): TextBlock[] {
  const { gap } = zh
  if (gaps.length === 0) return said(zh.gapNone)
  return [
    {
      kind: 'table',
      textPt: 9,
      columns: [
        { title: gap.seq, share: 2, align: 'center' },
        { title: gap.number, share: 2, align: 'center' },
        { title: gap.what, share: 3, align: 'center' },
      ],
      rows: gaps.map(({ seq, number, what }) => [String(seq), String(number), zh.gapIs[what]]),
    },
  ]
}

function drawBlocks(draw: NonNullable<RoundRecordInput['draw']>): TextBlock[] {
  const { draw: words } = zh
  const one = (label: string, value: string) => [{ label, value }]
  return [
    {
      kind: 'fields',
      labelShare: 3,
      rows: [
        one(words.at, draw.at),
        one(words.sheet, grouped(draw.sheetDigest)),
        one(words.commitment, grouped(draw.commitment)),
        ...draw.witnesses.map(({ name, text }) =>
          one(words.witness, fill(words.witnessed, { name, text })),
        ),
        one(words.secret, grouped(draw.secret)),
      ],
    },
    { kind: 'note', text: words.replay },
  ]
}

function signedBlocks(input: RoundRecordInput): TextBlock[] {
  return [
    {
      kind: 'seals',
      note: `${zh.proof}${input.named ? zh.namedNote : zh.numberedNote}`,
      columns: 2,
      diameterMm: 28,
      boxes: [
        {
          title: fill(zh.box.office, { name: input.office }),
          lines: [zh.recorder, zh.leader, dateToFill],
          sealNote: officialSeal,
        },
        { title: zh.box.supervisor, lines: [zh.supervisor, dateToFill] },
      ],
    },
  ]
}

export function roundRecordPaper(input: RoundRecordInput): WordPaper {
  const { section } = zh
  const { draw, discussed } = input
  return {
    title: zh.title,
    layout: 'wide',
    banner: input.banner,
    footer: countedFooter(zh.title, input),
    blocks: [
      { kind: 'title', text: `${balancedTitle(input.title, 30)}\n${zh.title}`, tight: true },
      factBlock(input),
      ...sections([
        { title: section.experts, blocks: [expertTable(input)] },
        { title: section.results, blocks: [resultTable(input)] },
        { title: section.reviews, blocks: [reviewTable(input)] },
        { title: section.gaps, blocks: gapBlocks(input) },
        ...(discussed.length === 0
          ? []
          : [
              {
                title: section.discussed,
                blocks: said(fill(zh.discussed, { items: discussed.join(comma) })),
              },
            ]),
        ...(draw === null ? [] : [{ title: section.draw, blocks: drawBlocks(draw) }]),
        { title: section.signed, blocks: signedBlocks(input) },
      ]),
    ],
  }
}
