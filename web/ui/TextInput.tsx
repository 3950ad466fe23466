import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Field, type FieldFrame } from './Field.tsx'

type OwnInput = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange' | 'className' | 'id'
>
type OwnArea = Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'value' | 'onChange' | 'className' | 'id'
>

type Text = {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Characters at most; shown as a count, never cut while typing. */
  readonly most?: number
}

/** People count characters, not UTF-16 units: 𠮷 is one. */
function lengthOf(value: string): number {
  return [...value].length
}

function useCount(value: string, most: number | undefined, frame: FieldFrame): FieldFrame {
  const { t } = useTranslation('ui')
  if (most === undefined) return frame
  const used = lengthOf(value)
  const over = used - most
  return {
    ...frame,
    count: frame.count ?? t('field.unitCount', { used, most }),
    ...(over > 0 && frame.error === undefined ? { error: t('field.over', { over }) } : {}),
  }
}

const frameKeys = [
  'label',
  'optional',
  'count',
  'help',
  'error',
  'warning',
  'repair',
  'className',
  'id',
] as const

/** Parts the props of a field into those of its frame and the rest. */
export function splitFrame<P extends FieldFrame>(
  props: P,
): { frame: FieldFrame; rest: Omit<P, keyof FieldFrame> } {
  const frame: Record<string, unknown> = {}
  const rest: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(props)) {
    if (!(frameKeys as readonly string[]).includes(key)) rest[key] = value
    else if (value !== undefined) frame[key] = value
  }
  return { frame: frame as FieldFrame, rest: rest as Omit<P, keyof FieldFrame> }
}

export type TextInputProps = FieldFrame & Text & OwnInput & { readonly ref?: Ref<HTMLInputElement> }

export function TextInput(props: TextInputProps) {
  const { frame, rest } = splitFrame(props)
  const { value, onChange, most, ...input } = rest
  return (
    <Field {...useCount(value, most, frame)}>
      {(ids) => (
        <input
          {...input}
          {...ids}
          className={css.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export type TextAreaProps = FieldFrame &
  Text &
  OwnArea & { readonly ref?: Ref<HTMLTextAreaElement> }

export function TextArea(props: TextAreaProps) {
  const { frame, rest } = splitFrame(props)
  const { value, onChange, most, ...area } = rest
  return (
    <Field {...useCount(value, most, frame)}>
      {(ids) => (
        <textarea
          rows={5}
          {...area}
          {...ids}
          className={classes(css.input, css.area)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
