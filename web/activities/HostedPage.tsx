import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listHosted } from '../../domain/activities/activity.endpoints.ts'
import { activityStates } from '../../domain/activities/activity.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import css from './Activities.module.css'
import { PlanDialog } from './PlanDialog.tsx'
import { ActivityStateTag } from './Tags.tsx'
import { useWhen } from './when.ts'

type Row = AnswerOf<typeof listHosted>['rows'][number]
const pageSize = 50
const shownStates = activityStates.filter((state) => state !== 'discarded')

function useColumns(): readonly ListColumn<Row>[] {
  const { t } = useTranslation('activities')
  const when = useWhen()
  const count = (key: 'taken' | 'waiting' | 'attended'): ListColumn<Row> => ({
    key,
    head: t(`counts.${key}`),
    numeric: true,
    text: (row) => row[key],
    renderCell: (row) => row[key],
  })
  return [
    {
      key: 'title',
      head: t('activity'),
      text: ({ title }) => title,
      renderCell: ({ id, title, kind }) => (
        <>
          <Link to="/hosted-activities/$id" params={{ id }}>
            {title}
          </Link>
          <div className={`${css.light} second t13`}>{t(`kind.${kind}`)}</div>
        </>
      ),
    },
    {
      key: 'when',
      head: t('when'),
      text: when,
      renderCell: (row) => (
        <>
          {when(row)}
          <div className="second t12">{row.place}</div>
        </>
      ),
    },
    count('taken'),
    count('waiting'),
    count('attended'),
    {
      key: 'state',
      head: t('state'),
      text: ({ state }) => state,
      renderCell: (row) => <ActivityStateTag activity={row} />,
    },
  ]
}

/** Activities that one's organisation holds. */
export function HostedPage() {
  const { t } = useTranslation('activities')
  const navigate = useNavigate()
  const [planning, setPlanning] = useState(false)
  const list = useListQuery()
  const { after, filters } = list.query
  const state = activityStates.find((one) => one === filters.state)
  const reading = useCall(listHosted, {
    query: {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
      ...(state === undefined ? {} : { state }),
    },
  })
  const open = (id: string) => void navigate({ to: '/hosted-activities/$id', params: { id } })
  return (
    <div className="stack">
      <PageHead title={t('nav.hosted')} />
      <ListPage
        name="activities.hosted"
        title={t('nav.hosted')}
        level={1}
        columns={useColumns()}
        filters={[
          {
            key: 'state',
            label: t('state'),
            options: shownStates.map((value) => ({ value, label: t(`stateIs.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => open(id)}
        end={
          <Button kind="primary" icon={IconPlus} onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        }
        empty={<Empty title={t('hostedNone')}>{t('hostedNoneText')}</Empty>}
      />
      {planning && <PlanDialog onClose={() => setPlanning(false)} onDone={({ id }) => open(id)} />}
    </div>
  )
}
