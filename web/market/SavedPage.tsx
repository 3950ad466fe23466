import { useTranslation } from '../kernel/words.ts'
import { listSaved, stepSaved, type SavedSearch } from '../../domain/market/saved.endpoints.ts'
import type { SavedVerb } from '../../domain/market/saved.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import css from './Market.module.css'

function Saved({ saved }: { readonly saved: SavedSearch }) {
  const { t } = useTranslation('market')
  const { moment } = useFormat()
  const act = useAct(stepSaved, { renews: [listSaved] })
  const { id, name, mode, query, state, version, seenAt } = saved
  const step = (verb: SavedVerb) => act.mutate({ params: { id }, body: { verb, seen: version } })
  const other = state === 'active' ? 'pause' : 'resume'
  return (
    <li className={css.card}>
      <h2>
        <Link
          to={mode === 'need' ? '/capabilities/match' : '/capabilities'}
          search={query as never}
        >
          {name}
        </Link>
      </h2>
      <div className={css.facts}>
        <Tag tone={state === 'active' ? 'good' : 'care'}>
          {t(state === 'active' ? 'saved.active' : 'saved.paused')}
        </Tag>
        <span>{t(mode === 'need' ? 'saved.need' : 'saved.words')}</span>
        <span className="muted">{t('saved.seen', { when: moment(seenAt) })}</span>
      </div>
      <div className={css.followActs}>
        <Button size="small" busy={act.isPending} onClick={() => step(other)}>
          {t(`saved.${other}`, { name })}
        </Button>
        <Button size="small" busy={act.isPending} onClick={() => step('end')}>
          {t('saved.end', { name })}
        </Button>
      </div>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </li>
  )
}

/** 关注的查找: what one wants to be told of. */
export function SavedPage() {
  const { t } = useTranslation('market')
  const { data, error, refetch } = useCall(listSaved)
  return (
    <div className="stack">
      <PageHead title={t('saved.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('saved.title')}</h1>
        <p>{t('saved.lead')}</p>
      </header>
      {data === undefined && error === null && <Loading lines={4} />}
      {error !== null && data === undefined && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {data?.rows.length === 0 && <Empty title={t('saved.none')}>{t('saved.noneText')}</Empty>}
      {data !== undefined && data.rows.length > 0 && (
        <ul>
          {data.rows.map((saved) => (
            <Saved key={saved.id} saved={saved} />
          ))}
        </ul>
      )}
    </div>
  )
}
