import { IconClockHour4 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { dueDay, formatIsoDay, useFormat } from '../kernel/format.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import css from './Measure.module.css'

const nearWorkingDays = 5

export type DeadlineState = 'far' | 'near' | 'last' | 'past'

/** Ink, ochre within five working days, vermilion on the last day, grey when past. */
export function deadlineState(due: Date, now: Date, workingDaysLeft: number): DeadlineState {
  if (now >= due) return 'past'
  if (formatIsoDay(now) === formatIsoDay(dueDay(due))) return 'last'
  return workingDaysLeft <= nearWorkingDays ? 'near' : 'far'
}

const classOf = { far: undefined, near: css.near, last: css.last, past: css.past }

export type DueProps = {
  readonly dueAt: string
  /** Server time: `useMinute()`. */
  readonly now: Date
  /** By the Chinese calendar, counted by the domain. */
  readonly workingDaysLeft: number
}

/** The time left, in words and in the colour of its urgency. */
export function TimeLeft({ dueAt, now, workingDaysLeft }: DueProps) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const state = deadlineState(new Date(dueAt), now, workingDaysLeft)
  return (
    <b className={classOf[state]}>
      {state === 'last' && (
        <>
          <Icon of={IconClockHour4} />
          {t('deadline.closesToday', { time: format.due(dueAt).slice(-5) })}
        </>
      )}
      {state === 'past' && t('deadline.closed', { day: format.day(dueDay(dueAt)) })}
      {(state === 'far' || state === 'near') && format.workingDays(workingDaysLeft)}
    </b>
  )
}

export type DeadlineRuleProps = DueProps & {
  readonly label: ReactNode
  readonly opensAt: string
  /** Said at the left end where it is not an opening: since when somebody writes. */
  readonly opened?: ReactNode
  readonly note?: ReactNode
}

/** Time as a dimension of a drawing: a line, two ends, one mark for today. */
export function DeadlineRule(props: DeadlineRuleProps) {
  const { label, opensAt, opened, dueAt, now, note } = props
  const { t } = useTranslation('ui')
  const format = useFormat()
  const from = Date.parse(opensAt)
  const share = (now.getTime() - from) / (Date.parse(dueAt) - from)
  const percent = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`
  const past = now > new Date(dueAt)
  return (
    <div>
      <div className={css.label}>{label}</div>
      <div className={css.due}>
        <span className={classes(css.big)}>
          <TimeLeft {...props} />
        </span>
        <span className="second t13">{format.due(dueAt)}</span>
      </div>
      <div className={css.line} aria-hidden="true">
        <span className={css.end} />
        <span className={css.done} style={{ width: percent }} />
        {!past && <span className={css.at} style={{ left: `calc(${percent} - 1px)` }} />}
        <span className={css.end} />
      </div>
      <div className={css.scale}>
        <span>{opened ?? t('deadline.opened', { day: format.day(opensAt) })}</span>
        {!past && <span>{t('deadline.today', { day: format.day(now) })}</span>}
        <span>{format.day(dueDay(dueAt))}</span>
      </div>
      {note !== undefined && <p className={css.note}>{note}</p>}
    </div>
  )
}
