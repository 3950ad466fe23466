/** Reads what somebody typed into a Word form or pasted from a table: 4,180 万元, 2019年7月1日, 是, ☑ 甲、乙. */
import { toHalfWidth } from '../../kernel/halfWidth.ts'
import { parseMoney } from '../../kernel/money.ts'
import { read, type Reading } from '../../kernel/reading.ts'
import { invalid } from '../../kernel/verdict.ts'
import type { Value } from './answers.ts'
import { readCode } from './codes.ts'
import type { NameOfCode } from './context.ts'
import { isDay } from './days.ts'
import type { Column, Item } from './items.ts'

const cut = (text: string) => text.slice(0, 60)

/** A number with separators, an own unit or a percent sign; `1.2万` counts 12,000. */
export function readNumber(text: string, units: readonly string[] = []): Reading<number> {
  let plain = toHalfWidth(text)
    .replace(/[\s，,]/g, '')
    .replace(/^[−–]/, '-')
  for (const unit of units)
    if (unit !== '' && plain.endsWith(toHalfWidth(unit))) plain = plain.slice(0, -unit.length)
  plain = plain.replace(/%$/, '')
  const match = /^([+-]?\d{1,15}(?:\.\d{1,10})?)(万|亿)?$/.exec(plain)
  if (match === null) return invalid('programmes.form_number_unreadable', { given: cut(text) })
  // The decimal point is shifted in the text, so that 1.13万 is 11300 and no neighbour of it.
  const power = match[2] === '万' ? 'e4' : match[2] === '亿' ? 'e8' : ''
  return read(Number(`${match[1]!}${power}`))
}

function day(year: string, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** `2019年7月1日`, `2019-7-1`, `2019.07.01`, `2019/7/1` or `20190701`. */
export function readDay(text: string): Reading<string> {
  const plain = toHalfWidth(text).replace(/\s/g, '')
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const found = match === null ? '' : day(match[1]!, match[2]!, match[3]!)
  return isDay(found)
    ? read(found)
    : invalid('programmes.form_date_unreadable', { given: cut(text) })
}

function readRange(text: string): Reading<Value> {
  const halves = text.split(/\s*(?:至|到|—+|–|~|～| to )\s*/)
  const from = readDay(halves[0] ?? '')
  const to = readDay(halves[1] ?? '')
  if (halves.length === 2 && from.ok && to.ok) return read({ from: from.value, to: to.value })
  return invalid('programmes.form_range_unreadable', { given: cut(text) })
}

const yes = /^(?:是|有|√|☑|✓|✔|yes|y|true|1)$/i
const no = /^(?:否|无|没有|×|☐|□|no|n|false|0)$/i

function readBoolean(text: string): Reading<Value> {
  const plain = toHalfWidth(text).trim()
  if (yes.test(plain)) return read(true)
  return no.test(plain)
    ? read(false)
    : invalid('programmes.form_boolean_unreadable', { given: cut(text) })
}

type Option = { readonly id: string; readonly label: { readonly zh: string; readonly en: string } }

function readOption(options: readonly Option[], text: string): Reading<string> {
  const plain = toHalfWidth(text)
    .trim()
    .replace(/^[☑√✓✔]\s*/, '')
    .toLowerCase()
  const found = options.find((option) =>
    [option.id, option.label.zh, option.label.en].some(
      (name) => toHalfWidth(name).toLowerCase() === plain,
    ),
  )
  return found ? read(found.id) : invalid('programmes.form_choice_unknown', { given: cut(text) })
}

function readOptions(options: readonly Option[], text: string): Reading<Value> {
  const whole = readOption(options, text)
  if (whole.ok) return read([whole.value])
  const chosen: string[] = []
  for (const piece of text.split(/[、，,；;\n]/).filter((part) => part.trim() !== '')) {
    const option = readOption(options, piece)
    if (!option.ok) return option
    if (!chosen.includes(option.value)) chosen.push(option.value)
  }
  return read(chosen)
}

/** The value a text means for this field. Whether the value is right is for `checkAnswers` to say. */
export function readText(
  field: Item | Column,
  text: string,
  nameOfCode?: NameOfCode,
): Reading<Value> {
  switch (field.kind) {
    case 'number':
      return readNumber(text, [field.unit?.zh ?? '', field.unit?.en ?? ''])
    case 'money':
      return parseMoney(text.replace(/^\s*[−–]/, '-'), 'wanyuan')
    case 'date':
      return readDay(text)
    case 'dateRange':
      return readRange(text)
    case 'boolean':
      return readBoolean(text)
    case 'choice':
      return readOption(field.options, text)
    case 'multiChoice':
      return readOptions(field.options, text)
    case 'code':
      // 名称（代码）, as this house prints divisions and industries.
      return readCode(
        field.scheme,
        /[（(]([0-9A-Z]{4,6})[）)]\s*$/.exec(text)?.[1] ?? text,
        nameOfCode,
      )
    case 'text':
      return read(
        field.lines === 'single' ? text.trim().replace(/\s*[\r\n]+\s*/g, ' ') : text.trim(),
      )
    default:
      return invalid('programmes.form_not_by_text')
  }
}
