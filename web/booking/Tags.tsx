import { useTranslation } from '../kernel/words.ts'
import type { ReservationState } from '../../domain/booking/reservation.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const tones: Readonly<Record<ReservationState, Tone>> = {
  held: 'care',
  firm: 'good',
  declined: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
  released: 'plain',
}

export function ReservationStateTag({ state }: { readonly state: ReservationState }) {
  const { t } = useTranslation('booking')
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
}
