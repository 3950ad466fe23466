import { Fragment } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { DifferenceLine } from '../../domain/console/difference.ts'
import { classes } from '../ui/classes.ts'
import css from './Console.module.css'

/** More unchanged paragraphs in a row than this are folded: what differs is what must be looked at. */
const sameShown = 2

type Part =
  | { readonly kind: 'lines'; readonly lines: readonly DifferenceLine[] }
  | { readonly kind: 'skipped'; readonly count: number }

function foldSame(lines: readonly DifferenceLine[]): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < lines.length) {
    const same = lines[at]?.kind === 'same'
    let end = at
    while (end < lines.length && (lines[end]?.kind === 'same') === same) end++
    const run = lines.slice(at, end)
    if (same && run.length > sameShown * 2 + 1) {
      parts.push({ kind: 'lines', lines: at === 0 ? [] : run.slice(0, sameShown) })
      const hidden = run.length - sameShown * (at === 0 || end === lines.length ? 1 : 2)
      parts.push({ kind: 'skipped', count: hidden })
      parts.push({ kind: 'lines', lines: end === lines.length ? [] : run.slice(-sameShown) })
    } else parts.push({ kind: 'lines', lines: run })
    at = end
  }
  return parts
}

/** Two texts, paragraph by paragraph; the sign says it to those who see no colour. */
export function DifferenceView({
  label,
  lines,
}: {
  readonly label: string
  readonly lines: readonly DifferenceLine[]
}) {
  const { t } = useTranslation('console')
  const added = lines.filter(({ kind }) => kind === 'added').length
  const removed = lines.filter(({ kind }) => kind === 'removed').length
  return (
    <section>
      <h3>
        {label}{' '}
        <span className="muted t12">
          {added + removed === 0
            ? t('agreements.same')
            : t('agreements.lookCount', { added, removed })}
        </span>
      </h3>
      {added + removed > 0 && (
        <div className={css.lines} role="region" aria-label={label} tabIndex={0}>
          {foldSame(lines).map((part, index) => (
            <Fragment key={index}>
              {part.kind === 'skipped' ? (
                <p className={classes(css.line, css.skipped)}>
                  <span />
                  <span>{t('agreements.skipped', { count: part.count })}</span>
                </p>
              ) : (
                part.lines.map((line, at) => (
                  <p key={at} className={classes(css.line, line.kind !== 'same' && css[line.kind])}>
                    <span>{line.kind === 'same' ? '' : t(`agreements.sign.${line.kind}`)}</span>
                    <span>{line.text}</span>
                  </p>
                ))
              )}
            </Fragment>
          ))}
        </div>
      )}
    </section>
  )
}
