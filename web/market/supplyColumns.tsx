import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { readSupply, SuppliedKind } from '../../domain/market/supply.endpoints.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { Link } from '../ui/Link.tsx'
import type { Column } from '../ui/Table.tsx'
import { useMarket } from './address.ts'
import css from './Market.module.css'

type Supply = AnswerOf<typeof readSupply>
type Rows = Readonly<Record<string, string | number | undefined>>

/** A number that opens to the offers that it counts. */
export function Counted({ count, rows, name }: { count: number; rows: Rows; name: string }) {
  if (count === 0) return <span className="muted">0</span>
  const asked = Object.entries(rows).filter(([, value]) => value !== undefined)
  return (
    <Link
      to="/capabilities"
      search={Object.fromEntries(asked.map(([key, value]) => [key, String(value)])) as never}
      aria-label={`${name} ${formatNumber(count)}`}
    >
      {formatNumber(count)}
    </Link>
  )
}

const regionsNamed = 4

/** Where most of it is; the map has them all. */
function Places({ row: { kind, name, regions } }: { readonly row: SuppliedKind }) {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const codes = useCodeNames()
  return (
    <span className={css.places}>
      {regions.slice(0, regionsNamed).map(({ region, offers }) => (
        <span key={region ?? ''}>
          {region === null ? t('supply.nowhere') : codes.region(region)}{' '}
          {region === null ? (
            formatNumber(offers)
          ) : (
            <Counted
              count={offers}
              rows={{ kind, region }}
              name={`${name[language]} ${codes.region(region)}`}
            />
          )}
        </span>
      ))}
      {regions.length > regionsNamed && (
        <span className="muted">{t('supply.more', { count: regions.length - regionsNamed })}</span>
      )}
    </span>
  )
}

export function useSupplyColumns(supply: Supply): readonly Column<SuppliedKind>[] {
  const { t } = useTranslation(['market', 'catalog'])
  const { language } = useFormat()
  const { change, filters } = useMarket()
  return [
    {
      key: 'kind',
      head: t('part.kind'),
      renderCell: ({ kind, name, offers }) => (
        <button
          type="button"
          className={css.pick}
          disabled={offers === 0}
          aria-pressed={filters.kind === kind}
          title={t('supply.onMap', { name: name[language] })}
          onClick={() => {
            const { kind: before, ...rest } = filters
            change(before === kind ? rest : { ...rest, kind })
          }}
        >
          {name[language]}
        </button>
      ),
    },
    {
      key: 'offers',
      head: t('supply.offers'),
      numeric: true,
      renderCell: ({ kind, name, offers }) => (
        <Counted count={offers} rows={{ kind }} name={name[language]} />
      ),
    },
    {
      key: 'fresh',
      head: t('supply.fresh', { days: supply.freshDays }),
      numeric: true,
      renderCell: ({ kind, name, fresh, offers }) => (
        <>
          <Counted
            count={fresh}
            rows={{ kind, confirmedDays: supply.freshDays }}
            name={`${name[language]} ${t('supply.fresh', { days: supply.freshDays })}`}
          />{' '}
          <span className="muted t12">
            {offers === 0 ? '' : t('supply.share', { percent: Math.round((fresh / offers) * 100) })}
          </span>
        </>
      ),
    },
    {
      key: 'regions',
      head: t('supply.most'),
      renderCell: (row) => <Places row={row} />,
    },
  ]
}
