import { useTranslation } from '../kernel/words.ts'
import type { Standing } from '../../domain/spaces/agreement.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { Note } from '../ui/States.tsx'

const tones: Readonly<Record<Standing, Tone>> = {
  waiting: 'chosen',
  valid: 'good',
  refused: 'bad',
  withdrawn: 'plain',
  ended: 'bad',
  expired: 'care',
  outdated: 'care',
}

/** Whether a signature counts, or what came of it. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('spaces')
  return <Tag tone={tones[standing]}>{t(`agreement.standingIs.${standing}`)}</Tag>
}

/** What a signature in the product is, and what it is not. */
export function WeightNote() {
  const { t } = useTranslation('spaces')
  return <Note title={t('agreement.weightTitle')}>{t('agreement.weight')}</Note>
}
