/** Columns of a list of offers of one kind: what every offer has, then the fields of the kind. */
import { cellKey } from '../kernel/sheetList.ts'
import { type Field, fieldsOf, type Kind, type Words } from './kind.ts'

export const baseColumns = ['code', 'title', 'summary', 'region'] as const
export type BaseColumn = (typeof baseColumns)[number]

export const isBaseColumn = (column: string): column is BaseColumn =>
  (baseColumns as readonly string[]).includes(column)

export const baseLabels: Readonly<Record<BaseColumn, Words>> = {
  code: { zh: '本单位编号', en: 'Own number' },
  title: { zh: '名称', en: 'Title' },
  summary: { zh: '简介', en: 'Summary' },
  region: { zh: '所在地区', en: 'Region' },
}

/** Further words by which their columns are known. */
const baseHeaders: Readonly<Record<BaseColumn, readonly string[]>> = {
  code: ['单位编号', '内部编号', '编号', '设备编号', '资产编号', 'no.', 'number', 'asset number'],
  title: ['供给名称', '能力名称', '设备名称', 'name', 'offer'],
  summary: ['说明', '描述', '备注', 'in short', 'description', 'remarks'],
  region: ['地区', '所在地', '省份', '所在省份', 'province', 'location'],
}

/** A row of the template that shows how to write; it is passed over. */
export const sampleCodes: ReadonlySet<string> = new Set(['示例', 'sample'])

/** What stands beside faulty rows that were fetched to be mended. */
export const reasonHeads: ReadonlySet<string> = new Set(['问题', 'what is wrong'].map(cellKey))

export const baseHeadersOf = (column: BaseColumn): readonly string[] =>
  [column, baseLabels[column].zh, baseLabels[column].en, ...baseHeaders[column]].map(cellKey)

/** Every word by which the column of a field is known in a list, as it is compared. */
export function headersOf(id: string, { about }: Field): readonly string[] {
  const words = [id, about.label.zh, about.label.en, ...(about.headers ?? [])]
  return [...new Set(words.map(cellKey))]
}

export type OfferColumn = {
  readonly id: string
  readonly label: Words
  readonly names: readonly string[]
}

export function columnsOfKind(kind: Kind): readonly OfferColumn[] {
  return [
    ...baseColumns.map((id) => ({ id, label: baseLabels[id], names: baseHeadersOf(id) })),
    ...fieldsOf(kind).map(([id, field]) => ({
      id,
      label: field.about.label,
      names: headersOf(id, field),
    })),
  ]
}
