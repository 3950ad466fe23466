import { type ReactNode, useId } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Because } from './Because.tsx'
import css from './Choices.module.css'
import { classes } from './classes.ts'
import fieldCss from './Field.module.css'
import { FieldGroup } from './Field.tsx'
import type { Option } from './Select.tsx'

export type CheckboxProps = {
  readonly id?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly label: ReactNode
  readonly note?: ReactNode
  readonly disabled?: boolean
}

export function Checkbox({ id, checked, onChange, label, note, disabled }: CheckboxProps) {
  return (
    <label className={fieldCss.check}>
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {note !== undefined && <span className={fieldCss.note}>{note}</span>}
      </span>
    </label>
  )
}

export type CheckboxGridProps<V extends string> = {
  readonly label: string
  /** Beside the label; how many of how many where silent. */
  readonly note?: ReactNode
  readonly count?: ReactNode
  readonly options: readonly (Option<V> & { readonly ordinal?: ReactNode })[]
  readonly values: readonly V[]
  readonly onChange: (values: readonly V[]) => void
  /** As many may be chosen; the rest are then locked, and the reason stands below. */
  readonly most?: number
  /** Why no more can be chosen, word for word with its clause where there is one. */
  readonly fullReason?: ReactNode
  readonly className?: string
}

/** Several of a few, all in sight, such as the directions of a project. */
export function CheckboxGrid<V extends string>(props: CheckboxGridProps<V>) {
  const { t } = useTranslation('ui')
  const reasonId = useId()
  const { label, options, values, onChange, most, className } = props
  const full = most !== undefined && values.length >= most
  const note =
    props.note ?? (most === undefined ? undefined : t('pick.chosen', { most, used: values.length }))
  return (
    <FieldGroup label={label} note={note} count={props.count} className={className}>
      <div className={css.grid}>
        {options.map((option) => {
          const on = values.includes(option.value)
          const off = option.disabled === true || (full && !on)
          return (
            <label key={option.value} className={classes(css.choice, on && css.on, off && css.off)}>
              <input
                type="checkbox"
                checked={on}
                disabled={off}
                aria-describedby={full ? reasonId : undefined}
                onChange={() =>
                  onChange(
                    on
                      ? values.filter((value) => value !== option.value)
                      : [...values, option.value],
                  )
                }
              />
              {option.ordinal !== undefined && <span>{option.ordinal}</span>}
              <span>
                {option.label}
                {option.note !== undefined && <span className={fieldCss.note}>{option.note}</span>}
              </span>
            </label>
          )
        })}
      </div>
      {full && options.length > values.length && (
        <Because id={reasonId} locked>
          {props.fullReason ?? t('pick.full', { most })}
        </Because>
      )}
    </FieldGroup>
  )
}

export type RadioGroupProps<V extends string> = {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly className?: string
}

/** One of a few, all in sight. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const name = useId()
  const { label, options, value, onChange, className } = props
  return (
    <FieldGroup label={label} className={className}>
      {options.map((option) => (
        <label key={option.value} className={fieldCss.check}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.note !== undefined && <span className={fieldCss.note}>{option.note}</span>}
          </span>
        </label>
      ))}
    </FieldGroup>
  )
}

export type SegmentsProps<V extends string> = {
  readonly label: string
  readonly options: readonly Option<V>[]
  /** Null while none is chosen. */
  readonly value: V | null
  readonly onChange: (value: V) => void
}

/** Two to five ways to look at the same thing. */
export function Segments<V extends string>({ label, options, value, onChange }: SegmentsProps<V>) {
  return (
    <div className={css.segments} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          disabled={option.disabled}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
