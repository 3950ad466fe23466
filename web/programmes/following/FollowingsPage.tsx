import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { lights } from '../../../domain/indicators/progress.ts'
import { pointsBetween } from '../../../domain/indicators/pooledKinds.ts'
import {
  countFollowings,
  followingSorts,
  listFollowings,
  type FollowingSort,
} from '../../../domain/programmes/following.endpoints.ts'
import { type FollowingBrief, followingStates } from '../../../domain/programmes/following.ts'
import { call } from '../../kernel/call.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Figures as Strip } from '../../ui/Figures.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { readPages } from '../../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { FollowingStateTag, LightTag } from './Tags.tsx'

function levelOf(row: FollowingBrief, key: FollowingSort): string {
  if (key === 'pooledGain') return pointsBetween(row.pooledBefore, row.pooledAfter) ?? ''
  const level = row[key]
  return level === null ? '' : `${level}%`
}

const pageSize = 50
const exportPage = 200

function usePooledColumns(): readonly ListColumn<FollowingBrief>[] {
  const { t } = useTranslation('following')
  return followingSorts.map((key): ListColumn<FollowingBrief> => ({
    key,
    head: t(`pooledKinds.${key}`),
    numeric: true,
    sortable: true,
    text: (row) => levelOf(row, key),
    renderCell: (row) => levelOf(row, key) || '—',
  }))
}

function useColumns(): readonly ListColumn<FollowingBrief>[] {
  const { t } = useTranslation('following')
  const { day, language } = useFormat()
  const span = (row: FollowingBrief) => `${row.fromDay} – ${row.untilDay}`
  return [
    {
      key: 'title',
      head: t('project'),
      text: (row) => row.title,
      beside: [{ head: t('applicant'), text: (row) => row.applicant }],
      renderCell: (row) => (
        <>
          <Link to="/followings/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <div className="second t13">{row.applicant}</div>
        </>
      ),
    },
    {
      key: 'unit',
      head: t('unit'),
      text: (row) => row.unitName[language],
      renderCell: (row) => row.unitName[language],
    },
    {
      key: 'period',
      head: t('period'),
      text: span,
      renderCell: (row) => <span className="t13">{span(row)}</span>,
    },
    {
      key: 'state',
      head: t('state'),
      text: (row) => t(`is.${row.state}`),
      renderCell: (row) => (
        <>
          <FollowingStateTag state={row.state} />
          {row.waiting > 0 && (
            <div className="t12">
              <Tag boxed>{t('waiting', { count: row.waiting })}</Tag>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'light',
      head: t('light'),
      text: (row) => t(`lightIs.${row.light}`),
      renderCell: (row) => <LightTag light={row.light} />,
    },
    ...usePooledColumns(),
    {
      key: 'next',
      head: t('next'),
      text: (row) => row.nextDueDay ?? '',
      renderCell: (row) => (
        <>
          {row.nextDueDay === null ? '—' : day(row.nextDueDay)}
          {row.overdue > 0 && (
            <div>
              <Tag tone="bad">{t('overdue', { count: row.overdue })}</Tag>
            </div>
          )}
        </>
      ),
    },
  ]
}

const yes = (value: string | undefined) => (value === undefined ? undefined : value === 'yes')

function queryOf({ filters, find, after, sort }: ListQuery, limit: number) {
  const sorts = followingSorts.find((one) => one === sort?.replace('-', ''))
  const state = followingStates.find((one) => one === filters.state)
  const light = lights.find((one) => one === filters.light)
  const flags = {
    overdue: yes(filters.overdue),
    waiting: yes(filters.waiting),
    beyondCap: yes(filters.beyondCap),
  }
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(sorts === undefined ? {} : { sort: sorts, descending: sort?.startsWith('-') === true }),
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
    ...(light === undefined ? {} : { light }),
    ...(filters.programme === undefined ? {} : { programmeId: filters.programme }),
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
  }
}

function Figures({ programmeId }: { readonly programmeId: string | undefined }) {
  const { t } = useTranslation('following')
  const query = programmeId === undefined ? {} : { programmeId }
  const { data } = useCall(countFollowings, { query })
  if (data === undefined || data.total === 0) return null
  const figures = [
    [t('total'), data.total, {}],
    ...lights.map((light) => [t(`lightIs.${light}`), data.lights[light] ?? 0, { light }] as const),
    [t('overdueTotal'), data.overdue, { overdue: 'yes' }],
    [t('dueSoon'), data.dueSoon, null],
    [t('waitingTotal'), data.waiting, { waiting: 'yes' }],
    [t('beyondCap'), data.beyondCap, { beyondCap: 'yes' }],
  ] as const
  const kept = programmeId === undefined ? {} : { programme: programmeId }
  return (
    <Strip
      label={t('figures')}
      figures={figures.map(([name, value, search]) => [
        name,
        search === null ? (
          formatNumber(value)
        ) : (
          <Link to="/followings" search={{ ...kept, ...search } as never}>
            {formatNumber(value)}
          </Link>
        ),
      ])}
    />
  )
}

function useFilters() {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { data } = useCall(countFollowings, { query: {} })
  const flag = (key: 'overdue' | 'waiting' | 'beyondCap') => ({
    key,
    label: t(`filter.${key}`),
    options: [
      { value: 'yes', label: t('yes') },
      { value: 'no', label: t('no') },
    ],
  })
  return [
    {
      key: 'programme',
      label: t('filter.programme'),
      options: (data?.programmes ?? []).map(({ id, title }) => ({
        value: id,
        label: title[language],
      })),
    },
    {
      key: 'state',
      label: t('filter.state'),
      options: followingStates.map((value) => ({ value, label: t(`is.${value}`) })),
    },
    {
      key: 'light',
      label: t('filter.light'),
      options: lights.map((value) => ({ value, label: t(`lightIs.${value}`) })),
    },
    flag('overdue'),
    flag('waiting'),
    flag('beyondCap'),
  ]
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listFollowings, { query: queryOf({ ...query, after }, exportPage) }))

/** 入选项目跟踪: one's own projects, those that one's unit recommended, or those of one's office. */
export function FollowingsPage() {
  const { t } = useTranslation('following')
  const navigate = useNavigate()
  const official = mayI(useMe(), 'programmes.following.read')
  const list = useListQuery()
  const reading = useCall(listFollowings, { query: queryOf(list.query, pageSize) })
  const title = t(official ? 'title' : 'nav.mine')
  return (
    <div className="stack">
      <PageHead title={title} />
      <Figures programmeId={list.query.filters.programme} />
      <ListPage
        name="programmes.followings"
        title={title}
        level={1}
        columns={useColumns()}
        findable
        filters={useFilters()}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={(row) => row.title}
        onOpen={({ id }) => void navigate({ to: '/followings/$id', params: { id } })}
        readAll={readAll}
        empty={<Empty title={t('none')}>{t(official ? 'noneOfficial' : 'noneMine')}</Empty>}
      />
    </div>
  )
}
