/** How an expert is paid: kept sealed, shown to whoever pays. Said by the expert, or by a list of the office. */
import { Type, type Static } from 'typebox'
import { toHalfWidth, withoutBlanks } from '../kernel/halfWidth.ts'
import { readResidentId } from '../kernel/identity.ts'
import { read, type Reading } from '../kernel/reading.ts'
import { invalid } from '../kernel/verdict.ts'
import type { EvaluationFault } from './rubricCheck.ts'

const accountPattern = '^\\d{8,30}$'

/** For the payment list. */
export const FeeData = Type.Object({
  payee: Type.String({ minLength: 1, maxLength: 100 }),
  bank: Type.String({ minLength: 1, maxLength: 200 }),
  account: Type.String({ pattern: accountPattern }),
  idNumber: Type.String({ maxLength: 30 }),
})
export type FeeData = Static<typeof FeeData>

export const feeFields = ['payee', 'bank', 'account', 'idNumber'] as const
export type FeeField = (typeof feeFields)[number]

/** Whoever is paid into an account must name these; the identity number may follow. */
export const feeNeeded = ['payee', 'bank', 'account'] as const

const dot = '•'

/** All but the last four signs of a value as dots; of a short one, all but the last. */
export function maskPersonal(text: string): string {
  const signs = [...text]
  const shown = signs.length > 8 ? 4 : 1
  return signs.map((sign, at) => (at < signs.length - shown ? dot : sign)).join('')
}

/** As a list that is looked through shows a cell: its end, and not how long it is. */
export function maskCell(text: string): string {
  const signs = [...text]
  return `${dot.repeat(4)}${signs.slice(signs.length > 8 ? -4 : -1).join('')}`
}

/** Something is kept here; whoever brings a list is not told what. */
export const keptMask = dot.repeat(4)

/**
 * 身份证号, or what else a person is known by. What has its eighteen signs, or nearly only digits, is meant for a
 * resident's number and must be one; passports and permits hold letters or are short. A refusal repeats nothing of
 * what was typed: it is personal data.
 */
export function readFeeId(text: string): Reading<string> {
  const id = withoutBlanks(toHalfWidth(text)).toUpperCase()
  if (id.length === 18 || /^\d{12,}X?$/.test(id)) {
    const resident = readResidentId(id)
    return resident.ok ? read(resident.value.id) : resident
  }
  return /^[A-Z0-9()-]{5,30}$/.test(id) ? read(id) : invalid('evaluation.fee_id_unclear')
}

/** In groups of four or not; a number that a spreadsheet rounded is not taken for one. */
export function readAccount(text: string): Reading<string> {
  const digits = withoutBlanks(toHalfWidth(text)).replaceAll('-', '')
  return new RegExp(accountPattern).test(digits)
    ? read(digits)
    : invalid('evaluation.fee_account_wrong')
}

/** What the shape of the data does not say: whether a number of a resident is one. */
export function checkFee({ idNumber }: FeeData): EvaluationFault[] {
  if (idNumber === '') return []
  const id = readFeeId(idNumber)
  if (id.ok) return []
  const { code, facts } = id
  return [{ at: '/fee/idNumber', code, ...(facts === undefined ? {} : { facts }) }]
}
