import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type FullReservation,
  stepReservation,
} from '../../domain/booking/reservation.endpoints.ts'
import {
  mayStepReservation,
  type ReservationVerb,
  reservationVerbs,
  tellsWhy,
} from '../../domain/booking/reservation.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMinute } from '../kernel/clock.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Booking.module.css'
import { renews } from './renews.ts'

/** What the reader may do with it now; who may only look is told who answers. */
export function ReservationActs({ reservation }: { readonly reservation: FullReservation }) {
  const { t } = useTranslation('booking')
  const actor = actorOf(useMe())
  const now = useMinute()
  const [asking, setAsking] = useState<ReservationVerb | null>(null)
  const step = useAct(stepReservation, {
    renews,
    onDone: (_answer, { body: { verb } }) => {
      setAsking(null)
      toast(t(`done.${verb}`))
    },
  })
  const take = (verb: ReservationVerb, reason?: string) =>
    step.mutate({
      params: { id: reservation.id },
      body: { verb, seen: reservation.version, ...(reason === undefined ? {} : { reason }) },
    })
  const verdicts = reservationVerbs.map((verb) => ({
    verb,
    verdict: mayStepReservation(actor, reservation, verb, now),
  }))
  const open = verdicts.filter(({ verdict }) => verdict.ok)
  const makes = actor.orgId === reservation.orgId
  const waiting = verdicts.find(({ verb }) => verb === 'confirm')!
  const locked = makes && reservation.state === 'held' && !waiting.verdict.ok
  return (
    <>
      {step.error !== null && asking === null && <ErrorState problem={step.error.problem} />}
      <div className={css.acts}>
        {locked && <ActionButton verdict={waiting.verdict}>{t('verb.confirm')}</ActionButton>}
        {open.map(({ verb }) => (
          <Button
            key={verb}
            kind={verb === 'confirm' ? 'primary' : 'plain'}
            busy={step.isPending}
            onClick={() => (tellsWhy(reservation, verb) ? setAsking(verb) : take(verb))}
          >
            {t(`verb.${verb}`)}
          </Button>
        ))}
      </div>
      {asking !== null && (
        <ReasonDialog
          title={t(`verb.${asking}`)}
          act={t(`verb.${asking}`)}
          note={t(`ask.${asking as 'decline'}`)}
          danger={asking === 'release'}
          busy={step.isPending}
          problem={step.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => take(asking, reason)}
        />
      )}
    </>
  )
}
