import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { formatBytes, useFormat } from '../../../kernel/format.ts'
import { Combobox } from '../../../ui/Combobox.tsx'
import { DateInput } from '../../../ui/DateInput.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useEditor, useEditorWords } from '../EditorContext.ts'
import { referencesAt } from '../references.ts'
import { kindOf, type Shape } from '../schema.ts'

export type ScalarProps = {
  readonly at: string
  readonly shape: Shape
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Null or absent is allowed. */
  readonly mayBeEmpty: boolean
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | undefined
}

const nothing = '—'

/** The parts of a frame that are there. */
function frameOf({ label, help, error, at }: ScalarProps) {
  return {
    label,
    id: `at${at}`,
    ...(help === undefined ? {} : { help }),
    ...(error === undefined ? {} : { error }),
  }
}

function YesNo(props: ScalarProps) {
  const { t } = useTranslation('office')
  const { value, onChange, mayBeEmpty } = props
  const options = [
    ...(mayBeEmpty ? [{ value: '', label: nothing }] : []),
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ]
  return (
    <Select
      {...frameOf(props)}
      options={options}
      value={value === true ? 'true' : value === false ? 'false' : mayBeEmpty ? '' : null}
      onChange={(next) => onChange(next === '' ? null : next === 'true')}
    />
  )
}

function Choice(props: ScalarProps) {
  const { choice } = useEditorWords()
  const { name, shape, value, onChange, mayBeEmpty } = props
  const options = [
    ...(mayBeEmpty ? [{ value: '', label: nothing }] : []),
    ...(shape.enum ?? []).map((word) => ({ value: word, label: choice(name, word) })),
  ]
  return (
    <Select
      {...frameOf(props)}
      options={options}
      value={typeof value === 'string' ? value : mayBeEmpty ? '' : null}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  )
}

/** As long a list as fits the platform's own; beyond it is found by typing. */
const shortList = 20

function Reference(
  props: ScalarProps & { readonly options: readonly { value: string; label: string }[] },
) {
  const { options, value, onChange, mayBeEmpty } = props
  const known = typeof value === 'string' && value !== '' ? value : null
  // A code that leads nowhere stays in sight: the check says so beside it.
  const all =
    known === null || options.some((option) => option.value === known)
      ? options
      : [{ value: known, label: known }, ...options]
  if (all.length > shortList) {
    return (
      <Combobox
        {...frameOf(props)}
        optional={mayBeEmpty}
        placeholder={nothing}
        options={all}
        value={known}
        onChange={(next) => onChange(next)}
      />
    )
  }
  return (
    <Select
      {...frameOf(props)}
      options={mayBeEmpty ? [{ value: '', label: nothing }, ...all] : all}
      value={known ?? (mayBeEmpty ? '' : null)}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  )
}

/** Text that is kept as typed and read when it can be: a code, a region, a name. */
function Text(props: ScalarProps) {
  const { value, onChange, mayBeEmpty, shape } = props
  return (
    <TextInput
      {...frameOf(props)}
      value={typeof value === 'string' ? value : ''}
      maxLength={shape.maxLength ?? 8000}
      onChange={(next) => onChange(next === '' && mayBeEmpty ? null : next)}
    />
  )
}

/** A year is a name of a year and no quantity: no thousands, at the left. */
function Year(props: ScalarProps) {
  const { value, onChange } = props
  return (
    <TextInput
      {...frameOf(props)}
      inputMode="numeric"
      maxLength={4}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(text) => onChange(/^\d+$/.test(text) ? Number(text) : text === '' ? null : text)}
    />
  )
}

/** One value without parts, by its shape. */
export function Scalar(props: ScalarProps) {
  const { language } = useFormat()
  const { definition } = useEditor()
  const { at, shape, value, onChange, name } = props
  const options = referencesAt(definition, at, language)
  if (options !== null) return <Reference {...props} options={options} />
  switch (kindOf(shape)) {
    case 'choice':
      return <Choice {...props} />
    case 'yesNo':
      return <YesNo {...props} />
    case 'number': {
      if (name === 'year') return <Year {...props} />
      const bytes = name === 'capacityBytes' && typeof value === 'number'
      return (
        <NumberInput
          {...frameOf(props)}
          {...(bytes ? { help: formatBytes(value) } : {})}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      )
    }
    case 'day':
      return (
        <DateInput
          {...frameOf(props)}
          value={typeof value === 'string' ? value : null}
          onChange={(day) => day !== null && onChange(day)}
        />
      )
    default:
      return <Text {...props} />
  }
}

const separators = /[\s,，、;；]+/

/** Several numbers or short texts in one line, as people write them. */
export function LineOf(props: ScalarProps) {
  const { t } = useTranslation('office')
  const { value, onChange, shape } = props
  const members = Array.isArray(value) ? value : []
  const [typed, setTyped] = useState<string | null>(null)
  const numbers = shape.items?.type === 'integer'
  const read = (text: string) => {
    const words = text.split(separators).filter((word) => word !== '')
    return numbers
      ? words.map((word) => (Number.isInteger(Number(word)) ? Number(word) : word))
      : words
  }
  return (
    <TextInput
      {...frameOf({ ...props, help: props.help ?? t('lineHelp') })}
      value={typed ?? members.map(String).join('、')}
      onChange={(text) => {
        setTyped(text)
        onChange(read(text))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
