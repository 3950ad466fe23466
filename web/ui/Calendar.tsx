import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './DateInput.module.css'
import { moveDay, weeksOf } from './days.ts'

const steps: Readonly<Record<string, readonly [days: number, months: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [-7, 0],
  ArrowDown: [7, 0],
  PageUp: [0, -1],
  PageDown: [0, 1],
}

/** A month to choose a day from. Arrows move by day and week, Page keys by month. */
export function Calendar({
  value,
  today,
  earliest,
  latest,
  onChoose,
  onClose,
}: {
  readonly value: string | null
  readonly today: string
  readonly earliest: string | undefined
  readonly latest: string | undefined
  readonly onChoose: (day: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const [at, setAt] = useState(value ?? today)
  const table = useRef<HTMLTableElement>(null)
  // The day one moves to takes the focus, the first one on opening too.
  useEffect(() => {
    table.current?.querySelector<HTMLElement>(`[aria-label="${at}"]`)?.focus()
  }, [at])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step !== undefined) setAt(moveDay(at, step[0], step[1]))
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const [year = 0, month = 0] = at.split('-').map(Number)
  const barred = (day: string) =>
    (earliest !== undefined && day < earliest) || (latest !== undefined && day > latest)
  return (
    <div onKeyDown={onKeyDown} role="presentation">
      <div className={css.head}>
        <IconButton
          icon={IconChevronLeft}
          label={t('date.previousMonth')}
          onClick={() => setAt(moveDay(at, 0, -1))}
        />
        <span aria-live="polite">{t('date.month', { year, month })}</span>
        <IconButton
          icon={IconChevronRight}
          label={t('date.nextMonth')}
          onClick={() => setAt(moveDay(at, 0, 1))}
        />
      </div>
      <table className={css.days} ref={table}>
        <thead>
          <tr>
            {[...t('date.weekdays')].map((weekday, index) => (
              <th key={index} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    className={classes(
                      css.day,
                      day.slice(0, 7) !== at.slice(0, 7) && css.other,
                      day === today && css.today,
                    )}
                    tabIndex={day === at ? 0 : -1}
                    aria-label={day}
                    aria-pressed={day === value}
                    disabled={barred(day)}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
