import { useTranslation } from '../kernel/words.ts'
import type { Dimension, Rubric, Scale } from '../../domain/evaluation/rubric.ts'
import { isWeighted } from '../../domain/evaluation/rubric.ts'
import type { Mark } from '../../domain/evaluation/marks.ts'
import type { Criterion } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { emptyMarks } from '../../domain/evaluation/marks.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'

/** Points of one mark by itself, by the very rule of the sum; null where it is not there or not of its scale yet. */
function pointsOf(criterion: Criterion, mark: Mark | undefined): number | null {
  if (mark === undefined) return null
  const { cap: _, ...alone } = criterion
  const dimension: Dimension = {
    ...{ code: criterion.code, name: criterion.name, source: 'example' },
    max: Math.max(1, Math.ceil(criterion.max)),
    criteria: [alone],
  }
  const rubric: Rubric = {
    ...{ code: 'one', name: criterion.name, source: 'example' },
    total: dimension.max,
    dimensions: [dimension],
  }
  try {
    const marks = { ...emptyMarks, criteria: { [criterion.code]: mark } }
    return scoreOf(rubric, marks).byCriterion[criterion.code] ?? null
  } catch {
    return null
  }
}

/** How a scale turns what is written into points, and what the mark at hand earns. */
export function useScaleText() {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const ruleOf = (scale: Scale, max: number): string => {
    if (scale.kind === 'judged') return ''
    if (scale.kind === 'linear') {
      const [from, to] = [formatNumber(scale.from), formatNumber(scale.to)]
      return t('review.scale.linear', { from, to, max, unit: scale.unit[language] })
    }
    const unit = scale.unit?.[language] ?? ''
    const bands = scale.bands.map(({ name, points, from }) =>
      from === undefined
        ? t('review.band', { name: name[language], points })
        : t('review.scale.from', { from: formatNumber(from), unit, points }),
    )
    const list = bands.join(t('expert.and'))
    if (scale.countable === true) return t('review.scale.counted', { list, max })
    return scale.bands[0]?.from === undefined ? '' : t('review.scale.banded', { list })
  }
  return {
    /** What stands below a field: its guidance, its rule, its cap, and the points so far. */
    helpOf(criterion: Criterion, mark: Mark | undefined): string {
      const { guidance, scale, max, cap } = criterion
      const points = scale.kind === 'judged' ? null : pointsOf(criterion, mark)
      return [
        guidance?.[language] ?? '',
        ruleOf(scale, max),
        cap === undefined ? '' : t('review.scale.capped', { max: cap.max }),
        points === null ? '' : t('review.scale.earns', { points: formatNumber(points) }),
      ]
        .filter((part) => part !== '')
        .join(language === 'zh' ? '' : ' ')
    },
    /** What share of the total a dimension has, where dimensions are weighted. */
    weightOf(rubric: Rubric, dimension: Dimension): string {
      if (!isWeighted(rubric)) return ''
      const worth = ({ weight, max }: Dimension): number => (weight ?? 0) * max
      const all = rubric.dimensions.reduce((sum, one) => sum + worth(one), 0)
      const share = (worth(dimension) / all) * rubric.total
      return t('review.scale.weight', {
        ...{ max: dimension.max, total: rubric.total },
        share: formatNumber(Math.round(share * 100) / 100),
      })
    },
  }
}
