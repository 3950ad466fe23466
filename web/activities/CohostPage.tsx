import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { readActivity } from '../../domain/activities/activity.endpoints.ts'
import { checkInAfterMs } from '../../domain/activities/registration.ts'
import { useMinute } from '../kernel/clock.ts'
import { useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { CheckInSheet } from './CheckInSheet.tsx'
import { Registrations } from './Registrations.tsx'
import { useWhen } from './when.ts'

/** One activity, for those who hold it with its host: who comes, and checking them in. */
export function CohostPage() {
  const { t } = useTranslation('activities')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const when = useWhen()
  const now = useMinute().getTime()
  const { data, error, refetch } = useCall(readActivity, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={6} />
  if (data.cohosting !== 'accepted') return <NotFound />
  const checksIn = data.state === 'open' && now <= Date.parse(data.endsAt) + checkInAfterMs
  return (
    <WithSide side={checksIn ? <CheckInSheet activityId={id} /> : null}>
      <PageHead
        title={data.title}
        crumbs={[{ label: t('nav.cohosted'), to: '/cohosted-activities' }]}
      />
      <header className="stack">
        <h1 className="pageTitle">{data.title}</h1>
        <p className="second">
          {data.hostName} · {when(data)} · {data.place}
        </p>
      </header>
      <Registrations activity={data} checksIn={checksIn} />
    </WithSide>
  )
}
