/** How the columns of a form's tables stand: their unit, their width, and what is summed. */
import type { Column, Item } from '../../../../domain/programmes/form/items.ts'
import type { Language } from '../../../../domain/kernel/text.ts'

/** The unit that belongs into the head of a column. */
export function unitOf(column: Column, wan: string, language: Language): string | undefined {
  if (column.kind === 'money') return wan
  return column.kind === 'number' ? column.unit?.[language] : undefined
}

export function isFigure(column: Column): boolean {
  return column.kind === 'number' || column.kind === 'money'
}

const figurePx = 96
const dayPx = 112
const choicePx = 124
const codePx = 176
const textPx = 112
const longPx = 152
const longFrom = 60
const shortTo = 12
const shortPx = 56

/** The least width at which a cell of this kind can be read, in pixels. */
export function widthOf(column: Column): number {
  switch (column.kind) {
    case 'number':
    case 'money':
      return figurePx
    case 'date':
      return dayPx
    case 'choice':
    case 'boolean':
      return choicePx
    case 'code':
      return codePx
    case 'text':
      if (column.maxChars <= shortTo) return shortPx
      return column.maxChars >= longFrom ? longPx : textPx
    case 'file':
      return textPx
  }
}

export function totalsOf(item: Item): readonly string[] {
  return item.kind === 'table' || item.kind === 'people' ? (item.totals ?? []) : []
}
