import { useTranslation } from '../../kernel/words.ts'
import type { ProgrammeStateName } from '../../../domain/programmes/managing.ts'
import { Tag } from '../../ui/Tag.tsx'

const tones = { draft: 'care', open: 'good', closed: 'plain', archived: 'plain' } as const

export function ProgrammeStateTag({ state }: { readonly state: ProgrammeStateName }) {
  const { t } = useTranslation('office')
  const tone = tones[state]
  return (
    <Tag boxed {...(tone === 'plain' ? {} : { tone })}>
      {t(`state.${state}`)}
    </Tag>
  )
}
