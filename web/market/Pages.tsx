import { useTranslation } from '../kernel/words.ts'
import { pageSize, pagesMax } from '../../domain/market/search.endpoints.ts'
import { Button } from '../ui/Button.tsx'
import type { Market } from './address.ts'
import css from './Market.module.css'

export function Pages({ market, total }: { readonly market: Market; readonly total: number }) {
  const { t } = useTranslation('market')
  const page = market.query.page ?? 1
  const last = Math.min(pagesMax, Math.max(1, Math.ceil(total / pageSize)))
  if (last === 1) return null
  return (
    <nav className={css.pages} aria-label={t('pages.label')}>
      {page > 1 && <Button onClick={() => market.show(page - 1)}>{t('pages.before')}</Button>}
      <span className="second t13">{t('pages.of', { page, last })}</span>
      {page < last && <Button onClick={() => market.show(page + 1)}>{t('pages.next')}</Button>}
    </nav>
  )
}
