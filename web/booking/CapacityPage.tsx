import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { type OfferCapacity, openCapacity } from '../../domain/booking/capacity.endpoints.ts'
import { formatNumber } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import css from './Booking.module.css'
import { BlockDialog } from './BlockDialog.tsx'
import { CapacityForm } from './CapacityForm.tsx'
import { IdleNow, PublishIdle } from './IdleActs.tsx'
import { UseBars } from './WeekBars.tsx'

type Props = { readonly capacity: OfferCapacity }

const sum = (numbers: readonly number[]): string =>
  formatNumber(numbers.reduce((total, one) => total + one, 0))

function About({ capacity }: Props) {
  const { t } = useTranslation('booking')
  const { wish, weeks, offerId, offerState } = capacity
  const facts = [
    [t('list.mode'), t(`mode.${wish.mode}`)],
    ...(wish.mode === 'hours' ? [[t('form.machines'), formatNumber(wish.machines)] as const] : []),
    [t('share.free'), t('hours', { hours: sum(weeks.map(({ freeHours }) => freeHours)) })],
    [t('share.held'), t('hours', { hours: sum(weeks.map(({ heldHours }) => heldHours)) })],
    [t('share.firm'), t('hours', { hours: sum(weeks.map(({ firmHours }) => firmHours)) })],
    [t('share.own'), t('hours', { hours: sum(weeks.map(({ ownHours }) => ownHours)) })],
  ] as const
  return (
    <Sheet title={t('about')}>
      <div className="stack">
        <Facts facts={facts} />
        {offerState === 'published' ? (
          <ButtonLink to="/capabilities/$id" params={{ id: offerId }} size="small">
            {t('toPublic')}
          </ButtonLink>
        ) : (
          <p className="muted t13">{t('notPublished')}</p>
        )}
        <ButtonLink to="/reservations" search={{ offer: offerId } as never} size="small">
          {t('toReservations')}
        </ButtonLink>
      </div>
    </Sheet>
  )
}

function Weeks({ capacity }: Props) {
  const { t } = useTranslation('booking')
  const [blocking, setBlocking] = useState(false)
  return (
    <div className="stack">
      <div className={css.acts}>
        <Button onClick={() => setBlocking(true)}>{t('block.title')}</Button>
      </div>
      {!capacity.wish.takesHolds && <Note>{t('takesNoneNote')}</Note>}
      <IdleNow capacity={capacity} />
      <UseBars
        weeks={capacity.weeks}
        renderAct={(week) => <PublishIdle capacity={capacity} week={week} />}
      />
      {blocking && <BlockDialog capacity={capacity} onClose={() => setBlocking(false)} />}
    </div>
  )
}

function Loaded({ capacity }: Props) {
  const { t } = useTranslation('booking')
  const isSet = capacity.version > 0
  const [at, setAt] = useState<'weeks' | 'form'>('weeks')
  const shown = isSet ? at : 'form'
  return (
    <WithSide side={isSet ? <About capacity={capacity} /> : null}>
      <PageHead title={capacity.title} crumbs={[{ label: t('nav.capacity'), to: '/capacity' }]} />
      <h1>{capacity.title}</h1>
      {!isSet && <Note title={t('form.first')}>{t('form.firstText')}</Note>}
      <Sheet inside="form">
        {isSet ? (
          <Tabs
            label={t('nav.capacity')}
            tabs={[
              { key: 'weeks', label: t('tab.weeks') },
              { key: 'form', label: t('tab.form') },
            ]}
            at={shown}
            onGo={(key) => setAt(key as 'weeks')}
          >
            <div className={css.panel}>
              {shown === 'weeks' ? (
                <Weeks capacity={capacity} />
              ) : (
                <CapacityForm key={capacity.offerId} capacity={capacity} />
              )}
            </div>
          </Tabs>
        ) : (
          <CapacityForm key={capacity.offerId} capacity={capacity} />
        )}
      </Sheet>
    </WithSide>
  )
}

/** 产能日历 of one own offer: weeks with what is free, held and firm, and how it is counted. */
export function CapacityPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(openCapacity, { params: { id } })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded capacity={data} />
}
