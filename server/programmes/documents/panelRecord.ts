/** 专家组评审记录: who sat, who stood back, what was said and concluded of an item, who did not agree; to be signed and sealed. */
import { evaluationZh } from '../../../domain/evaluation/text.zh.ts'
import type { RecordWords } from '../../../domain/evaluation/record.ts'
import type { Rubric } from '../../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../../domain/evaluation/scoring.ts'
import type { SignedRecord } from '../../../domain/evaluation/signedRecord.ts'
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { digestRow, none, said, sections } from './followedParts.ts'
import { countedFooter } from './frame.ts'
import type { Imprinted } from './shapes.ts'
import { panelRecordZh as zh } from './text.panelRecord.zh.ts'
import { documentsZh } from './text.zh.ts'

const { dateToFill, officialSeal } = documentsZh.common

export type PanelRecordInput = Imprinted &
  Pick<SignedRecord, 'number' | 'panel' | 'kind' | 'place' | 'online' | 'total' | 'seats'> & {
    readonly round: string
    readonly office: string
    /** As printed: 2019-08-20 10:30. */
    readonly from: string
    readonly to: string
    readonly signedAt: string
    readonly frozenAt: string
    readonly seq: number
    readonly title: string
    readonly region: string
    readonly parties: readonly string[]
    readonly rubric: Rubric
    readonly words: Pick<RecordWords, 'applicant' | 'minutes' | 'marks'>
  }

function factBlock(input: PanelRecordInput): TextBlock {
  const { fact } = zh
  const one = (label: string, value: string) => [{ label, value }]
  return {
    kind: 'fields',
    labelShare: 4,
    rows: [
      one(fact.round, input.round),
      one(fact.title, input.title),
      one(fact.parties, input.parties.join('\n')),
      [
        { label: fact.seq, value: String(input.seq) },
        { label: fact.region, value: input.region },
      ],
      [
        { label: fact.number, value: input.number },
        { label: fact.kind, value: zh.kind[input.kind] },
      ],
      one(fact.panel, input.panel),
      one(fact.when, fill(zh.between, { from: input.from, to: input.to.slice(11) })),
      one(fact.place, [input.place, input.online].filter((part) => part !== '').join('\n')),
      [
        { label: fact.signedAt, value: input.signedAt },
        { label: fact.frozenAt, value: input.frozenAt },
      ],
      one(fact.office, input.office),
      ...digestRow(input, fact.digest),
    ],
  }
}

type Seat = PanelRecordInput['seats'][number]

function presenceOf({ recused, present }: Seat): string {
  if (recused) return zh.presence.recused
  return present ? zh.presence.present : zh.presence.absent
}

function agreesOf({ agrees }: Seat): string {
  if (agrees === null) return zh.agrees.none
  return agrees ? zh.agrees.yes : zh.agrees.no
}

const votes = ({ seats }: PanelRecordInput) => ({
  agree: seats.filter(({ agrees }) => agrees === true).length,
  against: seats.filter(({ agrees }) => agrees === false).length,
})

function seatBlocks(input: PanelRecordInput): TextBlock[] {
  const { seat } = zh
  const { seats } = input
  const sitting = seats.filter(({ role }) => role !== 'secretary')
  return [
    {
      kind: 'table',
      columns: [
        { title: seat.name, share: 3 },
        { title: seat.role, share: 2, align: 'center' },
        { title: seat.presence, share: 2, align: 'center' },
        { title: seat.agrees, share: 2.4, align: 'center' },
        { title: seat.note, share: 7 },
      ],
      rows: seats.map((one) => [
        one.name,
        evaluationZh.panelRole[one.role],
        presenceOf(one),
        agreesOf(one),
        one.note,
      ]),
      note: fill(zh.counts, {
        members: sitting.length,
        present: sitting.filter(({ present, recused }) => present && !recused).length,
        recused: sitting.filter(({ recused }) => recused).length,
        ...votes(input),
      }),
    },
  ]
}

