import { IconCalendar } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { formatIsoDay } from '../kernel/format.ts'
import { serverNow } from '../kernel/clock.ts'
import { IconButton } from './Button.tsx'
import { Calendar } from './Calendar.tsx'
import { classes } from './classes.ts'
import css from './DateInput.module.css'
import { readDay } from './days.ts'
import fieldCss from './Field.module.css'
import { Field, type FieldFrame } from './Field.tsx'
import { splitFrame } from './TextInput.tsx'

export type DateInputProps = FieldFrame & {
  /** `2027-07-09`, or null while nothing readable is typed. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly earliest?: string
  readonly latest?: string
}

/** A day, typed as 2027-07-09 or taken from a calendar. Other common ways of writing are understood. */
export function DateInput(props: DateInputProps) {
  const { t } = useTranslation('ui')
  const { frame, rest } = splitFrame(props)
  const { value, onChange, earliest, latest } = rest
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wrong = typed !== null && typed.trim() !== '' && readDay(typed) === null

  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const error = frame.error ?? (wrong ? t('date.wrong') : undefined)
  return (
    <Field {...frame} {...(error === undefined ? {} : { error })}>
      {(ids) => (
        <div className={css.box} ref={box}>
          <input
            {...ids}
            className={classes(fieldCss.input, css.input)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={typed ?? value ?? ''}
            onChange={(event) => {
              setTyped(event.target.value)
              onChange(readDay(event.target.value))
            }}
            onBlur={() => !wrong && setTyped(null)}
          />
          <span className={css.open}>
            <IconButton
              ref={button}
              small
              icon={IconCalendar}
              label={t('date.open')}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            />
          </span>
          {open && (
            <div className={css.panel} role="dialog" aria-label={t('date.calendar')}>
              <Calendar
                value={value}
                today={formatIsoDay(serverNow())}
                earliest={earliest}
                latest={latest}
                onChoose={(day) => {
                  setTyped(null)
                  onChange(day)
                  close()
                }}
                onClose={close}
              />
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
