import { useTranslation } from '../../kernel/words.ts'
import type { EntryBrief, EntryState } from '../../../domain/programmes/entry.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'

const tones: Readonly<Record<EntryState, Tone>> = {
  received: 'ink',
  accepted: 'good',
  conditional: 'care',
  lapsed: 'bad',
  refused: 'bad',
}

export function EntryStateTag({
  state,
  settleDay = null,
}: {
  readonly state: EntryState
  readonly settleDay?: string | null
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  return (
    <>
      <Tag tone={tones[state]}>{t(`entries.is.${state}`)}</Tag>
      {settleDay !== null && (state === 'conditional' || state === 'lapsed') && (
        <div className="muted t12">
          {t('entries.until', { day: formatDay(settleDay, language) })}
        </div>
      )}
    </>
  )
}

/** What the facts said when they were last looked at. */
export function EntryFlags({ row }: { readonly row: EntryBrief }) {
  const { t } = useTranslation('office')
  const { differs, unknown, late, duplicate } = row
  return (
    <span className="row">
      {differs > 0 && <Tag tone="bad">{t('entries.differs', { count: differs })}</Tag>}
      {unknown > 0 && <Tag tone="care">{t('entries.unknown', { count: unknown })}</Tag>}
      {differs + unknown === 0 && <Tag tone="good">{t('entries.allAgree')}</Tag>}
      {late && <Tag boxed>{t('entries.late')}</Tag>}
      {duplicate && <Tag boxed>{t('entries.duplicate')}</Tag>}
    </span>
  )
}
