import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useMore } from '../More.tsx'
import { type Ranked, sideOf } from './ranks.ts'
import css from './Round.module.css'

/** Where a rank stands on the axis, in per cent of it: half a place is left free at either end. */
const placeOf = (rank: number, count: number): string => `${((rank - 0.5) / count) * 100}%`

/** One after another to some four or five ticks. */
function ticksOf(count: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / 5))
  const ticks = Array.from({ length: Math.floor((count - 1) / step) + 1 }, (_, at) => 1 + at * step)
  return count - ticks.at(-1)! >= step / 2 ? [...ticks, count] : [...ticks.slice(0, -1), count]
}

function Span({
  span,
  count,
  className,
}: {
  readonly span: readonly number[] | null
  readonly count: number
  readonly className: string | undefined
}) {
  if (span === null) return null
  const [from = 1, to = 1] = span
  return (
    <i
      className={className}
      style={{
        left: `${((from - 1) / count) * 100}%`,
        width: `${((to - from + 1) / count) * 100}%`,
      }}
    />
  )
}

function Marks({ row, count }: { readonly row: Ranked; readonly count: number }) {
  const { ranks } = row
  return (
    <>
      <Span span={row.likely} count={count} className={css.likely} />
      <Span span={row.range} count={count} className={css.reach} />
      {ranks.additive !== null && (
        <i className={css.additive} style={{ left: placeOf(ranks.additive, count) }} />
      )}
      {ranks.z !== null && <i className={css.z} style={{ left: placeOf(ranks.z, count) }} />}
      {ranks.raw !== null && <i className={css.raw} style={{ left: placeOf(ranks.raw, count) }} />}
    </>
  )
}

function Legend() {
  const { t } = useTranslation('round')
  const at = { left: '50%' }
  const full = { left: 0, width: '100%' }
  return (
    <ul className={css.legend}>
      <li>
        <i aria-hidden="true">
          <i className={css.raw} style={at} />
        </i>
        {t('result.raw')}
      </li>
      <li>
        <i aria-hidden="true">
          <i className={css.z} style={at} />
        </i>
        {t('result.z')}
      </li>
      <li>
        <i aria-hidden="true">
          <i className={css.additive} style={at} />
        </i>
        {t('result.additive')}
      </li>
      <li>
        <i aria-hidden="true">
          <i className={css.likely} style={full} />
        </i>
        {t('result.likely')}
      </li>
      <li>
        <i aria-hidden="true">
          <i className={css.reach} style={full} />
        </i>
        {t('result.range')}
      </li>
    </ul>
  )
}

function useSaid() {
  const { t } = useTranslation('round')
  return (row: Ranked, cut: number | null): string => {
    if (row.vetoed) return t('result.vetoed')
    if (row.ranks.raw === null) return t('result.unranked')
    const side = cut === null ? null : sideOf(row, cut)
    return side === null ? t('result.rank', { rank: row.ranks.raw }) : t(`result.${side}`)
  }
}

/** Ranks on a line, each with the ranks it might as well have: where lines overlap nobody is ahead. */
export function RankPicture({ rows }: { readonly rows: readonly Ranked[] }) {
  const { t } = useTranslation('round')
  const said = useSaid()
  const { shown, more } = useMore(rows)
  const [cut, setCut] = useState<number | null>(null)
  const count = Math.max(1, rows.filter(({ ranks }) => ranks.raw !== null).length)
  const line = cut === null || cut < 1 || cut >= count ? null : cut
  const sides = line === null ? [] : rows.map((row) => sideOf(row, line))
  return (
    <Sheet title={t('result.picture')}>
      <div className="stack">
        <p className="muted t13">{t('result.pictureText')}</p>
        <Legend />
        <div className={css.cutField}>
          <NumberInput
            label={t('result.cut')}
            help={t('result.cutHelp')}
            optional
            value={cut}
            onChange={setCut}
          />
        </div>
        {line !== null && (
          <p>
            {t('result.cutSummary', {
              cut: line,
              sure: sides.filter((side) => side === 'in').length,
              open: sides.filter((side) => side === 'open').length,
            })}
          </p>
        )}
        <div>
          <div className={css.axis} aria-hidden="true">
            <span />
            <div className={css.track}>
              {ticksOf(count).map((tick) => (
                <span key={tick} style={{ left: placeOf(tick, count) }}>
                  {tick}
                </span>
              ))}
            </div>
            <span />
          </div>
          <ol className={css.chart}>
            {shown.map((row) => (
              <li key={row.itemId} className={css.row}>
                <span className={css.name}>{row.title}</span>
                <div className={css.track} aria-hidden="true">
                  <Marks row={row} count={count} />
                  {line !== null && (
                    <i className={css.cut} style={{ left: `${(line / count) * 100}%` }} />
                  )}
                </div>
                <span className={css.said}>{said(row, line)}</span>
              </li>
            ))}
          </ol>
        </div>
        {more}
      </div>
    </Sheet>
  )
}
