import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { MarketFilters } from '../../domain/market/filters.ts'
import type { FacetValues } from '../../domain/market/search.endpoints.ts'
import { formatNumber } from '../kernel/format.ts'
import { LinkButton } from '../ui/Button.tsx'
import type { Market } from './address.ts'
import { useNames, type Named } from './conditions.ts'
import css from './Market.module.css'

const shownMost = 6
const listed = ['region', 'materials', 'grades', 'certificates'] as const
type Listed = (typeof listed)[number]
const isListed = (name: string): name is Listed => (listed as readonly string[]).includes(name)

const chosenIn = (filters: MarketFilters, name: string): readonly string[] => {
  if (isListed(name)) return filters[name]
  if (name === 'kind' || name === 'service')
    return filters[name] === undefined ? [] : [filters[name]]
  return filters.choices.find(({ field }) => field === name)?.any ?? []
}

/** Values of one field beside which others can be chosen; a kind and a service are one. */
function withChoice(filters: MarketFilters, name: string, value: string): MarketFilters {
  const before = chosenIn(filters, name)
  const on = before.includes(value)
  const next = on ? before.filter((one) => one !== value) : [...before, value]
  if (isListed(name)) return { ...filters, [name]: next }
  if (name === 'service' || name === 'kind') {
    const { [name]: _old, ...rest } = filters
    // What was said of the fields of another kind says nothing of this one.
    const own = name === 'kind' ? { choices: [], limits: [] } : {}
    return { ...rest, ...own, ...(on ? {} : { [name]: value }) } as MarketFilters
  }
  const others = filters.choices.filter(({ field }) => field !== name)
  return {
    ...filters,
    choices: next.length === 0 ? others : [...others, { field: name, any: next }],
  }
}

function Facet({
  facet,
  names,
  market,
}: {
  readonly facet: FacetValues
  readonly names: Named
  readonly market: Market
}) {
  const { t } = useTranslation('market')
  const say = useNames(names)
  const [all, setAll] = useState(false)
  const { filters, change } = market
  const chosen = chosenIn(filters, facet.name)
  // What is chosen stays in sight, also where nothing has it now.
  const gone = chosen.filter((value) => !facet.values.some((one) => one.value === value))
  const values = [...gone.map((value) => ({ value, count: 0 })), ...facet.values]
  const shown = all
    ? values
    : values.filter(({ value }, at) => at < shownMost || chosen.includes(value))
  return (
    <fieldset className={css.facet}>
      <legend>{say.field(facet.name)}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} className={css.value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => change(withChoice(filters, facet.name, value))}
          />
          <span>{say.value(facet.name, value)}</span>
          <span className="muted t12">{formatNumber(count)}</span>
        </label>
      ))}
      {values.length > shown.length && (
        <LinkButton onClick={() => setAll(true)}>
          {t('facets.more', { count: values.length - shown.length })}
        </LinkButton>
      )}
    </fieldset>
  )
}

/** How many there are of each, of those that meet all other conditions. */
export function Facets({
  facets,
  names,
  market,
}: {
  readonly facets: readonly FacetValues[]
  readonly names: Named
  readonly market: Market
}) {
  const useful = facets.filter(
    ({ name, values }) => values.length > 1 || chosenIn(market.filters, name).length > 0,
  )
  return (
    <div className={css.facets}>
      {useful.map((facet) => (
        <Facet key={facet.name} facet={facet} names={names} market={market} />
      ))}
    </div>
  )
}
