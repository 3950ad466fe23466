import { IconClockHour4 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatNumber, formatYuan, useFormat } from '../kernel/format.ts'
import { Bars } from '../ui/Bars.tsx'
import { Button } from '../ui/Button.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty, ErrorState, Loading, Note, Sealed } from '../ui/States.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TileMap } from '../ui/TileMap.tsx'
import { Block, Columns } from './Block.tsx'
import css from './LookPage.module.css'

type Order = {
  readonly id: string
  readonly part: 'bracket' | 'cover'
  readonly maker: 'a' | 'b' | 'c'
  readonly pieces: number
  readonly priceFen: number
  readonly due: string
  readonly state: 'making' | 'good' | 'late'
}

const orders: readonly Order[] = [
  {
    id: 'PO-2027-0611',
    part: 'bracket',
    maker: 'a',
    pieces: 120,
    priceFen: 20_400,
    due: '2027-07-03',
    state: 'making',
  },
  {
    id: 'PO-2027-0612',
    part: 'bracket',
    maker: 'b',
    pieces: 80,
    priceFen: 19_800,
    due: '2027-07-02',
    state: 'good',
  },
  {
    id: 'PO-2027-0588',
    part: 'cover',
    maker: 'c',
    pieces: 1_000,
    priceFen: 4_650,
    due: '2027-06-16',
    state: 'late',
  },
]

const tones = { making: 'plain', good: 'good', late: 'bad' } as const

function useColumns(): readonly ListColumn<Order>[] {
  const { t } = useTranslation('look')
  const format = useFormat()
  const amountFen = (order: Order) => order.pieces * order.priceFen
  const pieces = orders.reduce((sum, order) => sum + order.pieces, 0)
  const totalFen = orders.reduce((sum, order) => sum + amountFen(order), 0)
  return [
    {
      key: 'id',
      head: t('table.order'),
      renderCell: (o) => o.id,
      text: (o) => o.id,
      sortable: true,
      foot: t('table.total'),
    },
    {
      key: 'part',
      head: t('table.part'),
      renderCell: (o) => t(`table.${o.part}`),
      text: (o) => t(`table.${o.part}`),
    },
    {
      key: 'maker',
      head: t('table.maker'),
      renderCell: (o) => t(`table.makers.${o.maker}`),
      text: (o) => t(`table.makers.${o.maker}`),
      sortable: true,
    },
    {
      key: 'pieces',
      head: t('table.quantity'),
      renderCell: (o) => formatNumber(o.pieces),
      text: (o) => o.pieces,
      numeric: true,
      sortable: true,
      foot: formatNumber(pieces),
    },
    {
      key: 'price',
      head: t('table.price'),
      renderCell: (o) => formatYuan(o.priceFen),
      text: (o) => formatYuan(o.priceFen),
      numeric: true,
    },
    {
      key: 'amount',
      head: t('table.amount'),
      renderCell: (o) => formatYuan(amountFen(o)),
      text: (o) => formatYuan(amountFen(o)),
      numeric: true,
      foot: formatYuan(totalFen),
    },
    { key: 'due', head: t('table.due'), renderCell: (o) => format.day(o.due), text: (o) => o.due },
    {
      key: 'state',
      head: t('table.state'),
      renderCell: (o) => (
        <Tag tone={tones[o.state]} {...(o.state === 'making' ? { icon: IconClockHour4 } : {})}>
          {t(`table.${o.state}`)}
        </Tag>
      ),
      text: (o) => t(`table.${o.state}`),
    },
  ]
}

