import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import css from './Table.module.css'

export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly renderCell: (row: Row) => ReactNode
  /** Figures stand at the right; their unit belongs to the head. */
  readonly numeric?: boolean
  readonly sortable?: boolean
  readonly foot?: ReactNode
}

export type Density = 'dense' | 'normal' | 'roomy'
/** `name` rising, `-name` falling. */
export type Sort = string

export type Choosing = {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (key: string, on: boolean) => void
  readonly onChooseAll: (on: boolean) => void
  /** What a reader hears: the name of the row. */
  readonly nameOf: (key: string) => string
  /** Rows that may be chosen; all where silent. Why the others may not stands in their cells. */
  readonly open?: ReadonlySet<string>
}

export type TableProps<Row> = {
  /** What the table is, for readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  readonly choosing?: Choosing | undefined
  /** The row where the keyboard is. */
  readonly atKey?: string | undefined
  readonly density?: Density
  /** On a phone rows become stacked with labels; a matrix scrolls with its first column held. */
  readonly phone?: 'stack' | 'scroll'
  /** With so many columns that it may scroll on a desk as well. */
  readonly wide?: boolean
  /** What is said about a row in full lines beneath it; falsy where nothing is. */
  readonly renderUnder?: (row: Row) => ReactNode
  /** Cells with inputs stand in the middle of their row. */
  readonly middle?: boolean
}

function SortHead<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: (sort: Sort) => void
}) {
  const { t } = useTranslation('ui')
  const { key, head } = column
  const rising = sort === key
  const falling = sort === `-${key}`
  return (
    <button
      type="button"
      className={css.sort}
      data-sorted={rising || falling || undefined}
      title={rising ? t('table.sortDown', { head }) : t('table.sortUp', { head })}
      onClick={() => onSort(rising ? `-${key}` : key)}
    >
      {head}
      <Icon of={rising ? IconArrowUp : falling ? IconArrowDown : IconSelector} size={14} />
    </button>
  )
}

function ariaSort(key: string, sort: Sort | undefined): 'ascending' | 'descending' | undefined {
  if (sort === key) return 'ascending'
  return sort === `-${key}` ? 'descending' : undefined
}

function Head<Row>(props: TableProps<Row>) {
  const { t } = useTranslation('ui')
  const { columns, rows, rowKey, sort, onSort, choosing } = props
  const open = rows.map(rowKey).filter((key) => choosing?.open?.has(key) ?? true)
  const all =
    choosing !== undefined && open.length > 0 && open.every((key) => choosing.chosen.has(key))
  return (
    <thead>
      <tr>
        {choosing !== undefined && (
          <th scope="col" className={css.tick}>
            <input
              type="checkbox"
              aria-label={t('list.chooseAll')}
              checked={all}
              onChange={(event) => choosing.onChooseAll(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.numeric === true ? css.number : undefined}
            aria-sort={ariaSort(column.key, sort)}
          >
            {column.sortable === true && onSort !== undefined ? (
              <SortHead column={column} sort={sort} onSort={onSort} />
            ) : (
              column.head
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function BodyRow<Row>({ row, ...props }: TableProps<Row> & { readonly row: Row }) {
  const { t } = useTranslation('ui')
  const { columns, rowKey, choosing, atKey } = props
  const key = rowKey(row)
  const chosen = choosing?.chosen.has(key) === true
  const under = props.renderUnder?.(row)
  const said = Boolean(under)
  return (
    <>
      <tr
        className={classes(chosen && css.chosen, key === atKey && css.at, said && css.said)}
        data-key={key}
      >
        {choosing !== undefined && (
          <td className={css.tick}>
            {choosing.open?.has(key) !== false && (
              <input
                type="checkbox"
                aria-label={t('list.choose', { name: choosing.nameOf(key) })}
                checked={chosen}
                onChange={(event) => choosing.onChoose(key, event.target.checked)}
              />
            )}
          </td>
        )}
        {columns.map((column, index) => (
          <td
            key={column.key}
            className={classes(column.numeric === true && css.number, index === 0 && css.lead)}
            data-label={index === 0 ? undefined : column.head}
          >
            {column.renderCell(row)}
          </td>
        ))}
      </tr>
      {said && (
        <tr className={css.under}>
          <td colSpan={columns.length + (choosing === undefined ? 0 : 1)}>{under}</td>
        </tr>
      )}
    </>
  )
}

/** A three-line table: ink above, ink under the head, ink below, hairlines between. */
export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    density,
    phone = 'stack',
    middle = false,
    wide = false,
  } = props
  const scrolls = phone === 'scroll' || wide
  const foot = columns.some((column) => column.foot !== undefined)
  return (
    <div
      className={css.scroll}
      data-table
      // What scrolls sideways must be reachable by keyboard.
      tabIndex={scrolls ? 0 : undefined}
      role={scrolls ? 'region' : undefined}
      aria-label={scrolls ? label : undefined}
    >
      <table
        className={classes(
          css.table,
          density !== undefined && css[density],
          middle && css.middle,
          phone === 'stack' ? css.stacks : css.holds,
        )}
        aria-label={label}
      >
        <Head {...props} />
        <tbody>
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} {...props} row={row} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  // The sum's name reaches over the ticks.
                  colSpan={index === 0 && props.choosing !== undefined ? 2 : undefined}
                  className={column.numeric === true ? css.number : undefined}
                  data-label={index === 0 || column.foot === undefined ? undefined : column.head}
                >
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** A unit, small after its figure. */
export function Unit({ children }: { readonly children: ReactNode }) {
  return <span className="muted t12"> {children}</span>
}
