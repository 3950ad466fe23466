import { useTranslation } from '../kernel/words.ts'
import type { AdoptionState } from '../../domain/cases/adoption.ts'
import type { StudyState } from '../../domain/cases/study.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const studyTones: Readonly<Record<StudyState, Tone>> = {
  draft: 'ink',
  inReview: 'chosen',
  returned: 'care',
  published: 'good',
  withdrawn: 'plain',
  discarded: 'plain',
}

export function StudyStateTag({ state }: { readonly state: StudyState }) {
  const { t } = useTranslation('cases')
  return <Tag tone={studyTones[state]}>{t(`is.${state}`)}</Tag>
}

const adoptionTones: Readonly<Record<AdoptionState, Tone>> = {
  declared: 'chosen',
  verified: 'good',
  refused: 'bad',
  withdrawn: 'plain',
}

export function AdoptionStateTag({ state }: { readonly state: AdoptionState }) {
  const { t } = useTranslation('cases')
  return <Tag tone={adoptionTones[state]}>{t(`adoptionIs.${state}`)}</Tag>
}
