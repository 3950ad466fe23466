/** The codes a form asks for, each read by the house's own reader and given back in its normal form. */
import { padDivisionCode } from '../../kernel/division.ts'
import { toHalfWidth, withoutBlanks } from '../../kernel/halfWidth.ts'
import {
  readEmail,
  readMobile,
  readPhone,
  readPostcode,
  readResidentId,
} from '../../kernel/identity.ts'
import { normaliseIndustryCode } from '../../kernel/industryCode.ts'
import type { Reading } from '../../kernel/reading.ts'
import { read } from '../../kernel/reading.ts'
import { readUscc } from '../../kernel/uscc.ts'
import { invalid } from '../../kernel/verdict.ts'
import type { NameOfCode } from './context.ts'
import type { CodeScheme } from './items.ts'

/** Characters a code can need; twice that is kept while somebody types. */
export const codeRoom: Readonly<Record<CodeScheme, number>> = {
  uscc: 18,
  division: 6,
  industry: 5,
  phone: 24,
  mobile: 16,
  idNumber: 18,
  email: 50,
  url: 100,
  postcode: 6,
}

const webAddress =
  /^https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$/u

function readUrl(text: string): Reading<string> {
  const compact = withoutBlanks(toHalfWidth(text))
  const url = /^[a-z]+:/i.test(compact) ? compact : `http://${compact}`
  return webAddress.test(url) ? read(url) : invalid('programmes.form_url_format')
}

function readDivision(text: string, nameOfCode?: NameOfCode): Reading<string> {
  const code = padDivisionCode(withoutBlanks(toHalfWidth(text)).toUpperCase())
  const unknown = code === null || (nameOfCode !== undefined && !nameOfCode('division', code))
  return unknown
    ? invalid('programmes.form_division_unknown', { given: text.slice(0, 20) })
    : read(code)
}

function readIndustry(text: string, nameOfCode?: NameOfCode): Reading<string> {
  const code = normaliseIndustryCode(text)
  if (code === null) return invalid('codes.industry_format', { given: text.slice(0, 20) })
  // The class of four digits decides the size of an enterprise; nothing coarser does.
  if (code.length < 5) return invalid('programmes.form_industry_coarse', { given: code })
  const unknown = nameOfCode !== undefined && !nameOfCode('industry', code)
  return unknown ? invalid('programmes.form_industry_unknown', { given: code }) : read(code)
}

/** `suggestion` is a valid code that was probably meant. */
export type CodeReading = Reading<string> & { readonly suggestion?: string }

function readOrganisationCode(text: string): CodeReading {
  const found = readUscc(text)
  if (found.reason === null) return read(found.code)
  const refused = invalid(`codes.${found.reason}`)
  return found.suggestion === null ? refused : { ...refused, suggestion: found.suggestion }
}

export function readCode(scheme: CodeScheme, text: string, nameOfCode?: NameOfCode): CodeReading {
  switch (scheme) {
    case 'uscc':
      return readOrganisationCode(text)
    case 'idNumber': {
      const found = readResidentId(text)
      return found.ok ? read(found.value.id) : found
    }
    case 'mobile':
      return readMobile(text)
    case 'phone':
      return readPhone(text)
    case 'postcode':
      return readPostcode(text)
    case 'email':
      return readEmail(text)
    case 'url':
      return readUrl(text)
    case 'division':
      return readDivision(text, nameOfCode)
    case 'industry':
      return readIndustry(text, nameOfCode)
  }
}
