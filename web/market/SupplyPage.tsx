import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { services } from '../../domain/catalog/kind.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { readSupply } from '../../domain/market/supply.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Figures } from '../ui/Figures.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { Table } from '../ui/Table.tsx'
import { type RegionCode, TileMap } from '../ui/TileMap.tsx'
import { PlainList } from '../catalog/PlainList.tsx'
import { useMarket } from './address.ts'
import css from './Market.module.css'
import { Counted, useSupplyColumns } from './supplyColumns.tsx'

type Supply = AnswerOf<typeof readSupply>
/** Where there is how much of one kind, or of all of them; a province without any is hatched. */
function SupplyMap({ supply }: { readonly supply: Supply }) {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const { filters, query } = useMarket()
  const navigate = useNavigate()
  const kind = supply.kinds.find((one) => one.kind === filters.kind)
  const regions = kind?.regions ?? supply.regions
  const values = Object.fromEntries(
    regions.flatMap(({ region, offers }) =>
      region !== null && /^\d{2}$/.test(region) ? [[region, offers]] : [],
    ),
  ) as Partial<Record<RegionCode, number>>
  const what = kind === undefined ? t('supply.all') : kind.name[language]
  return (
    <section aria-labelledby="supply-map">
      <h2 id="supply-map">{t('supply.map', { what })}</h2>
      <p className="muted t12">{t('supply.mapNote')}</p>
      <TileMap
        label={t('supply.map', { what })}
        values={values}
        unit={t('supply.unit')}
        onOpen={(code) =>
          void navigate({
            to: '/capabilities',
            search: {
              ...(query.service === undefined ? {} : { service: query.service }),
              ...(kind === undefined ? {} : { kind: kind.kind }),
              region: String(code),
            } as never,
          })
        }
      />
    </section>
  )
}

function Body({ supply }: { readonly supply: Supply }) {
  const { t } = useTranslation('market')
  const { moment } = useFormat()
  const columns = useSupplyColumns(supply)
  const gaps = supply.kinds.filter(({ offers }) => offers === 0).length
  const freshDays = supply.freshDays
  const { query } = useMarket()
  const within = query.service === undefined ? {} : { service: query.service }
  return (
    <>
      <Figures
        label={t('supply.title')}
        figures={[
          [
            t('supply.offers'),
            <Counted key="all" count={supply.offers} rows={within} name={t('supply.offers')} />,
          ],
          [
            t('supply.fresh', { days: freshDays }),
            <Counted
              key="fresh"
              count={supply.fresh}
              rows={{ ...within, confirmedDays: freshDays }}
              name={t('supply.fresh', { days: freshDays })}
            />,
          ],
          [t('supply.provinces'), supply.regions.filter(({ region }) => region !== null).length],
          [t('supply.gaps'), gaps],
        ]}
      />
      <p className="muted t12">
        {t('supply.definition', { days: freshDays, when: moment(supply.countedAt) })}
      </p>
      <div className={css.supply}>
        <Table
          label={t('supply.byKind')}
          columns={columns}
          rows={supply.kinds}
          rowKey={({ kind }) => kind}
          phone="stack"
        />
        <SupplyMap supply={supply} />
      </div>
    </>
  )
}

/** 供给分布: what there is, where, and how fresh it is; every number opens to its offers. */
export function SupplyPage() {
  const { t } = useTranslation(['market', 'catalog'])
  const { query, filters, change } = useMarket()
  const { service } = query
  const asked = service === undefined ? {} : { service }
  const { data, error, refetch } = useCall(readSupply, { query: asked })
  const all = 'all'
  return (
    <div className="stack">
      <PageHead title={t('supply.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('supply.title')}</h1>
        <p>{t('supply.lead')}</p>
      </header>
      <div>
        <Segments
          label={t('part.service')}
          options={[
            { value: all, label: t('supply.all') },
            ...services.map((one) => ({ value: one, label: t(`catalog:service.${one}`) })),
          ]}
          value={service ?? all}
          onChange={(next) => {
            const { service: _before, kind: _kind, ...rest } = filters
            change(next === all ? rest : { ...rest, service: next as (typeof services)[number] })
          }}
        />
      </div>
      {data !== undefined && <Body supply={data} />}
      {data === undefined && error === null && <Loading lines={8} />}
      {data === undefined && error !== null && (
        <>
          <ErrorState problem={error.problem} onRetry={() => void refetch()} />
          {error.problem.code.startsWith('market.search_') && <PlainList />}
        </>
      )}
    </div>
  )
}
