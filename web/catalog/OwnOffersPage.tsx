import { IconPlus, IconTableImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  confirmOffers,
  type DeskOffer,
  listDeskOffers,
} from '../../domain/catalog/offer.endpoints.ts'
import { mayBeginOffer, mayConfirmOffer, offerStates } from '../../domain/catalog/offer.ts'
import { allowed, type Verdict } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import type { BulkAct } from '../ui/BulkBar.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty, Note } from '../ui/States.tsx'
import { BeginDialog } from './BeginDialog.tsx'
import css from './Catalog.module.css'
import { renews } from './renews.ts'
import { FreshnessTag, OfferStateTag } from './Tags.tsx'

const pageSize = 50
const exportPage = 200

function queryOf({ filters, find, after }: ListQuery, limit: number) {
  const state = offerStates.find((one) => one === filters.state)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
    ...(filters.waits === 'yes' ? ({ toConfirm: 'yes' } as const) : {}),
  }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listDeskOffers, { query: queryOf({ ...query, after }, exportPage) }))

function useColumns(): readonly ListColumn<DeskOffer>[] {
  const { t } = useTranslation('catalog')
  const { language, day, moment } = useFormat()
  const named = ({ title }: DeskOffer) => title
  return [
    {
      key: 'title',
      head: t('offer'),
      text: named,
      beside: [{ head: t('kind'), text: ({ kindName }) => kindName[language] }],
      renderCell: (row) => (
        <>
          <Link to="/offers/$id" params={{ id: row.id }}>
            {named(row)}
          </Link>
          <div className={`${css.light} second t13`}>{row.kindName[language]}</div>
        </>
      ),
    },
    {
      key: 'state',
      head: t('stateHead'),
      text: ({ state }) => t(`state.${state}`),
      renderCell: ({ state }) => <OfferStateTag state={state} />,
    },
    {
      key: 'audience',
      head: t('audienceHead'),
      text: ({ market }) => t(`audienceIs.${market ? 'market' : 'named'}`),
      renderCell: ({ market }) => t(`audienceIs.${market ? 'market' : 'named'}`),
    },
    {
      key: 'confirmed',
      head: t('confirmed'),
      text: ({ confirmedAt }) => confirmedAt ?? '',
      renderCell: ({ freshness, confirmedAt }) =>
        freshness === null || confirmedAt === null ? (
          '—'
        ) : (
          <>
            <FreshnessTag freshness={freshness} />
            <div className="second t12">{day(confirmedAt, { year: true })}</div>
          </>
        ),
    },
    {
      key: 'changed',
      head: t('changed'),
      text: ({ changedAt }) => changedAt,
      renderCell: ({ changedAt }) => moment(changedAt, { year: true }),
    },
  ]
}

function useConfirming(): BulkAct<DeskOffer> {
  const { t } = useTranslation('catalog')
  const { day } = useFormat()
  const actor = actorOf(useMe())
  const confirm = useAct(confirmOffers, { renews })
  const orgId = actor.orgId ?? ''
  const refusal = (rows: readonly DeskOffer[]): Verdict =>
    rows.map((row) => mayConfirmOffer(actor, { ...row, orgId })).find(({ ok }) => !ok) ?? allowed
  return {
    key: 'confirm',
    label: (count) => t('bulk.label', { count }),
    verdict: refusal,
    note: t('bulk.note'),
    difference: [
      { key: 'title', head: t('offer'), renderCell: ({ title }) => title },
      {
        key: 'before',
        head: t('confirmed'),
        renderCell: ({ confirmedAt }) =>
          confirmedAt === null ? '—' : day(confirmedAt, { year: true }),
      },
      { key: 'after', head: t('bulk.becomes'), renderCell: () => t('bulk.now') },
    ],
    run: async (rows) => {
      await confirm.mutateAsync({ body: { ids: rows.map(({ id }) => id) } })
      return undefined
    },
    done: (count) => t('form.confirmed', { count }),
  }
}

/** 能力供给: what one's organisation offers, drafts and withdrawn ones as well. */
export function OwnOffersPage() {
  const { t } = useTranslation('catalog')
  const navigate = useNavigate()
  const actor = actorOf(useMe())
  const [beginning, setBeginning] = useState(false)
  const list = useListQuery()
  const reading = useCall(listDeskOffers, { query: queryOf(list.query, pageSize) })
  const asks = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  const waiting = reading.data?.toConfirm ?? 0
  return (
    <div className="stack">
      <PageHead title={t('nav.mine')} />
      {waiting > 0 && list.query.filters.waits !== 'yes' && (
        <Note tone="care">
          {t('waiting', { count: waiting })}{' '}
          <Link to="/offers" search={{ waits: 'yes' } as never}>
            {t('waitingShow')}
          </Link>
        </Note>
      )}
      <ListPage
        name="catalog.own"
        title={t('nav.mine')}
        level={1}
        columns={useColumns()}
        findable
        filters={[
          {
            key: 'state',
            label: t('filter.state'),
            options: offerStates
              .filter((value) => value !== 'discarded')
              .map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            key: 'waits',
            label: t('filter.waits'),
            options: [{ value: 'yes', label: t('filter.waitsYes') }],
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate({ to: '/offers/$id', params: { id } })}
        bulk={[useConfirming()]}
        readAll={readAll}
        end={
          <>
            <ButtonLink to="/offers/lists" size="small" icon={IconTableImport}>
              {t('list.title')}
            </ButtonLink>
            <ActionButton
              verdict={mayBeginOffer(actor)}
              icon={IconPlus}
              onClick={() => setBeginning(true)}
            >
              {t('begin.title')}
            </ActionButton>
          </>
        }
        empty={
          asks ? (
            <Empty title={t('noMatch')}>{t('noMatchText')}</Empty>
          ) : (
            <Empty title={t('mineNone')}>{t('mineNoneText')}</Empty>
          )
        }
      />
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </div>
  )
}
