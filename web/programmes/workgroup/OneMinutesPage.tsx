import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import {
  approveMinutes,
  discardMinutes,
  listMinutes,
  readMinutes,
  taskOfDecision,
} from '../../../domain/programmes/minutes.endpoints.ts'
import { mayApprove, mayMakeTask, type Minutes } from '../../../domain/programmes/minutes.ts'
import { listWaiting } from '../../../domain/programmes/waiting.endpoints.ts'
import { listTasks, type WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import { serverNow } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { PrintLinks } from '../prints/PrintLinks.tsx'
import { UnsentMinutes } from './UnsentMinutes.tsx'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage; readonly minutes: Minutes }
const renews = [readMinutes, listMinutes, listTasks, listWaiting]

function Decisions({ group, minutes }: Props) {
  const { t } = useTranslation('workgroup')
  const act = useAct(taskOfDecision, { renews, onDone: () => toast(t('minutes.madeTask')) })
  if (minutes.decisions.length === 0) return null
  const office = group.role === 'office' && minutes.state === 'approved'
  return (
    <section>
      <h3>{t('minutes.decision')}</h3>
      <ol className={css.rows}>
        {minutes.decisions.map((one, at) => (
          <li key={at}>
            <p className={css.line}>
              {at + 1}. {one.what}
              {one.taskId !== null && <Tag tone="good">{t('minutes.isTask')}</Tag>}
            </p>
            {one.memberName !== null && (
              <p className="second t13">
                {t('minutes.by', { member: one.memberName })}
                {one.workingDays !== null &&
                  ` · ${t('minutes.due', { days: String(one.workingDays) })}`}
              </p>
            )}
            {office && mayMakeTask(minutes.state, one).ok && (
              <div className={css.acts}>
                <Button
                  size="small"
                  busy={act.isPending}
                  aria-label={`${t('minutes.toTask')} ${one.what}`}
                  onClick={() => act.mutate({ params: { id: minutes.id, at } })}
                >
                  {t('minutes.toTask')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </section>
  )
}

function Acts({ group, minutes }: Props) {
  const { t } = useTranslation('workgroup')
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'approve' | 'discard' | null>(null)
  const done = (words: 'minutes.done' | 'minutes.discarded') => () => {
    setAsking(null)
    toast(t(words))
  }
  const approve = useAct(approveMinutes, { renews, onDone: done('minutes.done') })
  const discard = useAct(discardMinutes, {
    renews: [listMinutes, listWaiting],
    onDone: () => {
      done('minutes.discarded')()
      void navigate({ to: `/workgroups/${group.programmeId}/minutes` })
    },
  })
  if (group.role !== 'office' || minutes.state !== 'draft') return null
  const today = dayOfMoment(serverNow().toISOString())
  const problem = approve.error?.problem ?? discard.error?.problem
  return (
    <div className={css.acts}>
      <ActionButton
        verdict={mayApprove(minutes, minutes.version, minutes.version, today)}
        onClick={() => setAsking('approve')}
      >
        {t('minutes.approve')}
      </ActionButton>
      <Button
        onClick={() =>
          void navigate({
            to: '/workgroups/$programmeId/minutes/$id/write',
            params: { programmeId: group.programmeId, id: minutes.id },
          })
        }
      >
        {t('minutes.change')}
      </Button>
      <Button kind="danger" onClick={() => setAsking('discard')}>
        {t('minutes.discard')}
      </Button>
      {asking !== null && (
        <Dialog
          open
          title={t(`minutes.${asking}Title`)}
          onClose={() => setAsking(null)}
          foot={
            <Button
              kind={asking === 'approve' ? 'primary' : 'danger'}
              busy={approve.isPending || discard.isPending}
              onClick={() =>
                asking === 'approve'
                  ? approve.mutate({ params: { id: minutes.id }, body: { seen: minutes.version } })
                  : discard.mutate({ params: { id: minutes.id } })
              }
            >
              {t(`minutes.${asking}`)}
            </Button>
          }
        >
          {asking === 'approve' && <p>{t('minutes.approveText')}</p>}
          {problem !== undefined && <ErrorState problem={problem} />}
        </Dialog>
      )}
    </div>
  )
}

function Read({ group, minutes }: Props) {
  const { t } = useTranslation('workgroup')
  const { t: say } = useTranslation('ui')
  const { day, moment } = useFormat()
  const approved = minutes.state === 'approved'
  return (
    <Sheet
      title={minutes.title === '' ? t('minutes.noName') : minutes.title}
      note={minutes.no === null ? undefined : t('minutes.no', { no: String(minutes.no) })}
      end={<Tag tone={approved ? 'good' : 'care'}>{t(`minutes.${minutes.state}`)}</Tag>}
    >
      <div className="stack">
        {minutes.state !== 'draft' && <UnsentMinutes id={minutes.id} />}
        <p className="second">
          {[
            minutes.heldOn === null
              ? t('minutes.noDay')
              : t('minutes.held', { day: day(minutes.heldOn, { year: true }) }),
            minutes.place,
            minutes.chair === '' ? '' : t('minutes.chairedBy', { chair: minutes.chair }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        <p className={css.words}>{minutes.body}</p>
        <Decisions group={group} minutes={minutes} />
        <section>
          <h3>{t('minutes.attendees')}</h3>
          <ul>
            {minutes.attendees.map(({ org, names }, at) => (
              <li key={at}>
                {org}
                {names !== '' && `${say('state.colon')}${names}`}
              </li>
            ))}
          </ul>
        </section>
        <p className="muted t12">
          {t('minutes.writtenBy', { by: minutes.writtenBy })}
          {minutes.approvedAt !== null &&
            ` · ${t('minutes.approvedBy', {
              by: minutes.approvedBy ?? '',
              at: moment(minutes.approvedAt, { year: true }),
            })}`}
        </p>
        {minutes.digest !== null && (
          <p className={css.digest}>
            {t('minutes.digest')} {minutes.digest}
          </p>
        )}
        {approved && (
          <PrintLinks
            print={{ subject: 'minutes', id: minutes.id, kind: 'minutes' }}
            name={t('minutes.print')}
          />
        )}
        <Acts group={group} minutes={minutes} />
      </div>
    </Sheet>
  )
}

function Loaded({ group }: { readonly group: WorkgroupPage }) {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readMinutes, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  return <Read group={group} minutes={data} />
}

/** One meeting: what was said and decided, its approval, its print. */
export function OneMinutesPage() {
  return <WorkgroupFrame part="minutes">{(group) => <Loaded group={group} />}</WorkgroupFrame>
}
