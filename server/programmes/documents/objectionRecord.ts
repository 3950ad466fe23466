/** 异议办理记录: what was objected, on which evidence, and what was found. Who objected stands sealed elsewhere. */
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { digestRow, fileTable, said, sections } from './followedParts.ts'
import { countedFooter } from './frame.ts'
import type { Imprinted, ProgrammeNames } from './shapes.ts'
import { objectionRecordZh as zh } from './text.objection.zh.ts'
import { documentsZh } from './text.zh.ts'

export type ObjectionRecordInput = Imprinted & {
  readonly programme: ProgrammeNames
  /** Whose publicity it was. */
  readonly unitName: string
  readonly issuers: boolean
  readonly receiptNo: string
  /** As printed: 2019-07-19 10:30. */
  readonly receivedAt: string
  /** Null: the list as a whole. */
  readonly project: string | null
  readonly applicant: string | null
  readonly text: string
  readonly evidence: string
  readonly files: readonly {
    readonly name: string
    readonly pages: number | null
    readonly sha256: string
  }[]
  readonly state: 'received' | 'accepted' | 'rejected'
  readonly handler: string
  readonly handledAt: string
  readonly answer: string
}

export function objectionRecordPaper(input: ObjectionRecordInput): WordPaper {
  const { fact, section, list } = zh
  const { none } = documentsZh.common
  const one = (label: string, value: string) => [{ label, value }]
  const seals: TextBlock = {
    kind: 'seals',
    note: zh.proof,
    diameterMm: 26,
    boxes: [
      {
        title: fill(zh.box, { name: input.unitName }),
        statement: zh.conclusion[input.state],
        lines: [zh.signer, zh.checker, documentsZh.common.dateToFill],
        sealNote: documentsZh.common.officialSeal,
      },
    ],
  }
  return {
    title: zh.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(zh.title, input),
    blocks: [
      {
        kind: 'title',
        text: `${balancedTitle(input.programme.subject, 20)}\n${zh.title}`,
        tight: true,
      },
      {
        kind: 'fields',
        labelShare: 4,
        rows: [
          [
            { label: fact.receiptNo, value: input.receiptNo },
            { label: fact.receivedAt, value: input.receivedAt },
          ],
          one(fact.list, fill(input.issuers ? list.issuer : list.unit, { unit: input.unitName })),
          one(fact.project, input.project ?? zh.whole),
          one(fact.applicant, input.applicant ?? none),
          one(fact.objector, zh.sealedObjector),
          [
            { label: fact.handler, value: input.handler === '' ? none : input.handler },
            { label: fact.handledAt, value: input.handledAt === '' ? none : input.handledAt },
          ],
          ...digestRow(input, fact.digest),
        ],
      },
      ...sections([
        { title: section.text, blocks: said(input.text) },
        { title: section.evidence, blocks: said(input.evidence) },
        { title: section.files, blocks: fileTable(input.files) },
        {
          title: section.answer,
          blocks: [...(input.state === 'received' ? [] : said(input.answer)), seals],
        },
      ]),
    ],
  }
}
