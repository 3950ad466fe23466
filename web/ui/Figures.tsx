import type { ReactNode } from 'react'
import css from './Figures.module.css'

/** A name with what stands for it. */
export type NamedValue = readonly [name: string, value: ReactNode]

function Pairs({ rows }: { readonly rows: readonly NamedValue[] }) {
  return rows.map(([name, value]) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  ))
}

/** The numbers of a list at a glance, in one strip above it. */
export function Figures({
  label,
  figures,
}: {
  readonly label?: string
  readonly figures: readonly NamedValue[]
}) {
  return (
    <dl className={css.figures} aria-label={label}>
      <Pairs rows={figures} />
    </dl>
  )
}

/** What is known of one thing, one fact below the other, beside the page. */
export function Facts({ facts }: { readonly facts: readonly NamedValue[] }) {
  return (
    <dl className={css.facts}>
      <Pairs rows={facts} />
    </dl>
  )
}
