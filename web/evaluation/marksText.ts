/** Marks in a few lines, for comparing two versions of them. */
import { useTranslation } from 'react-i18next'
import { checkMarks, type Marks } from '../../domain/evaluation/marks.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { useFormat } from '../kernel/format.ts'

/** The sum as far as it can be said: marks that are wrong earn nothing yet. */
export function totalOf(rubric: Rubric, marks: Marks): number | null {
  return checkMarks(rubric, marks, 'draft').length > 0 ? null : scoreOf(rubric, marks).total
}

export function useMarksText(rubric: Rubric) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  return (marks: Marks): string =>
    [
      t('review.total', { total: totalOf(rubric, marks) ?? t('review.noTotal'), of: rubric.total }),
      ...rubric.dimensions.flatMap(({ code, name }) => {
        const comment = marks.comments[code] ?? ''
        return comment === '' ? [] : [`${name[language]}: ${comment}`]
      }),
      marks.opinion,
      marks.recommendation === null ? '' : t(`recommendation.${marks.recommendation}`),
    ]
      .filter((line) => line !== '')
      .join('\n')
}
