import { useTranslation } from '../../kernel/words.ts'
import type { Light } from '../../../domain/indicators/progress.ts'
import type { FollowingState, PaperState } from '../../../domain/programmes/following.ts'
import type { OwedState } from '../../../domain/programmes/followingDue.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'

const stateTones: Readonly<Record<FollowingState, Tone>> = {
  preparing: 'ink',
  running: 'plain',
  accepting: 'chosen',
  rectifying: 'care',
  reaccepting: 'care',
  accepted: 'good',
  revoked: 'bad',
  withdrawn: 'plain',
}

export function FollowingStateTag({ state }: { readonly state: FollowingState }) {
  const { t } = useTranslation('following')
  return <Tag tone={stateTones[state]}>{t(`is.${state}`)}</Tag>
}

const lightTones: Readonly<Record<Light, Tone>> = {
  green: 'good',
  amber: 'care',
  red: 'bad',
  grey: 'plain',
}

/** A light is a word with its sign: colour alone tells nobody anything. */
export function LightTag({ light }: { readonly light: Light }) {
  const { t } = useTranslation('following')
  return <Tag tone={lightTones[light]}>{t(`lightIs.${light}`)}</Tag>
}

const paperTones: Readonly<Record<PaperState, Tone>> = {
  draft: 'ink',
  unit: 'chosen',
  office: 'chosen',
  settled: 'good',
  refused: 'bad',
}

export function PaperStateTag({ state }: { readonly state: PaperState }) {
  const { t } = useTranslation('following')
  return <Tag tone={paperTones[state]}>{t(`paperIs.${state}`)}</Tag>
}

const owedTones: Readonly<Record<OwedState, Tone>> = {
  ahead: 'plain',
  open: 'ink',
  overdue: 'bad',
  draft: 'ink',
  underWay: 'chosen',
  settled: 'good',
}

export function OwedStateTag({ state }: { readonly state: OwedState }) {
  const { t } = useTranslation('following')
  return <Tag tone={owedTones[state]}>{t(`owedIs.${state}`)}</Tag>
}
