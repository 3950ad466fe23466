/** What became of marks that a person may ask about: what was written, what a cap cut, what a veto does, what is missing. */
import { useTranslation } from '../kernel/words.ts'
import { checkMarks, type Mark, type Marks } from '../../domain/evaluation/marks.ts'
import {
  criteriaOf,
  type Criterion,
  type Dimension,
  type Rubric,
} from '../../domain/evaluation/rubric.ts'
import { scoreOf, type Score } from '../../domain/evaluation/scoring.ts'
import { pointerPart } from '../../domain/kernel/sourced.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'

/** As far as it can be said: marks that are wrong earn nothing yet. */
export const scoreIn = (rubric: Rubric, marks: Marks): Score | null =>
  checkMarks(rubric, marks, 'draft').length > 0 ? null : scoreOf(rubric, marks)

/** What each place of a review is called. */
function usePlaceNames(rubric: Rubric) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  return (): ReadonlyMap<string, string> =>
    new Map<string, string>([
      ...rubric.dimensions.flatMap((dimension) =>
        criteriaOf(dimension).map(
          ({ code, name }) => [`/criteria/${pointerPart(code)}`, name[language]] as const,
        ),
      ),
      ...rubric.dimensions.map(
        ({ code, name }) =>
          [
            `/comments/${pointerPart(code)}`,
            t('review.commentOn', { name: name[language] }),
          ] as const,
      ),
      ['/opinion', t('review.opinion')] as const,
      ['/recommendation', t('review.recommendation')] as const,
    ])
}

export function useScoreText(rubric: Rubric) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const placeNames = usePlaceNames(rubric)
  const joined = (names: readonly string[]) => names.join(t('expert.and'))
  const writtenOf = ({ scale }: Criterion, mark: Mark | undefined): string => {
    if (mark === undefined || 'points' in mark) return ''
    if ('value' in mark) {
      const unit = scale.kind === 'judged' ? '' : (scale.unit?.[language] ?? '')
      return t('review.measured', { value: formatNumber(mark.value), unit })
    }
    const bands = scale.kind === 'banded' ? scale.bands : []
    if ('band' in mark) {
      return bands.find(({ code }) => code === mark.band)?.name[language] ?? t('review.noBand')
    }
    const counted = bands.filter(({ code }) => (mark.counts[code] ?? 0) > 0)
    return counted.length === 0
      ? t('review.noBand')
      : joined(
          counted.map(({ code, name }) =>
            t('review.times', { name: name[language], count: mark.counts[code]! }),
          ),
        )
  }
  return {
    /** 22 / 30 */
    pointsOf: (score: Score, { code, max }: Dimension): string =>
      t('review.pointsOf', { points: formatNumber(score.byDimension[code] ?? 0), max }),
    gradeOf: (score: Score | null): string =>
      rubric.grades?.find(({ code }) => code === score?.grade)?.name[language] ?? '',
    /** What was claimed beyond what counts, of one criterion or of a group that is capped together. */
    cutsOf(score: Score, dimension: Dimension): string[] {
      const criteria = criteriaOf(dimension)
      return score.capped.flatMap(({ code, claimed, counted }) => {
        const group = criteria.filter(({ cap }) => cap?.group === code)
        const names = (group.length > 0 ? group : criteria.filter((one) => one.code === code)).map(
          ({ name }) => name[language],
        )
        if (names.length === 0) return []
        const told = { claimed: formatNumber(claimed), counted: formatNumber(counted) }
        return [t('review.cut', { names: joined(names), ...told })]
      })
    },
    /** Criteria with what was written and what it earns; nothing where a dimension is marked in points alone. */
    linesOf(score: Score, dimension: Dimension, marks: Marks): string[] {
      if (dimension.criteria === undefined) return []
      return dimension.criteria.map((criterion) => {
        const { code, name, max } = criterion
        const written = writtenOf(criterion, marks.criteria[code])
        const points = formatNumber(score.byCriterion[code] ?? 0)
        const told = { name: name[language], points, max }
        return written === ''
          ? t('review.earned', told)
          : t('review.earnedBy', { ...told, written })
      })
    },
    /** By their names, what a review still lacks before it can be handed in. */
    missingIn(marks: Marks): string[] {
      const named = placeNames()
      const faults = checkMarks(rubric, marks, 'complete')
      return [...new Set(faults.map(({ at }) => named.get(at) ?? t('review.vetoes')))]
    },
  }
}
