import { useTranslation } from '../../kernel/words.ts'
import type { SelectionRow } from '../../../domain/programmes/selectionPage.ts'
import { useFormat } from '../../kernel/format.ts'
import { pointsText } from './points.ts'
import css from './Selection.module.css'

type Origin = Pick<SelectionRow['formers'][number], 'sourceTitle' | 'stage' | 'reason' | 'fixedAt'>

/** Of which round or list, in which stage, fixed when. */
function useOriginText() {
  const { t } = useTranslation('selection')
  const { t: say } = useTranslation('evaluation')
  const { day } = useFormat()
  return ({ sourceTitle, stage, fixedAt }: Origin): string =>
    t('sheet.origin', {
      title: sourceTitle,
      stage: stage === null ? t('scores.list') : say(`roundStage.${stage}`),
      day: day(fixedAt),
    })
}

type Former = SelectionRow['formers'][number]

/** What a result that does not count found, where it comes from, why it was held again, and why it does not count. */
function useFormerText() {
  const { t } = useTranslation('selection')
  const originOf = useOriginText()
  return (one: Former): string[] => {
    const { points, reason } = one
    const said =
      points.raw === null
        ? t('sheet.formerPointless', { origin: originOf(one) })
        : t('sheet.former', { points: pointsText(points.raw), origin: originOf(one) })
    return reason === null ? [said] : [said, t('sheet.again', { reason })]
  }
}

/** What does not count, as an export has it. */
export function useFormersText() {
  const formerText = useFormerText()
  return ({ formers }: SelectionRow): string => formers.flatMap(formerText).join('; ')
}

/** The score that counts, and beside it what other rounds found. */
export function Points({ row }: { readonly row: SelectionRow }) {
  const { t } = useTranslation('selection')
  const originOf = useOriginText()
  const formerText = useFormerText()
  const { score, formers } = row
  return (
    <div className={css.cell}>
      <span>{pointsText(row.points)}</span>
      {score !== null && (formers.length > 0 || score.reason !== null) && (
        <span className={css.note}>{originOf(score)}</span>
      )}
      {score?.reason != null && (
        <span className={css.note}>{t('sheet.again', { reason: score.reason })}</span>
      )}
      {formers.flatMap((one) =>
        formerText(one).map((said) => (
          <span key={`${one.sourceTitle} ${one.fixedAt} ${said}`} className={css.note}>
            {said}
          </span>
        )),
      )}
    </div>
  )
}
