import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  askAnotherHearing,
  confirmHearing,
  listHearings,
  type Hearing,
} from '../../../domain/evaluation/session.endpoints.ts'
import {
  avoids,
  mayAnswerSlot,
  mayConfirmSlot,
  type Avoid,
} from '../../../domain/evaluation/session.ts'
import { readWaits } from '../../../domain/evaluation/waiting.endpoints.ts'
import { allRows } from '../../../domain/kernel/allRows.ts'
import { call } from '../../kernel/call.ts'
import { useMinute } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import css from '../round/Round.module.css'
import { meetingOf, placeOf } from './calendar.ts'
import { CalendarButton } from './CalendarButton.tsx'
import { Moves } from './Moves.tsx'

const renews = [listHearings, readWaits]
const tones = { planned: 'plain', told: 'care', confirmed: 'good', changeAsked: 'care' } as const

function HearingSheet({ hearing }: { readonly hearing: Hearing }) {
  const { t } = useTranslation('panel')
  const { day, time } = useFormat()
  const now = useMinute()
  const [asking, setAsking] = useState(false)
  const [avoid, setAvoid] = useState<Avoid>('time')
  const params = { id: hearing.id }
  const confirm = useAct(confirmHearing, { renews, onDone: () => toast(t('session.confirmed')) })
  const ask = useAct(askAnotherHearing, {
    renews,
    onDone: () => {
      setAsking(false)
      toast(t('session.asked'))
    },
  })
  const { from, to, state, recorded, movedFrom } = hearing
  const facts = { state, from: Date.parse(from), recorded }
  const answers = mayAnswerSlot(facts, now.getTime()).ok
  return (
    <Sheet
      title={hearing.title}
      note={t(`session.kindOf.${hearing.kind}`)}
      end={
        <Tag tone={answers ? tones[state] : 'plain'}>
          {answers ? t(`session.hearingState.${state}`) : t('session.over')}
        </Tag>
      }
    >
      <div className="stack">
        <p>
          <b>
            {day(from, { weekday: true, year: true })}{' '}
            {t('session.when', { from: time(from), to: time(to) })}
          </b>
        </p>
        {movedFrom !== null && answers && (
          <Note tone="care" title={t('session.moved')}>
            <p>
              {t('session.movedFrom', {
                when: `${day(movedFrom, { weekday: true })} ${time(movedFrom)}`,
              })}
            </p>
          </Note>
        )}
        <p className="second">
          {hearing.office} · {placeOf(hearing)}
        </p>
        <Moves moves={hearing.moves} />
        {hearing.note !== null && (
          <p className="t13">{t('session.myReason', { note: hearing.note })}</p>
        )}
        {answers && (
          <div className={css.acts}>
            {state !== 'confirmed' && (
              <ActionButton
                verdict={mayConfirmSlot(facts, now.getTime())}
                busy={confirm.isPending}
                onClick={() => confirm.mutate({ params, body: { from } })}
              >
                {t('session.confirm')}
              </ActionButton>
            )}
            {state !== 'changeAsked' && (
              <Button onClick={() => setAsking(true)}>{t('session.ask')}</Button>
            )}
          </div>
        )}
        {confirm.error !== null && <ErrorState problem={confirm.error.problem} />}
      </div>
      {asking && (
        <ReasonDialog
          title={t('session.ask')}
          act={t('session.ask')}
          note={t('session.askNote')}
          busy={ask.isPending}
          problem={ask.error?.problem ?? null}
          onClose={() => setAsking(false)}
          onAct={(reason) => ask.mutate({ params, body: { reason, avoid, from } })}
        >
          <RadioGroup
            label={t('session.avoid')}
            options={avoids.map((value) => ({ value, label: t(`session.avoidIs.${value}`) }))}
            value={avoid}
            onChange={setAvoid}
          />
        </ReasonDialog>
      )}
    </Sheet>
  )
}

/** When one's own projects are heard: to agree to, or to ask for another time. */
export function HearingsPage() {
  const { t } = useTranslation('panel')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listHearings, { query: trail.page })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  const meetings = async () => {
    const all = await allRows((page) => call(listHearings, { query: page }))
    return all.map((hearing) =>
      meetingOf(hearing, {
        title: `${t(`session.kindOf.${hearing.kind}`)} ${hearing.title}`,
        body: hearing.office,
      }),
    )
  }
  return (
    <div className="stack">
      <PageHead title={t('session.hearings')} />
      <h1 className="sr">{t('session.hearings')}</h1>
      {data.total === 0 && (
        <Empty title={t('session.hearingsNone')}>{t('session.hearingsNoneText')}</Empty>
      )}
      {data.rows.map((hearing) => (
        <HearingSheet key={hearing.id} hearing={hearing} />
      ))}
      <TrailButtons trail={trail} {...data} bare />
      {data.total > 0 && <CalendarButton name={t('session.hearings')} read={meetings} />}
    </div>
  )
}
