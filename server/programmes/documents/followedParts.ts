/** What the papers of a followed project have in common: facts, numbers, evidence, seals, the record of who signed. */
import { periodOf } from '../../../domain/indicators/period.ts'
import { withThousands } from '../../../domain/kernel/thousands.ts'
import type { Level } from '../../../domain/programmes/following.ts'
import type { ReportRow } from '../../../domain/programmes/paper.ts'
import { fill } from '../../../domain/programmes/words.ts'
import type { Pair, SealBox, TextBlock } from '../../kernel/documents/paper.ts'
import { longDay } from './frame.ts'
import type { EvidenceFile, FollowedFacts, SignedStep } from './followedShapes.ts'
import type { Imprinted } from './shapes.ts'
import { followedPaperZh as zh } from './text.following.zh.ts'
import { documentsZh } from './text.zh.ts'

/** Longer opinions are printed above their box: a box is never torn over two pages. */
const boxedOpinion = 240

export const none = documentsZh.common.none

/** `1234567.50` → `1,234,567.50`; nothing said is a dash. */
export function shownAmount(amount: string | null): string {
  return amount === null ? none : withThousands(amount)
}

/** `2019Q3` → 2019年第3季度; what is no period stays as it is. */
export function shownPeriod(text: string): string {
  const period = periodOf(text)
  if (period === undefined) return text
  const year = Number(text.slice(0, 4))
  const month = Number(period.lastDay.slice(5, 7))
  const { period: words } = zh
  switch (period.cadence) {
    case 'monthly':
      return fill(words.monthly, { year, nth: month })
    case 'quarterly':
      return fill(words.quarterly, { year, nth: month / 3 })
    case 'halfYearly':
      return fill(month === 6 ? words.firstHalf : words.secondHalf, { year })
    case 'yearly':
      return fill(words.yearly, { year })
  }
}

export const between = (from: string, to: string): string =>
  fill(zh.between, { from: longDay(from), to: longDay(to) })

const one = (label: string, value: string): readonly Pair[] => [{ label, value }]

/** 64 digits in two lines of four groups of eight, so that eyes can compare them. */
export function grouped(hex: string): string {
  const groups = hex.match(/.{1,8}/g) ?? []
  return `${groups.slice(0, 4).join(' ')}\n${groups.slice(4).join(' ')}`.trim()
}

/** The whole digest of what was sealed stands at the top: the footer has room for its beginning alone. */
export function digestRow({ versionDigest }: Imprinted, label: string): (readonly Pair[])[] {
  return versionDigest === null ? [] : [one(label, grouped(versionDigest))]
}

/** What every paper says of its project; `more` stands below. */
export function factFields(facts: FollowedFacts, more: readonly (readonly Pair[])[]): TextBlock {
  const { fact } = zh
  return {
    kind: 'fields',
    labelShare: 4,
    rows: [
      one(fact.project, facts.title),
      one(fact.applicant, facts.applicant),
      [
        { label: fact.code, value: facts.uscc === '' ? zh.noCode : facts.uscc },
        { label: fact.selectedOn, value: longDay(facts.selectedOn) },
      ],
      one(fact.unit, facts.unitName),
      one(fact.directions, facts.directions.join('\n')),
      one(fact.construction, between(facts.fromDay, facts.untilDay)),
      ...more,
      ...digestRow(facts, fact.digest),
    ],
  }
}

/** Paragraphs of what people wrote; what they left empty says so. */
export function said(text: string): TextBlock[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (lines.length === 0 ? [zh.none] : lines).map((line) => ({ kind: 'paragraph', text: line }))
}

/** Headings 一、二、三 in the order in which sections come. */
export function sections(
  parts: readonly { readonly title: string; readonly blocks: readonly TextBlock[] }[],
): TextBlock[] {
  return parts.flatMap(({ title, blocks }, at): TextBlock[] => [
    {
      kind: 'heading',
      level: 1,
      text: fill(zh.numbered, { number: zh.numbers[at] ?? String(at + 1), title }),
    },
    ...blocks,
  ])
}

export const nameWithUnit = (name: string, unit: string): string =>
  fill(zh.nameUnit, { name, unit })

/** A number of another period than the report's own says of which. */
function nowOf(row: ReportRow, period: string | null): string {
  const amount = shownAmount(row.amount)
  if (row.amount === null || row.period === null || row.period === period) return amount
  return fill(zh.otherPeriod, { amount, period: shownPeriod(row.period) })
}

