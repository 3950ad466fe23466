/** What fields are called and what they say, as people read them. */
import { readAddress } from '../../../domain/programmes/form/address.ts'
import type { Value } from '../../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { outlineOf } from '../../../domain/programmes/form/outline.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import { showValue } from '../../../domain/programmes/form/show.ts'
import { type FormState, liveRows } from '../../../domain/programmes/form/state.ts'
import { maskPersonal } from '../../../domain/programmes/form/visible.ts'
import { useFormat } from '../../kernel/format.ts'

/** A value in words; identity numbers stay masked. */
export function useShow(form: FormDefinition): (at: string, value: Value | undefined) => string {
  const { language } = useFormat()
  return (at, value) => {
    const { item, column } = readAddress(at) ?? {}
    const entry = outlineOf(form).at.get(item ?? '')
    const asked = column === undefined ? entry?.item : entry?.columns.get(column)
    if (asked === undefined || value === undefined || value === null) return ''
    if (asked.kind === 'statement' && typeof value === 'string') return value
    const text = showValue(asked, value, { language })
    return asked.personal === 'idNumber' && text !== '' ? maskPersonal('idNumber', text) : text
  }
}

/** The field's name with the number of its row among those that stand now; rows to come count on. */
export function useLabel(form: FormDefinition, now: FormState): (at: string) => string {
  const { language } = useFormat()
  return (at) => {
    const { item, part } = readAddress(at) ?? { item: '', part: undefined }
    if (part === undefined) return labelOf(form, at, language)
    const rows = liveRows(now, item)
    const coming = /^new(\d+)$/.exec(part)
    const number =
      coming === null
        ? rows.findIndex(({ id }) => id === part) + 1
        : rows.length + Number(coming[1])
    return labelOf(form, at, language, number > 0 ? number : undefined)
  }
}
