import type { ReactNode } from 'react'
import css from './Call.module.css'

/** A part of a call that has an address on the page. */
export function Part({
  id,
  title,
  note,
  end,
  empty,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly note?: ReactNode
  readonly end?: ReactNode
  /** Said instead, where the notice says nothing. */
  readonly empty?: string
  readonly children?: ReactNode
}) {
  return (
    <section className={css.part} id={id} aria-labelledby={`${id}-title`}>
      <div className={css.partHead}>
        <h2 id={`${id}-title`}>{title}</h2>
        {note !== undefined && <span className="muted t13">{note}</span>}
        {end !== undefined && (
          <span className="end t13" data-print="no">
            {end}
          </span>
        )}
      </div>
      {empty === undefined ? children : <p className="second">{empty}</p>}
    </section>
  )
}
