import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from '../../kernel/words.ts'
import type { CandidateState } from '../../../domain/programmes/candidate.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'

const tones: Readonly<Record<CandidateState, Tone>> = {
  arrived: 'ink',
  returned: 'care',
  withdrawn: 'plain',
  checked: 'good',
  declined: 'bad',
  recommended: 'good',
}

const icons = { good: IconCircleCheck, care: IconAlertTriangle, bad: IconCircleX } as const

export function CandidateStateTag({ state }: { readonly state: CandidateState }) {
  const { t } = useTranslation('programmes')
  const tone = tones[state]
  const icon = tone === 'good' || tone === 'care' || tone === 'bad' ? icons[tone] : undefined
  return (
    <Tag tone={tone} {...(icon === undefined ? {} : { icon })}>
      {t(`officer.state.${state}`)}
    </Tag>
  )
}

/** How the formal check of one file stands, in a few words. */
export function Flags({
  checked,
  flagged,
}: {
  readonly checked: number
  readonly flagged: number
}) {
  const { t } = useTranslation('programmes')
  if (flagged > 0) {
    return (
      <Tag tone="care" icon={IconAlertTriangle}>
        {t('officer.flagged', { count: flagged })}
      </Tag>
    )
  }
  return checked === 0 ? (
    <span className="third">{t('officer.unchecked')}</span>
  ) : (
    <span className="second">{t('officer.checkedItems', { count: checked })}</span>
  )
}
