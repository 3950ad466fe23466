/** 申报书 from the form's document: cover, notes for filling in, contents, sections, attachments. */
import type {
  AttachmentLine,
  Block,
  FieldLine,
  SignBox,
} from '../../../domain/programmes/form/document.ts'
import { fill } from '../../../domain/programmes/words.ts'
import type { Pair, TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { columnShares } from '../../kernel/documents/columns.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { countedFooter } from './frame.ts'
import type { ApplicationInput } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

const words = zh.application
const pictureWidthMm = 130
/** Two pairs stand side by side when both values are at most this wide, a Chinese character being 1. */
const shortValueChars = 14
/** Characters of 四号 on one line of the cover, with two to spare for what a substitute for a font takes. */
const coverValueChars = 18

type Files = ApplicationInput['files']

const pictureName = (fileId: string, { picture }: Files[string]) => `${fileId}.${picture!.type}`

function pairOf({ label, value, unit }: FieldLine): Pair {
  return { label, value: value === '' || unit === undefined ? value : `${value} ${unit}` }
}

function isShort({ label, value }: Pair): boolean {
  const width = [...value].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x7f ? 1 : 0.55), 0)
  return label.length <= 10 && width <= shortValueChars && !value.includes('\n')
}

/** Short neighbours share a row; everything else has one of its own. */
function fieldRows(lines: readonly FieldLine[]): Pair[][] {
  const rows: Pair[][] = []
  for (const pair of lines.map(pairOf)) {
    const last = rows.at(-1)
    if (last?.length === 1 && isShort(last[0]!) && isShort(pair)) last.push(pair)
    else rows.push([pair])
  }
  return rows
}

/** Many columns are set in 小五, very many a little smaller yet. */
function smallTextPt(columns: number): number | undefined {
  if (columns > 8) return 8.5
  return columns > 7 ? 9 : undefined
}

function tableBlock(block: Extract<Block, { kind: 'table' }>): TextBlock {
  const cells = block.rows.map((row) => row.cells)
  const rows = block.totals ? [...cells, block.totals] : cells
  const textPt = smallTextPt(block.columns.length)
  const shares = columnShares(
    block.columns.map(({ label }, index) => [label, ...rows.map((row) => row[index] ?? '')]),
    'form',
    textPt,
  )
  return {
    kind: 'table',
    caption: block.caption,
    columns: block.columns.map(({ label, align }, index) => {
      return { title: label, share: shares[index]!, align }
    }),
    rows,
    totals: block.totals !== undefined,
    ...(textPt === undefined ? {} : { textPt }),
  }
}

function signBlock(box: SignBox): TextBlock[] {
  return [
    {
      kind: 'seals',
      boxes: [
        {
          title: box.title,
          ...(box.lines.length > 0 ? { statement: box.lines.join('\n') } : {}),
          lines: [
            ...Array.from({ length: Math.min(box.roomLines, 12) }, () => ''),
            fill(words.signer, { signer: box.signer, name: box.signedName }),
            box.date,
          ],
          ...(box.sealed ? { sealNote: zh.common.officialSeal } : {}),
        },
      ],
    },
    ...(box.signedName === '' ? [] : [{ kind: 'note', text: box.weight } as const]),
  ]
}

function attachmentTable(lines: readonly AttachmentLine[], files: Files): TextBlock {
  const heads = words.attachmentColumns
  const rows = lines.flatMap((line) => {
    const title = line.stamped ? fill(words.stamped, { title: line.title }) : line.title
    const number = String(line.number)
    if (line.files.length === 0) {
      return [[number, title, words.noFile, zh.common.none, zh.common.none]]
    }
    return line.files.map((file, index) => {
      const known = files[file.fileId]
      return [
        index === 0 ? number : '',
        index === 0 ? title : '',
        file.description === '' ? file.name : `${file.name}\n${file.description}`,
        known?.pages == null ? zh.common.none : String(known.pages),
        known ? known.sha256.slice(0, 12).toUpperCase() : zh.common.none,
      ]
    })
  })
  return {
    kind: 'table',
    columns: [
      { title: heads.number, share: 1.2, align: 'center' },
      { title: heads.name, share: 5 },
      { title: heads.file, share: 5 },
      { title: heads.pages, share: 1.4, align: 'center' },
      { title: heads.digest, share: 3, align: 'center' },
    ],
    rows,
    note: words.digest,
  }
}

function blocksOf(block: Block, files: Files): TextBlock[] {
  switch (block.kind) {
    case 'heading':
      return block.at === 'instructions'
        ? [{ kind: 'title', text: block.text, tight: true }]
        : [{ kind: 'heading', level: block.level, text: block.text }]
    case 'paragraph':
      return [{ kind: 'paragraph', text: block.text }]
    case 'fields':
      return [{ kind: 'fields', rows: fieldRows(block.lines), labelShare: 5 }]
    case 'table':
      return [tableBlock(block)]
    case 'sign':
      return signBlock(block)
    case 'attachments':
      return [attachmentTable(block.lines, files)]
    case 'figure': {
      const file = files[block.fileId]
      if (!file?.picture) {
        return [{ kind: 'note', text: fill(words.figureMissing, { caption: block.caption }) }]
      }
      const name = pictureName(block.fileId, file)
      return [{ kind: 'picture', name, caption: block.caption, widthMm: pictureWidthMm }]
    }
    case 'cover':
      return []
    default:
      return [block]
  }
}

/** Each of several on its own lines, words unbroken. */
function coverValue(text: string): string {
  return text
    .split(/(?<=；)/)
    .map((one) => balancedTitle(one, coverValueChars))
    .join('\n')
}

function coverBlock(
  title: string,
  block: Extract<Block, { kind: 'cover' }>,
  copy: { readonly number: number; readonly total: number } | undefined,
): TextBlock {
  return {
    kind: 'cover',
    title: balancedTitle(title, 16),
    subtitle: block.note,
    corner: copy ? fill(words.copy, copy) : '',
    rows: block.lines.map((line) => {
      const { label, value } = pairOf(line)
      const shown = line.sealed ? fill(words.sealedValue, { value }) : value
      return { label, value: coverValue(shown) }
    }),
    foot: '',
  }
}

/** `copy` numbers one of several printed volumes, on the cover's corner. */
export function applicationPaper(
  input: ApplicationInput,
  copy?: { readonly number: number; readonly total: number },
): WordPaper {
  const { document, files } = input
  const blocks: TextBlock[] = []
  let contents = false
  for (const block of document.blocks) {
    if (block.kind === 'cover') {
      blocks.push(coverBlock(document.title, block, copy))
      continue
    }
    // A cover ends its own page; a second break would leave an empty one in Word.
    if (block.kind === 'pageBreak' && blocks.at(-1)?.kind === 'cover') continue
    if (!contents && block.kind === 'heading' && block.at !== 'instructions') {
      blocks.push({ kind: 'contents', title: zh.common.contents })
      contents = true
    }
    blocks.push(...blocksOf(block, files))
  }
  const pictures = Object.entries(files).flatMap(([fileId, file]) =>
    file.picture ? [[pictureName(fileId, file), file.picture.bytes] as const] : [],
  )
  return {
    title: document.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(words.name, input),
    blocks,
    pictures: Object.fromEntries(pictures),
  }
}
