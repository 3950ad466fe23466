import { useTranslation } from '../../kernel/words.ts'
import { listWorkgroups } from '../../../domain/programmes/workgroup.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import css from './Workgroup.module.css'

/** 工作组: those that one's organisation is in or invited to. */
export function GroupsPage() {
  const { t } = useTranslation('workgroup')
  const { language } = useFormat()
  const { data, error, refetch } = useCall(listWorkgroups)
  return (
    <div className="stack">
      <PageHead title={t('list.title')} />
      <h1 className="pageTitle">{t('list.title')}</h1>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && <Empty title={t('list.none')}>{t('list.noneText')}</Empty>}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <li key={row.programmeId}>
              <p className={css.line}>
                <Link to="/workgroups/$programmeId" params={{ programmeId: row.programmeId }}>
                  {row.title[language]}
                </Link>
                <Tag tone={row.state === 'invited' ? 'care' : 'good'}>
                  {t(`state.${row.state}`)}
                </Tag>
                {row.openTasks > 0 && (
                  <span className="second t13">{t('list.open', { count: row.openTasks })}</span>
                )}
              </p>
              <p className="second t13">{row.duty}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
