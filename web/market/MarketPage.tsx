import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { readFilters, withoutCondition, type MarketFilters } from '../../domain/market/filters.ts'
import {
  pageSize,
  pagesMax,
  readMarketSentence,
  searchOffers,
} from '../../domain/market/search.endpoints.ts'
import { formatNumber } from '../kernel/format.ts'
import { callOptions } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { PlainList } from '../catalog/PlainList.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { useMarket, type Market } from './address.ts'
import { Chips } from './Chips.tsx'
import { useConditions, useKind, type Condition } from './conditions.ts'
import { Facets } from './Facets.tsx'
import { FoundCard } from './FoundCard.tsx'
import css from './Market.module.css'
import { MoreConditions } from './MoreConditions.tsx'
import { SearchBox } from './SearchBox.tsx'

type Answer = AnswerOf<typeof searchOffers>

/** What the sentence says takes the place of what was said before of the same part. */
function merged(before: MarketFilters, said: MarketFilters): MarketFilters {
  const other = said.kind !== undefined && said.kind !== before.kind
  const limits = [
    ...said.limits,
    ...(other ? [] : before.limits).filter(
      ({ field }) => !said.limits.some((one) => one.field === field),
    ),
  ]
  const or = <T,>(now: readonly T[], old: readonly T[]) => (now.length > 0 ? now : old)
  return {
    ...before,
    ...said,
    region: or(said.region, before.region),
    materials: or(said.materials, other ? [] : before.materials),
    grades: or(said.grades, other ? [] : before.grades),
    certificates: or(said.certificates, before.certificates),
    choices: other ? [] : before.choices,
    limits,
  }
}

/** Reads what was typed into conditions; where the house does not answer, all of it stays words. */
function useSentence(market: Market) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const search = (text: string) => {
    if (text === '') return market.change({ ...market.filters, text: '' })
    setBusy(true)
    void client
      .fetchQuery(callOptions(readMarketSentence, { query: { text } }))
      .then(({ query }) => merged(market.filters, readFilters(query)))
      .catch(() => ({ ...market.filters, text }))
      .then(market.change)
      .finally(() => setBusy(false))
  }
  return { busy, search }
}

function Pages({ market, total }: { readonly market: Market; readonly total: number }) {
  const { t } = useTranslation('market')
  const page = market.query.page ?? 1
  const last = Math.min(pagesMax, Math.max(1, Math.ceil(total / pageSize)))
  if (last === 1) return null
  return (
    <nav className={css.pages} aria-label={t('pages.label')}>
      {page > 1 && <Button onClick={() => market.show(page - 1)}>{t('pages.before')}</Button>}
      <span className="second t13">{t('pages.of', { page, last })}</span>
      {page < last && <Button onClick={() => market.show(page + 1)}>{t('pages.next')}</Button>}
    </nav>
  )
}

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
  const reading = useQuery({
    ...callOptions(searchOffers, { query: market.query }),
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
      <SearchBox text={market.filters.text} busy={busy || isFetching} onSearch={search} />
      <Chips market={market} conditions={conditions} />
      <MoreConditions market={market} />
      {data !== undefined && <Results answer={data} market={market} conditions={conditions} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data === undefined && error !== null && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {down && <PlainList />}
    </div>
  )
}
