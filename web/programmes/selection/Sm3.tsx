import { useTranslation } from '../../kernel/words.ts'
import css from './Selection.module.css'

/** The digest by the national standard, where one was kept. */
export function Sm3({ value }: { readonly value: string | null }) {
  const { t } = useTranslation('selection')
  if (value === null) return null
  return (
    <p className={css.digest}>
      {t('publicity.sm3')} {value}
    </p>
  )
}
