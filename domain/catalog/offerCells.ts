/**
 * What people write into the cells of a list of offers, read by the field that the column is: numbers with units,
 * sizes, ranges, options by their id or their name in either language, terms, 是 and 否, days.
 */
import { cellParts, dayOfCell, yesOfCell, type CellRead } from '../kernel/cellWords.ts'
import { decimalOfRatio, divideRatios, multiplyRatios, ratioOfDecimal } from '../kernel/ratio.ts'
import { cellKey, plainCell } from '../kernel/sheetList.ts'
import { type UnitCode, unitOf, unitOfWord } from '../kernel/units.ts'
import type { Facts } from '../kernel/verdict.ts'
import type { Field, FieldOf, FieldShape, FieldValue } from './kind.ts'
import { sayValue, type ValueWords } from './sayValue.ts'

const read = <Value>(value: Value): CellRead<Value> => ({ ok: true, value })
const fault = (code: string, facts?: Facts): CellRead<never> => ({
  ok: false,
  code: `catalog.${code}`,
  ...(facts === undefined ? {} : { facts }),
})

/** Signs of bounds and sizes that say no more than the field does. */
const signs = /^(?:±|≤|≥|<=|>=|[<>~≈]|约|φ|Φ|⌀|ø|ra|Ra)+/u
const numeral = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)(.*)$/u
/** Finer than any field asks. */
const places = 9

const multiples = /^[十百千万亿kKM%‰]/u

type Amount = { readonly text: string; readonly unit: string }

/** `±0.02mm` as its numeral and the unit behind it; null where no number begins it. */
function amountOf(typed: string): Amount | null {
  const match = numeral.exec(typed.replace(/\s/g, '').replace(signs, '').replaceAll('−', '-'))
  if (match === null) return null
  const [, digits = '', unit = ''] = match
  const text = digits.replaceAll(',', '').replace(/^\+/, '')
  return { text: text.startsWith('.') ? `0${text}` : text, unit }
}

/** The number in the field's unit; the unit of the cell goes before that of the head. */
function inUnit({ text, unit }: Amount, to: UnitCode | undefined, ofHead: UnitCode | undefined) {
  const word = unit.replace(/^[([]|[)\]]$/g, '')
  // 5轴, 58HRC: a plain number may say what it counts, but 5万 is another number.
  const plain = word === '' || (to === undefined && !multiples.test(word))
  const from = word === '' ? (ofHead ?? to) : unitOfWord(word)
  if (plain && (from === undefined || to === undefined)) return read(Number(text))
  if (from === undefined || to === undefined) {
    return fault('cell_unit_unknown', { unit: word.slice(0, 20) })
  }
  if (from === to) return read(Number(text))
  const [one, other] = [unitOf(from), unitOf(to)]
  if (one.dimension !== other.dimension) return fault('cell_unit_other', { unit: from, asked: to })
  const given = ratioOfDecimal(text)
  if (given === null) return fault('value_no_number')
  const value = divideRatios(multiplyRatios(given, one.factor), other.factor)
  return read(Number(decimalOfRatio(value, places)))
}

function readMeasure(field: FieldOf<'measure'>, cell: string, ofHead?: UnitCode) {
  const amount = amountOf(plainCell(cell))
  return amount === null ? fault('value_no_number') : inUnit(amount, field.about.unit, ofHead)
}

/** What stands between two ends: a dash after a number, ~, 至, 到, `to`, …. */
const spanDivider =
  /\s*(?:~|～|—+|–|至|到|…|\.{2,3}|\bto\b)\s*|(?<=[\d.a-zμµ%°²³\u4e00-\u9fff])\s*-\s*/iu
const sizeDivider = /\s*[×✕✖*x]\s*/iu
/** 长600宽500高450, L600*W500*H450, φ420×1000: what names a side says nothing that its place does not. */
const sideNames = /长|宽|高|直径|\bdia\.?|(?<![a-z])[lwh](?=\s*[:=]?\s*\d)|[φΦ⌀øØ]|[:=]/giu

type Tuple = FieldOf<'span'> | FieldOf<'box'> | FieldOf<'cylinder'>

/** A unit behind the last number holds for the others, which have none. */
function readTuple(field: Tuple, cell: string, ofHead?: UnitCode): CellRead<readonly number[]> {
  const { shape, unit } = field.about
  const plain = plainCell(cell)
  const parts =
    shape === 'span'
      ? cellParts(plain, spanDivider)
      : cellParts(
          plain.replaceAll(sideNames, (name) => (/[长宽高]/u.test(name) ? 'x' : '')),
          sizeDivider,
        )
  const amounts = parts.map(amountOf)
  const known = amounts.filter((one) => one !== null)
  if (parts.length !== field.minItems || known.length !== parts.length) {
    return fault(`value_no_${shape}`)
  }
  const last = known.at(-1)?.unit ?? ''
  const numbers: number[] = []
  for (const amount of known) {
    const number = inUnit(amount.unit === '' ? { ...amount, unit: last } : amount, unit, ofHead)
    if (!number.ok) return number
    numbers.push(number.value)
  }
  return read(numbers)
}

/** Ids of options by everything that they are called. */
function optionNames({
  about,
}: FieldOf<'choice'> | FieldOf<'choices'>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(about.options).flatMap(([id, { zh, en }]) =>
      [en, zh, id].map((name) => [cellKey(name), id] as const),
    ),
  )
}

