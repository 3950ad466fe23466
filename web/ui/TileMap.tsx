import { useTranslation } from '../kernel/words.ts'
import { formatNumber } from '../kernel/format.ts'
import { classes } from './classes.ts'
import css from './TileMap.module.css'

/** Column and row of each province-level region, by the first two digits of its GB/T 2260 code. */
const places = {
  11: [5, 2],
  12: [6, 3],
  13: [5, 3],
  14: [4, 3],
  15: [4, 2],
  21: [6, 2],
  22: [7, 2],
  23: [7, 1],
  31: [7, 4],
  32: [6, 4],
  33: [6, 5],
  34: [5, 5],
  35: [6, 6],
  36: [5, 6],
  37: [5, 4],
  41: [4, 4],
  42: [4, 5],
  43: [4, 6],
  44: [4, 7],
  45: [3, 7],
  46: [3, 8],
  50: [3, 5],
  51: [2, 5],
  52: [3, 6],
  53: [2, 6],
  54: [1, 4],
  61: [3, 4],
  62: [2, 3],
  63: [2, 4],
  64: [3, 3],
  65: [1, 3],
  71: [7, 6],
  81: [5, 7],
  82: [4, 8],
} as const satisfies Record<number, readonly [column: number, row: number]>

export type RegionCode = keyof typeof places

const codes = (Object.keys(places) as unknown[]).map(Number) as RegionCode[]
const steps = 5
const stepClasses = [css.s1, css.s2, css.s3, css.s4, css.s5]

/** Equal shares of the regions that have a value: the fifth of them with the most is darkest. */
function stepOf(value: number, sorted: readonly number[]): number {
  const below = sorted.filter((other) => other < value).length
  return Math.min(steps - 1, Math.floor((below / sorted.length) * steps))
}

export type TileMapProps = {
  readonly label: string
  /** By the first two digits of the region's code; a region without a value is hatched. */
  readonly values: Readonly<Partial<Record<RegionCode, number>>>
  readonly unit?: string
  /** What is said of a region beside its value. */
  readonly notes?: Readonly<Partial<Record<RegionCode, string>>>
  /** Opens the rows behind a region. */
  readonly onOpen?: (code: RegionCode) => void
}

/** One square a province-level region, all 34, the same size. It draws no border and says so. */
export function TileMap({ label, values, unit = '', notes = {}, onOpen }: TileMapProps) {
  const { t } = useTranslation('ui')
  const sorted = codes
    .map((code) => values[code])
    .filter((value) => value !== undefined)
    .toSorted((a, b) => a - b)
  return (
    <figure aria-label={label}>
      <div className={css.map}>
        {codes.map((code) => {
          const value = values[code]
          const [gridColumn, gridRow] = places[code]
          const name = t(`tiles.names.p${code}`)
          const said =
            value === undefined
              ? t('tiles.none')
              : [`${formatNumber(value)}${unit && ` ${unit}`}`, notes[code]]
                  .filter(Boolean)
                  .join(', ')
          const common = {
            className: classes(
              css.tile,
              value === undefined ? css.none : stepClasses[stepOf(value, sorted)],
            ),
            style: { gridColumn, gridRow },
            title: `${name} ${said}`,
          }
          return onOpen === undefined || value === undefined ? (
            <span key={code} {...common}>
              {name}
              <span className="sr">{said}</span>
            </span>
          ) : (
            <button key={code} type="button" {...common} onClick={() => onOpen(code)}>
              {name}
              <span className="sr">{said}</span>
            </button>
          )
        })}
      </div>
      <figcaption className={css.foot}>
        <span className={css.legend}>
          <span>{t('tiles.few')}</span>
          <span aria-hidden="true">
            {stepClasses.map((step) => (
              <i key={step} className={step} />
            ))}
          </span>
          <span>{t('tiles.many')}</span>
        </span>
        {sorted.length < codes.length && (
          <span className={css.legend}>
            <i className={css.none} aria-hidden="true" />
            <span>{t('tiles.none')}</span>
          </span>
        )}
        <span>{t('tiles.note')}</span>
      </figcaption>
    </figure>
  )
}
