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
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
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

/** Those that run, or those that are over: each by pages of its own. */
function usePart(running: boolean) {
  const { programmeId } = useSearch({ strict: false }) as { readonly programmeId?: string }
  const trail = useTrail()
  const read = useCall(listPublicities, {
    query: { running, ...trail.page, ...(programmeId === undefined ? {} : { programmeId }) },
  })
  return { trail, ...read }
}

function Part({
  title,
  part: { trail, data, error, refetch },
}: {
  readonly title: string
  readonly part: ReturnType<typeof usePart>
}) {
  const { t } = useTranslation('guidance')
  const columns = useColumns()
  if (error !== null) {
    return (
      <ErrorState
        title={t('publicity.failed')}
        problem={error.problem}
        onRetry={() => void refetch()}
      />
    )
  }
  if (data === undefined) return <Loading lines={5} />
  if (data.total === 0) return null
  return (
    <section className={css.section}>
      <h2>{title}</h2>
      <Table label={title} columns={columns} rows={data.rows} rowKey={({ id }) => id} />
      <TrailButtons bare trail={trail} next={data.next} total={data.total} />
    </section>
  )
}

/** The lists before the public now, and those that were. */
export function PublicitiesPage() {
  const { t } = useTranslation('guidance')
  const [running, over] = [usePart(true), usePart(false)]
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
      {running.data?.total === 0 && over.data?.total === 0 && (
        <Empty title={t('publicity.none')}>{t('publicity.noneText')}</Empty>
      )}
      <Part title={t('publicity.running')} part={running} />
      <Part title={t('publicity.over')} part={over} />
    </>
  )
}
