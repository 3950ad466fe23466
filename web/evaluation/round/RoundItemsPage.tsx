import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { itemLacks, itemSorts } from '../../../domain/evaluation/round.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { mayKeepParties } from '../../../domain/evaluation/parties.ts'
import { listItems, type ItemRow } from '../../../domain/evaluation/roundItem.endpoints.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { regionName, useFieldNames, useRegionOptions } from '../names.ts'
import { actorOf } from '../actor.ts'
import { BringParties } from './BringParties.tsx'
import { AddItem } from './AddItem.tsx'
import css from './Round.module.css'
import { RoundFrame } from './RoundFrame.tsx'

const pageSize = 50
const standing: ReadonlySet<string> = new Set([
  'proposed',
  'invited',
  'accepted',
  'scoring',
  'submitted',
])

/** Whose assignments stand. */
const readersOf = ({ assignments }: ItemRow): readonly string[] =>
  assignments.filter(({ state }) => standing.has(state)).map(({ expert }) => expert)

/** What one item lacks, in words; empty where nothing is missing. */
export function useItemLacks(round: RoundPage) {
  const { t } = useTranslation('round')
  const begun = round.state !== 'preparing' && round.state !== 'assigned'
  return (row: ItemRow): readonly string[] =>
    [
      row.missing > 0 ? t('item.missing', { count: row.missing }) : '',
      begun && row.unanswered > 0 ? t('item.unanswered', { count: row.unanswered }) : '',
      round.state === 'scoring' && row.submitted < row.asked
        ? t('item.unsubmitted', { count: row.asked - row.submitted })
        : '',
      row.discussed ? t(round.state === 'scoring' ? 'item.discussed' : 'item.discussedFrozen') : '',
    ].filter((part) => part !== '')
}

export function ItemLacks({ round, row }: { readonly round: RoundPage; readonly row: ItemRow }) {
  const { t } = useTranslation('round')
  const lacks = useItemLacks(round)(row)
  if (lacks.length === 0) return <Tag tone="good">{t('item.complete')}</Tag>
  return (
    <ul className={css.people}>
      {lacks.map((text) => (
        <li key={text}>
          <Tag tone={round.frozenAt === null ? 'care' : 'plain'}>{text}</Tag>
        </li>
      ))}
    </ul>
  )
}

function useColumns(round: RoundPage): readonly ListColumn<ItemRow>[] {
  const { t } = useTranslation('round')
  const { nameOf } = useFieldNames()
  const lacksOf = useItemLacks(round)
  const fields = (row: ItemRow) => row.fields.map(nameOf).join(t('and'))
  return [
    {
      key: 'seq',
      head: '№',
      numeric: true,
      sortable: true,
      text: (row) => row.seq,
      renderCell: (row) => row.seq,
    },
    {
      key: 'title',
      head: t('item.title'),
      sortable: true,
      text: (row) => row.title,
      beside: [
        {
          head: t('item.parties'),
          text: (row) => row.parties.map(({ name }) => name).join(t('and')),
        },
      ],
      renderCell: (row) => (
        <>
          <Link to="/evaluation/rounds/$id/items/$itemId" params={{ id: round.id, itemId: row.id }}>
            {row.title}
          </Link>
          <div className="second t13">{row.parties.map(({ name }) => name).join(t('and'))}</div>
        </>
      ),
    },
    {
      key: 'fields',
      head: t('item.fields'),
      text: fields,
      renderCell: (row) => (
        <>
          {fields(row)}
          <div className="muted t12">{regionName(row.region)}</div>
        </>
      ),
    },
    {
      key: 'experts',
      head: t('item.experts'),
      text: (row) => readersOf(row).join(t('and')),
      renderCell: (row) => readersOf(row).join(t('and')) || '—',
    },
    {
      key: 'submitted',
      head: t('item.submitted'),
      numeric: true,
      sortable: true,
      text: (row) => row.submitted,
      renderCell: (row) => t('item.submittedOf', { count: row.submitted, of: row.asked }),
    },
    {
      key: 'missing',
      head: t('item.lack'),
      sortable: true,
      text: (row) => lacksOf(row).join(t('and')),
      renderCell: (row) => <ItemLacks round={round} row={row} />,
    },
  ]
}

function queryOf({ filters, find, sort, after }: ListQuery) {
  const lack = itemLacks.find((one) => one === filters['lack'])
  const key = itemSorts.find((one) => one === sort?.replace(/^-/, ''))
  const { field, region, expert } = filters
  return {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(lack === undefined ? {} : { lack }),
    ...(field === undefined ? {} : { field }),
    ...(region === undefined ? {} : { region }),
    ...(expert === undefined ? {} : { expert }),
    ...(key === undefined ? {} : { sort: key, descending: sort?.startsWith('-') === true }),
  }
}

function Items({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const me = useMe()
  const navigate = useNavigate()
  const list = useListQuery()
  const { options } = useFieldNames()
  const regions = useRegionOptions()
  const [adding, setAdding] = useState(false)
  const [bringing, setBringing] = useState(false)
  const params = { id: round.id }
  const reading = useCall(listItems, { params, query: queryOf(list.query) })
  const set = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  return (
    <>
      <ListPage<ItemRow>
        name="evaluation.items"
        title={t('tab.items')}
        level={2}
        columns={useColumns(round)}
        findable
        filters={[
          {
            key: 'lack',
            label: t('item.filterLack'),
            options: itemLacks.map((value) => ({ value, label: t(`item.lackIs.${value}`) })),
          },
          { key: 'field', label: t('item.fields'), options },
          { key: 'region', label: t('item.region'), options: regions },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) =>
          void navigate({
            to: '/evaluation/rounds/$id/items/$itemId',
            params: { id: round.id, itemId: id },
          })
        }
        empty={
          <Empty title={t(set ? 'noMatch' : 'item.none')}>
            {t(set ? 'noMatchText' : 'item.noneText')}
          </Empty>
        }
        end={
          mayI(me, 'evaluation.round.manage') ? (
            <>
              {mayKeepParties(actorOf(me), round.state, false).ok && (
                <Button size="small" onClick={() => setBringing(true)}>
                  {t('parties.bring')}
                </Button>
              )}
              {round.state === 'preparing' && (
                <Button kind="primary" size="small" icon={IconPlus} onClick={() => setAdding(true)}>
                  {t('item.add')}
                </Button>
              )}
            </>
          ) : undefined
        }
      />
      {bringing && <BringParties roundId={round.id} onClose={() => setBringing(false)} />}
      {adding && <AddItem roundId={round.id} onClose={() => setAdding(false)} />}
    </>
  )
}

/** The items of a round, with what each still lacks. */
export function RoundItemsPage() {
  const { t } = useTranslation('round')
  return <RoundFrame page={t('tab.items')}>{(round) => <Items round={round} />}</RoundFrame>
}
