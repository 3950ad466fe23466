import { useTranslation } from '../../kernel/words.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { useFormat } from '../../kernel/format.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import css from './Selection.module.css'

/** Who did what, when and why: what a supervisor reads first. */
export function StepsSheet({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { moment } = useFormat()
  if (page.steps.length === 0) return null
  return (
    <Sheet title={t('steps.title')}>
      <ol className={css.plain} reversed>
        {page.steps.map(({ verb, by, at, reason }) => (
          <li key={`${verb} ${at}`}>
            {by ?? t('steps.house')} · {t(`steps.is.${verb}`)}
            <div className={css.note}>{moment(at, { year: true })}</div>
            {reason !== null && <div className="second">{reason}</div>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
