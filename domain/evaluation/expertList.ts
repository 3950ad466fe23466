/**
 * Reading a list of experts from the cells of a sheet, and settling what each row means in view of the register:
 * a new expert, a change of one who is in it, or nothing new. An empty cell leaves things as they are. Where to
 * pay an expert is read apart: what is shown of a row holds masks.
 */
import type { CellRead } from '../kernel/cellWords.ts'
import { readEmail } from '../kernel/identity.ts'
import {
  cellsOf,
  listRowsMax,
  markTwins,
  readLines,
  type CellFault,
  type Line,
  type ListKind,
} from '../kernel/sheetList.ts'
import { stableJson } from '../kernel/stableJson.ts'
import { readUscc } from '../kernel/uscc.ts'
import type { Facts } from '../kernel/verdict.ts'
import { blankExpert, checkExpert, type ExpertInput } from './expert.ts'
import { readAvailability, readFields, readPast, readRegion, readSeniority } from './expertCells.ts'
import {
  expertColumns,
  listColumns,
  type ExpertCells,
  type ExpertColumn,
  type ExpertListRow,
  type ListColumn,
} from './expertRow.ts'
import {
  feeFields,
  feeNeeded,
  keptMask,
  maskCell,
  readAccount,
  readFeeId,
  type FeeData,
  type FeeField,
} from './feeData.ts'

const kind: ListKind<ListColumn> = {
  names: {
    name: ['姓名', '专家姓名', 'name'],
    email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail'],
    title: ['职称、职务', '职称职务', '职称', '职务', '职称/职务', 'title', 'title,position'],
    seniority: ['级别', '职称级别', 'seniority', 'level'],
    fields: ['专业领域', '领域', '专业', 'fields', 'field'],
    region: ['所在地区', '地区', '省份', '所在省份', 'region', 'province'],
    employer: ['所在单位', '工作单位', '单位', '单位名称', 'employer', 'organisation'],
    employerCode: [
      '统一社会信用代码',
      '单位代码',
      '信用代码',
      'employercode',
      'uscc',
      'creditcode',
    ],
    past: ['曾任职和兼职单位', '曾任职单位', '兼职单位', 'formeremployers', 'past'],
    loadMin: ['最少件数', '至少件数', 'least', 'leastitems'],
    loadMax: ['最多件数', '至多件数', '件数上限', 'most', 'mostitems'],
    availability: ['可参加时段', '可参加时间', 'availability', 'available'],
    recommendedBy: ['推荐单位代码', '推荐单位', 'recommendedby'],
    payee: ['收款人', '收款人姓名', '户名', 'payee'],
    bank: ['开户银行', '开户行', 'bank'],
    account: ['银行账号', '账号', '银行卡号', '卡号', 'account', 'bankaccount'],
    idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码', 'idnumber', 'identitynumber'],
  },
  demanded: ['name', 'email'],
  rowsMax: listRowsMax,
  headMissing: 'evaluation.expert_head_missing',
}

/** What a row says: only what its cells hold. */
type Said = Partial<Omit<ExpertInput, 'load' | 'employer'>> & {
  readonly employer?: string
  readonly employerCode?: string
  readonly loadMin?: number
  readonly loadMax?: number
}

export type ExpertRead = {
  readonly line: number
  readonly cells: ExpertCells
  readonly said: Said
  /** Where to pay, in clear; of no use to whoever shows a row. */
  readonly fee: Partial<FeeData>
  readonly faults: CellFault<ListColumn>[]
}

type ExpertList =
  | {
      readonly ok: true
      readonly rows: readonly ExpertRead[]
      /** Its columns as it calls them. */
      readonly heads: ReadonlyMap<ListColumn, string>
    }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

export const emailKey = (email: string): string => email.trim().toLowerCase()

/** Whoever bears one name at one employer is held to be one person. */
export function namesakeKey(name: string, code: string, employer: string): string | null {
  if (name === '' || (code === '' && employer === '')) return null
  return `${name}\n${code === '' ? employer : code}`
}

const loadMost = 1000

