/** Marks in a few lines, for comparing two versions of them. */
import { useTranslation } from '../kernel/words.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { useFormat } from '../kernel/format.ts'
import { scoreIn } from './scoreText.ts'

export function useMarksText(rubric: Rubric) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  return (marks: Marks): string =>
    [
      t('review.total', {
        total: scoreIn(rubric, marks)?.total ?? t('review.noTotal'),
        of: rubric.total,
      }),
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
