import { useTranslation } from '../kernel/words.ts'
import type { OfferCapacity } from '../../domain/booking/capacity.endpoints.ts'
import { endIdle, publishIdle, readIdle } from '../../domain/booking/idle.endpoints.ts'
import { mayPublishIdle } from '../../domain/booking/idle.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import { actorOf } from '../kernel/actor.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatIsoDay, formatNumber, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCallWhen } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { renews } from './renews.ts'

type Props = { readonly capacity: OfferCapacity }

/** What is published now of one's own offer, and the way to take it back. */
export function IdleNow({ capacity }: Props) {
  const { t } = useTranslation('booking')
  const { day } = useFormat()
  const { offerId, offerState } = capacity
  const params = { id: offerId }
  const { data } = useCallWhen(offerState === 'published', readIdle, { params })
  const end = useAct(endIdle, { renews, onDone: () => void toast(t('idle.ended')) })
  const idle = data?.idle ?? null
  if (idle === null) return null
  return (
    <Note tone="good">
      <div className="row wrap">
        <span>
          {t('idle.now', {
            from: day(idle.from),
            until: day(idle.until),
            hours: formatNumber(idle.freeHours),
          })}
        </span>
        <Button size="small" busy={end.isPending} onClick={() => end.mutate({ params })}>
          {t('idle.end')}
        </Button>
      </div>
      {end.error !== null && <ErrorState problem={end.error.problem} />}
    </Note>
  )
}

/** One click: what is left of the week is pointed out to whoever sees the offer. */
export function PublishIdle({ capacity, week }: Props & { readonly week: string }) {
  const { t } = useTranslation('booking')
  const actor = actorOf(useMe())
  const publish = useAct(publishIdle, { renews, onDone: () => void toast(t('idle.published')) })
  const today = formatIsoDay(serverNow())
  const body = { from: week < today ? today : week, until: addDays(week, 6), note: '' }
  return (
    <>
      <ActionButton
        kind="plain"
        size="small"
        verdict={mayPublishIdle(actor, capacity)}
        busy={publish.isPending}
        onClick={() => publish.mutate({ params: { id: capacity.offerId }, body })}
      >
        {t('idle.publish')}
      </ActionButton>
      {publish.error !== null && <ErrorState problem={publish.error.problem} />}
    </>
  )
}
