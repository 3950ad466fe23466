import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { readSelected } from '../../../domain/programmes/selected.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import guidance from '../guidance/Guidance.module.css'
import css from './Selection.module.css'
import { TitleTag } from './TitleTag.tsx'

const percent = (value: string | null): string => (value === null ? '—' : `${value}%`)

/** One selected project, at an address that stays. */
export function SelectedProjectPage() {
  const { t } = useTranslation(['selection', 'indicators'])
  const { language, day, moment } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readSelected, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={6} />
  const facts: readonly (readonly [string, string])[] = [
    [t('selected.applicant'), data.applicant],
    [t('selected.direction'), `${data.direction} ${data.directionName[language]}`],
    [t('selected.unit'), data.unitName],
    [t('selected.programme'), data.programmeTitle[language]],
    [t('selected.year'), String(data.year)],
    [t('selected.seq'), String(data.seq)],
    [t('selected.document'), `${data.documentNumber} · ${day(data.documentDate, { year: true })}`],
    [t('selected.published'), moment(data.publishedAt, { year: true })],
  ]
  return (
    <>
      <PageHead title={data.title} crumbs={[{ label: t('selected.title'), to: '/selected' }]} />
      <header className={guidance.head}>
        <h1 className="songTitle">{data.title}</h1>
        <TitleTag {...data} />
        {data.titleEndedOn !== null && (
          <p>
            {t('selected.endedNote', {
              state: t(`selected.titleIs.${data.titleState}`),
              day: day(data.titleEndedOn, { year: true }),
            })}
          </p>
        )}
      </header>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {data.pooling !== null && (
        <section className={guidance.section}>
          <h2>{t('indicators:pooling.title')}</h2>
          <dl className={css.facts}>
            {(['pooledPercent', 'sharedPercent'] as const).map((key) => (
              <div key={key}>
                <dt>{t(`selected.${key}`)}</dt>
                <dd>
                  {percent(data.pooling!.before[key])}
                  {data.pooling!.after !== null && ` → ${percent(data.pooling!.after[key])}`}
                </dd>
              </div>
            ))}
          </dl>
          <p className={guidance.note}>
            {data.pooling.lastDay !== null &&
              t('selected.pooledOn', { day: day(data.pooling.lastDay, { year: true }) })}{' '}
            {t('indicators:pooling.definition')}
          </p>
        </section>
      )}
      {data.others.length > 0 && (
        <section className={guidance.section}>
          <h2>{t('selected.others')}</h2>
          <ul className={css.plain}>
            {data.others.map((other) => (
              <li key={other.id}>
                <Link to="/selected/$id" params={{ id: other.id }}>
                  {other.direction} {other.directionName[language]}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={guidance.note}>{t('selected.address')}</p>
      <p>
        <Link to="/selected">{t('selected.all')}</Link>
      </p>
    </>
  )
}
