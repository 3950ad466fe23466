/** 专家评审表: one expert's marks and words on one item, as they were sealed. */
import { evaluationZh } from '../../../domain/evaluation/text.zh.ts'
import { shownKey, type ReviewSignature } from '../../../domain/evaluation/bundleSignature.ts'
import type { Mark, Marks } from '../../../domain/evaluation/marks.ts'
import {
  criteriaOf,
  isWeighted,
  type Criterion,
  type Rubric,
} from '../../../domain/evaluation/rubric.ts'
import { scoreOf, type Score } from '../../../domain/evaluation/scoring.ts'
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { digestRow, none, said, sections } from './followedParts.ts'
import { countedFooter } from './frame.ts'
import type { Imprinted } from './shapes.ts'
import { reviewPaperZh } from './text.review.zh.ts'
import { documentsZh } from './text.zh.ts'

const { sheet: zh } = reviewPaperZh

export type ReviewSheetInput = Imprinted & {
  readonly round: string
  readonly office: string
  readonly seq: number
  readonly title: string
  readonly parties: readonly string[]
  readonly fields: readonly string[]
  readonly region: string
  readonly expert: { readonly name: string; readonly title: string; readonly employer: string }
  /** As printed: 2019-08-20 10:30. */
  readonly submittedAt: string
  readonly frozenAt: string
  readonly rubric: Rubric
  readonly marks: Marks
  /** Null where nothing came back signed from a bundle. */
  readonly signature: {
    readonly at: string
    readonly keyId: string
    readonly origin: ReviewSignature['origin']
    readonly holds: boolean
  } | null
}

/** What was chosen or measured, where it is no plain number of points. */
function markOf({ scale }: Criterion, mark: Mark | undefined): string {
  if (mark === undefined || 'points' in mark) return ''
  if ('value' in mark) {
    const unit = scale.kind === 'judged' ? '' : (scale.unit?.zh ?? '')
    return fill(zh.measured, { value: mark.value, unit })
  }
  const bands = scale.kind === 'banded' ? scale.bands : []
  if ('band' in mark) {
    return bands.find(({ code }) => code === mark.band)?.name.zh ?? zh.bandNone
  }
  return bands
    .filter(({ code }) => (mark.counts[code] ?? 0) > 0)
    .map(({ code, name }) => fill(zh.times, { name: name.zh, count: mark.counts[code]! }))
    .join(documentsZh.common.comma)
}

type MarkRow = Readonly<Record<'name' | 'max' | 'mark' | 'points' | 'comment', string>>

const points = (value: number | undefined): string => (value ?? 0).toFixed(2)

/** A dimension with its comment, and below it the criteria that it is made of. */
function markRows({ rubric, marks }: ReviewSheetInput, score: Score): MarkRow[] {
  return rubric.dimensions.flatMap((dimension) => {
    const { code, name, max, criteria } = dimension
    const own = criteriaOf(dimension)
    const head: MarkRow = {
      name: name.zh,
      max: String(max),
      mark: criteria === undefined ? markOf(own[0]!, marks.criteria[code]) : '',
      points: points(score.byDimension[code]),
      comment: marks.comments[code] ?? '',
    }
    const inner = (criteria ?? []).map((one): MarkRow => ({
      name: fill(zh.inner, { name: one.name.zh }),
      max: String(one.max),
      mark: markOf(one, marks.criteria[one.code]),
      points: points(score.byCriterion[one.code]),
      comment: '',
    }))
    return [head, ...inner]
  })
}

function markNotes({ rubric }: ReviewSheetInput, score: Score): string {
  const criteria = rubric.dimensions.flatMap(criteriaOf)
  const names = new Map(criteria.map(({ code, name }) => [code, name.zh]))
  // A group is called by the criteria in it.
  for (const { cap, name } of criteria) {
    if (cap === undefined) continue
    const known = names.get(cap.group)
    const joined = known === undefined ? name.zh : `${known}${documentsZh.common.comma}${name.zh}`
    names.set(cap.group, joined)
  }
  return [
    ...(isWeighted(rubric) ? [zh.weighted] : []),
    ...score.capped.map(({ code, claimed, counted }) =>
      fill(zh.capped, { name: names.get(code) ?? code, claimed, counted }),
    ),
  ].join('\n')
}

