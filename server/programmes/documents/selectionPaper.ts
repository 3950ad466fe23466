/** 拟入选名单公示 and 公布名单的通知, set after GB/T 9704-2012; and the list as a spreadsheet. */
import { fill } from '../../../domain/programmes/words.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import type { Sheet, SheetCell } from '../../kernel/documents/spreadsheet.ts'
import { countedWords, dashFooter, longDay, versionNote } from './frame.ts'
import type { Imprinted, ProgrammeNames } from './shapes.ts'
import { selectionPaperZh as zh } from './text.selection.zh.ts'
import { documentsZh } from './text.zh.ts'

export type SelectedLine = {
  readonly seq: number
  /** Numbered as the notice prints it: `4. 名称`. */
  readonly direction: string
  readonly title: string
  readonly applicant: string
  readonly unitName: string
}

export type SelectionInput = Imprinted & {
  readonly programme: ProgrammeNames
  readonly issuer: string
  readonly office: string
  readonly lines: readonly SelectedLine[]
  /** Of the publicity, `2019-07-18`. */
  readonly from: string
  readonly to: string
  readonly workingDays: number
  /** Where anybody reads the names and objects. */
  readonly address: string
  readonly documentNumber: string
  /** The day on the paper. */
  readonly date: string
}

const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text })

function table(lines: readonly SelectedLine[]): TextBlock {
  const { columns } = zh
  return {
    kind: 'table',
    columns: [
      { title: columns.seq, share: 1.2, align: 'center' },
      { title: columns.direction, share: 5 },
      { title: columns.title, share: 5.4 },
      { title: columns.applicant, share: 4.6 },
      { title: columns.unit, share: 3 },
    ],
    rows: lines.map((one) => [
      String(one.seq),
      one.direction,
      one.title,
      one.applicant,
      one.unitName,
    ]),
    textPt: 10.5,
  }
}

function official(
  input: SelectionInput,
  title: string,
  list: string,
  blocks: readonly TextBlock[],
): WordPaper {
  return {
    title,
    layout: 'official',
    banner: input.banner,
    footer: dashFooter(input),
    blocks: [
      { kind: 'letterhead', number: input.documentNumber },
      { kind: 'title', text: balancedTitle(title, 20), tight: true },
      ...blocks,
      { kind: 'annexes', label: zh.annex, items: [list] },
      {
        kind: 'signOff',
        organisation: input.office,
        date: longDay(input.date),
        sealNote: documentsZh.common.sealHere,
      },
      { kind: 'pageBreak' },
      { kind: 'title', text: balancedTitle(list, 20), tight: true },
      table(input.lines),
    ],
  }
}

export function publicityNoticePaper(input: SelectionInput): WordPaper {
  const { notice } = zh
  const facts = {
    notice: input.programme.noticeTitle,
    number: input.programme.noticeNumber,
    count: input.lines.length,
    from: longDay(input.from),
    to: longDay(input.to),
    days: input.workingDays,
    address: input.address,
  }
  const { subject: programme } = input.programme
  const list = fill(zh.publicList, { programme })
  return official(input, fill(notice.title, { programme }), list, [
    paragraph(fill(notice.opening, facts)),
    paragraph(fill(notice.period, facts)),
    paragraph(notice.objection),
    paragraph(fill(notice.where, facts)),
  ])
}

export function selectionListPaper(input: SelectionInput): WordPaper {
  const { decision } = zh
  const facts = {
    notice: input.programme.noticeTitle,
    number: input.programme.noticeNumber,
    count: input.lines.length,
    programme: input.programme.subject,
  }
  return official(input, fill(decision.title, facts), fill(zh.list, facts), [
    { kind: 'salutation', text: decision.addressee },
    paragraph(fill(decision.opening, facts)),
    paragraph(decision.asks),
  ])
}

export function selectionSheet(input: SelectionInput): Sheet {
  const { columns } = zh
  const text = (value: string): SheetCell => ({ text: value })
  return {
    name: zh.sheet,
    title: fill(zh.list, { programme: input.programme.subject }),
    above: [
      ...(input.banner === '' ? [] : [input.banner]),
      fill(zh.dated, { number: input.documentNumber, date: longDay(input.date) }),
    ],
    columns: [
      { title: columns.seq, width: 6, align: 'center' },
      { title: columns.direction, width: 34 },
      { title: columns.title, width: 34 },
      { title: columns.applicant, width: 30 },
      { title: columns.unit, width: 18 },
    ],
    rows: input.lines.map((one) => [
      { number: one.seq },
      text(one.direction),
      text(one.title),
      text(one.applicant),
      text(one.unitName),
    ]),
    below: [fill(zh.total, { count: input.lines.length })],
    footer: { label: zh.sheet, counted: countedWords, note: versionNote(input.versionDigest) },
  }
}
