import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Subscription } from '../../domain/webhooks/subscription.ts'
import {
  listDeliveries,
  listSubscriptions,
  replayDeliveries,
} from '../../domain/webhooks/webhooks.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import css from './Webhooks.module.css'

const dayMs = 86_400_000
/** The first moment of a day, in the time of the house. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

/** What was not delivered from one day to another is sent again. */
export function ReplayRange({
  of,
  onClose,
}: {
  readonly of: Subscription
  readonly onClose: () => void
}) {
  const { t } = useTranslation('webhooks')
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [delivered, setDelivered] = useState(false)
  const replay = useAct(replayDeliveries, { renews: [listDeliveries, listSubscriptions] })
  const send = () => {
    if (from === null) return
    const span = {
      subscriptionId: of.id,
      from: new Date(startOf(from)).toISOString(),
      until: until === null ? null : new Date(startOf(until) + dayMs - 1).toISOString(),
      delivered,
    }
    replay.mutate({ body: { span } })
  }
  const { data } = replay
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('range')}
      foot={
        <>
          <Button onClick={onClose}>{t('closePlain')}</Button>
          {from !== null && (
            <Button kind="primary" busy={replay.isPending} onClick={send}>
              {t('replay')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="second">
          {t('rangeText')} {t('replayHelp')}
        </p>
        <div className={css.pair}>
          <DateInput label={t('from')} value={from} onChange={setFrom} />
          <DateInput
            label={t('until')}
            help={t('untilNow')}
            optional
            value={until}
            onChange={setUntil}
          />
        </div>
        <Checkbox checked={delivered} onChange={setDelivered} label={t('rangeDelivered')} />
        {data !== undefined && (
          <Note tone="good">
            {t('replayed', { count: data.replayed })} {data.more && t('rangeMore')}
          </Note>
        )}
        {replay.error !== null && <ErrorState problem={replay.error.problem} />}
      </div>
    </Dialog>
  )
}
