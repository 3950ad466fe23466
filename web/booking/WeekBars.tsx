import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { OutlookWeek, WeekUse } from '../../domain/booking/capacity.endpoints.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { classes } from '../ui/classes.ts'
import { Link } from '../ui/Link.tsx'
import css from './Booking.module.css'
import { ReservationStateTag } from './Tags.tsx'

/** 7月8日–14日 */
export function useWeekName(): (week: string) => string {
  const { day } = useFormat()
  return (week) => `${day(week)} – ${day(addDays(week, 6))}`
}

type Share = { readonly kind: 'firm' | 'own' | 'held' | 'free'; readonly hours: number }

function Track({ open, shares }: { readonly open: number; readonly shares: readonly Share[] }) {
  const part = (hours: number) => `${open === 0 ? 0 : Math.min(100, (hours / open) * 100)}%`
  return (
    <span className={css.track} aria-hidden="true">
      {shares
        .filter(({ hours }) => hours > 0)
        .map(({ kind, hours }) => (
          <i key={kind} className={css[kind]} style={{ width: part(hours) }} />
        ))}
    </span>
  )
}

export function Legend({ kinds }: { readonly kinds: readonly Share['kind'][] }) {
  const { t } = useTranslation('booking')
  return (
    <p className={css.legend}>
      {kinds.map((kind) => (
        <span key={kind}>
          <i className={css[kind]} aria-hidden="true" /> {t(`share.${kind}`)}
        </span>
      ))}
    </p>
  )
}

const sharesOf = ({ firmHours, ownHours, heldHours, freeHours }: WeekUse): readonly Share[] => [
  { kind: 'firm', hours: firmHours },
  { kind: 'own', hours: ownHours },
  { kind: 'held', hours: heldHours },
  { kind: 'free', hours: freeHours },
]

function Rows({ use }: { readonly use: WeekUse }) {
  const { t } = useTranslation('booking')
  const { moment, due } = useFormat()
  if (use.rows.length === 0) return <p className={`${css.rows} muted`}>{t('week.none')}</p>
  return (
    <ul className={css.rows}>
      {use.rows.map((row) => (
        <li key={row.id}>
          <Link to="/reservations/$id" params={{ id: row.id }}>
            {row.own ? t('week.own') : row.holder}
          </Link>
          <span className={css.grow}>{row.purpose}</span>
          <span>{t('hours', { hours: formatNumber(row.hours) })}</span>
          <ReservationStateTag state={row.state} />
          <span className="muted t12">
            {row.expiresAt === null
              ? `${moment(row.from)} – ${due(row.to)}`
              : t('week.answerBy', { until: moment(row.expiresAt) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What becomes of each week: free, held, firm and own hours, which open to their rows. */
export function UseBars({
  weeks,
  renderAct,
}: {
  readonly weeks: readonly WeekUse[]
  /** What may be done with a week of which some is free. */
  readonly renderAct: (week: string) => ReactNode
}) {
  const { t } = useTranslation('booking')
  const name = useWeekName()
  return (
    <>
      <Legend kinds={['firm', 'own', 'held', 'free']} />
      <div className={css.weeks}>
        {weeks.map((use) => (
          <details key={use.week} className={css.week}>
            <summary>
              <span className={css.name}>{name(use.week)}</span>
              <Track open={use.openHours} shares={sharesOf(use)} />
              <span className={css.figure}>
                {use.openHours === 0
                  ? t('week.closed')
                  : t('week.free', {
                      free: formatNumber(use.freeHours),
                      open: formatNumber(use.openHours),
                    })}
              </span>
            </summary>
            <Rows use={use} />
            {use.freeHours > 0 && <div className={css.under}>{renderAct(use.week)}</div>}
          </details>
        ))}
      </div>
    </>
  )
}

/** How much of each week is free; never whose the rest is. */
export function FreeBars({ weeks }: { readonly weeks: readonly OutlookWeek[] }) {
  const { t } = useTranslation('booking')
  const name = useWeekName()
  const figure = ({ freeHours, openHours }: OutlookWeek): ReactNode =>
    openHours === 0
      ? t('week.closed')
      : t('week.share', {
          percent: Math.floor((freeHours / openHours) * 100),
          hours: formatNumber(freeHours),
        })
  return (
    <ul className={css.weeks} aria-label={t('outlook.title')}>
      {weeks.map((row) => (
        <li key={row.week} className={classes(css.week, css.line)}>
          <span className={css.name}>{name(row.week)}</span>
          <Track open={row.openHours} shares={[{ kind: 'free', hours: row.freeHours }]} />
          <span className={css.figure}>{figure(row)}</span>
        </li>
      ))}
    </ul>
  )
}
