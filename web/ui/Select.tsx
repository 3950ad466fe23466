import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Field, type FieldFrame } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { splitFrame } from './TextInput.tsx'

export type Option<V extends string = string> = {
  readonly value: V
  readonly label: string
  /** Shown beneath, in the third voice. */
  readonly note?: string
  /** Other words by which it is found. */
  readonly keywords?: string
  readonly disabled?: boolean
}

export type SelectProps<V extends string> = FieldFrame & {
  readonly options: readonly Option<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly placeholder?: string
  readonly disabled?: boolean
}

/** The platform's own list, for up to some twenty choices: at home on every phone. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { t } = useTranslation('ui')
  const { frame, rest } = splitFrame(props)
  const { options, value, onChange, placeholder, disabled } = rest
  return (
    <Field {...frame}>
      {(ids) => (
        <div className={css.within}>
          <select
            {...ids}
            className={classes(css.input, css.select)}
            value={value ?? ''}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value as V)}
          >
            {value === null && <option value="">{placeholder ?? t('select.choose')}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <span className={css.unit}>
            <Icon of={IconChevronDown} />
          </span>
        </div>
      )}
    </Field>
  )
}
