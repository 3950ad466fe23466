import type { ReactNode } from 'react'
import { formatNumber } from '../kernel/format.ts'
import css from './Bars.module.css'
import { classes } from './classes.ts'

export type Bar = {
  readonly key: string
  readonly label: ReactNode
  readonly value: number
  /** What it is measured against: last week, the limit. */
  readonly mark?: number
  /** A part of the value that is told apart at its end, hollow; the legend says what it is. */
  readonly apart?: number
  /** Below what is wanted: ochre. */
  readonly weak?: boolean
}

/** Lengths to compare. They start at zero and every figure is written. */
export function Bars({
  label,
  bars,
  most,
  note,
  legend,
}: {
  readonly label: string
  readonly bars: readonly Bar[]
  /** The length of the track; the largest of the values where silent. */
  readonly most?: number
  /** Unit and what the marks are. */
  readonly note?: ReactNode
  /** What the filled and the hollow part of a bar are; shown where a bar has both. */
  readonly legend?: { readonly whole: string; readonly apart: string }
}) {
  const full = most ?? Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.mark ?? 0]))
  const share = (value: number) => `${Math.min(100, (value / full) * 100)}%`
  return (
    <figure aria-label={label}>
      <ul className={css.bars}>
        {bars.map((bar) => (
          <li key={bar.key} className={css.bar}>
            <span>{bar.label}</span>
            <span className={classes(css.track, bar.weak === true && css.weak)} aria-hidden="true">
              <i style={{ width: share(bar.value - (bar.apart ?? 0)) }} />
              {bar.apart !== undefined && (
                <s style={{ left: share(bar.value - bar.apart), width: share(bar.apart) }} />
              )}
              {bar.mark !== undefined && <em style={{ left: share(bar.mark) }} />}
            </span>
            <span className={css.figure}>{formatNumber(bar.value)}</span>
          </li>
        ))}
      </ul>
      {legend !== undefined && bars.some(({ apart }) => apart !== undefined) && (
        <p className={css.legend}>
          <i aria-hidden="true" /> {legend.whole}
          <s aria-hidden="true" /> {legend.apart}
        </p>
      )}
      {note !== undefined && <figcaption className={css.note}>{note}</figcaption>}
    </figure>
  )
}
