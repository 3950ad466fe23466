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

/** What does not count, as an export has it. */
export function useFormersText() {
  const originOf = useOriginText()
  return ({ formers }: SelectionRow): string =>
    formers.map((one) => `${pointsText(one.points.raw)} ${originOf(one)}`).join('; ')
}

/** The score that counts, and beside it what other rounds found. */
export function Points({ row }: { readonly row: SelectionRow }) {
  const { t } = useTranslation('selection')
  const originOf = useOriginText()
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
      {formers.map((one) => (
        <span key={`${one.sourceTitle} ${one.fixedAt}`} className={css.note}>
          {t('sheet.former', { points: pointsText(one.points.raw), origin: originOf(one) })}
        </span>
      ))}
    </div>
  )
}
