import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementWish } from '../../../domain/evaluation/arrangement.ts'
import { usualWeights } from '../../../domain/evaluation/assignmentPlan.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import css from './Arrange.module.css'

type Weights = ArrangementWish['weights']
type Props = {
  readonly weights: Weights
  readonly onChange: (weights: Weights) => void
}

const most = 10_000
const points = (value: number | null): number =>
  Math.min(most, Math.max(-most, Math.round(value ?? 0)))

/** 权重: what a pair is worth, each part with what it means. */
export function WeightFields({ weights, onChange }: Props) {
  const { t } = useTranslation('evaluation')
  const setLevel = (at: number, value: number | null): void => {
    const level = weights.level.map((own, index) => (index === at ? points(value) : own))
    onChange({ ...weights, level: level as Weights['level'] })
  }
  const isUsual = JSON.stringify(weights) === JSON.stringify(usualWeights)
  return (
    <details>
      <summary>{t('arrange.weights')}</summary>
      <div className={css.weights}>
        <p className="second t13">{t('arrange.weightsText')}</p>
        {([0, 1, 2, 3] as const).map((at) => (
          <NumberInput
            key={at}
            label={t(`arrange.weight.level${at}`)}
            value={weights.level[at]}
            onChange={(value) => setLevel(at, value)}
          />
        ))}
        {(['furtherField', 'senior', 'otherRegion'] as const).map((part) => (
          <NumberInput
            key={part}
            label={t(`arrange.weight.${part}`)}
            value={weights[part]}
            onChange={(value) => onChange({ ...weights, [part]: points(value) })}
          />
        ))}
        {!isUsual && (
          <LinkButton onClick={() => onChange(usualWeights)}>
            {t('arrange.weightsUsual')}
          </LinkButton>
        )}
      </div>
    </details>
  )
}
