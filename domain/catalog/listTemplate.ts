/**
 * The workbook in which a list of offers of one kind is written: a sheet to fill in, with a sample that is passed over,
 * one that explains each column, and the choices that columns offer.
 */
import { writeFieldCell } from './offerCells.ts'
import { baseColumns, baseLabels } from './offerColumns.ts'
import { type Field, fieldsOf, type Kind } from './kind.ts'
import { provinces } from '../kernel/province.ts'
import type { Language } from '../kernel/text.ts'

/** Choices that a column offers. */
type Picks = {
  /** From 0. */
  readonly column: number
  /** The cells of the last sheet in which they stand. */
  readonly cells: string
  /** One of them, and nothing else. */
  readonly strict: boolean
}

export type TemplateSheet = {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly picks: readonly Picks[]
}

export type TemplateWords = {
  readonly language: Language
  readonly unit: (code: string) => string
  readonly region: (code: string) => string
  readonly yes: string
  readonly no: string
  readonly sample: string
  readonly explain: string
  readonly choices: string
  /** Heads of the sheet that explains. */
  readonly heads: readonly string[]
  readonly must: string
  readonly may: string
  /** How each is written. */
  readonly base: Readonly<Record<(typeof baseColumns)[number], string>>
  readonly shape: Readonly<Record<Field['about']['shape'], string>>
}

const unitOf = ({ about }: Field, words: TemplateWords): string =>
  'unit' in about && about.unit !== undefined ? words.unit(about.unit) : ''

/** Brackets of the language around the unit; a star where it must be filled in. */
function headOf(label: string, unit: string, must: boolean, language: Language): string {
  const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')']
  return `${label}${unit === '' ? '' : `${open}${unit}${close}`}${must ? '*' : ''}`
}

function optionsOf(field: Field, { language, yes, no }: TemplateWords): readonly string[] {
  if (field.about.shape === 'flag') return [yes, no]
  if (!('options' in field.about)) return []
  return Object.values(field.about.options).map((names) => names[language])
}

type Column = {
  readonly head: string
  readonly must: boolean
  readonly unit: string
  readonly how: string
  readonly sample: string
  readonly options: readonly string[]
  /** One of them, and nothing else. */
  readonly one: boolean
}

function columnsOf(kind: Kind, words: TemplateWords): readonly Column[] {
  const { language } = words
  const base = baseColumns.map((id): Column => {
    const must = id === 'title' || id === 'region'
    const options = id === 'region' ? provinces.map(({ code }) => words.region(code)) : []
    const samples = { code: words.sample, title: kind.sample.title[language], summary: '' }
    return {
      head: headOf(baseLabels[id][language], '', must, language),
      ...{ must, unit: '', how: words.base[id], options, one: id === 'region' },
      sample: id === 'region' ? options[0]! : samples[id],
    }
  })
  const fields = fieldsOf(kind).map(([id, field]): Column => {
    const must = kind.fields.required.includes(id)
    const unit = unitOf(field, words)
    const value = kind.sample.values[id]
    const { shape, help } = field.about
    return {
      head: headOf(field.about.label[language], unit, must, language),
      ...{ must, unit },
      how: [words.shape[shape], help?.[language] ?? ''].join(' ').trim(),
      sample: value === undefined ? '' : writeFieldCell(field, value, words),
      options: optionsOf(field, words),
      one: shape === 'choice' || shape === 'flag',
    }
  })
  return [...base, ...fields]
}

const lettersOf = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : lettersOf(Math.floor(at / 26) - 1) + lettersOf(at % 26)

/** To fill in, explained, and the choices. */
export function templateSheets(
  kind: Kind,
  words: TemplateWords,
): readonly [TemplateSheet, TemplateSheet, TemplateSheet] {
  const columns = columnsOf(kind, words)
  const listed = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ options }) => options.length > 0)
  const picks = listed.map(({ at, options, one }, place): Picks => {
    const letter = lettersOf(place)
    const cells = `$${letter}$2:$${letter}$${options.length + 1}`
    return { column: at, cells, strict: one }
  })
  const longest = Math.max(0, ...listed.map(({ options }) => options.length))
  return [
    {
      name: kind.name[words.language],
      heads: columns.map(({ head }) => head),
      rows: [columns.map(({ sample }) => sample)],
      picks,
    },
    {
      name: words.explain,
      heads: words.heads,
      rows: columns.map(({ head, must, unit, how, sample, options }) => [
        ...[head, must ? words.must : words.may, unit, how, sample],
        options.join(words.language === 'zh' ? '；' : '; '),
      ]),
      picks: [],
    },
    {
      name: words.choices,
      heads: listed.map(({ head }) => head),
      rows: Array.from({ length: longest }, (_, row) =>
        listed.map(({ options }) => options[row] ?? ''),
      ),
      picks: [],
    },
  ]
}
