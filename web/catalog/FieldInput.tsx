import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { FieldFault } from '../../domain/catalog/checkFields.ts'
import type { Field, FieldOf, FieldShape, FieldValue } from '../../domain/catalog/kind.ts'
import { sayValue } from '../../domain/catalog/sayValue.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { useFormat } from '../kernel/format.ts'
import { classes } from '../ui/classes.ts'
import { CheckboxGrid } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { FieldFault as FaultLine, type FieldFrame, FieldGroup } from '../ui/Field.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { useReasons } from '../ui/reason.ts'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import css from './Catalog.module.css'
import { type TypedValue, termsOf } from './form.ts'

export type FieldInputProps = {
  readonly id: string
  readonly field: Field
  readonly required: boolean
  readonly value: TypedValue | undefined
  /** Of the kind's sample. */
  readonly sample: FieldValue | undefined
  readonly fault: FieldFault | undefined
  readonly onChange: (value: TypedValue | undefined) => void
}

const digitsOf = (type: 'number' | 'integer') => (type === 'integer' ? 0 : 6)
const partNames = {
  span: ['from', 'to'],
  box: ['length', 'width', 'height'],
  cylinder: ['diameter', 'length'],
} as const

export function useUnit(): (code: string) => string {
  const { t } = useTranslation('codes')
  return (code) => t(`unit.${code}` as 'unit.mm')
}

/** One after the other, each with its full stop but the last, which may be a number. */
function sentences(parts: readonly string[], language: Language): string {
  const [stop, gap] = language === 'zh' ? ['。', ''] : ['.', ' ']
  return parts
    .map((part, at) => (at === parts.length - 1 || part.endsWith(stop) ? part : `${part}${stop}`))
    .join(gap)
}

/** Label, help with an example, and what is wrong, in the reader's language. */
function useFrame({ id, field, required, sample, fault }: FieldInputProps): FieldFrame {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const unit = useUnit()
  const say = useReasons()
  const words = { language, unit, yes: t('flag.yes'), no: t('flag.no') }
  const help = [
    field.about.help?.[language],
    field.about.shape === 'terms' ? t('form.termsHelp') : undefined,
    sample === undefined || field.about.shape === 'flag' || field.about.shape === 'choices'
      ? undefined
      : t('form.example', { value: sayValue(field, sample, words) }),
  ].filter((one) => one !== undefined)
  return {
    id,
    label: field.about.label[language],
    optional: !required,
    ...(help.length === 0 ? {} : { help: sentences(help, language) }),
    ...(fault === undefined
      ? {}
      : { error: say({ code: `catalog.${fault.code}`, facts: fault.facts ?? {} }) }),
  }
}

type Of<Shape extends FieldShape> = Omit<FieldInputProps, 'field'> & {
  readonly field: FieldOf<Shape>
  readonly frame: FieldFrame
}

const numberOf = (value: TypedValue | undefined): number | null =>
  typeof value === 'number' ? value : null

function MeasureInput({ field, frame, value, onChange }: Of<'measure'>) {
  const unit = useUnit()
  return (
    <NumberInput
      {...frame}
      digits={digitsOf(field.type)}
      value={numberOf(value)}
      onChange={(next) => onChange(next ?? undefined)}
      {...(field.about.unit === undefined ? {} : { unit: unit(field.about.unit) })}
    />
  )
}

/** Two or three numbers side by side, under one name. */
function TupleInput({ field, frame, value, onChange }: Of<'span' | 'box' | 'cylinder'>) {
  const { t } = useTranslation('catalog')
  const unit = useUnit()
  const { label, help, error, optional } = frame
  const names = partNames[field.about.shape]
  const numbers = names.map((_, at) =>
    Array.isArray(value) ? ((value[at] as number | null | undefined) ?? null) : null,
  )
  return (
    <FieldGroup
      className={css.wide}
      label={label}
      note={optional === true ? t('form.optional') : undefined}
    >
      <div className={css.tuple}>
        {names.map((name, at) => (
          <NumberInput
            key={name}
            label={t(`form.${name}`)}
            digits={digitsOf('number')}
            value={numbers[at]!}
            onChange={(next) => onChange(numbers.map((one, place) => (place === at ? next : one)))}
            {...(field.about.unit === undefined ? {} : { unit: unit(field.about.unit) })}
          />
        ))}
      </div>
      {help !== undefined && <p className="second t12">{help}</p>}
      {error !== undefined && <FaultLine>{error}</FaultLine>}
    </FieldGroup>
  )
}

