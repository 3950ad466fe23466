/**
 * A form as a document: a plain tree of headings, tables and boxes from which the preview, the PDF and the
 * .docx are drawn by others. Only what the audience may see goes in: pass `visibleAnswers`.
 */
import type { Language } from '../../kernel/text.ts'
import { liveAnswers } from './adapt.ts'
import type { Address } from './address.ts'
import type { Answers } from './answers.ts'
import type { FormContext } from './context.ts'
import { isExample, type FormDefinition, type Section } from './definition.ts'
import { itemBlocks, type Writing } from './documentItems.ts'
import type { ItemOf } from './items.ts'
import { outlineOf, type Entry } from './outline.ts'
import { shownIn } from './shown.ts'
import { wordsIn } from './words.ts'

export type FieldLine = {
  readonly at: Address
  readonly label: string
  readonly value: string
  /** Not answered: drawn as an empty cell, and listed by the preview. */
  readonly blank: boolean
  readonly unit?: string
  readonly example: boolean
}

export type TableColumn = {
  readonly id: string
  readonly label: string
  readonly align: 'left' | 'right'
}

export type AttachmentLine = {
  readonly number: number
  readonly at: Address
  readonly title: string
  readonly stamped: boolean
  readonly files: readonly {
    readonly fileId: string
    readonly name: string
    readonly description: string
  }[]
}

/** Boxes that wait for a hand: `lines` are printed above, with room of `roomLines` for what is written. */
export type SignBox = {
  readonly kind: 'sign'
  readonly at: Address
  readonly title: string
  readonly lines: readonly string[]
  readonly roomLines: number
  readonly signer: string
  readonly signedName: string
  readonly date: string
  readonly sealed: boolean
  /** What a typed declaration weighs, and what a stamped scan does. */
  readonly weight: string
}

export type Block =
  | {
      readonly kind: 'cover'
      readonly title: string
      readonly note: string
      readonly lines: readonly (FieldLine & { readonly sealed: boolean })[]
    }
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      readonly at: string
    }
  | { readonly kind: 'paragraph'; readonly text: string; readonly at?: Address }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly lines: readonly FieldLine[] }
  | {
      readonly kind: 'table'
      readonly at: Address
      readonly caption: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[]
      readonly totals?: readonly string[]
      readonly example: boolean
    }
  | {
      readonly kind: 'figure'
      readonly fileId: string
      readonly caption: string
      readonly at: Address
    }
  | SignBox
  | { readonly kind: 'attachments'; readonly lines: readonly AttachmentLine[] }
  | { readonly kind: 'pageBreak' }

export type FormDocument = {
  readonly formId: string
  readonly formVersion: number
  readonly language: Language
  readonly title: string
  readonly blocks: readonly Block[]
}

/** What the cover shows from outside the answers. */
export type GivenValues = Partial<Record<ItemOf<'given'>['from'], string>>

export type DocumentOptions = {
  readonly language: Language
  readonly context: FormContext
  readonly given?: GivenValues
  /** What the recommending unit wrote, by address of the opinion; blank boxes otherwise. */
  readonly opinions?: Readonly<Record<Address, string>>
}

export function documentOf(
  definition: FormDefinition,
  answers: Answers,
  options: DocumentOptions,
): FormDocument {
  const { language, context } = options
  const live = liveAnswers(definition, answers, context.directions)
  const shown = shownIn(definition, live, context)
  const outline = outlineOf(definition)
  const words = wordsIn(language)
  const writing: Writing = {
    definition,
    answers: live,
    options,
    words,
    shown,
    shownRow: shown.scope,
  }
  const blocks: Block[] = []
  for (const section of definition.sections) {
    const entries = outline.entries.filter(
      (entry) => entry.section === section && shown.isShown(entry),
    )
    if (entries.length === 0) continue
    if (section.role === 'cover') {
      blocks.push(cover(writing, section, entries), { kind: 'pageBreak' }, ...instructions(writing))
      continue
    }
    if (blocks.length > 0 && blocks.at(-1)?.kind !== 'pageBreak') blocks.push({ kind: 'pageBreak' })
    const letter = section.id.length <= 2 ? `${section.id}  ` : ''
    blocks.push({
      kind: 'heading',
      level: 1,
      text: `${letter}${section.title[language]}`,
      at: section.id,
    })
    blocks.push(...sectionBlocks(writing, section, entries))
  }
  return {
    formId: definition.id,
    formVersion: definition.version,
    language,
    title: definition.title[language],
    blocks,
  }
}

function cover(writing: Writing, section: Section, entries: readonly Entry[]): Block {
  const { definition, options } = writing
  const lines = entries.flatMap((entry) => {
    const block = itemBlocks(writing, entry)[0]
    if (block?.kind !== 'fields') return []
    const sealed = entry.item.kind === 'given' && entry.item.sealed === true
    return block.lines.map((line) => ({ ...line, sealed }))
  })
  const note = isExample(definition) ? (definition.note?.[options.language] ?? '') : ''
  return { kind: 'cover', title: section.title[options.language], note, lines }
}

function instructions({ definition, options, words }: Writing): Block[] {
  if (definition.instructions.length === 0) return []
  const items = definition.instructions.map((sentence) => sentence[options.language])
  return [
    { kind: 'heading', level: 1, text: words.instructions, at: 'instructions' },
    { kind: 'list', ordered: true, items },
  ]
}

/** Neighbouring field lines join one table of fields; a group title starts a new one. */
function sectionBlocks(writing: Writing, section: Section, entries: readonly Entry[]): Block[] {
  const { language } = writing.options
  const blocks: Block[] = []
  if (section.help !== undefined) blocks.push({ kind: 'paragraph', text: section.help[language] })
  let number = 0
  for (const entry of entries) {
    const { item, at } = entry
    if (item.group !== undefined)
      blocks.push({ kind: 'heading', level: 2, text: item.group[language], at: `${at}#group` })
    if (section.numbered === true) {
      number += 1
      blocks.push({ kind: 'heading', level: 2, text: `${number}. ${item.label[language]}`, at })
    }
    for (const block of itemBlocks(writing, entry)) append(blocks, block)
  }
  return blocks
}

function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1)
  if (block.kind === 'fields' && last?.kind === 'fields')
    blocks[blocks.length - 1] = { kind: 'fields', lines: [...last.lines, ...block.lines] }
  else if (block.kind === 'attachments' && last?.kind === 'attachments')
    blocks[blocks.length - 1] = {
      kind: 'attachments',
      lines: [...last.lines, ...block.lines].map((line, index) => ({ ...line, number: index + 1 })),
    }
  else blocks.push(block)
}
