import type { ReactNode } from 'react'
import css from './Console.module.css'

export type Fact = { readonly key: string; readonly label: ReactNode; readonly value: ReactNode }

/** What is known of one thing, line by line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(({ key, label, value }) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
