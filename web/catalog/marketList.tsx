/** The list of offers as its readers see it: in the market, and on the page of a company. */
import { useTranslation } from '../kernel/words.ts'
import { listKinds, listOffers, type OfferCard } from '../../domain/catalog/offer.endpoints.ts'
import { services } from '../../domain/catalog/kind.ts'
import { call } from '../kernel/call.ts'
import { useCodeNames, useRegions } from '../kernel/codes.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Beside } from '../kernel/shell/Beside.tsx'
import { Link } from '../ui/Link.tsx'
import type { ListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import type { ListFilter } from '../ui/ListParts.tsx'
import type { ListColumn } from '../ui/ListPage.tsx'
import { Tag } from '../ui/Tag.tsx'
import css from './Catalog.module.css'
import { FreshnessTag } from './Tags.tsx'

const pageSize = 20
const exportPage = 200

function queryOf(query: ListQuery, limit: number, org: string | undefined) {
  const { filters, find, after } = query
  const service = services.find((one) => one === filters.service)
  const { kind, region } = filters
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(service === undefined ? {} : { service }),
    ...(kind === undefined ? {} : { kind }),
    ...(region === undefined ? {} : { region }),
    ...(org === undefined ? {} : { org }),
  }
}

export function useOffers(query: ListQuery, org?: string) {
  return useCall(listOffers, { query: queryOf(query, pageSize, org) })
}

export const readAllOffers = (org?: string) => (query: ListQuery) =>
  readPages((after) => call(listOffers, { query: queryOf({ ...query, after }, exportPage, org) }))

function Said({ said }: Pick<OfferCard, 'said'>) {
  const { language } = useFormat()
  return (
    <dl className={css.said}>
      {said.map(({ field, label, value }) => (
        <div key={field}>
          <dt>{label[language]}</dt>
          <dd>{value[language]}</dd>
        </div>
      ))}
    </dl>
  )
}

export function useOfferColumns({ ofOne = false } = {}): readonly ListColumn<OfferCard>[] {
  const { t } = useTranslation('catalog')
  const { language, day } = useFormat()
  const names = useCodeNames()
  const said = ({ said: values }: OfferCard) =>
    values.map(({ label, value }) => `${label[language]} ${value[language]}`).join('; ')
  return [
    {
      key: 'title',
      head: t('offer'),
      text: ({ title }) => title,
      beside: [
        { head: t('kind'), text: ({ kindName }) => kindName[language] },
        { head: t('says'), text: said },
      ],
      renderCell: (row) => (
        <>
          <Link to="/capabilities/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <div className={`${css.light} second t13`}>
            {row.kindName[language]}
            {!row.market && (
              <>
                {' '}
                <Tag tone="chosen">{t('limited')}</Tag>
              </>
            )}
          </div>
          <Said said={row.said} />
          <Beside thing="catalog.offerInList" id={row.id} />
        </>
      ),
    },
    ...(ofOne
      ? []
      : [
          {
            key: 'org',
            head: t('org'),
            text: ({ orgName }: OfferCard) => orgName,
            renderCell: ({ orgId, orgName }: OfferCard) => (
              <Link to="/companies/$id" params={{ id: orgId }}>
                {orgName}
              </Link>
            ),
          },
        ]),
    {
      key: 'region',
      head: t('region'),
      text: ({ region }) => names.region(region),
      renderCell: ({ region }) => names.region(region),
    },
    {
      key: 'confirmed',
      head: t('confirmed'),
      text: ({ confirmedAt }) => confirmedAt,
      renderCell: ({ freshness, confirmedAt }) => (
        <>
          <FreshnessTag freshness={freshness} />
          <div className="second t12">{day(confirmedAt, { year: true })}</div>
        </>
      ),
    },
  ]
}

/** By service, kind and place. */
export function useOfferFilters(): readonly ListFilter[] {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const regions = useRegions()
  const kinds = useCall(listKinds).data?.rows ?? []
  return [
    {
      key: 'service',
      label: t('serviceHead'),
      options: services.map((value) => ({ value, label: t(`service.${value}`) })),
    },
    {
      key: 'kind',
      label: t('kind'),
      options: kinds.map(({ id, name }) => ({ value: id, label: name[language] })),
    },
    { key: 'region', label: t('region'), options: regions },
  ]
}
