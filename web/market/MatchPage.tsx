import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listKinds } from '../../domain/catalog/offer.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { kmUsual, readFilters } from '../../domain/market/filters.ts'
import { matchNeed } from '../../domain/market/match.endpoints.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { callOptions, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { useNeed, type Market } from './address.ts'
import { Chips } from './Chips.tsx'
import { useConditions, useKind, type Condition } from './conditions.ts'
import { Follow } from './Follow.tsx'
import css from './Market.module.css'
import { MatchCard } from './MatchCard.tsx'
import { NeedBasics } from './NeedBasics.tsx'
import { NeedForm } from './NeedForm.tsx'
import { Pages } from './Pages.tsx'
import { usePriced, type Priced } from '../price/model.ts'
import { PriceBand } from './PriceBand.tsx'
import { PartSheet } from './PartSheet.tsx'
import { PartStart } from './PartStart.tsx'
import { SearchBox } from './SearchBox.tsx'
import { kindIdFor, usePart, useTaken } from './usePart.ts'
import { useSentence } from './useSentence.ts'

type Answer = AnswerOf<typeof matchNeed>

function KindChoice({ market }: { readonly market: Market }) {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const { data } = useCall(listKinds)
  const options = (data?.rows ?? []).map(({ id, name, aliases }) => ({
    value: id,
    label: name[language],
    keywords: [name.zh, name.en, ...aliases].join(' '),
  }))
  return (
    <div className={css.kindChoice}>
      <Combobox
        label={t('part.kind')}
        help={t('need.kindHelp')}
        options={options}
        value={market.filters.kind ?? null}
        onChange={(kind) => {
          const { kind: _old, ...rest } = market.filters
          const next = { ...rest, choices: [], limits: [], ...(kind === null ? {} : { kind }) }
          // What another kind asks of the part is taken anew.
          if (market.partId === null) market.change(next)
          else market.begin(market.partId, next)
        }}
      />
    </div>
  )
}

/** What would admit more makers: each is one press, and can be taken back like any condition. */
function Changes({ answer, market }: { readonly answer: Answer; readonly market: Market }) {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const { changes, farther } = answer
  if (changes.length === 0 && farther === 0) return null
  const km = Math.min(3000, (market.filters.km ?? kmUsual) * 3)
  return (
    <section className={css.changes} aria-label={t('need.changes')}>
      <h2>{t('need.changes')}</h2>
      <ul className={css.helps}>
        {changes.map(({ label, wants, admits, offers, query }) => (
          <li key={`${label.zh} ${admits.zh}`}>
            <Button size="small" onClick={() => market.change(readFilters(query))}>
              {t('need.change', {
                label: label[language],
                wants: wants[language],
                admits: admits[language],
                amount: formatNumber(offers),
              })}
            </Button>
          </li>
        ))}
        {farther > 0 && (
          <li>
            <Button size="small" onClick={() => market.change({ ...market.filters, km })}>
              {t('need.farther', { km, amount: formatNumber(farther) })}
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
}

function Ranked({
  answer,
  market,
  conditions,
  priced,
}: {
  readonly answer: Answer
  readonly market: Market
  readonly conditions: readonly Condition[]
  readonly priced: Priced | undefined
}) {
  const { t } = useTranslation('market')
  const { list } = useFormat()
  const { rows, admitted, nearly, unused, looked, until } = answer
  const named = unused.flatMap((name) => conditions.find((one) => one.name === name)?.label ?? [])
  return (
    <section aria-label={t('results')} className={css.found}>
      <h2 role="status">
        {t('need.total', { admitted: formatNumber(admitted), nearly: formatNumber(nearly) })}
      </h2>
      {named.length > 0 && <Note tone="care">{t('need.unused', { parts: list(named) })}</Note>}
      {looked > 0 && looked < admitted + nearly && (
        <p className="second t13">{t('need.looked', { count: looked })}</p>
      )}
      <Changes answer={answer} market={market} />
      {rows.length === 0 ? (
        <Empty title={t('need.none')}>{t('need.noneText')}</Empty>
      ) : (
        rows.map((offer) => (
          <MatchCard key={offer.id} offer={offer} until={until} priced={priced} />
        ))
      )}
      <Pages market={market} total={admitted + nearly} />
    </section>
  )
}

/** 按需求匹配: the need by a sentence or by fields, and makers ranked against it with their reasons. */
export function MatchPage() {
  const { t } = useTranslation('market')
  const market = useNeed()
  const { filters, query } = market
  const { busy, search } = useSentence(market)
  const needPart = usePart(market.partId)
  const kind = useKind(kindIdFor(filters, needPart))
  const ofPart = useTaken(market, kind, needPart)
  const [isOpen, setOpen] = useState<boolean | null>(null)
  // A part that cannot be opened is told above; makers are ranked without it.
  const ofNeed =
    market.partId === null || needPart.problem !== undefined ? {} : { partId: market.partId }
  const { data, error, isFetching, refetch } = useQuery({
    ...callOptions(matchNeed, { query: { ...query, ...ofNeed } }),
    enabled: filters.kind !== undefined && !market.takes,
    placeholderData: keepPreviousData,
  })
  const { priced } = usePriced(data?.price?.modelId ?? null)
  const conditions = useConditions(filters, data?.names ?? [], kind)
  return (
    <div className="stack">
      <PageHead title={t('need.title')} crumbs={[{ label: t('title'), to: '/capabilities' }]} />
      <header className={css.head}>
        <h1 className="songTitle">{t('need.title')}</h1>
        <p>{t('need.lead')}</p>
      </header>
      <SearchBox text={filters.text} busy={busy || isFetching} onSearch={search} />
      {market.partId === null ? (
        <PartStart market={market} />
      ) : (
        <PartSheet market={market} needPart={needPart} />
      )}
      <Chips market={market} conditions={conditions} ofPart={ofPart} />
      <KindChoice market={market} />
      {kind !== undefined && market.partId !== null && (
        <NeedBasics key={JSON.stringify(query)} kind={kind} market={market} />
      )}
      {kind !== undefined && (
        // Where the need says something its answer comes first.
        <details
          className={css.more}
          open={isOpen ?? conditions.length <= 1}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary>{t('need.fields')}</summary>
          <NeedForm
            key={JSON.stringify(query)}
            kind={kind}
            market={market}
            onMatch={() => setOpen(false)}
          />
        </details>
      )}
      {filters.kind !== undefined && <Follow market={market} mode="need" conditions={conditions} />}
      <div>
        <ButtonLink to="/capabilities" search={query as never} size="small">
          {t('need.back')}
        </ButtonLink>
      </div>
      {filters.kind !== undefined && data === undefined && error === null && <Loading lines={6} />}
      {filters.kind !== undefined && data !== undefined && (
        <>
          {market.partId !== null && data.price !== null && (
            <PriceBand price={data.price} priced={priced} />
          )}
          <Ranked answer={data} market={market} conditions={conditions} priced={priced} />
        </>
      )}
      {error !== null && data === undefined && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
    </div>
  )
}
