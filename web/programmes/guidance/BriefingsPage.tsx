import { useTranslation } from '../../kernel/words.ts'
import type { Briefing } from '../../../domain/programmes/briefing.ts'
import { listBriefings } from '../../../domain/programmes/briefing.endpoints.ts'
import { useMinute } from '../../kernel/clock.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { BriefingLine } from './BriefingLine.tsx'
import css from './Guidance.module.css'
import { PartHead } from './PartHead.tsx'
import { useCallPart } from './useTitle.ts'

function Sessions({ title, rows }: { readonly title: string; readonly rows: readonly Briefing[] }) {
  if (rows.length === 0) return null
  return (
    <section className={css.section}>
      <h2>{title}</h2>
      <ul className={css.list}>
        {rows.map((row) => (
          <BriefingLine key={row.id} briefing={row} />
        ))}
      </ul>
    </section>
  )
}

/** The briefing sessions of a call: what comes first, then what has been. */
export function BriefingsPage() {
  const { t } = useTranslation('guidance')
  const now = useMinute()
  const { programmeId, title, crumbs } = useCallPart()
  const { data, error, refetch } = useCall(listBriefings, { params: { programmeId } })
  const isAhead = ({ startsAt }: Briefing) => Date.parse(startsAt) > now.getTime()
  return (
    <>
      <PageHead title={t('briefings.title')} crumbs={crumbs} />
      <PartHead title={t('briefings.title')} programmeId={programmeId} call={title}>
        <p className="t13">{t('briefings.whoSees')}</p>
      </PartHead>
      {error !== null && (
        <ErrorState
          title={t('briefings.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Loading lines={4} />}
      {data?.rows.length === 0 && (
        <Empty title={t('briefings.none')}>{t('briefings.noneText')}</Empty>
      )}
      {data !== undefined && (
        <>
          <Sessions title={t('briefings.coming')} rows={data.rows.filter(isAhead)} />
          <Sessions
            title={t('briefings.past')}
            rows={data.rows.filter((row) => !isAhead(row)).toReversed()}
          />
        </>
      )}
    </>
  )
}
