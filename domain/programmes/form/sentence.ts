/** A fault in the person's own words, with the name of the field it is about. */
import { codesEn } from '../../kernel/text.codes.en.ts'
import { codesZh } from '../../kernel/text.codes.zh.ts'
import type { Language } from '../../kernel/text.ts'
import { readAddress } from './address.ts'
import type { FormDefinition } from './definition.ts'
import type { FormFault } from './faults.ts'
import { outlineOf } from './outline.ts'
import { filledIn, reasonsIn, wordsIn } from './words.ts'

/**
 * `B 项目基本信息 › 总投资`, with row and column for a cell. `rowNumber` counts rows that people added;
 * rows of the definition go by their label.
 */
export function labelOf(
  definition: FormDefinition,
  at: string,
  language: Language,
  rowNumber?: number,
): string {
  const place = readAddress(at)
  const entry = place === undefined ? undefined : outlineOf(definition).at.get(place.item)
  if (place === undefined || entry === undefined) return at
  const parts = [entry.item.label[language]]
  const direction = definition.directions.find((candidate) => candidate.id === place.part)
  const fixed = entry.fixedRows.get(place.part ?? '')
  if (fixed !== undefined) parts.push(fixed.label[language])
  else if (entry.item.kind === 'statement' && direction !== undefined)
    parts.push(direction.title[language])
  else if (rowNumber !== undefined)
    parts.push(filledIn(wordsIn(language).rowNumber, { number: rowNumber }))
  const column = entry.columns.get(place.column ?? '')
  if (column !== undefined) parts.push(column.label[language])
  return parts.join(' › ')
}

/** What is wrong and what to do. A code without a sentence is given back as it is. */
export function sentenceOf(
  definition: FormDefinition,
  fault: FormFault,
  language: Language,
): string {
  const facts = { ...fault.facts }
  if (fault.rule !== undefined) {
    const rule = definition.rules.find((candidate) => candidate.id === fault.rule)
    if (rule !== undefined) return filledIn(rule.text[language], facts)
  }
  const dot = fault.code.indexOf('.')
  const reason = fault.code.slice(dot + 1)
  const codes: Readonly<Record<string, string>> = (language === 'zh' ? codesZh : codesEn).reason
  const sentences = fault.code.startsWith('codes.') ? codes : reasonsIn(language)
  const kinds: Readonly<Record<string, string>> = wordsIn(language).kind
  const kind = facts.kind === undefined ? {} : { kind: kinds[facts.kind] ?? facts.kind }
  const sentence = Object.hasOwn(sentences, reason) ? sentences[reason] : undefined
  return sentence === undefined ? fault.code : filledIn(sentence, { ...facts, ...kind })
}
