import { useTranslation } from '../../kernel/words.ts'
import type { PublicityState } from '../../../domain/programmes/publicity.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'

const tones: Readonly<Record<PublicityState, Tone>> = {
  running: 'chosen',
  awaiting: 'care',
  ended: 'plain',
  cancelled: 'plain',
}

export function PublicityStateTag({ state }: { readonly state: PublicityState }) {
  const { t } = useTranslation('guidance')
  return <Tag tone={tones[state]}>{t(`publicity.state.${state}`)}</Tag>
}