function saidIn(line: Line<ListColumn>, alsoKnown: ReadonlySet<string>) {
  const { faults, fault, text, number } = cellsOf(line)
  const value = <Value>(
    column: ListColumn,
    max: number,
    readCell: (cell: string) => CellRead<Value>,
  ): Value | undefined => {
    const cell = text(column, max)
    if (cell === '' || cell.length > max) return undefined
    const told = readCell(cell)
    if (told.ok) return told.value
    fault(column, told.code, told.facts)
    return undefined
  }
  const words = (column: ListColumn, max: number) =>
    value(column, max, (cell) => ({ ok: true, value: cell }))
  const load = (column: 'loadMin' | 'loadMax', min: number) =>
    number(column, { min, max: loadMost }, { mayMiss: true }) ?? undefined
  const said = {
    name: words('name', 100),
    email: value('email', 200, readEmailCell),
    title: words('title', 100),
    seniority: value('seniority', 40, readSeniority),
    fields: value('fields', 500, (cell) => readFields(cell, alsoKnown)),
    region: value('region', 100, readRegion),
    employer: words('employer', 200),
    employerCode: value('employerCode', 40, readCodeCell),
    past: value('past', 4000, readPast),
    loadMin: load('loadMin', 0),
    loadMax: load('loadMax', 1),
    availability: value('availability', 2000, readAvailability),
    recommendedBy: words('recommendedBy', 100),
  }
  const fee = {
    payee: words('payee', 100),
    bank: words('bank', 200),
    account: value('account', 60, readAccount),
    idNumber: value('idNumber', 60, readFeeId),
  }
  return { said: held<Said>(said), fee: held<Partial<FeeData>>(fee), faults }
}

const held = <Held>(parts: object): Held =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Held

function readEmailCell(cell: string): CellRead<string> {
  const email = readEmail(cell)
  return email.ok ? email : { ok: false, code: 'evaluation.cell_email_wrong' }
}

function readCodeCell(cell: string): CellRead<string> {
  const { code, valid } = readUscc(cell)
  return valid ? { ok: true, value: code } : { ok: false, code: 'kernel.cell_code_wrong' }
}

const isFeeField = (column: ListColumn): column is FeeField =>
  (feeFields as readonly string[]).includes(column)

function shownCell(line: Line<ListColumn>, column: ListColumn): string {
  const text = line.cell(column) ?? ''
  return text !== '' && isFeeField(column) ? maskCell(text) : text
}

/** The first line that says where to pay, and the column; null where none does. */
export function firstFeeCell(rows: readonly ExpertRead[]) {
  const row = rows.find(({ cells }) => feeFields.some((field) => cells[field] !== undefined))
  if (row === undefined) return null
  return { line: row.line, column: feeFields.find((field) => row.cells[field] !== undefined)! }
}

/** A row as if its columns of where to pay were not there. */
export function withoutFee(row: ExpertRead): ExpertRead {
  const isOther = (column: string) => !isFeeField(column as ListColumn)
  return {
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).filter(([column]) => isOther(column))),
    fee: {},
    faults: row.faults.filter(({ column }) => isOther(column)),
  }
}

/** `alsoKnown`: codes of fields that the register has besides the usual ones. */
export function readExpertList(
  sheet: readonly (readonly string[])[],
  alsoKnown: ReadonlySet<string>,
): ExpertList {
  const lines = readLines(sheet, kind)
  if (!lines.ok) return lines
  const rows = lines.lines.map((line): ExpertRead => {
    const typed = listColumns.map((column) => [column, shownCell(line, column)] as const)
    const cells = Object.fromEntries(typed.filter(([, text]) => text !== '')) as ExpertCells
    return { line: line.line, cells, ...saidIn(line, alsoKnown) }
  })
  const byEmail = markTwins(rows, ({ said }) => (said.email ? emailKey(said.email) : null), {
    column: 'email',
    code: 'evaluation.expert_row_twice',
  })
  const byName = markTwins(
    byEmail,
    ({ said, faults }) =>
      faults.length > 0
        ? null
        : namesakeKey(said.name ?? '', said.employerCode ?? '', said.employer ?? ''),
    { column: 'name', code: 'evaluation.expert_row_namesake' },
  )
  return { ok: true, rows: byName, heads: lines.heads }
}

/** An expert of the register, as a row is compared with. */
export type KnownExpert = {
  readonly id: string
  readonly version: number
  readonly profile: ExpertInput
  /** Which values of where to pay are kept, and whether the expert said them. */
  readonly fee: { readonly keeps: readonly string[]; readonly own: boolean }
}

export type SettledRow = Omit<ExpertListRow, 'taken'> & {
  /** As the expert would be kept; null where the row cannot be taken. */
  readonly profile: ExpertInput | null
  /** Where to pay, as the row says it; null where it says nothing or cannot be taken. */
  readonly fee: Partial<FeeData> | null
}

