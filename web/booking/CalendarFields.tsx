import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import {
  exceptionsMax,
  type Shift,
  shiftsMax,
  usualCalendar,
  weekCapacityMinutes,
  weekOf,
  type WorkCalendar,
} from '../../domain/booking/calendar.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import { formatIsoDay, formatNumber } from '../kernel/format.ts'
import { serverNow } from '../kernel/clock.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Booking.module.css'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** How the shifts of a night end, as an input of the browser has it. */
const shown = (time: string): string => (time === '24:00' ? '00:00' : time)

type RowProps<Row> = {
  readonly row: Row
  readonly number: number
  readonly onRow: (row: Row) => void
  readonly onRemove: () => void
}

function Times({
  from,
  to,
  onTimes,
}: {
  readonly from: string
  readonly to: string
  readonly onTimes: (times: { from: string; to: string }) => void
}) {
  const { t } = useTranslation('booking')
  const over = shown(to) <= from
  return (
    <>
      <TextInput
        label={t('calendar.from')}
        type="time"
        required
        value={from}
        onChange={(value) => value !== '' && onTimes({ from: value, to })}
      />
      <TextInput
        label={t('calendar.to')}
        type="time"
        required
        value={shown(to)}
        {...(over ? { help: t('calendar.overnight') } : {})}
        onChange={(value) => value !== '' && onTimes({ from, to: value })}
      />
    </>
  )
}

function ShiftRow({ row, number, onRow, onRemove }: RowProps<Shift>) {
  const { t } = useTranslation('booking')
  const toggle = (day: number, on: boolean) => {
    const days = on ? [...row.weekdays, day] : row.weekdays.filter((one) => one !== day)
    // A shift on no day is none: it is taken away instead.
    if (days.length > 0) onRow({ ...row, weekdays: days.toSorted() })
  }
  return (
    <fieldset className={css.row}>
      <legend className="t13">{t('calendar.shift', { number })}</legend>
      <div className={css.days}>
        {weekdays.map((day) => (
          <Checkbox
            key={day}
            label={t(`weekday.d${day}`)}
            checked={row.weekdays.includes(day)}
            onChange={(on) => toggle(day, on)}
          />
        ))}
      </div>
      <div className={css.fields}>
        <Times from={row.from} to={row.to} onTimes={(times) => onRow({ ...row, ...times })} />
        <DateInput
          label={t('calendar.firstDay')}
          optional
          value={row.firstDay}
          onChange={(firstDay) => onRow({ ...row, firstDay })}
        />
        <DateInput
          label={t('calendar.lastDay')}
          optional
          value={row.lastDay}
          onChange={(lastDay) => onRow({ ...row, lastDay })}
        />
      </div>
      <div>
        <Button size="small" kind="quiet" onClick={onRemove}>
          {t('calendar.removeShift', { number })}
        </Button>
      </div>
    </fieldset>
  )
}

type Closure = WorkCalendar['closures'][number]

function ClosureRow({ row, number, onRow, onRemove }: RowProps<Closure>) {
  const { t } = useTranslation('booking')
  return (
    <fieldset className={css.row}>
      <legend className="t13">{t('calendar.closure', { number })}</legend>
      <div className={css.fields}>
        <DateInput
          label={t('calendar.closedFrom')}
          value={row.from}
          onChange={(from) => from !== null && onRow({ ...row, from })}
        />
        <DateInput
          label={t('calendar.closedTo')}
          value={row.to}
          onChange={(to) => to !== null && onRow({ ...row, to })}
        />
        <TextInput
          label={t('calendar.note')}
          optional
          maxLength={100}
          value={row.note}
          onChange={(note) => onRow({ ...row, note })}
        />
      </div>
      <div>
        <Button size="small" kind="quiet" onClick={onRemove}>
          {t('calendar.removeClosure', { number })}
        </Button>
      </div>
    </fieldset>
  )
}

type Extra = WorkCalendar['extras'][number]

