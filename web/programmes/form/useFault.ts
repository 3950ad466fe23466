/** What is wrong with a field, as its frame says it. */
import { useTranslation } from '../../kernel/words.ts'
import { itemOf, readAddress } from '../../../domain/programmes/form/address.ts'
import type { FormFault } from '../../../domain/programmes/form/faults.ts'
import { sentenceOf } from '../../../domain/programmes/form/sentence.ts'
import { showValue } from '../../../domain/programmes/form/show.ts'
import { formatWan } from '../../kernel/format.ts'
import type { Repair } from '../../ui/Field.tsx'
import { isMissing } from './checker.ts'
import { type FormDesk, useFaults, useFormDesk, useWords } from './FormContext.ts'

export type FieldFaults = {
  readonly error?: string
  readonly warning?: string
  readonly repair?: Repair | undefined
}

/** The repaired value as people read it, with the field's own unit and places. */
export function repairText(
  { store }: FormDesk,
  { repair }: FormFault,
  language: 'zh' | 'en',
): string | undefined {
  if (repair === undefined) return undefined
  const { item, column } = readAddress(repair.at) ?? {}
  const entry = item === undefined ? undefined : store.outline.at.get(item)
  if (entry === undefined) return undefined
  const field = column === undefined ? entry.item : entry.columns.get(column)
  if (field === undefined) return undefined
  if (field.kind === 'money' && typeof repair.value === 'number') return formatWan(repair.value)
  return showValue(field, repair.value, { language })
}

export function useRepair() {
  const { t } = useTranslation('programmes')
  const desk = useFormDesk()
  const { language } = useWords()
  return (fault: FormFault): Repair | undefined => {
    const value = repairText(desk, fault, language)
    const { repair } = fault
    if (repair === undefined || value === undefined || value === '') return undefined
    return {
      label: t('form.repair', { value }),
      apply: () => {
        desk.store.set(repair.at, repair.value)
        desk.checker.run()
      },
    }
  }
}

/** The first hard and the first soft fault of a field; what is only missing, once it was asked for. */
export function useFieldFaults(at: string): FieldFaults {
  const { store, checker } = useFormDesk()
  const { language } = useWords()
  const repairOf = useRepair()
  const faults = useFaults(at)
  const said = faults.filter((fault) => !isMissing(fault) || checker.isAsked(itemOf(at)))
  const hard = said.find((fault) => fault.severity === 'hard')
  const soft = said.find((fault) => fault.severity === 'soft')
  const first = hard ?? soft
  return {
    ...(hard === undefined ? {} : { error: sentenceOf(store.definition, hard, language) }),
    ...(soft === undefined ? {} : { warning: sentenceOf(store.definition, soft, language) }),
    ...(first === undefined ? {} : { repair: repairOf(first) }),
  }
}
