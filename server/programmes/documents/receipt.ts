/** 提交回执: what was received when, with the digest by which anyone can check it later. */
import QRCode from 'qrcode'
import { fill } from '../../../domain/programmes/words.ts'
import type { Paper } from '../../kernel/documents/paper.ts'
import { versionCode } from '../../kernel/documents/paper.ts'
import { countedFooter } from './frame.ts'
import type { ReceiptInput } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

/** Rows of '1' (dark) and '0', error correction M: a quarter of a stained code may be lost. */
export function qrMatrix(text: string): string[] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (__, x) => (modules.get(y, x) ? '1' : '0')).join(''),
  )
}

/** 64 digits in two lines of four groups of eight, so that eyes can compare them. */
function grouped(hex: string): string {
  const groups = hex.toLowerCase().match(/.{1,8}/g) ?? []
  return `${groups.slice(0, 4).join(' ')}\n${groups.slice(4).join(' ')}`.trim()
}

export function receiptPaper(input: ReceiptInput): Paper {
  const { receipt } = zh
  const one = (label: string, value: string) => [{ label, value }]
  return {
    title: receipt.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(receipt.title, { versionDigest: input.digest, banner: input.banner }),
    blocks: [
      { kind: 'title', text: receipt.title, tight: true },
      {
        kind: 'fields',
        labelShare: 5,
        rows: [
          one(receipt.number, input.number),
          one(receipt.programme, input.programme.subject),
          one(receipt.applicant, input.applicantName),
          one(receipt.code, input.applicantCode),
          one(receipt.project, input.projectName),
          one(receipt.directions, input.directions.join('\n')),
          one(receipt.unit, input.unitName),
          one(receipt.at, input.submittedAt),
          [
            {
              label: receipt.attachments,
              value: fill(receipt.attachmentsValue, { count: input.attachments }),
            },
            { label: receipt.version, value: versionCode(input.digest) },
          ],
          one(receipt.digest, grouped(input.digest)),
          ...(input.seal
            ? [
                one(receipt.root, grouped(input.seal.root)),
                one(receipt.signature, input.seal.signature.replace(/(.{44})(?=.)/g, '$1\n')),
              ]
            : []),
        ],
      },
      { kind: 'gap', lines: 0.5 },
      { kind: 'paragraph', text: receipt.statement },
      { kind: 'paragraph', text: receipt.how },
      { kind: 'gap', lines: 0.5 },
      {
        kind: 'qr',
        matrix: qrMatrix(input.verifyUrl),
        sizeMm: 32,
        caption: receipt.qr,
        align: 'right',
      },
    ],
  }
}
