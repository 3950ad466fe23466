import { listShownAnnouncements } from '../../domain/console/announcement.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { useTranslation } from '../kernel/words.ts'
import { classes } from '../ui/classes.ts'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import css from './Console.module.css'

/** What is announced to whoever reads, pinned or not, the pinned first. */
export function NewsPage() {
  const { t } = useTranslation('console')
  const { language, day } = useFormat()
  const trail = useTrail()
  const { data, error, refetch } = useCall(
    listShownAnnouncements,
    trail.isFirst ? {} : { query: trail.page },
  )
  return (
    <article className={classes(css.public, 'stack')}>
      <PageHead title={t('announcements.title')} />
      <h1 className="songTitle">{t('announcements.title')}</h1>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && (
        <Empty title={t('announcements.newsNone')}>{t('announcements.newsNoneText')}</Empty>
      )}
      {data?.rows.map((one) => (
        <section key={one.id} className={css.news}>
          <h2>{language === 'zh' ? one.titleZh : one.titleEn}</h2>
          <p className="muted t13">
            <time dateTime={one.fromAt}>{day(one.fromAt, { year: true })}</time>
          </p>
          <p className={css.body}>{language === 'zh' ? one.bodyZh : one.bodyEn}</p>
        </section>
      ))}
      {data !== undefined && (
        <TrailButtons bare trail={trail} next={data.next} total={data.total} />
      )}
    </article>
  )
}
