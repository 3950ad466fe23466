import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { listMine, type MyRegistration } from '../../domain/activities/registration.endpoints.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import css from './Activities.module.css'
import { ActivityStateTag, RegistrationTag } from './Tags.tsx'
import { useWhen } from './when.ts'

const pageSize = 50

function useColumns(): readonly ListColumn<MyRegistration>[] {
  const { t } = useTranslation('activities')
  const when = useWhen()
  return [
    {
      key: 'title',
      head: t('activity'),
      text: ({ activity }) => activity.title,
      renderCell: ({ activity }) => (
        <>
          <Link to="/activities/$id" params={{ id: activity.id }}>
            {activity.title}
          </Link>
          <div className={`${css.light} second t13`}>{activity.hostName}</div>
        </>
      ),
    },
    {
      key: 'when',
      head: t('when'),
      text: ({ activity }) => when(activity),
      renderCell: ({ activity }) => (
        <>
          {when(activity)}
          <div className="second t12">{activity.place}</div>
        </>
      ),
    },
    {
      key: 'mine',
      head: t('registration'),
      text: ({ state }) => t(`registrationIs.${state}`),
      renderCell: ({ state, attendedAt, inLine }) => (
        <>
          <RegistrationTag state={state} attended={attendedAt !== null} />
          {inLine !== null && (
            <div className="second t12">{t('waitingTitle', { place: inLine })}</div>
          )}
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      text: ({ activity }) => activity.state,
      renderCell: ({ activity }) => <ActivityStateTag activity={activity} />,
    },
  ]
}

/** Activities that I registered for. */
export function MinePage() {
  const { t } = useTranslation('activities')
  const navigate = useNavigate()
  const list = useListQuery()
  const { after } = list.query
  const reading = useCall(listMine, {
    query: { limit: pageSize, ...(after === undefined ? {} : { after }) },
  })
  return (
    <div className="stack">
      <PageHead title={t('nav.mine')} />
      <ListPage
        name="activities.mine"
        title={t('nav.mine')}
        level={1}
        columns={useColumns()}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ activity }) => activity.title}
        onOpen={({ activity }) =>
          void navigate({ to: '/activities/$id', params: { id: activity.id } })
        }
        empty={
          <Empty
            title={t('mineNone')}
            next={<ButtonLink to="/activities">{t('toAll')}</ButtonLink>}
          >
            {t('mineNoneText')}
          </Empty>
        }
      />
    </div>
  )
}
