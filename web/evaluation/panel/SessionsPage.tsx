import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import {
  callSessions,
  cancelSession,
  listSessions,
  runSchedule,
  type Scheduled,
  type SessionRow,
  type SessionsPage as Sessions,
} from '../../../domain/evaluation/session.endpoints.ts'
import {
  mayCallSessions,
  mayPlanSessions,
  sessionKinds,
} from '../../../domain/evaluation/session.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { renews } from '../round/facts.ts'
import css from '../round/Round.module.css'
import { RoundFrame } from '../round/RoundFrame.tsx'
import { downloadCalendar, meetingOf, placeOf } from './calendar.ts'
import { Moves } from './Moves.tsx'
import { PlanSession } from './PlanSession.tsx'

type Slot = SessionRow['slots'][number]
const slotTones = { planned: 'plain', told: 'care', confirmed: 'good', changeAsked: 'bad' } as const
const sessionTones = { planned: 'plain', called: 'good', cancelled: 'bad' } as const

function Unplaced({ answer }: { readonly answer: Scheduled }) {
  const { t } = useTranslation('panel')
  if (answer.unplaced.length === 0) return null
  return (
    <Note tone="care" title={t('session.unplaced', { count: answer.unplaced.length })}>
      <ul className={css.people}>
        {answer.unplaced.map(({ itemId, seq, title, panel, causes }) => (
          <li key={itemId}>
            {t('session.unplacedOf', {
              seq,
              title,
              panel,
              causes: causes
                .map(({ cause, slots, who }) =>
                  t(`session.cause.${cause}`, { slots, who: who.join(t('and')) }),
                )
                .join(t('session.semicolon')),
            })}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function Acts({ round, page }: { readonly round: RoundPage; readonly page: Sessions }) {
  const { t } = useTranslation('panel')
  const me = useMe()
  const [planning, setPlanning] = useState(false)
  const [answer, setAnswer] = useState<Scheduled | null>(null)
  const params = { id: round.id }
  const run = useAct(runSchedule, {
    renews,
    onDone: (done) => {
      setAnswer(done)
      toast(t('session.runDone', { placed: done.placed, moved: done.moved }))
    },
  })
  const tell = useAct(callSessions, { renews, onDone: () => toast(t('session.called')) })
  const actor = actorOf(me)
  const kinds = sessionKinds.filter((kind) =>
    page.rows.some((row) => row.kind === kind && row.state !== 'cancelled'),
  )
  const may = mayI(me, 'evaluation.round.manage')
  const plan = mayPlanSessions(actor, round)
  const untold = page.untold
  return (
    <Sheet title={t('session.run')}>
      <div className="stack">
        <p className="second t13">{t('session.runText')}</p>
        <ul className={css.people}>
          {kinds.map((kind) => (
            <li key={kind}>
              {page.without[kind] === 0
                ? t('session.withoutNone', { kind: t(`session.kindOf.${kind}`) })
                : t('session.without', {
                    kind: t(`session.kindOf.${kind}`),
                    count: page.without[kind],
                  })}
            </li>
          ))}
        </ul>
        {may && (
          <div className={css.acts}>
            <ActionButton
              kind="plain"
              icon={IconPlus}
              verdict={plan}
              onClick={() => setPlanning(true)}
            >
              {t('session.plan')}
            </ActionButton>
            {plan.ok &&
              kinds.map((kind) => (
                <Button
                  key={kind}
                  kind="primary"
                  busy={run.isPending}
                  onClick={() => run.mutate({ params, body: { kind } })}
                >
                  {t('session.runKind', { kind: t(`session.kindOf.${kind}`) })}
                </Button>
              ))}
            {plan.ok && kinds.length > 0 && (
              <ActionButton
                kind={untold > 0 ? 'primary' : 'plain'}
                verdict={mayCallSessions(actor, round, untold)}
                busy={tell.isPending}
                onClick={() => tell.mutate({ params })}
              >
                {untold > 0 ? t('session.call', { count: untold }) : t('session.callNone')}
              </ActionButton>
            )}
          </div>
        )}
        {answer !== null && <Unplaced answer={answer} />}
        {run.error !== null && <ErrorState problem={run.error.problem} />}
        {tell.error !== null && <ErrorState problem={tell.error.problem} />}
      </div>
      {planning && <PlanSession round={round} onClose={() => setPlanning(false)} />}
    </Sheet>
  )
}

function Slots({ session }: { readonly session: SessionRow }) {
  const { t } = useTranslation('panel')
  const { time } = useFormat()
  if (session.slots.length === 0) return <p className="muted">{t('session.noSlots')}</p>
  return (
    <ul className={css.lines}>
      {session.slots.map((slot: Slot) => (
        <li key={slot.id}>
          <div>
            <b>{t('session.when', { from: time(slot.from), to: time(slot.to) })}</b>{' '}
            {t('itemLine', { seq: slot.seq, title: slot.title })}
            <div className="second t13">{slot.applicant}</div>
            {slot.note !== null && (
              <div className="t13">{t('session.slotNote', { note: slot.note })}</div>
            )}
            <Moves moves={slot.moves} />
          </div>
          <Tag tone={slot.recorded ? 'good' : slotTones[slot.state]}>
            {slot.recorded ? t('session.recorded') : t(`session.slotState.${slot.state}`)}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

function SessionSheet({
  round,
  session,
}: {
  readonly round: RoundPage
  readonly session: SessionRow
}) {
  const { t } = useTranslation('panel')
  const { day, time } = useFormat()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const act = useAct(cancelSession, {
    renews,
    onDone: () => {
      setAsking(false)
      toast(t('session.cancelled'))
    },
  })
  const { kind, panel, from, to, state } = session
  const may = mayPlanSessions(actorOf(me), round).ok && state !== 'cancelled'
  const params = { id: session.id }
  return (
    <Sheet
      title={t('session.calendarSession', { panel, kind: t(`session.kindOf.${kind}`) })}
      note={`${day(from, { weekday: true })} ${t('session.when', { from: time(from), to: time(to) })}`}
      end={
        <div className={css.acts}>
          <Tag tone={sessionTones[state]}>{t(`session.state.${state}`)}</Tag>
          {may && (
            <Button
              size="small"
              busy={act.isPending}
              onClick={() =>
                state === 'planned' ? act.mutate({ params, body: { reason: '' } }) : setAsking(true)
              }
            >
              {t('session.cancel')}
            </Button>
          )}
        </div>
      }
    >
      <div className="stack">
        <p className="second">{placeOf(session)}</p>
        {session.reason !== null && <p>{t('session.reason', { reason: session.reason })}</p>}
        {state !== 'cancelled' && <Slots session={session} />}
        {act.error !== null && !asking && <ErrorState problem={act.error.problem} />}
      </div>
      {asking && (
        <ReasonDialog
          title={t('session.cancel')}
          act={t('session.cancel')}
          note={t('session.cancelNote')}
          danger
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(false)}
          onAct={(reason) => act.mutate({ params, body: { reason } })}
        />
      )}
    </Sheet>
  )
}

function CalendarButton({ page, name }: { readonly page: Sessions; readonly name: string }) {
  const { t } = useTranslation('panel')
  const rows = page.rows.filter(({ slots }) => slots.length > 0)
  if (rows.length === 0) return null
  const events = rows.flatMap((session) =>
    session.slots.map((slot) =>
      meetingOf(
        { ...slot, place: session.place, online: session.online },
        {
          title: t('session.calendarTitle', {
            panel: session.panel,
            kind: t(`session.kindOf.${session.kind}`),
            seq: slot.seq,
          }),
          body: `${slot.title}\n${slot.applicant}`,
        },
      ),
    ),
  )
  return (
    <div>
      <Button onClick={() => downloadCalendar(name, events)}>{t('session.calendar')}</Button>
    </div>
  )
}

function SessionsOf({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('panel')
  const { data, error, refetch } = useCall(listSessions, { params: { id: round.id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={8} />
  return (
    <div className="stack">
      <Acts round={round} page={data} />
      {data.rows.length === 0 && <Empty title={t('session.none')}>{t('session.noneText')}</Empty>}
      {data.rows.map((session) => (
        <SessionSheet key={session.id} round={round} session={session} />
      ))}
      <CalendarButton page={data} name={`${round.title} ${t('session.file')}`} />
    </div>
  )
}

/** When each panel sits, who is heard when, and what has no time yet and why. */
export function SessionsPage() {
  const { t } = useTranslation('panel')
  return <RoundFrame page={t('session.tab')}>{(round) => <SessionsOf round={round} />}</RoundFrame>
}
