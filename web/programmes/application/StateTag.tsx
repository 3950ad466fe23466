import { useTranslation } from '../../kernel/words.ts'
import type { ApplicationState } from '../../../domain/programmes/application.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'

const tones: Partial<Record<ApplicationState, Tone>> = {
  returned: 'care',
  declined: 'care',
  recommended: 'good',
  delivered: 'good',
}

export function StateTag({ state }: { readonly state: ApplicationState }) {
  const { t } = useTranslation('programmes')
  return <Tag tone={tones[state] ?? 'plain'}>{t(`state.${state}`)}</Tag>
}
