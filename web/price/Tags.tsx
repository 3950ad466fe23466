import { useTranslation } from '../kernel/words.ts'
import type { CardState } from '../../domain/price/rateCard.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const tones: Readonly<Record<CardState, Tone>> = { draft: 'ink', inUse: 'good', aside: 'care' }

/** Of a process for which nothing was written it says so. */
export function CardStateTag({ state }: { readonly state: CardState | null }) {
  const { t } = useTranslation('price')
  if (state === null) return <Tag tone="plain">{t('cards.none')}</Tag>
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
}
