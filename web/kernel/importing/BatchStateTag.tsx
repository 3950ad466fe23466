import { useTranslation } from '../words.ts'
import { Tag } from '../../ui/Tag.tsx'

/** How far a list is that was brought in. */
export type BatchState = 'previewed' | 'committed' | 'undone'

const stateTones = { previewed: 'care', committed: 'good', undone: 'plain' } as const

export function BatchStateTag({ state }: { readonly state: BatchState }) {
  const { t } = useTranslation('imports')
  return <Tag tone={stateTones[state]}>{t(`states.${state}`)}</Tag>
}
