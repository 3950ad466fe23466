import { useTranslation } from '../../kernel/words.ts'
import type { TitleState } from '../../../domain/programmes/titleState.ts'
import { useFormat } from '../../kernel/format.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'

const tones: Readonly<Record<TitleState, Tone>> = {
  standing: 'plain',
  revoked: 'bad',
  withdrawn: 'plain',
}

/** That a title has ended, how and when; nothing of one that stands. */
export function TitleTag({
  titleState,
  titleEndedOn,
}: {
  readonly titleState: TitleState
  readonly titleEndedOn: string | null
}) {
  const { t } = useTranslation('selection')
  const { day } = useFormat()
  if (titleEndedOn === null) return null
  const state = t(`selected.titleIs.${titleState}`)
  return (
    <Tag tone={tones[titleState]} boxed>
      {t('selected.titleEnded', { state, day: day(titleEndedOn, { year: true }) })}
    </Tag>
  )
}
