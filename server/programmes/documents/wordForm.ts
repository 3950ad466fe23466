/** The form as a Word file to fill in offline, and what comes back from it. */
import type { Language } from '../../../domain/kernel/text.ts'
import { invalid, type Refusal } from '../../../domain/kernel/verdict.ts'
import { readAddress } from '../../../domain/programmes/form/address.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { outlineOf, type Entry } from '../../../domain/programmes/form/outline.ts'
import type { WordField } from '../../../domain/programmes/form/wordForm.ts'
import { fill } from '../../../domain/programmes/words.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { taggedWordFile, type TaggedItem } from '../../kernel/documents/wordForm.ts'
import { readTaggedWord } from '../../kernel/documents/wordFormRead.ts'
import { countedWords } from './frame.ts'
import { documentsZh as zh } from './text.zh.ts'

const words = zh.wordForm

/** Tag of the row that says which form, version and application the file was made from. */
export const formKeyTag = 'form'

type Rows = Extract<TaggedItem, { kind: 'rows' }>

function hintOf(field: WordField): string {
  const hints: string[] = []
  if (field.maxChars !== undefined) hints.push(fill(words.limit, { max: field.maxChars }))
  if (field.choices) {
    hints.push(fill(words.choices, { choices: field.choices.join(zh.common.comma) }))
  }
  return hints.join('；')
}

/** All cells of one item as a table; a cell that nobody fills in stays closed. */
function rowsOf(entry: Entry, fields: readonly WordField[], language: Language): Rows {
  const texts = new Map(fields.map((field) => [field.tag, field.text]))
  const places = fields.map((field) => readAddress(field.tag)!)
  const used = new Set(places.map((place) => place.column))
  const columns = [...entry.columns.values()].filter((column) => used.has(column.id))
  const ids = [...new Set(places.map((place) => place.part!))]
  return {
    kind: 'rows',
    tag: entry.at,
    label: entry.item.label[language],
    hint: words.rowsHelp,
    columns: columns.map((column) => ({ id: column.id, label: column.label[language] })),
    rows: ids.map((id) => ({
      id,
      label: entry.fixedRows.get(id)?.label[language] ?? '',
      cells: columns.map((column) => texts.get(`${entry.at}/${id}/${column.id}`) ?? null),
    })),
  }
}

function itemsOf(entry: Entry, fields: readonly WordField[], language: Language): TaggedItem[] {
  if (entry.columns.size > 0) return [rowsOf(entry, fields, language)]
  return fields.map((field) => ({
    kind: 'field',
    tag: field.tag,
    label: field.label,
    hint: hintOf(field),
    value: field.text,
  }))
}

export type WordFormInput = {
  readonly definition: FormDefinition
  /** `wordFields(definition, answers, …)`. */
  readonly fields: readonly WordField[]
  readonly language: Language
  /** Which application and version the file was made from; comes back with it. */
  readonly formKey: string
  readonly banner: string
}

/** `created` is an ISO moment for the file's properties. */
export function wordFormFile(input: WordFormInput, created: string): Promise<Uint8Array> {
  const { definition, fields, language } = input
  const byItem = Map.groupBy(fields, (field) => readAddress(field.tag)?.item ?? '')
  const { entries } = outlineOf(definition)
  const key: TaggedItem = {
    kind: 'field',
    tag: formKeyTag,
    label: words.key,
    hint: words.keyHint,
    value: input.formKey,
  }
  const sections = definition.sections.map((section) => ({
    title: section.title[language],
    items: entries
      .filter((entry) => entry.section === section && byItem.has(entry.at))
      .flatMap((entry) => itemsOf(entry, byItem.get(entry.at)!, language)),
  }))
  return taggedWordFile(
    {
      title: balancedTitle(fill(words.title, { form: definition.title[language] }), 20),
      help: words.help,
      heads: words.columns,
      banner: input.banner,
      footer: {
        style: 'counted',
        label: words.preface,
        counted: countedWords,
        note: input.formKey,
      },
      sections: [
        { title: words.preface, items: [key] },
        ...sections.filter((section) => section.items.length > 0),
      ],
    },
    created,
  )
}

/** Answers to a whole form are far fewer; more is an attack or a mistake. */
const maxTags = 20_000

/**
 * What a filled file says, by tag, for `readWordForm` of the domain. Of a tag that occurs twice the first
 * counts and the tag is named. Refusals: kernel.archive_*, kernel.word_form_*, programmes.word_form_unknown.
 */
export function readWordForm(bytes: Uint8Array):
  | {
      readonly ok: true
      readonly formKey: string
      readonly texts: Readonly<Record<string, string>>
      readonly repeated: readonly string[]
    }
  | Refusal {
  const read = readTaggedWord(bytes)
  if (!read.ok) return read
  if (read.cells.length > maxTags) return invalid('kernel.word_form_unreadable')
  const texts = new Map<string, string>()
  const repeated: string[] = []
  for (const { tag, text } of read.cells) {
    if (texts.has(tag)) repeated.push(tag)
    else texts.set(tag, text)
  }
  const formKey = texts.get(formKeyTag)
  if (formKey === undefined) return invalid('programmes.word_form_unknown')
  texts.delete(formKeyTag)
  return { ok: true, formKey, texts: Object.fromEntries(texts), repeated }
}
