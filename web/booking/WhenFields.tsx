/** How much, and when: with what would fit told at once. */
import { useTranslation } from '../kernel/words.ts'
import { findFits, type Fits } from '../../domain/booking/capacity.endpoints.ts'
import type { CapacityMode } from '../../domain/booking/capacity.ts'
import type { HoldWish } from '../../domain/booking/reservation.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatIsoDay, formatNumber, useFormat } from '../kernel/format.ts'
import { useCallWhen } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { ErrorState } from '../ui/States.tsx'
import css from './Booking.module.css'
import { useWeekName } from './WeekBars.tsx'

/** What is typed so far. */
export type When = {
  readonly hours: number | null
  readonly from: string | null
  readonly until: string | null
  readonly startsAt: string | null
}

export const noWhen: When = { hours: null, from: null, until: null, startsAt: null }

/** As the server takes it; what is missing is told by the verdict. */
export function wishOf(mode: CapacityMode, when: When, purpose: string): HoldWish {
  const { hours, from, until, startsAt } = when
  const days = {
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  }
  return {
    hours: hours ?? 0,
    purpose,
    ...(mode === 'hours' ? days : startsAt === null ? {} : { startsAt }),
  }
}

type Props = {
  readonly offerId: string
  readonly mode: CapacityMode
  readonly when: When
  readonly onWhen: (when: When) => void
}

const isHalf = (hours: number): boolean => hours > 0 && Number.isInteger(hours * 2)

/** The answer stays while the next is on its way. */
function useFits({ offerId, mode, when }: Props) {
  const { hours, from, until } = when
  const ready = hours !== null && isHalf(hours) && (mode === 'slots' || until !== null)
  const days = {
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  }
  return useCallWhen(ready, findFits, {
    params: { id: offerId },
    query: { hours: ready ? hours : 1, ...days },
  })
}

function FitsHours({ fits, when, onWhen }: Props & { readonly fits: Fits }) {
  const { t } = useTranslation('booking')
  const { day } = useFormat()
  const week = useWeekName()
  const { parts, leftHours, fitsBy } = fits
  if (parts.length > 0) {
    return (
      <ul className="t13">
        {parts.map((part) => (
          <li key={part.week}>
            {t('fits.part', { week: week(part.week), hours: formatNumber(part.hours) })}
          </li>
        ))}
      </ul>
    )
  }
  const left = formatNumber(leftHours)
  if (fitsBy === null) return <p>{t('fits.nowhere', { left })}</p>
  return (
    <div className="row wrap">
      <span>{t('fits.later', { left, day: day(fitsBy, { year: true }) })}</span>
      <Button size="small" onClick={() => onWhen({ ...when, until: fitsBy })}>
        {t('fits.take', { day: day(fitsBy) })}
      </Button>
    </div>
  )
}

function FitsSlots({ fits, when, onWhen }: Props & { readonly fits: Fits }) {
  const { t } = useTranslation('booking')
  const { day, moment } = useFormat()
  if (fits.slots.length === 0) {
    return (
      <p>
        {fits.fitsBy === null
          ? t('fits.noSlot')
          : t('fits.slotLater', { day: day(fits.fitsBy, { year: true }) })}
      </p>
    )
  }
  return (
    <RadioGroup
      label={t('fits.start')}
      {...(css.slots === undefined ? {} : { className: css.slots })}
      options={fits.slots.map(({ from, to }) => ({
        value: from,
        label: moment(from),
        note: t('fits.until', { end: moment(to) }),
      }))}
      value={when.startsAt}
      onChange={(startsAt) => onWhen({ ...when, startsAt })}
    />
  )
}

function Answer(props: Props) {
  const { t } = useTranslation('booking')
  const { data, error, isFetching } = useFits(props)
  return (
    <div role="status" className="t13">
      {error !== null && <ErrorState problem={error.problem} />}
      {data === undefined && isFetching && t('fits.looking')}
      {data !== undefined &&
        (props.mode === 'hours' ? (
          <FitsHours {...props} fits={data} />
        ) : (
          <FitsSlots {...props} fits={data} />
        ))}
    </div>
  )
}

export function WhenFields(props: Props) {
  const { t } = useTranslation('booking')
  const { mode, when, onWhen } = props
  const today = formatIsoDay(serverNow())
  return (
    <>
      <div className={css.fields}>
        <NumberInput
          label={t('when.hours')}
          help={t(`when.hoursHelp.${mode}`)}
          digits={1}
          unit={t('unit.leastHours')}
          value={when.hours}
          onChange={(hours) => onWhen({ ...when, hours, startsAt: null })}
        />
        <DateInput
          label={t('when.from')}
          optional
          earliest={today}
          value={when.from}
          onChange={(from) => onWhen({ ...when, from, startsAt: null })}
        />
        <DateInput
          label={t('when.until')}
          {...(mode === 'slots' ? { optional: true } : {})}
          earliest={today}
          value={when.until}
          onChange={(until) => onWhen({ ...when, until, startsAt: null })}
        />
      </div>
      <Answer {...props} />
    </>
  )
}
