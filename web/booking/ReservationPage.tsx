import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import {
  type FullReservation,
  openReservation,
} from '../../domain/booking/reservation.endpoints.ts'
import { isOwnWork } from '../../domain/booking/reservation.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { ReservationActs } from './ReservationActs.tsx'
import { ReservationStateTag } from './Tags.tsx'
import { useWeekName } from './WeekBars.tsx'

type Props = { readonly reservation: FullReservation }

function useFacts({ reservation }: Props) {
  const { t } = useTranslation('booking')
  const { moment, due } = useFormat()
  const { state, mode, hours, startsAt, endsAt, expiresAt, purpose } = reservation
  return [
    [t('list.state'), <ReservationStateTag key="state" state={state} />],
    ...(isOwnWork(reservation)
      ? [[t('list.other'), t('week.own')] as const]
      : [
          [t('maker'), reservation.orgName] as const,
          [t('holder'), reservation.holderName] as const,
        ]),
    [t('list.hours'), t('hours', { hours: formatNumber(hours) })],
    [t('list.mode'), t(`mode.${mode}`)],
    [t('list.when'), `${moment(startsAt, { year: true, weekday: true })} – ${due(endsAt)}`],
    ...(state === 'held' && expiresAt !== null ? [[t('expires'), moment(expiresAt)] as const] : []),
    [t('list.purpose'), purpose],
  ] as const
}

function Steps({ reservation }: Props) {
  const { t } = useTranslation('booking')
  const { moment } = useFormat()
  return (
    <Sheet title={t('steps.title')}>
      <ol className="stack">
        {reservation.steps.map(({ verb, reason, by, org, at }) => (
          <li key={`${verb} ${at}`}>
            <b>{t(`done.${verb as 'hold'}`)}</b>
            <div className="muted t12">
              {[org ?? t('steps.clock'), by].filter((part) => part !== null).join(' · ')}{' '}
              {moment(at, { year: true })}
            </div>
            {reason !== null && <p className="said t13">{reason}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Parts({ reservation }: Props) {
  const { t } = useTranslation('booking')
  const week = useWeekName()
  return (
    <Sheet title={t('parts.title')}>
      <ul>
        {reservation.parts.map((part) => (
          <li key={part.week}>
            {t('fits.part', { week: week(part.week), hours: formatNumber(part.hours) })}
          </li>
        ))}
      </ul>
      <p className="muted t12">{t('parts.note')}</p>
    </Sheet>
  )
}

function Loaded({ reservation }: Props) {
  const { t } = useTranslation('booking')
  const me = useMe()
  const makes = me.actingOrg?.id === reservation.orgId
  const { offerId, offerTitle } = reservation
  return (
    <WithSide side={<Steps reservation={reservation} />}>
      <PageHead
        title={offerTitle}
        crumbs={[{ label: t('nav.reservations'), to: '/reservations' }]}
      />
      <h1>{offerTitle}</h1>
      <Sheet title={t('about')}>
        <div className="stack">
          <Facts facts={useFacts({ reservation })} />
          <p>
            {makes ? (
              <ButtonLink to="/capacity/$id" params={{ id: offerId }} size="small">
                {t('toCapacity')}
              </ButtonLink>
            ) : (
              <Link to="/capabilities/$id" params={{ id: offerId }}>
                {t('toOffer')}
              </Link>
            )}
          </p>
        </div>
      </Sheet>
      <Parts reservation={reservation} />
      <ReservationActs reservation={reservation} />
    </WithSide>
  )
}

/** One reservation, for its two sides. */
export function ReservationPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(openReservation, { params: { id } })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded reservation={data} />
}
