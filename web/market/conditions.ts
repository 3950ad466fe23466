/** Conditions as people read them: each with its name, its value, and the way to take it back. */
import { useTranslation } from '../kernel/words.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import { readKind } from '../../domain/catalog/offer.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { formatMoney } from '../../domain/kernel/money.ts'
import {
  commonLimits,
  kmUsual,
  type Limit,
  type MarketFilters,
} from '../../domain/market/filters.ts'
import type { searchOffers } from '../../domain/market/search.endpoints.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCallWhen } from '../kernel/query.ts'

export type Named = AnswerOf<typeof searchOffers>['names']

/** The fields of the chosen kind. */
export function useKind(id: string | undefined): Kind | undefined {
  const { data } = useCallWhen(id !== undefined, readKind, { params: { id: id ?? '' } })
  return id === undefined ? undefined : (data?.kind as Kind | undefined)
}

export function useNames(names: Named) {
  const { language } = useFormat()
  const { t } = useTranslation(['market', 'catalog'])
  const codes = useCodeNames()
  const of = new Map(names.map(({ key, name }) => [key, name[language]]))
  return {
    /** Of a facet or a field. */
    field: (name: string): string => {
      const own = ['service', 'kind', 'region', 'certificates', 'materials', 'grades'] as const
      const known = own.find((one) => one === name)
      return known === undefined ? (of.get(name) ?? name) : t(`part.${known}`)
    },
    value: (name: string, value: string): string => {
      if (name === 'region') return codes.region(value)
      if (name === 'service') return t(`catalog:service.${value}` as 'catalog:service.production')
      if (value === 'true' || value === 'false')
        return t(value === 'true' ? 'catalog:flag.yes' : 'catalog:flag.no')
      return of.get(`${name}.${value}`) ?? value
    },
  }
}

export type Condition = { readonly name: string; readonly label: string; readonly value: string }

const one = (name: string, label: string, value: string): Condition => ({ name, label, value })

/** A limit as it is read, in the unit of its field. */
function useBounds(kind: Kind | undefined): (limit: Limit) => string {
  const { t } = useTranslation(['market', 'codes'])
  const unitOf = (field: string): string => {
    const about = kind?.fields.properties[field]?.about
    const own = about !== undefined && 'unit' in about ? about.unit : undefined
    const code = own ?? (commonLimits as Readonly<Record<string, string>>)[field]
    return code === undefined ? '' : ` ${t(`codes:unit.${code}` as 'codes:unit.mm')}`
  }
  return ({ field, min, max }) => {
    const unit = unitOf(field)
    if (min === undefined) return `≤ ${max}${unit}`
    return max === undefined ? `≥ ${min}${unit}` : `${min}–${max}${unit}`
  }
}

const partSaid = (part: readonly number[]): string =>
  `${part.length === 2 ? '⌀' : ''}${part.join(' × ')} mm`

/** How many, how large, how dear, where and until when. */
function useAmounts(filters: MarketFilters, names: Named): readonly Condition[] {
  const { t } = useTranslation('market')
  const { day } = useFormat()
  const say = useNames(names)
  const { quantity, part, near, km = kmUsual, due, confirmedDays, pieceFen } = filters
  const said: Readonly<Record<string, string | undefined>> = {
    quantity: quantity === undefined ? undefined : t('pieces', { amount: formatNumber(quantity) }),
    part: part === undefined ? undefined : partSaid(part),
    pieceFen: pieceFen === undefined ? undefined : t('atMost', { amount: formatMoney(pieceFen) }),
    near: near === undefined ? undefined : t('within', { place: say.value('near', near), km }),
    due: due === undefined ? undefined : t('before', { day: day(due, { year: true }) }),
    confirmedDays:
      confirmedDays === undefined ? undefined : t('confirmedWithin', { count: confirmedDays }),
  }
  return Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [one(name, t(`part.${name as 'quantity'}`), value)],
  )
}

/** In the order in which a buyer says them. */
export function useConditions(
  filters: MarketFilters,
  names: Named,
  kind: Kind | undefined,
): readonly Condition[] {
  const { t } = useTranslation('market')
  const { list } = useFormat()
  const say = useNames(names)
  const bounds = useBounds(kind)
  const amounts = useAmounts(filters, names)
  const { text, kind: kindId, service } = filters
  const lists = (['region', 'materials', 'grades', 'certificates'] as const).filter(
    (name) => filters[name].length > 0,
  )
  return [
    ...(text === '' ? [] : [one('text', t('part.text'), text)]),
    ...(kindId === undefined ? [] : [one('kind', t('part.kind'), say.value('kind', kindId))]),
    ...(service === undefined
      ? []
      : [one('service', t('part.service'), say.value('service', service))]),
    ...lists.map((name) =>
      one(name, say.field(name), list(filters[name].map((value) => say.value(name, value)))),
    ),
    ...filters.choices.map(({ field, any }) =>
      one(`field.${field}`, say.field(field), list(any.map((value) => say.value(field, value)))),
    ),
    ...filters.limits.map((limit) =>
      one(`limit.${limit.field}`, say.field(limit.field), bounds(limit)),
    ),
    ...amounts,
  ]
}
