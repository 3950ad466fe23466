import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { formatIsoDay, formatTime } from '../kernel/format.ts'
import { DateInput } from '../ui/DateInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Console.module.css'

const timeTest = /^(?:[01]\d|2[0-3]):[0-5]\d$/

function momentOf(day: string | null, time: string): string | null {
  if (day === null || !timeTest.test(time)) return null
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}

/** A day and a time of the day, in the time of the house. */
export function MomentField({
  dayLabel,
  timeLabel,
  help,
  optional = false,
  value,
  onChange,
}: {
  readonly dayLabel: string
  readonly timeLabel: string
  readonly help?: string
  readonly optional?: boolean
  readonly value: string | null
  readonly onChange: (moment: string | null) => void
}) {
  const { t } = useTranslation('console')
  const [day, setDay] = useState(value === null ? null : formatIsoDay(value))
  const [time, setTime] = useState(value === null ? '09:00' : formatTime(value))
  return (
    <div className={css.two}>
      <DateInput
        label={dayLabel}
        optional={optional}
        {...(help === undefined ? {} : { help })}
        value={day}
        onChange={(next) => {
          setDay(next)
          onChange(momentOf(next, time))
        }}
      />
      <TextInput
        label={timeLabel}
        inputMode="numeric"
        value={time}
        {...(timeTest.test(time) ? {} : { error: t('announcements.timeWrong') })}
        onChange={(next) => {
          setTime(next)
          onChange(momentOf(day, next))
        }}
      />
    </div>
  )
}
