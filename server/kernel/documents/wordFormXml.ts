/** The XML of a fillable form: tables of code, label and the cell to fill in. */
import { cleanText } from './plainText.ts'
import { textWidthTwips, wordFonts } from './wordPage.ts'
import { sharesOf } from './wordTable.ts'
import type { TaggedForm, TaggedItem } from './wordForm.ts'
import { xmlText } from './zipArchive.ts'

type Face = {
  readonly font: { readonly eastAsia?: string }
  readonly halfPoints: number
  readonly color?: string
}

const faces = {
  title: { font: wordFonts.title, halfPoints: 36 },
  section: { font: wordFonts.hei, halfPoints: 28 },
  code: { font: wordFonts.song, halfPoints: 13, color: '8A8A8A' },
  label: { font: wordFonts.hei, halfPoints: 21 },
  hint: { font: wordFonts.song, halfPoints: 17, color: '6A6A6A' },
  value: { font: wordFonts.song, halfPoints: 21 },
} as const satisfies Record<string, Face>

function run(text: string, face: Face): string {
  const properties =
    `<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face.font.eastAsia}"/>` +
    `${face.color ? `<w:color w:val="${face.color}"/>` : ''}<w:sz w:val="${face.halfPoints}"/></w:rPr>`
  return cleanText(text)
    .split('\n')
    .map(
      (line, index) =>
        `<w:r>${properties}${index > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${xmlText(line)}</w:t></w:r>`,
    )
    .join('')
}

function paragraph(content: string, align = 'left', style = ''): string {
  return (
    `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}` +
    '<w:spacing w:before="20" w:after="20" w:line="300" w:lineRule="atLeast"/>' +
    `<w:jc w:val="${align}"/></w:pPr>${content}</w:p>`
  )
}

function tableCell(content: string, width: number, fill = ''): string {
  const shade = fill === '' ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}<w:vAlign w:val="center"/></w:tcPr>` +
    `${content}</w:tc>`
  )
}

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

function table(rows: readonly string[], widths: readonly number[]): string {
  const total = widths.reduce((sum, one) => sum + one, 0)
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${sides}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    // Word joins tables that touch.
    `${rows.join('')}</w:tbl><w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>`
  )
}

const tableRow = (cells: readonly string[], head = false) =>
  `<w:tr><w:trPr>${head ? '<w:cantSplit/><w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`

/** Codes stand in these brackets, which no answer starts with. */
const code = (text: string) => run(`〔${text}〕`, faces.code)
const head = (text: string, width: number) =>
  tableCell(paragraph(run(text, faces.label), 'center'), width, 'F0F0F0')

const valueCell = (value: string, width: number) =>
  tableCell(paragraph(run(value, faces.value)), width)

type Field = Extract<TaggedItem, { kind: 'field' }>
type Rows = Extract<TaggedItem, { kind: 'rows' }>

function fieldsTable(items: readonly Field[], form: TaggedForm): string {
  const widths = sharesOf([16, 30, 54], textWidthTwips('form'))
  const heads = [form.heads.code, form.heads.label, form.heads.value]
  const rows = items.map((item) => {
    const hint = item.hint === '' ? '' : paragraph(run(item.hint, faces.hint))
    return tableRow([
      tableCell(paragraph(code(item.tag)), widths[0]!, 'F6F6F6'),
      tableCell(paragraph(run(item.label, faces.label)) + hint, widths[1]!, 'F6F6F6'),
      valueCell(item.value, widths[2]!),
    ])
  })
  return table(
    [
      tableRow(
        heads.map((text, index) => head(text, widths[index]!)),
        true,
      ),
      ...rows,
    ],
    widths,
  )
}

function rowsTable(item: Rows): string {
  const widths = sharesOf(
    [16, ...item.columns.map(() => 84 / item.columns.length)],
    textWidthTwips('form'),
  )
  const heads = item.columns.map((column, index) =>
    tableCell(
      paragraph(run(column.label, faces.label), 'center') + paragraph(code(column.id), 'center'),
      widths[index + 1]!,
      'F0F0F0',
    ),
  )
  const rows = item.rows.map((row) => {
    const label = row.label === '' ? '' : paragraph(run(row.label, faces.label))
    const cells = item.columns.map((_, index) => {
      const value = row.cells[index] ?? null
      const width = widths[index + 1]!
      return value === null ? tableCell(paragraph(''), width, 'F6F6F6') : valueCell(value, width)
    })
    return tableRow([
      tableCell(label + paragraph(code(`${item.tag}/${row.id}`)), widths[0]!, 'F6F6F6'),
      ...cells,
    ])
  })
  return (
    paragraph(run(item.label, faces.label)) +
    (item.hint === '' ? '' : paragraph(run(item.hint, faces.hint))) +
    table(
      [
        tableRow([tableCell(paragraph(code(item.tag)), widths[0]!, 'F0F0F0'), ...heads], true),
        ...rows,
      ],
      widths,
    )
  )
}

/** Neighbouring fields share a table. */
function sectionXml(section: TaggedForm['sections'][number], form: TaggedForm): string {
  const pieces = [paragraph(run(section.title, faces.section), 'left', 'Heading1')]
  let fields: Field[] = []
  const flush = () => {
    if (fields.length > 0) pieces.push(fieldsTable(fields, form))
    fields = []
  }
  for (const item of section.items) {
    if (item.kind === 'field') fields.push(item)
    else {
      flush()
      pieces.push(rowsTable(item))
    }
  }
  flush()
  return pieces.join('')
}

/** Everything between `<w:body>` and the section properties. */
export function formBodyXml(form: TaggedForm): string {
  return (
    paragraph(run(form.title, faces.title), 'center') +
    paragraph(run(form.help, faces.hint)) +
    form.sections.map((section) => sectionXml(section, form)).join('')
  )
}
