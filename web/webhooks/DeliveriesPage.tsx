import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { type Delivery, deliveryStates } from '../../domain/webhooks/delivery.ts'
import {
  listDeliveries,
  listSubscriptions,
  replayDeliveries,
} from '../../domain/webhooks/webhooks.endpoints.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import type { BulkAct } from '../ui/BulkBar.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { useKinds } from './kinds.ts'
import { DeliveryTag, useOutcome } from './Tags.tsx'

const pageSize = 50
const exportPage = 200

function useColumns(): readonly ListColumn<Delivery>[] {
  const { t } = useTranslation('webhooks')
  const { moment } = useFormat()
  const { nameOf } = useKinds()
  const outcome = useOutcome()
  return [
    {
      key: 'kind',
      head: t('kind'),
      text: ({ kind }) => kind,
      renderCell: (row) => (
        <>
          <Link to="/webhooks/deliveries/$id" params={{ id: row.id }}>
            {nameOf(row.kind)}
          </Link>
          <div className="second t13 mono">{row.kind}</div>
        </>
      ),
    },
    {
      key: 'subscription',
      head: t('subscription'),
      text: ({ subscriptionName }) => subscriptionName,
      renderCell: ({ subscriptionName }) => subscriptionName,
    },
    {
      key: 'sequence',
      head: t('sequence'),
      numeric: true,
      text: ({ sequence }) => sequence,
      renderCell: ({ sequence }) => sequence,
    },
    {
      key: 'when',
      head: t('when'),
      text: ({ madeAt }) => madeAt,
      renderCell: ({ madeAt }) => moment(madeAt),
    },
    {
      key: 'state',
      head: t('state'),
      text: ({ state }) => t(`stateOf.${state}`),
      renderCell: (row) => (
        <>
          <DeliveryTag state={row.state} />
          {row.nextAt !== null && row.attempts > 0 && (
            <div className="second t13">{t('nextAt', { when: moment(row.nextAt) })}</div>
          )}
        </>
      ),
    },
    {
      key: 'result',
      head: t('result'),
      text: outcome,
      renderCell: outcome,
    },
    {
      key: 'attempts',
      head: t('attempts'),
      numeric: true,
      text: ({ attempts }) => attempts,
      renderCell: ({ attempts }) => attempts,
    },
  ]
}

function queryOf({ filters, after }: ListQuery, limit: number) {
  const state = deliveryStates.find((one) => one === filters.state)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(state === undefined ? {} : { state }),
    ...(filters.kind === undefined ? {} : { kind: filters.kind }),
    ...(filters.subscription === undefined ? {} : { subscription: filters.subscription }),
  }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listDeliveries, { query: queryOf({ ...query, after }, exportPage) }))

/** The log: what was sent, what came of it, and sending again. */
export function DeliveriesPage() {
  const { t } = useTranslation('webhooks')
  const navigate = useNavigate()
  const list = useListQuery()
  const columns = useColumns()
  const { groups } = useKinds()
  const subscriptions = useCall(listSubscriptions).data?.rows ?? []
  const reading = useCall(listDeliveries, { query: queryOf(list.query, pageSize) })
  const again: BulkAct<Delivery> = {
    key: 'replay',
    label: () => t('replay'),
    difference: columns,
    note: t('replayHelp'),
    async run(rows) {
      await call(replayDeliveries, { body: { ids: rows.map(({ id }) => id) } })
      await reading.refetch()
      return undefined
    },
    done: (count) => t('replayed', { count }),
  }
  return (
    <div className="stack">
      <PageHead title={t('log')} />
      <p>
        <Link to="/webhooks">{t('title')}</Link>
      </p>
      <ListPage
        name="webhooks.deliveries"
        title={t('log')}
        level={1}
        columns={columns}
        filters={[
          {
            key: 'subscription',
            label: t('subscription'),
            options: subscriptions.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            key: 'state',
            label: t('state'),
            options: deliveryStates.map((value) => ({ value, label: t(`stateOf.${value}`) })),
          },
          {
            key: 'kind',
            label: t('kind'),
            options: groups.flatMap(({ options }) => options),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ sequence }) => t('delivery', { sequence })}
        onOpen={({ id }) => void navigate({ to: '/webhooks/deliveries/$id', params: { id } })}
        readAll={readAll}
        bulk={[again]}
        empty={<Empty title={t('deliveriesNone')}>{t('deliveriesNoneText')}</Empty>}
      />
    </div>
  )
}