function markTable(input: ReviewSheetInput, score: Score): TextBlock {
  const { column } = zh
  const note = markNotes(input, score)
  const total = fill(zh.total, { total: input.rubric.total })
  const rows: MarkRow[] = [
    ...markRows(input, score),
    { name: total, max: '', mark: '', points: points(score.total), comment: '' },
  ]
  // Where every mark is a number of points, nothing is to be said beside the points.
  const marked = rows.some(({ mark }) => mark !== '')
  return {
    kind: 'table',
    columns: [
      { title: column.name, share: 4.6 },
      { title: column.max, share: 1.4, align: 'center' },
      ...(marked ? [{ title: column.mark, share: 2.6 }] : []),
      { title: column.points, share: 1.7, align: 'right' },
      { title: column.comment, share: marked ? 6.2 : 8.8 },
    ],
    rows: rows.map(({ name, max, mark, points: earned, comment }) => [
      name,
      max,
      ...(marked ? [mark] : []),
      earned,
      comment,
    ]),
    totals: true,
    ...(note === '' ? {} : { note }),
  }
}

function vetoBlocks({ rubric, marks }: ReviewSheetInput): TextBlock[] {
  const names = new Map((rubric.vetoes ?? []).map(({ code, name }) => [code, name.zh]))
  const raised = marks.vetoes.map(({ code, reason }) =>
    fill(zh.veto, { name: names.get(code) ?? code, reason }),
  )
  return said(raised.length === 0 ? zh.vetoNone : raised.join('\n'))
}

function signatureText({ signature }: ReviewSheetInput): string {
  if (signature === null) return ''
  const { at, keyId, origin, holds } = signature
  const told = { at, key: shownKey(keyId) }
  return holds
    ? fill(zh.signed, { ...told, origin: zh.keyOrigin[origin] })
    : fill(zh.signedBefore, told)
}

function sheetFields(input: ReviewSheetInput): TextBlock {
  const { fact } = zh
  const one = (label: string, value: string) => [{ label, value }]
  const { expert } = input
  return {
    kind: 'fields',
    labelShare: 4,
    rows: [
      one(fact.round, input.round),
      [
        { label: fact.seq, value: String(input.seq) },
        { label: fact.region, value: input.region },
      ],
      one(fact.title, input.title),
      one(fact.parties, input.parties.join('\n')),
      one(fact.fields, input.fields.join(documentsZh.common.comma)),
      [
        {
          label: fact.expert,
          value: [expert.name, expert.title].filter(Boolean).join('　'),
        },
        { label: fact.employer, value: expert.employer },
      ],
      [
        { label: fact.submittedAt, value: input.submittedAt },
        { label: fact.frozenAt, value: input.frozenAt },
      ],
      one(fact.office, input.office),
      ...digestRow(input, fact.digest),
      ...(input.signature === null ? [] : [one(fact.signature, signatureText(input))]),
    ],
  }
}

export function reviewSheetPaper(input: ReviewSheetInput): WordPaper {
  const { rubric, marks } = input
  const { section } = zh
  const score = scoreOf(rubric, marks)
  const recommendation =
    marks.recommendation === null ? none : evaluationZh.recommendation[marks.recommendation]
  return {
    title: zh.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(zh.title, input),
    blocks: [
      { kind: 'title', text: balancedTitle(zh.title, 20), tight: true },
      sheetFields(input),
      ...sections([
        { title: section.marks, blocks: [markTable(input, score)] },
        ...((rubric.vetoes ?? []).length === 0
          ? []
          : [{ title: section.vetoes, blocks: vetoBlocks(input) }]),
        {
          title: section.opinion,
          blocks: said(marks.opinion.trim() === '' ? zh.opinionNone : marks.opinion),
        },
        {
          title: section.conclusion,
          blocks: [
            { kind: 'paragraph', text: recommendation, strong: true },
            {
              kind: 'seals',
              note: zh.proof,
              boxes: [{ title: zh.sign, lines: [zh.signer, documentsZh.common.dateToFill] }],
            },
          ],
        },
      ]),
    ],
  }
}
