import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { listActivities } from '../../domain/activities/activity.endpoints.ts'
import { type ActivityCard, activityKinds } from '../../domain/activities/activity.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import css from './Activities.module.css'
import { ActivityStateTag } from './Tags.tsx'
import { useWhen } from './when.ts'

const pageSize = 20
const times = ['ahead', 'past'] as const

const timeOf = ({ filters }: ListQuery) => times.find((one) => one === filters.when) ?? 'ahead'

/** How many places are left, in words. */
export function usePlaces(): (activity: ActivityCard) => string {
  const { t } = useTranslation('activities')
  return ({ capacity, placesLeft, waiting }) => {
    if (capacity === null) return t('places.any')
    const left = t('places.left', { left: placesLeft ?? 0, capacity })
    return waiting === 0 ? left : `${left} ${t('places.waiting', { count: waiting })}`
  }
}

function useColumns(): readonly ListColumn<ActivityCard>[] {
  const { t } = useTranslation('activities')
  const [when, places] = [useWhen(), usePlaces()]
  return [
    {
      key: 'title',
      head: t('activity'),
      text: ({ title }) => title,
      renderCell: ({ id, title, kind, hostName }) => (
        <>
          <Link to="/activities/$id" params={{ id }}>
            {title}
          </Link>
          <div className={`${css.light} second t13`}>
            {t(`kind.${kind}`)} {hostName}
          </div>
        </>
      ),
    },
    { key: 'when', head: t('when'), text: when, renderCell: when },
    {
      key: 'place',
      head: t('place'),
      text: ({ place }) => place,
      renderCell: ({ place, hasOnline }) => (
        <>
          {place}
          {hasOnline && <div className="second t12">{t('alsoOnline')}</div>}
        </>
      ),
    },
    { key: 'places', head: t('places.head'), text: places, renderCell: places },
    {
      key: 'state',
      head: t('state'),
      text: ({ state }) => state,
      renderCell: (activity) => <ActivityStateTag activity={activity} />,
    },
  ]
}

/** 活动: what is ahead, soonest first; and what has been. */
export function ActivitiesPage() {
  const { t } = useTranslation('activities')
  const navigate = useNavigate()
  const list = useListQuery()
  const { query } = list
  const when = timeOf(query)
  const kind = activityKinds.find((one) => one === query.filters.kind)
  const reading = useCall(listActivities, {
    query: {
      limit: pageSize,
      when,
      ...(query.after === undefined ? {} : { after: query.after }),
      ...(kind === undefined ? {} : { kind }),
    },
  })
  return (
    <div className="stack">
      <PageHead title={t('title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <ListPage
        name="activities.public"
        title={t(`times.${when}`)}
        level={2}
        columns={useColumns()}
        filters={[
          {
            key: 'kind',
            label: t('kindLabel'),
            options: activityKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate({ to: '/activities/$id', params: { id } })}
        end={
          <Segments
            label={t('when')}
            options={times.map((value) => ({ value, label: t(`times.${value}`) }))}
            value={when}
            onChange={(next) => list.change({ filters: { ...query.filters, when: next } })}
          />
        }
        empty={<Empty title={t(`none.${when}`)}>{t('noneText')}</Empty>}
      />
    </div>
  )
}