function ExtraRow({ row, number, onRow, onRemove }: RowProps<Extra>) {
  const { t } = useTranslation('booking')
  return (
    <fieldset className={css.row}>
      <legend className="t13">{t('calendar.extra', { number })}</legend>
      <div className={css.fields}>
        <DateInput
          label={t('calendar.day')}
          value={row.day}
          onChange={(day) => day !== null && onRow({ ...row, day })}
        />
        <Times from={row.from} to={row.to} onTimes={(times) => onRow({ ...row, ...times })} />
        <TextInput
          label={t('calendar.note')}
          optional
          maxLength={100}
          value={row.note}
          onChange={(note) => onRow({ ...row, note })}
        />
      </div>
      <div>
        <Button size="small" kind="quiet" onClick={onRemove}>
          {t('calendar.removeExtra', { number })}
        </Button>
      </div>
    </fieldset>
  )
}

function put<Row>(rows: readonly Row[], at: number, row: Row): Row[] {
  return rows.map((one, index) => (index === at ? row : one))
}

const without = <Row,>(rows: readonly Row[], at: number): Row[] =>
  rows.filter((_row, index) => index !== at)

function Add({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <div>
      <Button size="small" icon={IconPlus} onClick={onClick}>
        {children}
      </Button>
    </div>
  )
}

type Props = {
  readonly calendar: WorkCalendar
  readonly onCalendar: (calendar: WorkCalendar) => void
}

/** What the next whole week is open by it: told while it is written. */
function NextWeek({ calendar }: Pick<Props, 'calendar'>) {
  const { t } = useTranslation('booking')
  const week = addDays(weekOf(serverNow().getTime()), 7)
  const minutes = weekCapacityMinutes(calendar, week, 1)
  return (
    <p className="second t13" role="status">
      {t('calendar.nextWeek', { hours: formatNumber(minutes / 60) })}
    </p>
  )
}

/** Shifts, holidays, closures and extra time. */
export function CalendarFields({ calendar, onCalendar }: Props) {
  const { t } = useTranslation('booking')
  const { shifts, closures, extras } = calendar
  const today = formatIsoDay(serverNow())
  const change = (part: Partial<WorkCalendar>) => onCalendar({ ...calendar, ...part })
  return (
    <div className="stack">
      <NextWeek calendar={calendar} />
      <FieldGroup label={t('calendar.shifts')}>
        {shifts.length === 0 && <p className="muted">{t('calendar.noShift')}</p>}
        {shifts.map((row, at) => (
          <ShiftRow
            key={at}
            row={row}
            number={at + 1}
            onRow={(next) => change({ shifts: put(shifts, at, next) })}
            onRemove={() => change({ shifts: without(shifts, at) })}
          />
        ))}
        {shifts.length < shiftsMax && (
          <Add onClick={() => change({ shifts: [...shifts, usualCalendar.shifts[0]!] })}>
            {t('calendar.addShift')}
          </Add>
        )}
      </FieldGroup>
      <Checkbox
        label={t('calendar.keepsHolidays')}
        note={t('calendar.keepsHolidaysNote')}
        checked={calendar.keepsHolidays}
        onChange={(keepsHolidays) => change({ keepsHolidays })}
      />
      <FieldGroup label={t('calendar.closures')}>
        {closures.map((row, at) => (
          <ClosureRow
            key={at}
            row={row}
            number={at + 1}
            onRow={(next) => change({ closures: put(closures, at, next) })}
            onRemove={() => change({ closures: without(closures, at) })}
          />
        ))}
        {closures.length < exceptionsMax && (
          <Add
            onClick={() =>
              change({ closures: [...closures, { from: today, to: today, note: '' }] })
            }
          >
            {t('calendar.addClosure')}
          </Add>
        )}
      </FieldGroup>
      <FieldGroup label={t('calendar.extras')}>
        {extras.map((row, at) => (
          <ExtraRow
            key={at}
            row={row}
            number={at + 1}
            onRow={(next) => change({ extras: put(extras, at, next) })}
            onRemove={() => change({ extras: without(extras, at) })}
          />
        ))}
        {extras.length < exceptionsMax && (
          <Add
            onClick={() =>
              change({ extras: [...extras, { day: today, from: '08:00', to: '17:00', note: '' }] })
            }
          >
            {t('calendar.addExtra')}
          </Add>
        )}
      </FieldGroup>
    </div>
  )
}
