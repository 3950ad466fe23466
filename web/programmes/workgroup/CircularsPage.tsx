import { useTranslation } from '../../kernel/words.ts'
import { listCirculars } from '../../../domain/programmes/circular.endpoints.ts'
import type { ReceivedCircular } from '../../../domain/programmes/circular.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import css from './Workgroup.module.css'

export function useCircularNumber() {
  const { t } = useTranslation('workgroup')
  return ({ no, clarificationNo }: Pick<ReceivedCircular, 'no' | 'clarificationNo'>): string => {
    const number = t('circulars.no', { no: String(no) })
    return clarificationNo === null
      ? number
      : `${number} · ${t('circulars.clarification', { no: String(clarificationNo) })}`
  }
}

/** 来文与澄清: what the offices sent to the units on whose seats one's organisation sits. */
export function CircularsPage() {
  const { t } = useTranslation('workgroup')
  const { language, moment } = useFormat()
  const numberOf = useCircularNumber()
  const trail = useTrail()
  const { data, error, refetch } = useCall(listCirculars, { query: trail.page })
  return (
    <div className="stack">
      <PageHead title={t('circulars.title')} />
      <h1 className="pageTitle">{t('circulars.title')}</h1>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && (
        <Empty title={t('circulars.none')}>{t('circulars.noneText')}</Empty>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <li key={row.id}>
              <p className={css.line}>
                <span className="second">{numberOf(row)}</span>
                <Link to="/circulars/$id" params={{ id: row.id }}>
                  {row.title}
                </Link>
                {row.readAt === null && <Tag tone="care">{t('circulars.unread')}</Tag>}
              </p>
              <p className="second t13">
                {row.programmeTitle[language]} · {moment(row.sentAt, { year: true })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && <TrailButtons trail={trail} {...data} />}
    </div>
  )
}
