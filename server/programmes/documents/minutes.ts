/** 会议纪要, set after the form of GB/T 9704-2012 for minutes: a head with its number, attendance at the end, no seal. */
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { fill } from '../../../domain/programmes/words.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { dashFooter, longDay } from './frame.ts'
import type { Imprinted, ProgrammeNames } from './shapes.ts'
import { minutesZh as zh } from './text.minutes.zh.ts'

export type MinutesInput = Imprinted & {
  readonly programme: ProgrammeNames
  readonly office: string
  readonly no: number
  readonly title: string
  /** `2019-07-12`. */
  readonly heldOn: string
  readonly place: string
  readonly chair: string
  readonly attendees: readonly { readonly org: string; readonly names: string }[]
  readonly body: string
  readonly decisions: readonly {
    readonly what: string
    readonly member: string
    readonly workingDays: number | null
  }[]
  readonly writtenBy: string
  readonly approvedBy: string
  readonly approvedOn: string
}

const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text })
const heading = (text: string): TextBlock => ({ kind: 'heading', level: 1, text })

function decisionText({ what, member, workingDays }: MinutesInput['decisions'][number]): string {
  if (member === '') return fill(zh.decision, { what })
  return workingDays === null
    ? fill(zh.decisionBy, { what, member })
    : fill(zh.decisionDue, { what, member, days: workingDays })
}

export function minutesPaper(input: MinutesInput): WordPaper {
  const name = fill(zh.name, { programme: balancedTitle(input.programme.subject, 20) })
  return {
    title: input.title,
    layout: 'official',
    banner: input.banner,
    footer: dashFooter(input),
    blocks: [
      { kind: 'title', text: name, tight: true },
      { kind: 'paragraph', align: 'center', indent: false, text: fill(zh.no, { no: input.no }) },
      {
        kind: 'fields',
        labelShare: 4,
        rows: [
          [
            { label: zh.office, value: input.office },
            { label: zh.issued, value: longDay(dayOfMoment(input.approvedOn)) },
          ],
        ],
      },
      { kind: 'gap', lines: 1 },
      { kind: 'title', text: balancedTitle(input.title, 20), tight: true },
      paragraph(
        fill(input.place === '' ? zh.openingNoPlace : zh.opening, {
          date: longDay(input.heldOn),
          place: input.place,
          chair: input.chair === '' ? zh.nobody : input.chair,
        }),
      ),
      ...input.body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(paragraph),
      ...(input.decisions.length === 0
        ? []
        : [
            heading(zh.decisions),
            ...input.decisions.map((one, at) =>
              paragraph(fill(zh.numbered, { at: at + 1, text: decisionText(one) })),
            ),
          ]),
      heading(zh.attendance),
      ...input.attendees.map(({ org, names }) =>
        paragraph(names.trim() === '' ? org : fill(zh.attendee, { org, names })),
      ),
      {
        kind: 'note',
        text: fill(zh.made, {
          writer: input.writtenBy,
          approver: input.approvedBy,
          digest: input.versionDigest ?? '',
        }),
      },
    ],
  }
}
