import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from '../words.ts'
import { Icon } from '../../ui/Icon.tsx'
import css from './Shell.module.css'
import { SlotsContext } from './slots.ts'

export type Crumb = { readonly label: string; readonly to: string }

/** Names the page: in the window's title, and with the way to it in the bar. */
export function PageHead({
  title,
  crumbs = [],
}: {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
}) {
  const { t } = useTranslation('kernel')
  const { crumbs: slot } = useContext(SlotsContext)
  const path = (
    <nav aria-label={t('breadcrumb')}>
      <ol className={css.crumbs}>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to as '/'}>{crumb.label}</Link>
            <Icon of={IconChevronRight} size={14} />
          </li>
        ))}
        <li aria-current="page">
          <b>{title}</b>
        </li>
      </ol>
    </nav>
  )
  return (
    <>
      <title>{t('titled', { title })}</title>
      {slot !== null && createPortal(path, slot)}
    </>
  )
}

/** Says in the bar whether all is kept. A form puts its `SavedState` here. */
export function InBar({ children }: { readonly children: ReactNode }) {
  const { saved } = useContext(SlotsContext)
  return saved === null ? null : createPortal(children, saved)
}

/**
 * Work at the left, what must be known for it at the right. With `sideFirst` that is read first: it stands above the
 * work on a phone, and comes before it for whoever goes by keyboard or listens.
 */
export function WithSide({
  children,
  side,
  sideFirst = false,
}: {
  readonly children: ReactNode
  readonly side: ReactNode
  readonly sideFirst?: boolean
}) {
  const aside = <div className={`stack ${css.side}`}>{side}</div>
  return (
    <div className={`${css.columns} ${sideFirst ? css.sideFirst : ''}`}>
      {sideFirst && aside}
      <div className={`stack ${css.work}`}>{children}</div>
      {!sideFirst && aside}
    </div>
  )
}