function markBlocks({ rubric, words, total }: PanelRecordInput): TextBlock[] {
  const { mark } = zh
  const score = scoreOf(rubric, words.marks)
  return [
    {
      kind: 'table',
      columns: [
        { title: mark.name, share: 5 },
        { title: mark.max, share: 2, align: 'center' },
        { title: mark.points, share: 2, align: 'right' },
        { title: mark.comment, share: 7 },
      ],
      rows: [
        ...rubric.dimensions.map(({ code, name, max }) => [
          name.zh,
          String(max),
          (score.byDimension[code] ?? 0).toFixed(2),
          words.marks.comments[code] ?? '',
        ]),
        [fill(zh.total, { total: rubric.total }), '', (total ?? score.total).toFixed(2), ''],
      ],
      totals: true,
    },
  ]
}

function dissentOf({ seats }: PanelRecordInput): string {
  const against = seats.filter(({ agrees }) => agrees === false)
  if (against.length === 0) return zh.dissentNone
  return against
    .map(({ name, note }) =>
      fill(zh.dissent, { name, note: note.trim() === '' ? zh.dissentMute : note }),
    )
    .join('\n')
}

function signedBlocks({ seats, office }: PanelRecordInput): TextBlock[] {
  const there = seats.filter(({ present, recused }) => present && !recused)
  const members = there.filter(({ role }) => role === 'member')
  const hasSecretary = there.some(({ role }) => role === 'secretary')
  return [
    {
      kind: 'seals',
      note: zh.proof,
      columns: 2,
      diameterMm: 28,
      boxes: [
        { title: zh.box.leader, lines: [zh.leader, dateToFill] },
        {
          title: zh.box.members,
          lines: [...members.map(({ name }) => fill(zh.member, { name })), dateToFill],
        },
        ...(hasSecretary ? [{ title: zh.box.secretary, lines: [zh.secretary, dateToFill] }] : []),
        {
          title: fill(zh.box.office, { name: office }),
          lines: [zh.handler, dateToFill],
          sealNote: officialSeal,
        },
      ],
    },
  ]
}

function recordBlocks(input: PanelRecordInput): TextBlock[] {
  const { section } = zh
  const { words, total } = input
  const { recommendation, opinion } = words.marks
  const concluded = fill(zh.conclusion, {
    recommendation: recommendation === null ? none : evaluationZh.recommendation[recommendation],
    ...votes(input),
  })
  return [
    { kind: 'title', text: balancedTitle(zh.title, 20), tight: true },
    factBlock(input),
    ...sections([
      { title: section.seats, blocks: seatBlocks(input) },
      {
        title: section.applicant,
        blocks: said(words.applicant.trim() === '' ? zh.applicantNone : words.applicant),
      },
      { title: section.minutes, blocks: said(words.minutes) },
      ...(total === null ? [] : [{ title: section.marks, blocks: markBlocks(input) }]),
      {
        title: section.opinion,
        blocks: said(opinion.trim() === '' ? zh.opinionNone : opinion),
      },
      {
        title: section.conclusion,
        blocks: [{ kind: 'paragraph', text: concluded, strong: true }],
      },
      { title: section.dissent, blocks: said(dissentOf(input)) },
      { title: section.signed, blocks: signedBlocks(input) },
    ]),
  ]
}

export function panelRecordPaper(input: PanelRecordInput): WordPaper {
  return {
    title: zh.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(zh.title, input),
    blocks: recordBlocks(input),
  }
}

/** All records of a round, each from a page of its own. */
export function panelRecordsPaper(
  round: Imprinted & { readonly records: readonly PanelRecordInput[] },
): WordPaper {
  const { records, banner } = round
  const blocks = records.flatMap((record, at): TextBlock[] => [
    ...(at === 0 ? [] : [{ kind: 'pageBreak' } as const]),
    ...recordBlocks(record),
  ])
  return {
    title: zh.title,
    layout: 'form',
    banner,
    footer: countedFooter(zh.title, round),
    blocks: records.length === 0 ? said(zh.noneSigned) : blocks,
  }
}
