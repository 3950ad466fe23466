/** 推荐项目汇总表 in rank order, as a paper (PDF, Word) and as a spreadsheet. */
import { fill } from '../../../domain/programmes/words.ts'
import type { WordPaper } from '../../kernel/documents/paper.ts'
import type { Sheet, SheetCell } from '../../kernel/documents/spreadsheet.ts'
import {
  contactSentence,
  countedFooter,
  countedWords,
  longDay,
  quotaSentence,
  versionNote,
  wanYuan,
} from './frame.ts'
import type { RankedProject, SummaryInput } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

const { summary } = zh

/** Throws where ranks are not exactly 1…n: such a table must never leave the house. */
function inRankOrder(projects: readonly RankedProject[]): readonly RankedProject[] {
  const ordered = projects.toSorted((a, b) => a.rank - b.rank)
  ordered.forEach((project, index) => {
    if (project.rank !== index + 1) throw new RangeError('ranks are a permutation of 1…n')
  })
  return ordered
}

function footLines({ projects, quota, contact }: SummaryInput): string[] {
  const count = projects.length
  const over = quota !== null && count > quota.max && quota.overReason !== null
  return [
    fill(summary.order, { count }),
    quotaSentence(quota, count, summary) +
      (over ? fill(summary.over, { reason: quota.overReason! }) : ''),
    contactSentence(contact, summary.contactLine),
  ]
}

/** 2019.01.01: a hyphen would let a narrow column break within the day. */
const dotted = (day: string | null): string => (day ?? '').replaceAll('-', '.')

const periodOf = ({ from, to }: RankedProject) =>
  from === null && to === null ? '' : fill(summary.period, { from: dotted(from), to: dotted(to) })

export function summaryPaper(input: SummaryInput): WordPaper {
  const words = summary.columns
  const title = fill(summary.title, { programme: input.programme.subject })
  return {
    title,
    layout: 'wide',
    banner: input.banner,
    footer: countedFooter(summary.sheet, input),
    blocks: [
      { kind: 'title', text: title, tight: true },
      {
        kind: 'paragraph',
        indent: false,
        text:
          fill(summary.unit, { unit: input.unitName }) +
          '　　　　' +
          fill(summary.filled, { date: longDay(input.date) }),
      },
      {
        kind: 'table',
        columns: [
          { title: words.rank, share: 1.4, align: 'center' },
          { title: words.project, share: 4.7 },
          { title: words.applicantAndCode, share: 4.9 },
          { title: words.kind, share: 2.3, align: 'center' },
          { title: words.region, share: 2, align: 'center' },
          { title: words.areaAndDirections, share: 5.2 },
          { title: words.investment, share: 2.1, align: 'right' },
          { title: words.period, share: 2.7, align: 'center' },
          { title: words.contactAll, share: 3.6 },
          { title: words.remark, share: 1.8 },
        ],
        rows: inRankOrder(input.projects).map((one) => [
          String(one.rank),
          one.projectName,
          `${one.applicantName}\n${one.applicantCode}`,
          one.applicantKind,
          one.region,
          `【${one.areas.join(zh.common.comma)}】\n${one.directions.join('\n')}`,
          one.investmentFen === null ? zh.common.none : wanYuan(one.investmentFen),
          periodOf(one),
          [one.contact.name, one.contact.phone, one.contact.email]
            .filter((text) => text !== '')
            .join('\n'),
          one.remark,
        ]),
      },
      { kind: 'note', text: footLines(input).join('\n') },
    ],
  }
}

export function summarySheet(input: SummaryInput): Sheet {
  const words = summary.columns
  const columns: Sheet['columns'] = [
    { title: words.rank, width: 6, align: 'center' },
    { title: words.project, width: 22 },
    { title: words.applicant, width: 20 },
    { title: words.uscc, width: 20, align: 'center' },
    { title: words.kind, width: 9, align: 'center' },
    { title: words.region, width: 9, align: 'center' },
    { title: words.area, width: 14 },
    { title: words.directions, width: 25 },
    { title: words.investment, width: 11, align: 'right' },
    { title: words.period, width: 13, align: 'center' },
    { title: words.contact, width: 8, align: 'center' },
    { title: words.phone, width: 14, align: 'center' },
    { title: words.email, width: 19 },
    { title: words.remark, width: 13 },
  ]
  const text = (value: string): SheetCell => ({ text: value })
  return {
    name: summary.sheet,
    title: fill(summary.title, { programme: input.programme.subject }),
    above: [
      ...(input.banner === '' ? [] : [input.banner]),
      fill(summary.unit, { unit: input.unitName }),
      fill(summary.filled, { date: longDay(input.date) }),
    ],
    columns,
    rows: inRankOrder(input.projects).map((one) => [
      { number: one.rank },
      text(one.projectName),
      text(one.applicantName),
      text(one.applicantCode),
      text(one.applicantKind),
      text(one.region),
      text(one.areas.join('\n')),
      text(one.directions.join('\n')),
      one.investmentFen === null ? null : { fen: one.investmentFen },
      text(periodOf(one)),
      text(one.contact.name),
      text(one.contact.phone),
      text(one.contact.email),
      text(one.remark),
    ]),
    below: footLines(input),
    footer: { label: summary.sheet, counted: countedWords, note: versionNote(input.versionDigest) },
  }
}
