import { useSearch } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { listPublicities } from '../../../domain/programmes/publicity.endpoints.ts'
import type { PublicityBrief } from '../../../domain/programmes/publicity.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import css from '../guidance/Guidance.module.css'
import { PublicityStateTag } from './PublicityStateTag.tsx'

function useColumns(): Column<PublicityBrief>[] {
  const { t } = useTranslation('guidance')
  const { language, day } = useFormat()
  return [
    {
      key: 'unit',
      head: t('publicity.unit'),
      renderCell: (row) => (
        <Link to="/publicities/$id" params={{ id: row.id }}>
          {row.unitName}
        </Link>
      ),
    },
    {
      key: 'programme',
      head: t('publicity.programme'),
      renderCell: (row) => row.programmeTitle[language],
    },
    {
      key: 'period',
      head: t('publicity.period'),
      renderCell: (row) => `${day(row.firstDay)}–${day(row.lastDay, { weekday: true })}`,
    },
    {
      key: 'projects',
      head: t('publicity.names'),
      numeric: true,
      renderCell: (row) => row.projects,
    },
    {
      key: 'state',
      head: t('receipt.stateLabel'),
      renderCell: (row) => <PublicityStateTag state={row.state} />,
    },
  ]
}

/** The lists before the public now, and those that were. */
export function PublicitiesPage() {
  const { t } = useTranslation('guidance')
  const columns = useColumns()
  const { programmeId } = useSearch({ strict: false }) as { readonly programmeId?: string }
  const { data, error, refetch } = useCall(listPublicities, {
    query: { limit: 200, ...(programmeId === undefined ? {} : { programmeId }) },
  })
  const parts = [
    ['running', data?.rows.filter(({ state }) => state === 'running') ?? []],
    ['over', data?.rows.filter(({ state }) => state !== 'running') ?? []],
  ] as const
  return (
    <>
      <PageHead title={t('publicity.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('publicity.title')}</h1>
        <p>{t('publicity.lead')}</p>
        <div className={css.acts}>
          <ButtonLink to="/objections">{t('publicity.follow')}</ButtonLink>
        </div>
      </header>
      {error !== null && (
        <ErrorState
          title={t('publicity.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Loading lines={5} />}
      {data?.rows.length === 0 && (
        <Empty title={t('publicity.none')}>{t('publicity.noneText')}</Empty>
      )}
      {parts.map(
        ([key, rows]) =>
          rows.length > 0 && (
            <section key={key} className={css.section}>
              <h2>{t(`publicity.${key}`)}</h2>
              <Table
                label={t(`publicity.${key}`)}
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
              />
            </section>
          ),
      )}
    </>
  )
}