function merged(before: ExpertInput, said: Said): ExpertInput {
  const { employer, employerCode, loadMin, loadMax, ...rest } = said
  return {
    ...before,
    ...rest,
    employer: {
      // Another employer by name alone is not the one whose code is kept.
      code:
        employerCode ??
        (employer === undefined || employer === before.employer.name ? before.employer.code : ''),
      name: employer ?? before.employer.name,
    },
    load: { min: loadMin ?? before.load.min, max: loadMax ?? before.load.max },
  }
}

/** Which column a fault of a profile belongs to. */
const columnsOfProfile: readonly (readonly [string, ExpertColumn])[] = [
  ['/fields', 'fields'],
  ['/employer', 'employerCode'],
  ['/load', 'loadMin'],
  ['/availability', 'availability'],
]
const lacking = new Set(['evaluation.expert_without_field', 'evaluation.expert_without_employer'])

function judged(profile: ExpertInput) {
  const all = checkExpert({ ...profile, commitment: null }).map(
    ({ at, code, facts }): CellFault<ListColumn> => ({
      column: columnsOfProfile.find(([place]) => at.startsWith(place))?.[1] ?? 'name',
      code,
      ...(facts === undefined ? {} : { facts: { ...facts } }),
    }),
  )
  return {
    lacks: all.filter(({ code }) => lacking.has(code)),
    faults: all.filter(({ code }) => !lacking.has(code)),
  }
}

/** Columns without which nobody new is taken. */
const neededOfNew = ['name', 'email', 'region', 'employer'] as const

type Fault = (column: ListColumn, code: string, facts?: Record<string, string>) => void

/** Whether what a row says of where to pay can be taken: whole where nothing is kept, and never over the expert. */
function judgeFee({ cells }: ExpertRead, known: KnownExpert | null, fault: Fault): boolean {
  const first = feeFields.find((field) => cells[field] !== undefined)
  if (first === undefined) return false
  const { keeps, own } = known?.fee ?? { keeps: [], own: false }
  if (keeps.length > 0 && own) fault(first, 'evaluation.fee_is_own')
  for (const field of feeNeeded) {
    if (cells[field] === undefined && !keeps.includes(field)) {
      fault(field, 'evaluation.fee_incomplete')
    }
  }
  return true
}

/** What stands there now, of the columns where the row says something else. */
function wasOf(
  { cells }: ExpertRead,
  profile: ExpertInput,
  known: KnownExpert,
  tell: (profile: ExpertInput, column: ExpertColumn) => string,
): ExpertCells {
  const usual = expertColumns.flatMap((column) => {
    const before = tell(known.profile, column)
    const differs = cells[column] !== undefined && before !== tell(profile, column)
    return differs ? [[column, before] as const] : []
  })
  const fee = feeFields
    .filter((field) => cells[field] !== undefined)
    .map((field) => [field, known.fee.keeps.includes(field) ? keptMask : ''] as const)
  return Object.fromEntries([...usual, ...fee])
}

/**
 * What a row means. Whether it says where to pay as it is kept is not compared: a list would ask, and learn. `known` is the expert with its address, `namesake` one of the same name and employer with
 * another address; `tell` writes what the register has into a cell.
 */
export function settleRow(
  row: ExpertRead,
  known: KnownExpert | null,
  namesake: { readonly email: string } | null,
  updates: boolean,
  tell: (profile: ExpertInput, column: ExpertColumn) => string,
): SettledRow {
  const { line, cells, said } = row
  const faults = [...row.faults]
  const fault: Fault = (column, code, facts) =>
    faults.push({ column, code, ...(facts === undefined ? {} : { facts }) })
  if (known === null) {
    for (const column of neededOfNew) {
      if (cells[column] === undefined) fault(column, 'kernel.cell_missing')
    }
    if (namesake !== null) fault('name', 'evaluation.expert_row_namesake_known', namesake)
  }
  const saysFee = judgeFee(row, known, fault)
  const profile = merged(known?.profile ?? blankExpert, said)
  const { lacks, faults: wrong } = judged(profile)
  if (faults.length === 0) faults.push(...wrong)
  const isSame = known !== null && !saysFee && stableJson(known.profile) === stableJson(profile)
  if (known !== null && !isSame && !updates && faults.length === 0) {
    fault('email', 'evaluation.expert_row_known')
  }
  return {
    ...{ line, cells, lacks, faults },
    kind: known === null ? 'new' : isSame ? 'same' : 'change',
    was: known === null ? {} : wasOf(row, profile, known, tell),
    profile: faults.length === 0 ? profile : null,
    fee: saysFee && faults.length === 0 ? row.fee : null,
  }
}
