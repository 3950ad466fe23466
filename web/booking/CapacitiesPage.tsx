import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { type CapacityCard, listCapacities } from '../../domain/booking/capacity.endpoints.ts'
import { call } from '../kernel/call.ts'
import { formatNumber, formatRatio } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'

const queryOf = ({ find, after }: ListQuery, limit: number) => ({
  limit,
  ...(after === undefined ? {} : { after }),
  ...(find === '' ? {} : { text: find }),
})

const readAll = (query: ListQuery) =>
  readPages((after) => call(listCapacities, { query: queryOf({ ...query, after }, 200) }))

const shareOf = ({ openHours, heldHours, firmHours }: CapacityCard): string =>
  openHours === 0 ? '—' : formatRatio((heldHours + firmHours) / openHours)

function useColumns(): readonly ListColumn<CapacityCard>[] {
  const { t } = useTranslation('booking')
  const mode = (row: CapacityCard) => t(row.mode === null ? 'list.unset' : `mode.${row.mode}`)
  const figure = (key: 'openHours' | 'heldHours' | 'firmHours'): ListColumn<CapacityCard> => ({
    key,
    head: t(`list.${key}`),
    numeric: true,
    text: (row) => String(row[key]),
    renderCell: (row) => (row.mode === null ? '—' : formatNumber(row[key])),
  })
  return [
    {
      key: 'title',
      head: t('list.offer'),
      text: ({ title }) => title,
      renderCell: (row) => (
        <Link to="/capacity/$id" params={{ id: row.offerId }}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'mode',
      head: t('list.mode'),
      text: mode,
      renderCell: (row) => (
        <>
          {row.mode === null ? <Tag>{mode(row)}</Tag> : mode(row)}
          {row.mode !== null && !row.takesHolds && (
            <div className="second t12">{t('list.takesNone')}</div>
          )}
        </>
      ),
    },
    figure('openHours'),
    figure('heldHours'),
    figure('firmHours'),
    { key: 'share', head: t('list.share'), numeric: true, text: shareOf, renderCell: shareOf },
    {
      key: 'toAnswer',
      head: t('list.toAnswer'),
      numeric: true,
      text: ({ toAnswer }) => String(toAnswer),
      renderCell: ({ toAnswer, offerId }) =>
        toAnswer === 0 ? (
          '0'
        ) : (
          <Link to="/reservations" search={{ waits: 'answer', offer: offerId } as never}>
            {formatNumber(toAnswer)}
          </Link>
        ),
    },
  ]
}

/** 产能: what of one's own offers is open and taken. */
export function CapacitiesPage() {
  const { t } = useTranslation('booking')
  const navigate = useNavigate()
  const list = useListQuery()
  const reading = useCall(listCapacities, { query: queryOf(list.query, 50) })
  return (
    <div className="stack">
      <PageHead title={t('nav.capacity')} />
      <ListPage
        name="booking.capacities"
        title={t('nav.capacity')}
        level={1}
        columns={useColumns()}
        findable
        list={list}
        reading={reading}
        rowKey={({ offerId }) => offerId}
        rowName={({ title }) => title}
        onOpen={({ offerId }) => void navigate({ to: '/capacity/$id', params: { id: offerId } })}
        readAll={readAll}
        end={<ButtonLink to="/capacity/calendar">{t('calendar.title')}</ButtonLink>}
        empty={
          list.query.find === '' ? (
            <Empty
              title={t('list.none')}
              next={<ButtonLink to="/offers">{t('list.toOffers')}</ButtonLink>}
            >
              {t('list.noneText')}
            </Empty>
          ) : (
            <Empty title={t('noMatch')}>{t('noMatchText')}</Empty>
          )
        }
      />
    </div>
  )
}
