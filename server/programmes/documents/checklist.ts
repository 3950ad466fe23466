/** 形式审查清单: what was looked at, on which basis, with which result, by whom. */
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { countedFooter } from './frame.ts'
import type { CheckResult, ChecklistInput } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

function itemTable({ items }: ChecklistInput): TextBlock {
  const { checklist } = zh
  const words = checklist.columns
  const count = (result: CheckResult) => items.filter((item) => item.result === result).length
  return {
    kind: 'table',
    columns: [
      { title: words.number, share: 1.1, align: 'center' },
      { title: words.item, share: 4.8 },
      { title: words.basis, share: 2.6 },
      { title: words.result, share: 2.9, align: 'center' },
      { title: words.by, share: 2.2, align: 'center' },
      { title: words.note, share: 3.4 },
    ],
    rows: items.map((item, index) => [
      String(index + 1),
      item.text,
      item.basis,
      checklist.results[item.result],
      checklist.by[item.by],
      item.note,
    ]),
    note: fill(checklist.counts, {
      total: items.length,
      pass: count('pass'),
      fail: count('fail'),
      person: count('person'),
      none: count('none'),
    }),
  }
}

export function checklistPaper(input: ChecklistInput): WordPaper {
  const { checklist } = zh
  return {
    title: checklist.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(checklist.title, input),
    blocks: [
      {
        kind: 'title',
        text: `${balancedTitle(input.programme.subject, 20)}\n${checklist.title}`,
        tight: true,
      },
      {
        kind: 'fields',
        labelShare: 4,
        rows: [
          [{ label: checklist.project, value: input.projectName }],
          [
            { label: checklist.applicant, value: input.applicantName },
            { label: checklist.code, value: input.applicantCode },
          ],
          [{ label: checklist.directions, value: input.directions.join('\n') }],
          [
            { label: checklist.unit, value: input.unitName },
            { label: checklist.round, value: fill(checklist.roundValue, { round: input.round }) },
          ],
        ],
      },
      { kind: 'gap', lines: 0.4 },
      itemTable(input),
      { kind: 'gap', lines: 0.4 },
      {
        kind: 'seals',
        diameterMm: 28,
        boxes: [
          {
            title: checklist.conclusion,
            statement: input.conclusion,
            lines: [checklist.officer, checklist.checker, zh.common.dateToFill],
            sealNote: zh.common.officialSeal,
          },
        ],
      },
    ],
  }
}
