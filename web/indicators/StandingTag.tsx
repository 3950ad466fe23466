import { IconPlugConnected, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import type { Standing } from '../../domain/indicators/value.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const tones: Readonly<Record<Standing, Tone>> = {
  selfReported: 'plain',
  interfaceReported: 'chosen',
  verified: 'good',
}
const icons = {
  selfReported: null,
  interfaceReported: IconPlugConnected,
  verified: IconRosetteDiscountCheck,
} as const

/** Who says a number is part of the number. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('indicators')
  return (
    <Tag tone={tones[standing]} icon={icons[standing]}>
      {t(`standing.${standing}`)}
    </Tag>
  )
}
