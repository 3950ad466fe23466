import { useTranslation } from '../kernel/words.ts'
import {
  countStudies,
  listStudies,
  studyOrders,
  type StudyCard,
} from '../../domain/cases/study.endpoints.ts'
import { caseDirections } from '../../domain/cases/study.ts'
import { call } from '../kernel/call.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Figures } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { Ordinals } from '../ui/Tag.tsx'
import css from './Cases.module.css'
import { useCodeNames } from '../kernel/codes.ts'
import { MeasureLine } from './MeasureTable.tsx'

const pageSize = 20
const exportPage = 200

const orderOf = ({ filters }: ListQuery) =>
  studyOrders.find((one) => one === filters.order) ?? 'adopted'

function queryOf(query: ListQuery, limit: number) {
  const { filters, find, after } = query
  const direction = caseDirections.find((code) => code === filters.direction)
  const { region, industry } = filters
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(direction === undefined ? {} : { direction }),
    ...(region === undefined ? {} : { region }),
    ...(industry === undefined ? {} : { industry }),
    order: orderOf(query),
  }
}

function useColumns(): readonly ListColumn<StudyCard>[] {
  const { t } = useTranslation(['cases', 'portal'])
  const { language } = useFormat()
  const names = useCodeNames()
  const directionName = (code: StudyCard['directions'][number]) =>
    `${code} ${t(`portal:directions.d${code}.name`)}`
  return [
    {
      key: 'title',
      head: t('case'),
      text: ({ title }) => title,
      beside: [
        { head: t('summary'), text: ({ summary }) => summary },
        { head: t('org'), text: ({ orgName }) => orgName ?? t('orgHidden') },
      ],
      renderCell: ({ id, title, summary, orgName }) => (
        <>
          <Link to="/cases/$id" params={{ id }}>
            {title}
          </Link>
          <div className={`${css.light} second t13`}>{summary}</div>
          <div className={`${css.light} muted t12`}>{orgName ?? t('orgHidden')}</div>
        </>
      ),
    },
    {
      key: 'direction',
      head: t('directions'),
      text: ({ directions }) => directions.map(directionName).join('; '),
      renderCell: ({ directions }) => <Ordinals numbers={directions} />,
    },
    {
      key: 'place',
      head: t('place'),
      text: ({ industry, region }) => `${names.region(region)} ${names.industry(industry)}`,
      renderCell: ({ industry, region }) => (
        <>
          {names.region(region)}
          <div className="second t12">{names.industry(industry)}</div>
        </>
      ),
    },
    {
      key: 'measure',
      head: t('result'),
      text: ({ measure }) =>
        measure === null ? '' : `${measure.name[language]} ${measure.before} → ${measure.after}`,
      renderCell: ({ measure }) => (measure === null ? '—' : <MeasureLine measure={measure} />),
    },
    {
      key: 'adopted',
      head: t('adopted'),
      numeric: true,
      text: ({ adopted }) => adopted,
      renderCell: ({ adopted }) => formatNumber(adopted),
    },
  ]
}

function useFilters() {
  const { t } = useTranslation(['cases', 'portal'])
  const names = useCodeNames()
  const { data } = useCall(countStudies)
  const counted = (
    rows: readonly { code: string; count: number }[] | undefined,
    nameOf: (code: string) => string,
  ) => (rows ?? []).map(({ code, count }) => ({ value: code, label: `${nameOf(code)} (${count})` }))
  return [
    {
      key: 'direction',
      label: t('filter.direction'),
      options: counted(
        data?.directions,
        (code) => `${code} ${t(`portal:directions.d${code as '1'}.name`)}`,
      ),
    },
    { key: 'region', label: t('filter.region'), options: counted(data?.regions, names.region) },
    {
      key: 'industry',
      label: t('filter.industry'),
      options: counted(data?.industries, names.industry),
    },
  ]
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listStudies, { query: queryOf({ ...query, after }, exportPage) }))

/** 案例库: what worked elsewhere, by direction, place, industry and words, the most adopted first. */
export function CasesPage() {
  const { t } = useTranslation('cases')
  const list = useListQuery()
  const reading = useCall(listStudies, { query: queryOf(list.query, pageSize) })
  const counts = useCall(countStudies).data
  return (
    <div className="stack">
      <PageHead title={t('title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      {counts !== undefined && counts.total > 0 && (
        <Figures
          label={t('figures')}
          figures={[
            [t('total'), formatNumber(counts.total)],
            [t('adoptedTotal'), formatNumber(counts.adopted)],
          ]}
        />
      )}
      <ListPage
        name="cases.library"
        title={t('title')}
        level={2}
        columns={useColumns()}
        findable
        filters={useFilters()}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        readAll={readAll}
        end={
          <Segments
            label={t('orderLabel')}
            options={studyOrders.map((value) => ({ value, label: t(`order.${value}`) }))}
            value={orderOf(list.query)}
            onChange={(order) => list.change({ filters: { ...list.query.filters, order } })}
          />
        }
        empty={
          counts?.total === 0 ? (
            <Empty title={t('none')}>{t('noneText')}</Empty>
          ) : (
            <Empty title={t('noMatch')}>{t('noMatchText')}</Empty>
          )
        }
      />
    </div>
  )
}
