import { useTranslation } from '../kernel/words.ts'
import type { ActivityCard } from '../../domain/activities/activity.ts'
import type { RegistrationState } from '../../domain/activities/registration.ts'
import { useMinute } from '../kernel/clock.ts'
import { Tag } from '../ui/Tag.tsx'

/** Where an activity stands for whoever might come. */
export function ActivityStateTag({ activity }: { readonly activity: ActivityCard }) {
  const { t } = useTranslation('activities')
  const now = useMinute().getTime()
  const { state, endsAt, startsAt, closesAt, placesLeft } = activity
  if (state === 'draft') return <Tag tone="ink">{t('is.draft')}</Tag>
  if (state !== 'open') return <Tag tone="bad">{t('is.cancelled')}</Tag>
  if (now >= Date.parse(endsAt)) return <Tag>{t('is.over')}</Tag>
  if (now >= Date.parse(startsAt)) return <Tag tone="chosen">{t('is.running')}</Tag>
  if (now >= Date.parse(closesAt)) return <Tag>{t('is.closed')}</Tag>
  if (placesLeft === 0) return <Tag tone="care">{t('is.full')}</Tag>
  return <Tag tone="good">{t('is.open')}</Tag>
}

export function RegistrationTag({
  state,
  attended,
}: {
  readonly state: RegistrationState
  readonly attended: boolean
}) {
  const { t } = useTranslation('activities')
  if (attended) return <Tag tone="good">{t('registrationIs.attended')}</Tag>
  const tone = state === 'registered' ? 'chosen' : 'plain'
  return <Tag tone={tone}>{t(`registrationIs.${state}`)}</Tag>
}
