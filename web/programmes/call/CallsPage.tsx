import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { listCalls } from '../../../domain/programmes/call.endpoints.ts'
import { useMinute } from '../../kernel/clock.ts'
import { dueDay, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { TimeLeft } from '../../ui/DeadlineRule.tsx'
import { Link } from '../../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { workingDaysLeft } from '../workingDays.ts'
import css from './Calls.module.css'

type Row = AnswerOf<typeof listCalls>['rows'][number]

function useShape() {
  const { t } = useTranslation('calls')
  return ({ areas, directions }: Row) => {
    if (directions === 0) return t('calls.shapeNone')
    return areas === 0
      ? t('calls.shapeNoAreas', { directions })
      : t('calls.shape', { areas, directions })
  }
}

function CallLine({ row, now }: { readonly row: Row; readonly now: Date }) {
  const { t } = useTranslation('calls')
  const { language, due, day } = useFormat()
  const shape = useShape()
  const { id, title, issuer, documentNumber, state, closesAt } = row
  const number = documentNumber ?? t('label.unpublished')
  return (
    <li>
      <div>
        <Link to="/calls/$programmeId" params={{ programmeId: id }}>
          {title[language]}
        </Link>
        <p>{t('calls.issued', { issuer: issuer[language], number })}</p>
        <p>{shape(row)}</p>
      </div>
      <div className={css.due}>
        {closesAt === null && <span className="muted">{t('calls.undated')}</span>}
        {closesAt !== null && state === 'open' && (
          <>
            <TimeLeft dueAt={closesAt} now={now} workingDaysLeft={workingDaysLeft(closesAt, now)} />
            <span className="muted">{t('calls.closes', { moment: due(closesAt) })}</span>
          </>
        )}
        {closesAt !== null && state !== 'open' && (
          <span className="muted">
            {t('calls.closedOn', { day: day(dueDay(closesAt), { year: true }) })}
          </span>
        )}
      </div>
    </li>
  )
}

function CallList({
  title,
  rows,
  none,
}: {
  readonly title: string
  readonly rows: readonly Row[]
  readonly none?: string
}) {
  const now = useMinute()
  return (
    <section className={css.section}>
      <h2>{title}</h2>
      <ul className={css.calls}>
        {rows.map((row) => (
          <CallLine key={row.id} row={row} now={now} />
        ))}
        {rows.length === 0 && <li className="second">{none}</li>}
      </ul>
    </section>
  )
}

/** Every call that anybody may read: those open now first, then the past ones with their rules. */
export function CallsPage() {
  const { t } = useTranslation('calls')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listCalls, trail.isFirst ? {} : { query: trail.page })
  const open = data?.rows.filter((row) => row.state === 'open') ?? []
  const past = data?.rows.filter((row) => row.state !== 'open') ?? []
  return (
    <>
      <PageHead title={t('calls.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('calls.title')}</h1>
        <p className={css.lead}>{t('calls.lead')}</p>
      </header>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={5} />}
      {data !== undefined && data.rows.length === 0 && (
        <Empty title={t('calls.none')}>{t('calls.noneText')}</Empty>
      )}
      {data !== undefined && data.rows.length > 0 && (trail.isFirst || open.length > 0) && (
        <CallList title={t('calls.open')} rows={open} none={t('calls.noneOpen')} />
      )}
      {past.length > 0 && <CallList title={t('calls.past')} rows={past} />}
      {data !== undefined && (
        <TrailButtons bare trail={trail} next={data.next} total={data.total} />
      )}
    </>
  )
}
