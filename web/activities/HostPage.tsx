import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type Activity,
  listActivities,
  listHosted,
  putMaterial,
  readActivity,
  removeMaterial,
  stepActivity,
} from '../../domain/activities/activity.endpoints.ts'
import { type ActivityVerb, mayChange, mayStepActivity } from '../../domain/activities/activity.ts'
import { checkInAfterMs } from '../../domain/activities/registration.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMinute } from '../kernel/clock.ts'
import { formatBytes } from '../kernel/format.ts'
import { FileUpload } from '../files/FileUpload.tsx'
import { useMe } from '../kernel/me.ts'
import { renew, useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Figures } from '../ui/Figures.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Activities.module.css'
import { CheckInSheet } from './CheckInSheet.tsx'
import { CohostsSheet } from './CohostsSheet.tsx'
import { FeedbackSheet } from './FeedbackSheet.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { Registrations } from './Registrations.tsx'
import { ActivityStateTag } from './Tags.tsx'
import { useWhen } from './when.ts'

type Props = { readonly activity: Activity }

function Acts({ activity }: Props) {
  const { t } = useTranslation('activities')
  const navigate = useNavigate()
  const client = useQueryClient()
  const actor = actorOf(useMe())
  const now = useMinute()
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null)
  const { id, version } = activity
  const close = () => setOpen(null)
  const step = useAct(stepActivity, {
    renews: [listHosted, listActivities],
    onDone: (answer, { body: { verb } }) => {
      toast(t(`done.${verb}`))
      close()
      // What was discarded is not there to be read again.
      if (answer.state === 'discarded') void navigate({ to: '/hosted-activities' })
      else void renew(client, readActivity)
    },
  })
  const may = (verb: ActivityVerb) => mayStepActivity(actor, activity, verb, now).ok
  const take = (verb: ActivityVerb, reason?: string) =>
    step.mutate({
      params: { id },
      body: { verb, seen: version, ...(reason === undefined ? {} : { reason }) },
    })
  return (
    <div className={css.acts}>
      {activity.state === 'draft' && (
        <ActionButton
          verdict={mayStepActivity(actor, activity, 'publish', now)}
          busy={step.isPending}
          onClick={() => take('publish')}
        >
          {t('publish')}
        </ActionButton>
      )}
      {mayChange(actor, activity, now).ok && (
        <Button onClick={() => setOpen('change')}>{t('change')}</Button>
      )}
      {activity.state !== 'draft' && (
        <ButtonLink to="/activities/$id" params={{ id }}>
          {t('toPublic')}
        </ButtonLink>
      )}
      {may('cancel') && (
        <Button kind="quiet" onClick={() => setOpen('cancel')}>
          {t('callOff')}
        </Button>
      )}
      {may('discard') && (
        <Button kind="quiet" busy={step.isPending} onClick={() => take('discard')}>
          {t('discard')}
        </Button>
      )}
      {step.error !== null && open === null && <ErrorState problem={step.error.problem} />}
      {open === 'change' && <PlanDialog activity={activity} onClose={close} onDone={close} />}
      {open === 'cancel' && (
        <ReasonDialog
          title={t('callOff')}
          act={t('callOff')}
          note={t('callOffNote')}
          danger
          busy={step.isPending}
          problem={step.error?.problem ?? null}
          onClose={close}
          onAct={(reason) => take('cancel', reason)}
        />
      )}
    </div>
  )
}

const audiences = ['everybody', 'participants'] as const

function Materials({ activity }: Props) {
  const { t } = useTranslation('activities')
  const { id } = activity
  const renews = [readActivity]
  const put = useAct(putMaterial, { renews })
  const remove = useAct(removeMaterial, { renews })
  const problem = (put.error ?? remove.error)?.problem
  return (
    <Sheet title={t('materials.title')} inside="form">
      <div className="stack">
        <ul className={css.lines}>
          {activity.materials.map(({ versionId, name, bytes, audience }) => (
            <li key={versionId} className="stack">
              <span>
                {name} <span className="muted t12">{formatBytes(bytes)}</span>
              </span>
              <div className={css.acts}>
                <Select
                  label={t('materials.who', { name })}
                  options={audiences.map((value) => ({ value, label: t(`materials.${value}`) }))}
                  value={audience}
                  onChange={(next) =>
                    put.mutate({ params: { id }, body: { versionId, audience: next } })
                  }
                />
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('materials.remove', { name })}
                  onClick={() => remove.mutate({ params: { id, versionId } })}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        {problem !== undefined && <ErrorState problem={problem} />}
        <FileUpload
          label={t('materials.add')}
          keptElsewhere
          onKept={({ id: versionId }) =>
            put.mutate({ params: { id }, body: { versionId, audience: 'participants' } })
          }
        />
      </div>
    </Sheet>
  )
}

function Loaded({ activity }: Props) {
  const { t } = useTranslation('activities')
  const when = useWhen()
  const now = useMinute().getTime()
  const { title, taken, waiting, attended, capacity, state } = activity
  const checksIn = state === 'open' && now <= Date.parse(activity.endsAt) + checkInAfterMs
  return (
    <WithSide
      side={
        <>
          {checksIn && <CheckInSheet activityId={activity.id} />}
          <Materials activity={activity} />
          <CohostsSheet activity={activity} />
        </>
      }
    >
      <PageHead title={title} crumbs={[{ label: t('nav.hosted'), to: '/hosted-activities' }]} />
      <header className="stack">
        <h1>{title}</h1>
        <div className="row wrap">
          <ActivityStateTag activity={activity} />
          <span className="second">{when(activity)}</span>
          <span className="second">{activity.place}</span>
        </div>
      </header>
      <Acts activity={activity} />
      <Figures
        label={t('counts.label')}
        figures={[
          [t('counts.taken'), capacity === null ? (taken ?? 0) : `${taken ?? 0}/${capacity}`],
          [t('counts.waiting'), waiting],
          [t('counts.attended'), attended ?? 0],
        ]}
      />
      {state !== 'draft' && <Registrations activity={activity} checksIn={checksIn} />}
      {(attended ?? 0) > 0 && <FeedbackSheet activityId={activity.id} />}
    </WithSide>
  )
}

/** One activity, for those who hold it. */
export function HostPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readActivity, { params: { id } })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded activity={data} />
}
