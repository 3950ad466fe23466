import { memo, useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import type { Column } from '../../../../domain/programmes/form/items.ts'
import { sentenceOf } from '../../../../domain/programmes/form/sentence.ts'
import { classes } from '../../../ui/classes.ts'
import { readDay } from '../../../ui/days.ts'
import fieldCss from '../../../ui/Field.module.css'
import { MoneyInput, NumberInput } from '../../../ui/NumberInput.tsx'
import { isMissing } from '../checker.ts'
import { fieldId, useFaults, useFormDesk, useValue, useWords } from '../FormContext.ts'
import { usePersonal } from '../usePersonal.ts'
import css from './Table.module.css'

export type CellProps = {
  readonly at: string
  readonly column: Column
  /** The row as a reader hears it, before the column's name. */
  readonly rowName: string
}

type Control = {
  readonly label: string
  readonly error: string | undefined
  readonly id: string
}

function TextCell({ at, column, rowName: _, ...control }: CellProps & Control) {
  const { store } = useFormDesk()
  const value = useValue(at)
  const { shown, events } = usePersonal(column.personal, typeof value === 'string' ? value : '')
  return (
    <input
      {...events}
      id={control.id}
      className={fieldCss.input}
      aria-label={control.label}
      aria-invalid={control.error === undefined ? undefined : true}
      title={control.error}
      autoComplete="off"
      maxLength={column.kind === 'text' ? column.maxChars * 2 : 60}
      value={shown}
      onChange={(event) => store.set(at, event.target.value)}
    />
  )
}

function DayCell({ at, column: _column, rowName: _row, ...control }: CellProps & Control) {
  const { store } = useFormDesk()
  const value = useValue(at)
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed.trim() !== '' && readDay(typed) === null
  return (
    <input
      id={control.id}
      className={fieldCss.input}
      aria-label={control.label}
      aria-invalid={wrong || control.error !== undefined ? true : undefined}
      title={control.error}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      value={typed ?? (typeof value === 'string' ? value : '')}
      onChange={(event) => {
        setTyped(event.target.value)
        store.set(at, readDay(event.target.value))
      }}
      onBlur={() => !wrong && setTyped(null)}
    />
  )
}

function ChoiceCell({ at, column, rowName: _, ...control }: CellProps & Control) {
  const { t } = useTranslation('programmes')
  const { store } = useFormDesk()
  const { say } = useWords()
  const value = useValue(at)
  const yesNo = column.kind === 'boolean'
  const options = column.kind === 'choice' ? column.options : []
  const shown = typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value : ''
  return (
    <select
      id={control.id}
      className={classes(fieldCss.input, css.select)}
      aria-label={control.label}
      aria-invalid={control.error === undefined ? undefined : true}
      title={control.error}
      value={shown}
      onChange={({ target }) =>
        store.set(at, target.value === '' ? null : yesNo ? target.value === 'true' : target.value)
      }
    >
      <option value="">{t('apply.choose')}</option>
      {options.map(({ id, label }) => (
        <option key={id} value={id}>
          {say(label)}
        </option>
      ))}
      {yesNo && <option value="true">{t('form.yes')}</option>}
      {yesNo && <option value="false">{t('form.no')}</option>}
    </select>
  )
}

function FigureCell({ at, column, rowName: _, ...control }: CellProps & Control) {
  const { store } = useFormDesk()
  const value = useValue(at)
  const number = typeof value === 'number' ? value : null
  const set = (next: number | null) => store.set(at, next)
  const error = control.error === undefined ? {} : { error: control.error }
  return column.kind === 'money' ? (
    <MoneyInput
      inRow
      unitShown={false}
      label={control.label}
      id={control.id}
      valueFen={number}
      onChange={set}
      {...error}
    />
  ) : (
    <NumberInput
      inRow
      label={control.label}
      id={control.id}
      digits={column.kind === 'number' ? (column.decimals ?? 0) : 0}
      value={number}
      onChange={set}
      {...error}
    />
  )
}

const controls = {
  text: TextCell,
  code: TextCell,
  file: TextCell,
  date: DayCell,
  choice: ChoiceCell,
  boolean: ChoiceCell,
  number: FigureCell,
  money: FigureCell,
}

/** One cell: hears of its own value and its own faults, and of nothing else. */
export const Cell = memo(function Cell(props: CellProps) {
  const { at, column, rowName } = props
  const { store, checker } = useFormDesk()
  const { language, say } = useWords()
  const faults = useFaults(at)
  const fault = faults.find(
    (one) => one.severity === 'hard' && (!isMissing(one) || checker.isAsked(at)),
  )
  const error = fault === undefined ? undefined : sentenceOf(store.definition, fault, language)
  const Control = controls[column.kind]
  return (
    <div className={fieldCss.inRow}>
      <Control
        {...props}
        id={fieldId(at)}
        label={`${rowName} ${say(column.label)}`}
        error={error}
      />
    </div>
  )
})
