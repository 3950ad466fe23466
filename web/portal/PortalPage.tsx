import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { listCalls } from '../../domain/programmes/call.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Link } from '../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import css from './PortalPage.module.css'

const areas = [
  { key: 'gather', directions: [1, 2] },
  { key: 'open', directions: [3, 4, 5] },
  { key: 'renew', directions: [6, 7, 8] },
  { key: 'region', directions: [9] },
] as const

function Areas() {
  const { t } = useTranslation('portal')
  return (
    <section className={css.areas} aria-label={t('areasLabel')}>
      {areas.map(({ key, directions }) => (
        <div key={key} className={css.area}>
          <div className={css.name}>
            <h2>{t(`areas.${key}.name`)}</h2>
            <p>{t(`areas.${key}.text`)}</p>
          </div>
          {directions.map((number) => (
            <div
              key={number}
              className={classes(css.direction, directions.length === 1 && css.wide)}
            >
              <span>{number}</span>
              <b>{t(`directions.d${number}.name`)}</b>
              <p>{t(`directions.d${number}.text`)}</p>
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}

type CallRow = AnswerOf<typeof listCalls>['rows'][number]

function CallLine({ row }: { readonly row: CallRow }) {
  const { t } = useTranslation('portal')
  const { language, due } = useFormat()
  const { id, title, issuer, state, closesAt, areas: areaCount, directions } = row
  return (
    <li>
      <div>
        <Link to="/calls/$programmeId" params={{ programmeId: id }}>
          {title[language]}
        </Link>
        <p>{t('calls.issued', { issuer: issuer[language], areas: areaCount, directions })}</p>
      </div>
      <div className={css.due}>
        <b className={state === 'open' ? undefined : 'muted'}>{t(`calls.${state}`)}</b>
        <span>
          {closesAt === null ? t('calls.undated') : t('calls.closesAt', { moment: due(closesAt) })}
        </span>
      </div>
    </li>
  )
}

function Calls() {
  const { t } = useTranslation('portal')
  const { data, error, refetch } = useCall(listCalls)
  return (
    <section className={css.section} aria-labelledby="calls">
      <h2 id="calls">{t('calls.title')}</h2>
      {error !== null && (
        <ErrorState
          title={t('calls.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Loading lines={4} />}
      {data !== undefined && (
        <ul className={css.calls}>
          {data.rows.map((row) => (
            <CallLine key={row.id} row={row} />
          ))}
          {data.rows.length === 0 && (
            <li>
              <Empty title={t('calls.none')}>{t('calls.noneText')}</Empty>
            </li>
          )}
        </ul>
      )}
      {data !== undefined && data.next !== null && (
        <p>
          <Link to="/calls">{t('calls.all', { count: data.total })}</Link>
        </p>
      )}
    </section>
  )
}

/** A sentence or some words, read into conditions on the page that answers; without scripts the form goes there itself. */
function Find() {
  const { t } = useTranslation('portal')
  const navigate = useNavigate()
  return (
    <section className={css.find} aria-label={t('find.label')}>
      <form
        role="search"
        action="/capabilities"
        onSubmit={(event) => {
          event.preventDefault()
          const say = String(new FormData(event.currentTarget).get('say')).trim()
          void navigate({ to: '/capabilities', search: { say } as never })
        }}
      >
        <input
          name="say"
          type="search"
          maxLength={200}
          aria-label={t('find.label')}
          placeholder={t('find.example')}
        />
        <Button kind="primary" type="submit">
          {t('find.act')}
        </Button>
      </form>
      <Link to="/capabilities/match" className={css.file}>
        <b>{t('find.file')}</b>
        <span>{t('find.fileText')}</span>
      </Link>
      <p>
        <span className="muted">{t('find.often')}</span>
        {t('find.words')
          .split('、')
          .map((say) => (
            <Link key={say} to="/capabilities" search={{ say } as never}>
              {say}
            </Link>
          ))}
        <Link to="/capabilities/supply">{t('find.supply')}</Link>
      </p>
    </section>
  )
}

/** What the house is, and which calls are open: for everybody, without signing in. */
export function PortalPage() {
  const { t } = useTranslation('portal')
  return (
    <>
      <PageHead title={t('title')} />
      <section className={css.hero}>
        <h1>{t('headline')}</h1>
        <p>{t('lead')}</p>
      </section>
      <Find />
      <Calls />
      <p className={css.section}>
        <Link to="/announcements">{t('announcements')}</Link>
        {' · '}
        <Link to="/publicities">{t('publicities')}</Link>
        {' · '}
        <Link to="/objections">{t('receipt')}</Link>
      </p>
      <Areas />
    </>
  )
}