function ChoicesInput({ field, frame, value, onChange }: Of<'choices'>) {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const { label, help, error, optional } = frame
  const values = Array.isArray(value) ? (value as readonly string[]) : []
  const { maxItems } = field
  return (
    <div className={css.wide}>
      <CheckboxGrid
        label={String(label)}
        {...(optional === true ? { note: t('form.optional') } : {})}
        options={field.items.enum.map((id) => ({
          value: id,
          label: field.about.options[id]?.[language] ?? id,
        }))}
        values={values}
        onChange={onChange}
        {...(maxItems === undefined ? {} : { most: maxItems })}
      />
      {help !== undefined && <p className="second t12">{help}</p>}
      {error !== undefined && <FaultLine>{error}</FaultLine>}
    </div>
  )
}

const unsaid = ''

/** One of a list; what need not be said can be unsaid again. */
function OneOf({
  frame,
  options,
  value,
  onChange,
}: {
  readonly frame: FieldFrame
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | null
  readonly onChange: (value: string | undefined) => void
}) {
  const { t } = useTranslation('catalog')
  const none = { value: unsaid, label: t('form.notSaid') }
  return (
    <Select
      {...frame}
      options={frame.optional === true && value !== null ? [none, ...options] : options}
      value={value}
      onChange={(next) => onChange(next === unsaid ? undefined : next)}
    />
  )
}

function TermsInput({ frame, value, onChange }: Of<'terms'>) {
  const { language } = useFormat()
  // While somebody types, their text stands, with the mark that they have just put.
  const [typed, setTyped] = useState<string | null>(null)
  const terms = Array.isArray(value) ? (value as readonly string[]) : []
  return (
    <TextInput
      {...frame}
      className={classes(css.wide)}
      value={typed ?? terms.join(language === 'zh' ? '、' : ', ')}
      onChange={(text) => {
        setTyped(text)
        onChange(termsOf(text))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

function ChoiceInput({ field, frame, value, onChange }: Of<'choice'>) {
  const { language } = useFormat()
  const options = field.enum.map((id) => ({
    value: id,
    label: field.about.options[id]?.[language] ?? id,
  }))
  const chosen = typeof value === 'string' ? value : null
  return <OneOf frame={frame} options={options} value={chosen} onChange={onChange} />
}

function FlagInput({ frame, value, onChange }: Of<'flag'>) {
  const { t } = useTranslation('catalog')
  const options = (['yes', 'no'] as const).map((one) => ({ value: one, label: t(`flag.${one}`) }))
  const said = value === true ? 'yes' : 'no'
  return (
    <OneOf
      frame={frame}
      options={options}
      value={typeof value === 'boolean' ? said : null}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'yes')}
    />
  )
}

const textOf = (value: TypedValue | undefined): string => (typeof value === 'string' ? value : '')

function WordsInput({ field, frame, value, onChange }: Of<'text'>) {
  return (
    <TextArea
      {...frame}
      className={classes(css.wide)}
      rows={field.maxLength > 200 ? 4 : 2}
      most={field.maxLength}
      value={textOf(value)}
      onChange={onChange}
    />
  )
}

/** The control of a field, by the shape of its value. */
export function FieldInput(props: FieldInputProps) {
  const frame = useFrame(props)
  const { field } = props
  const { shape } = field.about
  const of = <Shape extends FieldShape>() => ({ ...props, frame }) as unknown as Of<Shape>
  switch (shape) {
    case 'measure':
      return <MeasureInput {...of<'measure'>()} />
    case 'span':
    case 'box':
    case 'cylinder':
      return <TupleInput {...of<'span' | 'box' | 'cylinder'>()} />
    case 'choice':
      return <ChoiceInput {...of<'choice'>()} />
    case 'choices':
      return <ChoicesInput {...of<'choices'>()} />
    case 'terms':
      return <TermsInput {...of<'terms'>()} />
    case 'flag':
      return <FlagInput {...of<'flag'>()} />
    case 'text':
      return <WordsInput {...of<'text'>()} />
    case 'day':
      return (
        <DateInput
          {...frame}
          value={typeof props.value === 'string' ? props.value : null}
          onChange={(day) => props.onChange(day ?? undefined)}
        />
      )
  }
}