/** Each indicator against baseline and target, beside the period before. */
export function valueTable(
  rows: readonly ReportRow[],
  period: string | null,
  note: string,
): TextBlock {
  const { value } = zh
  return {
    kind: 'table',
    textPt: 9,
    columns: [
      { title: value.name, share: 4.6 },
      { title: value.goal, share: 3.3, align: 'right' },
      { title: value.before, share: 3.3, align: 'right' },
      { title: value.now, share: 3.3, align: 'right' },
      { title: value.delta, share: 3.2, align: 'right' },
      { title: value.done, share: 2.1, align: 'right' },
      { title: value.standing, share: 2.8, align: 'center' },
    ],
    rows: rows.map((row) => [
      nameWithUnit(row.name.zh, row.unit.zh),
      `${shownAmount(row.baseline)}\n${shownAmount(row.target)}`,
      shownAmount(row.before),
      nowOf(row, period),
      row.delta === null ? none : shownDelta(row.delta),
      row.donePercent === null
        ? none
        : fill(zh.done, { done: row.donePercent, expected: row.expectedPercent }),
      `${row.standing === null ? none : zh.standing[row.standing]}\n${zh.light[row.light]}`,
    ]),
    note,
  }
}

/** +20 and -3: the sign stays in front of the grouped figures. */
function shownDelta(delta: string): string {
  const sign = /^[+-]/.exec(delta)?.[0] ?? ''
  return `${sign}${shownAmount(delta.slice(sign.length))}`
}

type NamedFile = Pick<EvidenceFile, 'name' | 'pages' | 'sha256'>

/** Files with the beginning of their digests; `shows` is a column of its own where it is given. */
export function fileTable(files: readonly NamedFile[], shows?: readonly string[]): TextBlock[] {
  const { file } = zh
  if (files.length === 0) return [{ kind: 'paragraph', text: zh.noFiles }]
  return [
    {
      kind: 'table',
      columns: [
        { title: file.seq, share: 1.2, align: 'center' },
        { title: file.name, share: 7 },
        ...(shows === undefined ? [] : [{ title: file.shows, share: 4.5 }]),
        { title: file.pages, share: 1.4, align: 'center' },
        { title: file.digest, share: 4, align: 'center' },
      ],
      rows: files.map(({ name, pages, sha256 }, at) => [
        String(at + 1),
        name,
        ...(shows === undefined ? [] : [shows[at] ?? '']),
        pages === null ? none : String(pages),
        sha256.slice(0, 12).toUpperCase(),
      ]),
      note: zh.fileNote,
    },
  ]
}

export const evidenceTable = (files: readonly EvidenceFile[]): TextBlock[] =>
  fileTable(
    files,
    files.map(({ indicator }) => indicator ?? zh.wholeReport),
  )

/** What a level thought of it when it last signed, sent back or refused. */
function opinionOf(steps: readonly SignedStep[], level: Level): string {
  return steps.findLast((step) => step.level === level)?.opinion ?? ''
}

function boxOf(facts: FollowedFacts, level: Level): SealBox {
  const { box } = zh
  const names = { project: facts.applicant, unit: facts.unitName, office: facts.office }
  const opinion = opinionOf(facts.steps, level)
  const statement =
    level === 'project' ? box.statement : opinion.length > boxedOpinion ? box.seeAbove : opinion
  return {
    title: fill(box[level], { name: names[level] }),
    ...(statement === '' ? {} : { statement }),
    lines: [box.signer, documentsZh.common.dateToFill],
    sealNote: documentsZh.common.officialSeal,
  }
}

function recordTable(steps: readonly SignedStep[]): TextBlock {
  const { record, verb } = zh
  return {
    kind: 'table',
    caption: record.title,
    textPt: 9,
    columns: [
      { title: record.level, share: 2 },
      { title: record.organisation, share: 6 },
      { title: record.by, share: 2.4 },
      { title: record.verb, share: 2.6 },
      { title: record.at, share: 3.4, align: 'center' },
    ],
    rows: steps.map((step) => [
      zh.level[step.level],
      step.organisation,
      step.by,
      step.verb === 'sign' ? verb.sign[step.level] : verb[step.verb],
      step.at,
    ]),
  }
}

/** What the record in the system weighs beside a signature and a seal; said above the boxes. */
export function weightOf(facts: FollowedFacts): { readonly note?: string } {
  return facts.versionDigest === null ? {} : { note: zh.proof }
}

/** Below a paper that was handed in: who signed it in the system. */
export function proofBlocks(facts: FollowedFacts): TextBlock[] {
  return facts.versionDigest === null ? [] : [{ kind: 'gap', lines: 0.4 }, recordTable(facts.steps)]
}

/** A box for each level's words, signature and seal; opinions too long for a box stand above. */
export function signingBlocks(facts: FollowedFacts, levels: readonly Level[]): TextBlock[] {
  const long = levels.flatMap((level): TextBlock[] => {
    const opinion = opinionOf(facts.steps, level)
    if (level === 'project' || opinion.length <= boxedOpinion) return []
    const heading = fill(zh.longOpinion, { level: zh.level[level] })
    return [{ kind: 'heading', level: 2, text: heading }, ...said(opinion)]
  })
  return [
    ...long,
    {
      kind: 'seals',
      ...weightOf(facts),
      diameterMm: 26,
      boxes: levels.map((level) => boxOf(facts, level)),
    },
    ...proofBlocks(facts),
  ]
}