/** Of each field once: a list has thousands of cells of it. */
const namesOf = new WeakMap<Field, ReadonlyMap<string, string>>()

function optionsOf(field: FieldOf<'choice'> | FieldOf<'choices'>): ReadonlyMap<string, string> {
  const known = namesOf.get(field)
  if (known !== undefined) return known
  const names = optionNames(field)
  namesOf.set(field, names)
  return names
}

const shown = (text: string): string => text.slice(0, 40)

function readChoice(field: FieldOf<'choice'>, cell: string): CellRead<string> {
  const id = optionsOf(field).get(cellKey(cell))
  return id === undefined ? fault('value_unknown', { given: shown(cell) }) : read(id)
}

const optionDivider = /[;；、|\n,，/／+]/gu

/** Names of options hold marks that divide: the longest piece that is an option is taken first. */
function readChoices(field: FieldOf<'choices'>, cell: string): CellRead<readonly string[]> {
  const options = optionsOf(field)
  const ends = [...[...cell.matchAll(optionDivider)].map(({ index }) => index), cell.length]
  const ids: string[] = []
  for (let from = 0, first = 0; first < ends.length;) {
    const last = ends.findLastIndex(
      (end, at) => at >= first && options.has(cellKey(cell.slice(from, end))),
    )
    const piece = cell.slice(from, ends[last < 0 ? first : last])
    const id = options.get(cellKey(piece))
    if (id === undefined && piece.trim() !== '') {
      return fault('value_unknown', { given: shown(piece.trim()) })
    }
    if (id !== undefined && !ids.includes(id)) ids.push(id)
    first = (last < 0 ? first : last) + 1
    from = ends[first - 1]! + 1
  }
  return read(ids)
}

/** A slash divides grades, but not the number of a standard: GB/T 1804, ISO/IEC 17025. */
const termDivider = /[;；、,，|\n]|[/／](?!(?:T|Z|IEC)\b)/u

export const termsOfCell = (cell: string): string[] => [...new Set(cellParts(cell, termDivider))]

function readFlag(cell: string): CellRead<boolean> {
  const yes = yesOfCell(cell)
  return yes === null ? fault('cell_no_flag', { given: shown(cell) }) : read(yes)
}

function readDay(cell: string): CellRead<string> {
  const day = dayOfCell(plainCell(cell))
  return day === null ? fault('value_no_day') : read(day)
}

type Reader<Shape extends FieldShape> = (
  field: FieldOf<Shape>,
  cell: string,
  ofHead?: UnitCode,
) => CellRead<FieldValue>

const readers: { readonly [Shape in FieldShape]: Reader<Shape> } = {
  measure: readMeasure,
  span: readTuple,
  box: readTuple,
  cylinder: readTuple,
  choice: readChoice,
  choices: readChoices,
  terms: (_field, cell) => read(termsOfCell(cell)),
  flag: (_field, cell) => readFlag(cell),
  text: (_field, cell) => read(cell),
  day: (_field, cell) => readDay(cell),
}

/** What a cell that is not empty says of this field; `ofHead` is the unit that the column's head names. */
export function readFieldCell(field: Field, cell: string, ofHead?: UnitCode): CellRead<FieldValue> {
  return (readers[field.about.shape] as Reader<FieldShape>)(field as never, cell, ofHead)
}

/** Behind the name of a column, in brackets or after a sign: （毫米）, (长×宽×高，mm), / μm. */
const behindName =
  /[([]([^()[\]]*)[)\]]$|[/,:;、]([^/,:;、()[\]]+)$|(?<=[\u4e00-\u9fff])([a-zμµ°%‰²³]+)$/iu
const star = /^\*|\*$/gu

/** A head without what stands behind its name, and without the star of what must be filled in. */
export function shortHead(head: string): string {
  const bare = head.replaceAll(star, '')
  const short = bare.replace(behindName, '')
  return short === '' ? bare : short
}

/** The unit that a column's head names: 最大零件（长×宽×高，毫米）, 公差 μm. */
export function unitOfHead(head: string): UnitCode | undefined {
  const bare = plainCell(head).replaceAll(star, '')
  const match = behindName.exec(bare.replace(/\s/g, ''))
  const behind = match?.slice(1).find((one) => one !== undefined) ?? bare.split(/\s/).at(-1)!
  return behind
    .split(/[\s,:;、]|单位/u)
    .map(unitOfWord)
    .findLast((unit) => unit !== undefined)
}

/** What stands in a cell for this value: read again it says the same. Its unit stands in the head. */
export function writeFieldCell(
  field: Field,
  value: FieldValue,
  words: Omit<ValueWords, 'unit'>,
): string {
  if (!Array.isArray(value)) return sayValue(field, value, { ...words, unit: () => '' })
  const texts = value as readonly (string | number)[]
  const options = 'options' in field.about ? field.about.options : {}
  switch (field.about.shape) {
    case 'span':
      return texts.join('~')
    case 'box':
    case 'cylinder':
      return texts.join('×')
    default:
      return texts
        .map((one) => options[one]?.[words.language] ?? String(one))
        .join(words.language === 'zh' ? '；' : '; ')
  }
}
