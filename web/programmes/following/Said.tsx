import { useTranslation } from '../../kernel/words.ts'
import css from './Following.module.css'

/** A field that is only read; what is empty says so. */
export function Said({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation('following')
  return (
    <div>
      <div className="muted t13">{label}</div>
      <p className={css.said}>
        {text.trim() === '' ? <span className="muted">{t('none_')}</span> : text}
      </p>
    </div>
  )
}
