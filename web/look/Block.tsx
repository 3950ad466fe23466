import type { ReactNode } from 'react'
import { classes } from '../ui/classes.ts'
import css from './LookPage.module.css'

/** A part of the sheet under its own line. */
export function Block({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className={css.block}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function Columns({
  count = 2,
  children,
}: {
  readonly count?: 2 | 3
  readonly children: ReactNode
}) {
  return <div className={classes(css.columns, count === 3 && css.three)}>{children}</div>
}
