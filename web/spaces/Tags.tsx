import { useTranslation } from '../kernel/words.ts'
import type { MemberState } from '../../domain/spaces/member.ts'
import type { SpaceCard } from '../../domain/spaces/space.endpoints.ts'
import type { SpaceState } from '../../domain/spaces/space.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const tones: Readonly<Record<MemberState, Tone>> = {
  invited: 'care',
  asked: 'chosen',
  member: 'good',
  left: 'plain',
  removed: 'bad',
  declined: 'plain',
}

export function MemberStateTag({ state }: { readonly state: MemberState }) {
  const { t } = useTranslation('spaces')
  return <Tag tone={tones[state]}>{t(`is.${state}`)}</Tag>
}

export function SpaceStateTag({ state }: { readonly state: SpaceState }) {
  const { t } = useTranslation('spaces')
  return <Tag tone={state === 'active' ? 'good' : 'plain'}>{t(`stateIs.${state}`)}</Tag>
}

/** Where one's organisation stands, and nothing where there is nothing between the two. */
export function OwnTag({ space: { own, manages } }: { readonly space: SpaceCard }) {
  const { t } = useTranslation('spaces')
  if (own === null) return null
  return manages ? <Tag tone="good">{t('role.manager')}</Tag> : <MemberStateTag state={own.state} />
}
