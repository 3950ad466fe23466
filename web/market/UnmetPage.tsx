import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { readFilters } from '../../domain/market/filters.ts'
import { listUnmet, type Unmet } from '../../domain/market/unmet.endpoints.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Link } from '../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Table, type Column } from '../ui/Table.tsx'
import { useConditions, useKind } from './conditions.ts'
import css from './Market.module.css'

type Names = AnswerOf<typeof listUnmet>['names']

/** What was asked, in the words of the market; opens the same search. */
function Asked({ row, names }: { readonly row: Unmet; readonly names: Names }) {
  const filters = readFilters(row.query)
  const kind = useKind(filters.kind)
  const conditions = useConditions(filters, names, kind)
  return (
    <Link
      to={row.mode === 'need' ? '/capabilities/match' : '/capabilities'}
      search={row.query as never}
    >
      {conditions.map(({ name, label, value }) => (
        <span key={name} className={css.asked}>
          {name !== 'text' && <span className="muted">{label} </span>}
          {value}
        </span>
      ))}
    </Link>
  )
}

function useColumns(names: Names): readonly Column<Unmet>[] {
  const { t } = useTranslation('market')
  const { day } = useFormat()
  return [
    {
      key: 'asked',
      head: t('unmet.asked'),
      renderCell: (row) => <Asked row={row} names={names} />,
    },
    {
      key: 'mode',
      head: t('unmet.mode'),
      renderCell: ({ mode }) => t(mode === 'need' ? 'unmet.need' : 'unmet.words'),
    },
    {
      key: 'times',
      head: t('unmet.times'),
      numeric: true,
      renderCell: ({ times }) => formatNumber(times),
    },
    { key: 'last', head: t('unmet.last'), renderCell: ({ lastDay }) => day(lastDay) },
    {
      key: 'now',
      head: t('unmet.now'),
      numeric: true,
      renderCell: ({ now }) => (now === null ? '–' : formatNumber(now)),
    },
  ]
}

/** 没有找到的需求: what is asked for and not on offer. */
export function UnmetPage() {
  const { t } = useTranslation('market')
  const { data, error, refetch } = useCall(listUnmet)
  const columns = useColumns(data?.names ?? [])
  return (
    <div className="stack">
      <PageHead title={t('unmet.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('unmet.title')}</h1>
        <p>{t('unmet.lead', { days: data?.days ?? 30 })}</p>
        <p>
          <Link to="/capabilities/supply">{t('supply.open')}</Link>
        </p>
      </header>
      {data === undefined && error === null && <Loading lines={6} />}
      {data === undefined && error !== null && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {data?.rows.length === 0 && <Empty title={t('unmet.none')}>{t('unmet.noneText')}</Empty>}
      {data !== undefined && data.rows.length > 0 && (
        <Table
          label={t('unmet.title')}
          columns={columns}
          rows={data.rows}
          rowKey={({ mode, query }) => `${mode} ${JSON.stringify(query)}`}
          phone="stack"
        />
      )}
    </div>
  )
}
