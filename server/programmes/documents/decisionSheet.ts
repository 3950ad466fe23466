/** 遴选决策表: every project in every direction, its score, what its panel concluded, and the decision. */
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import type { Sheet, SheetCell } from '../../kernel/documents/spreadsheet.ts'
import { countedFooter, countedWords, versionNote } from './frame.ts'
import type { Imprinted, ProgrammeNames } from './shapes.ts'
import { countingRuleZh, decisionSheetZh as zh } from './text.selection.zh.ts'

export type DecisionLine = {
  readonly seq: number
  readonly direction: string
  readonly title: string
  readonly applicant: string
  readonly unitName: string
  readonly unitRank: number
  /** Hundredths of points. */
  readonly points: number | null
  readonly rank: number | null
  /** `建议入选（答辩，记录 D1-003，5:1）`; one line for each record. */
  readonly conclusions: readonly string[]
  readonly outcome: string
  readonly taken: boolean
  /** Why it was decided otherwise than the scenario; empty where it was not. */
  readonly reason: string
}

/** A result of a project in a direction that does not count. */
export type FormerLine = Pick<DecisionLine, 'title' | 'direction' | 'points'> & {
  readonly vetoed: readonly string[]
  /** `夏季评审（书面评审）`, with why it was held if it was a re-review. */
  readonly source: string
  readonly day: string
  readonly why: string
}

export type DecisionSheetInput = Imprinted & {
  readonly programme: ProgrammeNames
  readonly office: string
  readonly conclusionRule: string
  /** How points, vetoes, thresholds and several results count, a sentence each. */
  readonly counting: readonly string[]
  readonly taken: number
  readonly proposed: string
  readonly confirmed: string
  readonly digest: string
  readonly lines: readonly DecisionLine[]
  readonly formers: readonly FormerLine[]
}

const points = (hundredths: number | null): string =>
  hundredths === null ? zh.none : (hundredths / 100).toFixed(2)

const decisionOf = ({ taken, reason }: DecisionLine): string =>
  [taken ? zh.taken : zh.left, ...(reason === '' ? [] : [reason])].join('\n')

const facts = (input: DecisionSheetInput): string[] => [
  fill(zh.office, { office: input.office }),
  fill(zh.rule, { rule: input.conclusionRule }),
  fill(zh.proposed, { who: input.proposed }),
  fill(zh.confirmed, { who: input.confirmed }),
  fill(zh.digest, { digest: input.digest }),
]

const totalOf = ({ lines, taken }: DecisionSheetInput): string =>
  fill(zh.total, { count: lines.length, taken })

const former = countingRuleZh.formers

const formerPoints = ({ points: of, vetoed }: FormerLine): string =>
  [
    of === null ? former.noPoints : fill(former.points, { points: points(of) }),
    ...(vetoed.length === 0 ? [] : [fill(former.vetoed, { vetoes: vetoed.join('、') })]),
  ].join('，')

function formersBlock({ formers }: DecisionSheetInput): TextBlock {
  if (formers.length === 0) return { kind: 'note', text: former.none }
  const { columns } = former
  return {
    kind: 'table',
    textPt: 9,
    caption: former.title,
    columns: [
      { title: columns.project, share: 5 },
      { title: columns.direction, share: 3.6 },
      { title: columns.points, share: 3 },
      { title: columns.source, share: 6 },
      { title: columns.day, share: 2.6, align: 'center' },
      { title: columns.why, share: 8 },
    ],
    rows: formers.map((one) => [
      one.title,
      one.direction,
      formerPoints(one),
      one.source,
      one.day,
      one.why,
    ]),
  }
}

function formersText({ formers }: DecisionSheetInput): string[] {
  if (formers.length === 0) return [former.none]
  return [
    fill(former.heading, { count: formers.length }),
    ...formers.map((one) => {
      const { title: project, direction, source, day, why } = one
      return fill(former.line, { project, direction, source, day, why, points: formerPoints(one) })
    }),
  ]
}

const numbered = (sentences: readonly string[]): string[] =>
  sentences.map((text, at) => `${String(at + 1)}. ${text}`)

export function decisionSheetPaper(input: DecisionSheetInput): WordPaper {
  const { columns } = zh
  const title = fill(zh.title, { programme: input.programme.subject })
  return {
    title,
    layout: 'wide',
    banner: input.banner,
    footer: countedFooter(zh.sheet, input),
    blocks: [
      { kind: 'title', text: title, tight: true },
      ...facts(input).map((text) => ({ kind: 'paragraph', indent: false, text }) as const),
      {
        kind: 'table',
        textPt: 9,
        columns: [
          { title: columns.seq, share: 1.2, align: 'center' },
          { title: columns.direction, share: 3.6 },
          { title: columns.title, share: 5 },
          { title: columns.applicant, share: 4.4 },
          { title: columns.unit, share: 2.8 },
          { title: columns.points, share: 1.8, align: 'right' },
          { title: columns.rank, share: 1.4, align: 'center' },
          { title: columns.conclusions, share: 4.4 },
          { title: columns.outcome, share: 2.4 },
          { title: columns.decision, share: 4 },
        ],
        rows: input.lines.map((one) => [
          String(one.seq),
          one.direction,
          one.title,
          one.applicant,
          fill(zh.place, { unit: one.unitName, rank: one.unitRank }),
          points(one.points),
          one.rank === null ? zh.none : String(one.rank),
          one.conclusions.length === 0 ? zh.none : one.conclusions.join('\n'),
          one.outcome,
          decisionOf(one),
        ]),
      },
      { kind: 'note', text: totalOf(input) },
      { kind: 'heading', level: 2, text: countingRuleZh.title },
      { kind: 'list', items: input.counting, ordered: true },
      formersBlock(input),
    ],
  }
}

export function decisionSpreadsheet(input: DecisionSheetInput): Sheet {
  const { columns } = zh
  const text = (value: string): SheetCell => ({ text: value })
  return {
    name: zh.sheet,
    title: fill(zh.title, { programme: input.programme.subject }),
    above: [...(input.banner === '' ? [] : [input.banner]), ...facts(input)],
    columns: [
      { title: columns.seq, width: 6, align: 'center' },
      { title: columns.direction, width: 26 },
      { title: columns.title, width: 30 },
      { title: columns.applicant, width: 26 },
      { title: columns.unit, width: 16 },
      { title: columns.points, width: 9, align: 'right' },
      { title: columns.rank, width: 7, align: 'center' },
      { title: columns.conclusions, width: 30 },
      { title: columns.outcome, width: 14 },
      { title: columns.decision, width: 24 },
    ],
    rows: input.lines.map((one) => [
      { number: one.seq },
      text(one.direction),
      text(one.title),
      text(one.applicant),
      text(fill(zh.place, { unit: one.unitName, rank: one.unitRank })),
      one.points === null ? null : { number: one.points / 100, format: '0.00' },
      one.rank === null ? null : { number: one.rank },
      text(one.conclusions.join('\n')),
      text(one.outcome),
      text(decisionOf(one)),
    ]),
    below: [
      totalOf(input),
      countingRuleZh.title,
      ...numbered(input.counting),
      ...formersText(input),
    ],
    footer: { label: zh.sheet, counted: countedWords, note: versionNote(input.versionDigest) },
  }
}
