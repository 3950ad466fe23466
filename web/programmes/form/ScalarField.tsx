import { memo, type ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import type { ItemOf } from '../../../domain/programmes/form/items.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import type { FieldFrame } from '../../ui/Field.tsx'
import { MoneyInput, NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { BooleanField } from './BooleanField.tsx'
import { CodeField } from './CodeField.tsx'
import { fieldId, useFormDesk, useValue, useWords } from './FormContext.ts'
import { LongText } from './LongText.tsx'
import { useFieldFaults } from './useFault.ts'

export type ScalarItem = ItemOf<
  'text' | 'number' | 'money' | 'date' | 'choice' | 'boolean' | 'code'
>

/** Label, help and faults of an item, for any control of the kit. */
export function useFrame(entry: Entry, required: boolean): FieldFrame {
  const { say } = useWords()
  const { item, at } = entry
  const faults = useFieldFaults(at)
  const label: ReactNode =
    item.clause === undefined ? (
      say(item.label)
    ) : (
      <>
        {say(item.label)} <span className="muted t12">{item.clause}</span>
      </>
    )
  return {
    id: fieldId(at),
    label,
    ...(required ? {} : { optional: true }),
    ...(item.help === undefined ? {} : { help: say(item.help) }),
    ...faults,
  }
}

function Control({
  entry,
  item,
  required,
}: {
  readonly entry: Entry
  readonly item: ScalarItem
  readonly required: boolean
}) {
  const { t } = useTranslation('programmes')
  const { store } = useFormDesk()
  const { say } = useWords()
  const value = useValue(entry.at)
  const frame = useFrame(entry, required)
  const set = (next: string | number | boolean | null) => store.set(entry.at, next)
  const text = typeof value === 'string' ? value : ''
  const number = typeof value === 'number' ? value : null
  switch (item.kind) {
    case 'text':
      return item.lines === 'single' ? (
        <TextInput {...frame} most={item.maxChars} value={text} onChange={set} />
      ) : (
        <LongText
          frame={frame}
          most={item.maxChars}
          rich={item.lines === 'rich'}
          value={text}
          onChange={set}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...frame}
          digits={item.decimals ?? 0}
          value={number}
          onChange={set}
          {...(item.unit === undefined ? {} : { unit: say(item.unit) })}
        />
      )
    case 'money':
      return <MoneyInput {...frame} valueFen={number} onChange={set} />
    case 'date':
      return <DateInput {...frame} value={text === '' ? null : text} onChange={set} />
    case 'choice':
      return (
        <Select
          {...frame}
          placeholder={t('apply.choose')}
          options={item.options.map(({ id, label }) => ({ value: id, label: say(label) }))}
          value={text === '' ? null : text}
          onChange={set}
        />
      )
    case 'boolean':
      return (
        <BooleanField
          frame={frame}
          value={typeof value === 'boolean' ? value : null}
          onChange={set}
        />
      )
    case 'code':
      return (
        <CodeField
          frame={frame}
          scheme={item.scheme}
          personal={item.personal}
          label={say(item.label)}
          value={text}
          onChange={set}
        />
      )
  }
}

/** One answer with one value. */
export const ScalarField = memo(Control)
