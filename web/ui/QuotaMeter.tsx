import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { classes } from './classes.ts'
import css from './Measure.module.css'

export type QuotaMeterProps = {
  readonly label?: ReactNode
  /** At the label's end, such as the reason for the limit. */
  readonly end?: ReactNode
  readonly limit: number
  readonly used: number
  /** How many of those used wait for an exception; they stand last among the used. */
  readonly asking?: number
  readonly note?: ReactNode
}

const cellsMost = 60
const fives = 5

/** One cell a place: filled used, hatched waiting for an exception, empty free, vermilion beyond. */
export function QuotaMeter({ label, end, limit, used, asking = 0, note }: QuotaMeterProps) {
  const { t } = useTranslation('ui')
  const over = Math.max(0, used - limit)
  const cells = Math.min(cellsMost, Math.max(limit, used))
  const columns = { gridTemplateColumns: `repeat(${cells}, minmax(0, 1fr))` }
  const kindOf = (place: number) => {
    if (place > limit && place <= used) return css.beyond
    if (place > used) return undefined
    return place > used - asking ? css.asking : css.used
  }
  const state = over > 0 ? t('quota.over', { over }) : used === limit ? t('quota.full') : null
  return (
    <div>
      {(label !== undefined || end !== undefined) && (
        <div className={css.label}>
          <span>{label}</span>
          {end}
        </div>
      )}
      <div className={css.due}>
        <span className={classes(css.big, over > 0 && 'bad')}>
          {used}/{limit}
        </span>
        <span className="second t13">{state ?? t('quota.left', { left: limit - used })}</span>
      </div>
      <div
        className={css.cells}
        style={columns}
        role="img"
        aria-label={
          t('quota.read', { limit, used }) + (asking > 0 ? t('quota.asking', { asking }) : '')
        }
      >
        {Array.from({ length: cells }, (_, index) => (
          <i key={index} className={classes(css.cell, kindOf(index + 1))} />
        ))}
      </div>
      {cells >= fives && cells <= 40 && (
        <div className={css.fives} style={columns} aria-hidden="true">
          {Array.from({ length: Math.floor(cells / fives) }, (_, index) => (
            <span key={index} style={{ gridColumn: (index + 1) * fives }}>
              {(index + 1) * fives}
            </span>
          ))}
        </div>
      )}
      {note !== undefined && <p className={css.note}>{note}</p>}
    </div>
  )
}
