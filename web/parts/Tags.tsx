import { useTranslation } from '../kernel/words.ts'
import type { Finding } from '../../domain/parts/analysis.ts'
import type { AnalysisBrief } from '../../domain/parts/part.endpoints.ts'
import type { AnalysisState } from '../../domain/parts/part.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'

const stateTones: Readonly<Record<AnalysisState, Tone>> = {
  waiting: 'ink',
  running: 'ink',
  done: 'good',
  refused: 'bad',
}

export function StateTag({ state }: { readonly state: AnalysisState }) {
  const { t } = useTranslation('parts')
  return <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag>
}

export const severityTones: Readonly<Record<Finding['severity'], Tone>> = {
  error: 'bad',
  warning: 'care',
  info: 'plain',
}

/** How many findings of each severity; of what is analysed and has none, that. */
export function FindingCounts({ findings }: Pick<AnalysisBrief, 'findings'>) {
  const { t } = useTranslation('parts')
  const shown = (['error', 'warning', 'info'] as const).filter((one) => findings[one] > 0)
  if (shown.length === 0) return <Tag tone="good">{t('findings.clean')}</Tag>
  return (
    <>
      {shown.map((one) => (
        <span key={one}>
          <Tag tone={severityTones[one]}>
            {t(`findings.count.${one}`, { count: findings[one] })}
          </Tag>{' '}
        </span>
      ))}
    </>
  )
}