function States() {
  const { t } = useTranslation('look')
  return (
    <div className={css.cards}>
      <Sheet inside="none">
        <Empty
          title={t('state.emptyTitle')}
          next={<Button size="small">{t('state.invite')}</Button>}
        >
          {t('state.empty')}
        </Empty>
      </Sheet>
      <Sheet>
        <Loading
          what={t('state.loading')}
          leave={
            <Button size="small" kind="quiet">
              {t('state.background')}
            </Button>
          }
        />
      </Sheet>
      <Sheet>
        <ErrorState
          title={t('state.errorTitle')}
          problem={{
            type: '',
            title: '',
            status: 400,
            code: 'look.step_broken',
            detail: t('state.errorDetail'),
            requestId: '7F3A-20',
          }}
        >
          <Button size="small">{t('state.otherFile')}</Button>
        </ErrorState>
      </Sheet>
      <Sheet>
        <Note tone="offline" title={t('state.offlineTitle')}>
          {t('state.offline')}
        </Note>
      </Sheet>
      <Sheet>
        <Sealed title={t('state.sealedTitle')}>{t('state.sealed')}</Sealed>
      </Sheet>
      <Sheet>
        <Note tone="care" title={t('state.careTitle')}>
          {t('state.care')}
        </Note>
      </Sheet>
    </div>
  )
}

function OrderList({ columns }: { readonly columns: readonly ListColumn<Order>[] }) {
  const { t } = useTranslation('look')
  const list = useListQuery()
  const [, open] = useState<Order>()
  const { find, filters } = list.query
  const rows = orders.filter(
    (order) =>
      order.id.includes(find) && (filters.maker === undefined || order.maker === filters.maker),
  )
  const difference: Column<Order>[] = [
    { key: 'id', head: t('table.order'), renderCell: (order) => order.id },
    { key: 'what', head: t('list.urge'), renderCell: () => t('list.urgeText') },
  ]
  return (
    <ListPage
      name="look.orders"
      title={t('list.title')}
      level={2}
      columns={columns}
      findable
      filters={[
        {
          key: 'maker',
          label: t('list.maker'),
          options: (['a', 'b', 'c'] as const).map((value) => ({
            value,
            label: t(`table.makers.${value}`),
          })),
        },
      ]}
      list={list}
      reading={{ data: { rows, total: rows.length, next: null }, error: null, refetch: () => 0 }}
      rowKey={(order) => order.id}
      rowName={(order) => order.id}
      onOpen={open}
      readAll={async () => ({ rows, takenAt: serverNow().toISOString() })}
      empty={<Empty title={t('list.empty')} />}
      bulk={[
        {
          key: 'urge',
          label: (count) => t('list.send', { count }),
          done: (count) => t('list.sent', { count }),
          note: t('list.sendNote'),
          difference,
          run: async () => () => undefined,
        },
      ]}
    />
  )
}

/** States, tables, lists, maps and bars. */
export function LookData() {
  const { t } = useTranslation('look')
  const columns = useColumns()
  return (
    <>
      <Block title={t('blocks.states')}>
        <States />
      </Block>
      <Block title={t('blocks.table')}>
        <Table
          label={t('table.label')}
          columns={columns}
          rows={orders}
          rowKey={(order) => order.id}
        />
      </Block>
      <Block title={t('blocks.list')}>
        <OrderList columns={columns} />
      </Block>
      <Columns>
        <Block title={t('blocks.map')}>
          <TileMap
            label={t('map.label')}
            unit={t('map.unit')}
            values={{
              11: 310,
              12: 520,
              13: 480,
              14: 300,
              15: 90,
              21: 610,
              22: 280,
              23: 240,
              31: 1180,
              32: 2402,
              33: 2160,
              34: 1020,
              35: 640,
              36: 330,
              37: 1210,
              41: 560,
              42: 590,
              43: 530,
              44: 2318,
              45: 270,
              46: 40,
              50: 540,
              51: 990,
              52: 80,
              53: 70,
              61: 470,
              62: 60,
              63: 30,
              64: 50,
              65: 65,
            }}
          />
        </Block>
        <Block title={t('blocks.bars')}>
          <Bars
            label={t('bars.label')}
            note={t('bars.note')}
            most={3_800}
            bars={[
              { key: '1', label: t('bars.five'), value: 3_106, mark: 2_810 },
              { key: '2', label: t('bars.mill'), value: 2_422, mark: 2_280 },
              { key: '3', label: t('bars.sheet'), value: 2_198, mark: 2_500 },
              { key: '4', label: t('bars.heat'), value: 1_180, mark: 1_360, weak: true },
            ]}
          />
        </Block>
      </Columns>
    </>
  )
}
