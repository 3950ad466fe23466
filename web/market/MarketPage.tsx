import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { withoutCondition } from '../../domain/market/filters.ts'
import { searchOffers } from '../../domain/market/search.endpoints.ts'
import { formatNumber } from '../kernel/format.ts'
import { callOptions } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { PlainList } from '../catalog/PlainList.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { useMarket, type Market } from './address.ts'
import { Chips } from './Chips.tsx'
import { useConditions, useKind, type Condition } from './conditions.ts'
import { Facets } from './Facets.tsx'
import { Follow } from './Follow.tsx'
import { FoundCard } from './FoundCard.tsx'
import css from './Market.module.css'
import { MoreConditions } from './MoreConditions.tsx'
import { Pages } from './Pages.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useSaid, useSentence } from './useSentence.ts'

type Answer = AnswerOf<typeof searchOffers>

/** What narrows most comes first, and is dropped with one press. */
function Nothing({
  answer,
  market,
  conditions,
}: {
  readonly answer: Answer
  readonly market: Market
  readonly conditions: readonly Condition[]
}) {
  const { t } = useTranslation('market')
  if (conditions.length === 0) return <Empty title={t('none.title')}>{t('none.text')}</Empty>
  const helps = answer.without.flatMap(({ condition, count }) => {
    const found = conditions.find(({ name }) => name === condition)
    return found === undefined ? [] : [{ ...found, count }]
  })
  return (
    <Empty title={t('nothing.title')}>
      {helps.length === 0 ? t('nothing.text') : t('nothing.helps')}
      <ul className={css.helps}>
        {helps.map(({ name, label, value, count }) => (
          <li key={name}>
            <Button onClick={() => market.change(withoutCondition(market.filters, name))}>
              {t('dropFor', { label, value, amount: formatNumber(count) })}
            </Button>
          </li>
        ))}
      </ul>
    </Empty>
  )
}

function Results({
  answer,
  market,
  conditions,
}: {
  readonly answer: Answer
  readonly market: Market
  readonly conditions: readonly Condition[]
}) {
  const { t } = useTranslation('market')
  const { rows, total, facets, names, loose } = answer
  // Beside the results there is room for them; above, on a phone, they are folded.
  const [isOpen, setOpen] = useState(() => globalThis.matchMedia('(min-width: 821px)').matches)
  return (
    <div className={css.columns}>
      <details
        className={css.side}
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>{t('facets.title')}</summary>
        <Facets facets={facets} names={names} market={market} />
      </details>
      <section aria-label={t('results')} className={css.found}>
        <h2 role="status">{t('total', { amount: formatNumber(total) })}</h2>
        {loose && <Note tone="care">{t('loose')}</Note>}
        {total === 0 ? (
          <Nothing answer={answer} market={market} conditions={conditions} />
        ) : (
          rows.map((offer) => <FoundCard key={offer.id} offer={offer} />)
        )}
        <Pages market={market} total={total} />
      </section>
    </div>
  )
}

/** 能力大厅: a sentence or some words, what was understood of it, and who offers that. */
export function MarketPage() {
  const { t } = useTranslation('market')
  const market = useMarket()
  const { busy, search } = useSentence(market)
  const said = useSaid(market)
  const reading = useQuery({
    ...callOptions(searchOffers, { query: market.query }),
    enabled: said === null,
    // What was found stays while the next is looked for: nothing jumps under the hand.
    placeholderData: keepPreviousData,
  })
  const { data, error, isFetching, refetch } = reading
  const kind = useKind(market.filters.kind)
  const conditions = useConditions(market.filters, data?.names ?? [], kind)
  const down = error !== null && error.problem.code.startsWith('market.search_')
  return (
    <div className="stack">
      <PageHead title={t('title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <SearchBox
        text={said ?? market.filters.text}
        busy={busy || isFetching || said !== null}
        onSearch={search}
      />
      <Chips market={market} conditions={conditions} />
      <MoreConditions market={market} />
      <Follow market={market} mode="words" conditions={conditions} />
      <div>
        <ButtonLink to="/capabilities/match" search={market.query as never} size="small">
          {t('need.open')}
        </ButtonLink>{' '}
        <ButtonLink to="/capabilities/supply" size="small">
          {t('supply.open')}
        </ButtonLink>
      </div>
      {data !== undefined && <Results answer={data} market={market} conditions={conditions} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data === undefined && error !== null && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {down && <PlainList />}
    </div>
  )
}
