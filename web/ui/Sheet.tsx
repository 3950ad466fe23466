import type { HTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Sheet.module.css'

export type SheetProps = Omit<HTMLAttributes<HTMLElement>, 'title'> & {
  readonly title?: ReactNode
  /** 1 where the sheet is the page. */
  readonly level?: 1 | 2 | 3
  /** Beside the title: how many. */
  readonly note?: ReactNode
  /** At the end of the head: a link, a tag, buttons. */
  readonly end?: ReactNode
  /** Space inside: `pad` for text, `form` for fields, `none` for lists and tables that bring theirs. */
  readonly inside?: 'pad' | 'form' | 'none'
  readonly foot?: ReactNode
}

/** Paper to read and write on. Never put a sheet in a sheet. */
export function Sheet(props: SheetProps) {
  const { title, level = 2, note, end, inside = 'pad', foot, className, children, ...rest } = props
  const Heading = `h${level}` as const
  return (
    <section {...rest} className={classes(css.sheet, className)}>
      {title !== undefined && (
        <div className={css.head}>
          <Heading>{title}</Heading>
          {note !== undefined && <span className="muted t13">{note}</span>}
          {end !== undefined && <div className={css.end}>{end}</div>}
        </div>
      )}
      {inside === 'none' ? children : <div className={css[inside]}>{children}</div>}
      {foot !== undefined && <div className={css.foot}>{foot}</div>}
    </section>
  )
}
