import { useTranslation } from '../kernel/words.ts'
import type { Delivery, DeliveryState } from '../../domain/webhooks/delivery.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const tones: Readonly<Record<DeliveryState, Tone>> = {
  waiting: 'plain',
  sending: 'plain',
  delivered: 'good',
  failed: 'bad',
  withheld: 'care',
}

export function DeliveryTag({ state }: { readonly state: DeliveryState }) {
  const { t } = useTranslation('webhooks')
  return <Tag tone={tones[state]}>{t(`stateOf.${state}`)}</Tag>
}

type Outcome = Pick<Delivery, 'fault' | 'status'>

/** What an attempt came to, in words; '' before there was one. */
export function useOutcome(): (outcome: Outcome) => string {
  const { t } = useTranslation('webhooks')
  return ({ fault, status }) => {
    if (fault !== null) return t(`fault.${fault}`, { status: status ?? '' })
    return status === null ? '' : String(status)
  }
}
