import { useTranslation } from '../../../kernel/words.ts'
import { serverNow } from '../../../kernel/clock.ts'
import { formatIsoDay, formatTime } from '../../../kernel/format.ts'
import { DateInput } from '../../../ui/DateInput.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import css from './Package.module.css'

/** A moment as people note it: a day and a time of the programme's zone. */
export type Noted = { readonly day: string | null; readonly time: string }

export function notedNow(): Noted {
  const now = serverNow()
  return { day: formatIsoDay(now), time: formatTime(now) }
}

/** Null while day or time is missing or is none. */
export function momentOf({ day, time }: Noted): string | null {
  if (day === null || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}

export type MomentInputProps = {
  readonly dayLabel: string
  readonly timeLabel: string
  readonly value: Noted
  readonly onChange: (value: Noted) => void
}

export function MomentInput({ dayLabel, timeLabel, value, onChange }: MomentInputProps) {
  const { t } = useTranslation('programmes')
  return (
    <div className={css.pair}>
      <DateInput
        label={dayLabel}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      <TextInput
        label={timeLabel}
        help={t('handIn.dispatch.timeHelp')}
        inputMode="numeric"
        maxLength={5}
        value={value.time}
        onChange={(time) => onChange({ ...value, time })}
      />
    </div>
  )
}
