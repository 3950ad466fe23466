import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  listReservations,
  type Reservation,
  reservationSides,
} from '../../domain/booking/reservation.endpoints.ts'
import { reservationStates } from '../../domain/booking/reservation.ts'
import { call } from '../kernel/call.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty, Note } from '../ui/States.tsx'
import { FeedDialog } from './FeedDialog.tsx'
import { ReservationStateTag } from './Tags.tsx'

const waitsFor = ['answer', 'ends'] as const

function queryOf({ filters, find, after }: ListQuery, limit: number) {
  const side = reservationSides.find((one) => one === filters.side)
  const state = reservationStates.find((one) => one === filters.state)
  const waits = waitsFor.find((one) => one === filters.waits)
  const { offer } = filters
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(side === undefined ? {} : { side }),
    ...(state === undefined ? {} : { state }),
    ...(waits === undefined ? {} : { waits }),
    ...(offer === undefined ? {} : { offer }),
  }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listReservations, { query: queryOf({ ...query, after }, 200) }))

function useColumns(): readonly ListColumn<Reservation>[] {
  const { t } = useTranslation('booking')
  const { moment, due } = useFormat()
  const own = useMe().actingOrg?.id
  const other = ({ orgId, holderOrgId, orgName, holderName }: Reservation) =>
    orgId === holderOrgId ? t('week.own') : holderOrgId === own ? orgName : holderName
  const sideOf = ({ orgId, holderOrgId }: Reservation) =>
    orgId === holderOrgId ? '' : t(`side.${holderOrgId === own ? 'holding' : 'making'}`)
  const when = ({ startsAt, endsAt }: Reservation) => `${moment(startsAt)} – ${due(endsAt)}`
  return [
    {
      key: 'offer',
      head: t('list.offer'),
      text: ({ offerTitle }) => offerTitle,
      beside: [{ head: t('list.purpose'), text: ({ purpose }) => purpose }],
      renderCell: (row) => (
        <>
          <Link to="/reservations/$id" params={{ id: row.id }}>
            {row.offerTitle}
          </Link>
          <div className="second t13">{row.purpose}</div>
        </>
      ),
    },
    {
      key: 'other',
      head: t('list.other'),
      text: other,
      beside: [{ head: t('list.side'), text: sideOf }],
      renderCell: (row) => (
        <>
          {other(row)}
          <div className="second t12">{sideOf(row)}</div>
        </>
      ),
    },
    {
      key: 'hours',
      head: t('list.hours'),
      numeric: true,
      text: ({ hours }) => String(hours),
      renderCell: ({ hours }) => formatNumber(hours),
    },
    { key: 'when', head: t('list.when'), text: when, renderCell: when },
    {
      key: 'state',
      head: t('list.state'),
      text: ({ state }) => t(`state.${state}`),
      renderCell: ({ state, expiresAt }) => (
        <>
          <ReservationStateTag state={state} />
          {state === 'held' && expiresAt !== null && (
            <div className="second t12">{t('week.answerBy', { until: moment(expiresAt) })}</div>
          )}
        </>
      ),
    },
  ]
}

/** 预留与预订: what others hold of one's own capacity, and what one holds of theirs. */
export function ReservationsPage() {
  const { t } = useTranslation('booking')
  const navigate = useNavigate()
  const list = useListQuery()
  const reading = useCall(listReservations, { query: queryOf(list.query, 50) })
  const [feeding, setFeeding] = useState(false)
  const { filters } = list.query
  const asks = list.query.find !== '' || Object.keys(filters).length > 0
  const toAnswer = reading.data?.waiting.toAnswer ?? 0
  return (
    <div className="stack">
      <PageHead title={t('nav.reservations')} />
      {toAnswer > 0 && filters.waits !== 'answer' && (
        <Note tone="care">
          {t('list.waiting', { count: toAnswer })}{' '}
          <Link to="/reservations" search={{ waits: 'answer' } as never}>
            {t('list.waitingShow')}
          </Link>
        </Note>
      )}
      <ListPage
        name="booking.reservations"
        title={t('nav.reservations')}
        level={1}
        columns={useColumns()}
        findable
        filters={[
          {
            key: 'side',
            label: t('list.side'),
            options: reservationSides.map((value) => ({ value, label: t(`side.${value}`) })),
          },
          {
            key: 'state',
            label: t('list.state'),
            options: reservationStates.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            key: 'waits',
            label: t('list.waits'),
            options: waitsFor.map((value) => ({ value, label: t(`waits.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ offerTitle, purpose }) => `${offerTitle} ${purpose}`}
        onOpen={({ id }) => void navigate({ to: '/reservations/$id', params: { id } })}
        readAll={readAll}
        end={<Button onClick={() => setFeeding(true)}>{t('feedDialog.title')}</Button>}
        empty={
          asks ? (
            <Empty title={t('noMatch')}>{t('noMatchText')}</Empty>
          ) : (
            <Empty title={t('reservations.none')}>{t('reservations.noneText')}</Empty>
          )
        }
      />
      {feeding && <FeedDialog onClose={() => setFeeding(false)} />}
    </div>
  )
}
