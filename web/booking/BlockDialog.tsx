import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { OfferCapacity } from '../../domain/booking/capacity.endpoints.ts'
import { horizonWeeksMost, hoursMost } from '../../domain/booking/capacity.ts'
import { blockCapacity } from '../../domain/booking/reservation.endpoints.ts'
import { isSoundHold, mayBlock, purposeMax } from '../../domain/booking/reservation.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { serverNow } from '../kernel/clock.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { renews } from './renews.ts'
import { noWhen, WhenFields, wishOf } from './WhenFields.tsx'

/** Work of one's own, or from elsewhere: it takes capacity as what others hold does. */
export function BlockDialog({
  capacity,
  onClose,
}: {
  readonly capacity: OfferCapacity
  readonly onClose: () => void
}) {
  const { t } = useTranslation('booking')
  const actor = actorOf(useMe())
  const [when, setWhen] = useState(noWhen)
  const [purpose, setPurpose] = useState('')
  const block = useAct(blockCapacity, {
    renews,
    onDone: () => {
      toast(t('done.block'))
      onClose()
    },
  })
  const { wish, offerId } = capacity
  const asked = wishOf(wish.mode, when, purpose)
  const rules = {
    ...{ mode: wish.mode, orgId: capacity.orgId, takesHolds: true },
    ...{ horizonWeeks: horizonWeeksMost, leastHours: 0.5, mostHours: hoursMost },
  }
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('block.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={allOf(mayBlock(actor, capacity), isSoundHold(asked, rules, serverNow()))}
            busy={block.isPending}
            onClick={() => block.mutate({ params: { id: offerId }, body: asked })}
          >
            {t('block.act')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('block.lead')}</p>
        <WhenFields offerId={offerId} mode={wish.mode} when={when} onWhen={setWhen} />
        <TextInput
          label={t('block.purpose')}
          most={purposeMax}
          value={purpose}
          onChange={setPurpose}
        />
        {block.error !== null && <ErrorState problem={block.error.problem} />}
      </div>
    </Dialog>
  )
}
