import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  roundSorts,
  roundStates,
  type RoundBrief,
  type RoundState,
} from '../../../domain/evaluation/round.ts'
import { listRounds } from '../../../domain/evaluation/round.endpoints.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { dueOf } from './facts.ts'
import { MakeRound } from './MakeRound.tsx'

const pageSize = 50
const tones = {
  preparing: 'plain',
  assigned: 'plain',
  inviting: 'ink',
  scoring: 'ink',
  frozen: 'good',
  released: 'good',
  cancelled: 'bad',
} as const

export function RoundStateTag({ state }: { readonly state: RoundState }) {
  const { t } = useTranslation('evaluation')
  return <Tag tone={tones[state]}>{t(`roundState.${state}`)}</Tag>
}

function useColumns(): readonly ListColumn<RoundBrief>[] {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const { day } = useFormat()
  const progress = (row: RoundBrief) =>
    t('progressOf', { submitted: formatNumber(row.submitted), due: formatNumber(dueOf(row)) })
  return [
    {
      key: 'title',
      head: t('name'),
      sortable: true,
      text: (row) => row.title,
      renderCell: (row) => (
        <Link to="/evaluation/rounds/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      text: (row) => say(`roundState.${row.state}`),
      renderCell: (row) => <RoundStateTag state={row.state} />,
    },
    {
      key: 'stage',
      head: t('stage'),
      text: (row) => say(`roundStage.${row.stage}`),
      renderCell: (row) => say(`roundStage.${row.stage}`),
    },
    {
      key: 'method',
      head: t('method'),
      text: (row) => say(`roundMethod.${row.method}`),
      renderCell: (row) => say(`roundMethod.${row.method}`),
    },
    {
      key: 'items',
      head: t('items'),
      numeric: true,
      text: (row) => row.items,
      renderCell: (row) => formatNumber(row.items),
    },
    { key: 'progress', head: t('progress'), numeric: true, text: progress, renderCell: progress },
    {
      key: 'scoreBy',
      head: t('scoreBy'),
      sortable: true,
      text: (row) => row.scoreBy,
      renderCell: (row) => day(row.scoreBy),
    },
    {
      key: 'madeAt',
      head: t('madeAt'),
      sortable: true,
      text: (row) => row.madeAt,
      renderCell: (row) => day(row.madeAt),
    },
  ]
}

function queryOf({ filters, find, sort, after }: ListQuery) {
  const state = roundStates.find((one) => one === filters['state'])
  const key = roundSorts.find((one) => one === sort?.replace(/^-/, ''))
  return {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
    ...(key === undefined ? {} : { sort: key, descending: sort?.startsWith('-') === true }),
  }
}

/** The rounds of review of one's organisation. */
export function RoundsPage() {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const navigate = useNavigate()
  const manages = mayI(useMe(), 'evaluation.round.manage')
  const list = useListQuery()
  const columns = useColumns()
  const [making, setMaking] = useState(false)
  const reading = useCall(listRounds, { query: queryOf(list.query) })
  const set = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  return (
    <>
      <PageHead title={t('title')} />
      <ListPage<RoundBrief>
        name="evaluation.rounds"
        title={t('title')}
        columns={columns}
        findable
        filters={[
          {
            key: 'state',
            label: t('state'),
            options: roundStates.map((value) => ({ value, label: say(`roundState.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate({ to: '/evaluation/rounds/$id', params: { id } })}
        empty={
          <Empty title={t(set ? 'noMatch' : 'none')}>
            {set ? t('noMatchText') : t(manages ? 'noneText' : 'noneTextRead')}
          </Empty>
        }
        end={
          manages ? (
            <Button kind="primary" size="small" icon={IconPlus} onClick={() => setMaking(true)}>
              {t('make')}
            </Button>
          ) : undefined
        }
      />
      {making && <MakeRound onClose={() => setMaking(false)} />}
    </>
  )
}
