import { useTranslation } from '../kernel/words.ts'
import type { Freshness, OfferState } from '../../domain/catalog/offer.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const stateTones: Readonly<Record<OfferState, Tone>> = {
  draft: 'ink',
  published: 'good',
  paused: 'care',
  withdrawn: 'plain',
  discarded: 'plain',
}

export function OfferStateTag({ state }: { readonly state: OfferState }) {
  const { t } = useTranslation('catalog')
  return <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag>
}

const freshTones: Readonly<Record<Freshness, Tone>> = {
  fresh: 'good',
  ageing: 'plain',
  stale: 'care',
}

export function FreshnessTag({ freshness }: { readonly freshness: Freshness }) {
  const { t } = useTranslation('catalog')
  return <Tag tone={freshTones[freshness]}>{t(`freshness.${freshness}`)}</Tag>
}
