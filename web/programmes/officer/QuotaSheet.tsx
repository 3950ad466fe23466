import { useTranslation } from '../../kernel/words.ts'
import type { Recommendation } from '../../../domain/programmes/recommendation.ts'
import { QuotaMeter } from '../../ui/QuotaMeter.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tag } from '../../ui/Tag.tsx'

/** The quota as the server counts it, and where it comes from. */
export function QuotaSheet({ list }: { readonly list: Recommendation }) {
  const { t } = useTranslation('programmes')
  const { meter } = list
  const origin =
    meter.source === 'notice' && meter.clause !== null
      ? meter.clause
      : meter.source === 'example'
        ? t('officer.example')
        : t('officer.unpublished')
  if (meter.max === null) {
    return (
      <Sheet title={t('officer.quota')}>
        <p className="second">{t('officer.quotaUnknown', { count: meter.used })}</p>
      </Sheet>
    )
  }
  return (
    <Sheet>
      <QuotaMeter
        label={t('officer.quota')}
        end={<Tag boxed>{origin}</Tag>}
        limit={meter.max}
        used={meter.used}
        asking={meter.waiting}
        note={meter.strength === 'hard' ? t('officer.quotaHard') : t('officer.quotaSoft')}
      />
    </Sheet>
  )
}
