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

/** In the order in which a buyer says them. */
export function useConditions(
  filters: MarketFilters,
  names: Named,
  kind: Kind | undefined,
): readonly Condition[] {
  const { t } = useTranslation(['market', 'codes'])
  const { list, day } = useFormat()
  const say = useNames(names)
  const unitOf = (field: string): string => {
    const about = kind?.fields.properties[field]?.about
    const own = about !== undefined && 'unit' in about ? about.unit : undefined
    const code = own ?? (commonLimits as Readonly<Record<string, string>>)[field]
    return code === undefined ? '' : ` ${t(`codes:unit.${code}` as 'codes:unit.mm')}`
  }
  const bounds = ({ field, min, max }: Limit): string => {
    const unit = unitOf(field)
    if (min === undefined) return `≤ ${max}${unit}`
    return max === undefined ? `≥ ${min}${unit}` : `${min}–${max}${unit}`
  }
  const {
    text,
    kind: kindId,
    service,
    quantity,
    part,
    near,
    due,
    confirmedDays,
    pieceFen,
  } = filters
  const lists = (['region', 'materials', 'grades', 'certificates'] as const).filter(
    (name) => filters[name].length > 0,
  )
  const one = (name: string, label: string, value: string) => ({ name, label, value })
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
    ...(quantity === undefined
      ? []
      : [one('quantity', t('part.quantity'), t('pieces', { amount: formatNumber(quantity) }))]),
    ...(part === undefined
      ? []
      : [one('part', t('part.part'), `${part.length === 2 ? '⌀' : ''}${part.join(' × ')} mm`)]),
    ...(pieceFen === undefined
      ? []
      : [one('pieceFen', t('part.pieceFen'), t('atMost', { amount: formatMoney(pieceFen) }))]),
    ...(near === undefined
      ? []
      : [
          one(
            'near',
            t('part.near'),
            t('within', { place: say.value('near', near), km: filters.km ?? kmUsual }),
          ),
        ]),
    ...(due === undefined
      ? []
      : [one('due', t('part.due'), t('before', { day: day(due, { year: true }) }))]),
    ...(confirmedDays === undefined
      ? []
      : [
          one(
            'confirmedDays',
            t('part.confirmedDays'),
            t('confirmedWithin', { count: confirmedDays }),
          ),
        ]),
  ]
}
