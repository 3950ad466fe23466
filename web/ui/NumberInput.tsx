import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { classes } from './classes.ts'
import { type DecimalReading, readDecimal, writeDecimal } from './decimal.ts'
import css from './Field.module.css'
import { Field, type FieldFrame } from './Field.tsx'
import { splitFrame } from './TextInput.tsx'

type DecimalProps = {
  /** Whole number of the smallest units. */
  readonly units: number | null
  readonly onUnits: (units: number | null) => void
  readonly digits: number
  readonly unit?: string | undefined
  readonly readOnly?: boolean
  /** In a table: 32 px high, without the frame of a field. The name is said by `label`. */
  readonly inRow?: boolean
}

function useTyped({ units, onUnits, digits }: DecimalProps) {
  // While somebody types, their text stands; unreadable text also stays after they leave the field.
  const [typed, setTyped] = useState<string | null>(null)
  const reading: DecimalReading = typed === null ? { ok: true, units } : readDecimal(typed, digits)
  return {
    text: typed ?? (units === null ? '' : writeDecimal(units, digits)),
    fault: reading.ok ? undefined : reading.fault,
    type(text: string) {
      setTyped(text)
      const next = readDecimal(text, digits)
      if (next.ok && next.units !== units) onUnits(next.units)
    },
    leave() {
      if (reading.ok) setTyped(null)
    },
  }
}

/** How wide a unit is: a Latin letter takes some six tenths of a character's room. */
function emsOf(unit: string): number {
  return [...unit].reduce((ems, sign) => ems + (sign < '\u2E80' ? 0.6 : 1), 0)
}

function DecimalInput({ frame, ...props }: DecimalProps & { readonly frame: FieldFrame }) {
  const { t } = useTranslation('ui')
  const { digits, unit, readOnly, inRow } = props
  const { text, fault, type, leave } = useTyped(props)
  const error = frame.error ?? (fault === undefined ? undefined : t(`number.${fault}`, { digits }))
  const width = unit === undefined ? undefined : `calc(${emsOf(unit)}em + 22px)`
  const control = (ids: object) => (
    <div className={classes(css.within, inRow === true && css.inRow)}>
      <input
        {...ids}
        className={classes(css.input, css.number)}
        style={{ paddingRight: width }}
        inputMode="decimal"
        autoComplete="off"
        readOnly={readOnly}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      {unit !== undefined && <span className={css.unit}>{unit}</span>}
    </div>
  )
  if (inRow === true) {
    return control({
      'aria-label': frame.label,
      'aria-invalid': error === undefined ? undefined : true,
      title: typeof error === 'string' ? error : undefined,
    })
  }
  return (
    <Field {...frame} {...(error === undefined ? {} : { error })}>
      {control}
    </Field>
  )
}

export type NumberInputProps = FieldFrame & {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** Decimal places at most; none where silent. */
  readonly digits?: number
  readonly unit?: string
  readonly readOnly?: boolean
  readonly inRow?: boolean
}

/** A number with its unit. Digits are right-aligned, thousands appear on leaving. */
export function NumberInput(props: NumberInputProps) {
  const { frame, rest } = splitFrame(props)
  const { value, onChange, digits = 0, ...more } = rest
  const scale = 10 ** digits
  return (
    <DecimalInput
      {...more}
      frame={frame}
      digits={digits}
      units={value === null ? null : Math.round(value * scale)}
      onUnits={(units) => onChange(units === null ? null : units / scale)}
    />
  )
}

const wanDigits = 6

export type MoneyInputProps = FieldFrame & {
  /** Whole fen. */
  readonly valueFen: number | null
  readonly onChange: (valueFen: number | null) => void
  readonly readOnly?: boolean
  readonly inRow?: boolean
  /** The unit may stand in the table's head instead. */
  readonly unitShown?: boolean
}

/** Money as the field writes it, in 万元, kept as whole fen. */
export function MoneyInput(props: MoneyInputProps) {
  const { t } = useTranslation('kernel')
  const { frame, rest } = splitFrame(props)
  const { valueFen, onChange, unitShown = true, ...more } = rest
  return (
    <DecimalInput
      {...more}
      frame={frame}
      digits={wanDigits}
      unit={unitShown ? t('format.wanUnit') : undefined}
      units={valueFen}
      onUnits={onChange}
    />
  )
}
