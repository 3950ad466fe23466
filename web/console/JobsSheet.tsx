import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../kernel/words.ts'
import {
  type Job,
  listJobs,
  readStatus,
  tryJobAgain,
} from '../../domain/console/status.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { callOptions, useAct } from '../kernel/query.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import css from './Console.module.css'
import { useModuleName } from './names.ts'

const tones: Readonly<Record<Job['state'], Tone>> = {
  waiting: 'plain',
  running: 'good',
  failed: 'bad',
}
const readEveryMs = 10_000

function useColumns(retry: ((id: number) => void) | undefined): readonly Column<Job>[] {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const moduleName = useModuleName()
  const taskOf = (job: Job) =>
    job.module !== null && job.event !== null
      ? t('status.hears', { module: moduleName(job.module), event: job.event })
      : job.task
  return [
    {
      key: 'task',
      head: t('status.task'),
      renderCell: (job) => (
        <>
          {taskOf(job)} <span className={css.code}>{job.id}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('status.state'),
      renderCell: (job) => <Tag tone={tones[job.state]}>{t(`status.${job.state}`)}</Tag>,
    },
    {
      key: 'attempts',
      head: t('status.attempts'),
      numeric: true,
      renderCell: (job) => t('status.of', { part: job.attempts, whole: job.maxAttempts }),
    },
    { key: 'next', head: t('status.next'), renderCell: (job) => moment(job.runAt, {}) },
    {
      key: 'error',
      head: t('status.error'),
      renderCell: (job) => <span className={css.error}>{job.lastError ?? t('none')}</span>,
    },
    ...(retry === undefined
      ? []
      : [
          {
            key: 'retry',
            head: t('status.retry'),
            renderCell: (job: Job) =>
              job.state === 'failed' ? (
                <LinkButton onClick={() => retry(job.id)}>{t('status.retry')}</LinkButton>
              ) : (
                ''
              ),
          },
        ]),
  ]
}

/** What the house still has to do, and what it could not do. */
export function JobsSheet() {
  const { t } = useTranslation('console')
  const me = useMe()
  const trail = useTrail()
  const reading = useQuery({
    ...callOptions(listJobs, { query: trail.page }),
    refetchInterval: readEveryMs,
  })
  const act = useAct(tryJobAgain, {
    renews: [listJobs, readStatus],
    onDone: (_answer, { params }) => toast(t('status.retried', { id: params.id })),
  })
  const retry = (id: number) => act.mutate({ params: { id } })
  const columns = useColumns(mayI(me, 'console.job.retry') ? retry : undefined)
  const rows = reading.data?.rows ?? []
  return (
    <Sheet title={t('status.list')}>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {reading.data !== undefined && rows.length === 0 && (
        <Empty title={t('status.empty')}>{t('status.emptyText')}</Empty>
      )}
      {rows.length > 0 && (
        <Table
          label={t('status.list')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => String(id)}
        />
      )}
      {reading.data !== undefined && (
        <TrailButtons trail={trail} next={reading.data.next} total={reading.data.total} />
      )}
    </Sheet>
  )
}
