import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import css from './DocumentPage.module.css'

/** A page of an official document: Song on white A4 in both themes, with its own page number. */
export function DocumentPage({
  title,
  section,
  page,
  pages,
  id,
  children,
}: {
  readonly title: ReactNode
  readonly section?: ReactNode
  readonly page: number
  readonly pages: number
  /** Where links to this page lead. */
  readonly id?: string
  readonly children: ReactNode
}) {
  const { t } = useTranslation('ui')
  return (
    <article className={css.page} id={id}>
      <div className={css.fold}>
        <span>{title}</span>
        {section !== undefined && <span>{section}</span>}
        <span>{t('document.page', { page, pages })}</span>
      </div>
      {children}
    </article>
  )
}
