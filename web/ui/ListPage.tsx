import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { BulkBar, type BulkAct } from './BulkBar.tsx'
import { type ListQuery, useDensity, useListKeys, type useListQuery } from './list.ts'
import css from './List.module.css'
import { ExportButtons, type ExportColumn, type WholeList } from './ListExport.tsx'
import { FilterBar, type ListFilter, Pager, useAmount } from './ListParts.tsx'
import { Views } from './ListViews.tsx'
import { Sheet } from './Sheet.tsx'
import { ErrorState, Loading } from './States.tsx'
import { type Column, Table } from './Table.tsx'

/** `text` is the cell in an export: equal to what is shown. */
export type ListColumn<Row> = Column<Row> & ExportColumn<Row>

export type ListAnswer<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  /** The server stopped counting at `total`. */
  readonly atLeast?: boolean
  readonly next: string | null
}

export type ListPageProps<Row> = {
  /** Names the saved views: `people.members`. */
  readonly name: string
  /** Also what an exported file is called. */
  readonly title: string
  readonly level?: 1 | 2
  readonly columns: readonly ListColumn<Row>[]
  readonly filters?: readonly ListFilter[]
  /** Whether the server searches the list by words. */
  readonly findable?: boolean
  readonly list: ReturnType<typeof useListQuery>
  /** Of `useCall`: what there is now. */
  readonly reading: {
    readonly data: ListAnswer<Row> | undefined
    readonly error: CallProblem | null
    readonly refetch: () => unknown
  }
  readonly rowKey: (row: Row) => string
  readonly rowName: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly bulk?: readonly BulkAct<Row>[]
  /** Every row of the present query at one moment, for the export. */
  readonly readAll?: (query: ListQuery) => Promise<WholeList<Row>>
  readonly empty: ReactNode
  /** Buttons at the head. */
  readonly end?: ReactNode
}

function useChosen<Row>(rowKey: (row: Row) => string) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  return {
    rows: [...chosen.values()],
    keys: new Set(chosen.keys()),
    clear: () => setChosen(new Map()),
    put(rows: readonly Row[], on: boolean) {
      const next = new Map(chosen)
      for (const row of rows) {
        if (on) next.set(rowKey(row), row)
        else next.delete(rowKey(row))
      }
      setChosen(next)
    },
  }
}

/**
 * A list to work through: views, filters, sorting and page in the address, keys to walk it, several rows
 * chosen for one act, and an export of exactly what is shown.
 */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { t } = useTranslation('ui')
  const { list, reading, rowKey, rowName, onOpen, readAll, bulk = [] } = props
  const columns = props.columns.filter(
    ({ key }, at) => at === 0 || !list.query.hidden.includes(key),
  )
  const [density, setDensity] = useDensity()
  const [at, setAt] = useState<string>()
  const chosen = useChosen(rowKey)
  const find = useRef<HTMLInputElement>(null)
  const rows = reading.data?.rows ?? []
  const atRow = rows.find((row) => rowKey(row) === at)

  useListKeys({
    move(step) {
      const index = atRow === undefined ? -1 : rows.indexOf(atRow)
      const next = rows[Math.min(rows.length - 1, Math.max(0, index + step))]
      if (next === undefined) return
      setAt(rowKey(next))
      document
        .querySelector(`tr[data-key="${CSS.escape(rowKey(next))}"]`)
        ?.scrollIntoView({ block: 'nearest' })
    },
    open: () => atRow !== undefined && onOpen?.(atRow),
    choose() {
      if (atRow !== undefined && bulk.length > 0) chosen.put([atRow], !chosen.keys.has(at ?? ''))
    },
    find: () => find.current?.focus(),
  })

  const nameByKey = new Map(rows.map((row) => [rowKey(row), rowName(row)]))
  const total = reading.data?.total
  const amount = useAmount(reading.data)
  return (
    <Sheet
      title={props.title}
      level={props.level ?? 1}
      note={total === undefined ? undefined : t('list.total', { count: total, amount })}
      inside="none"
      end={
        <>
          {readAll !== undefined && (
            <ExportButtons title={props.title} columns={columns} read={() => readAll(list.query)} />
          )}
          {props.end}
        </>
      }
    >
      <Views name={props.name} list={list} />
      <FilterBar
        filters={props.filters ?? []}
        findable={props.findable === true}
        findRef={find}
        list={list}
        density={density}
        onDensity={setDensity}
        columns={props.columns}
      />
      {bulk.length > 0 && (
        <BulkBar acts={bulk} rows={chosen.rows} rowKey={rowKey} onDone={chosen.clear} />
      )}
      <div className={css.inside}>
        {reading.error !== null && (
          <ErrorState problem={reading.error.problem} onRetry={() => void reading.refetch()} />
        )}
        {reading.data === undefined && reading.error === null && <Loading lines={5} />}
        {reading.data !== undefined && rows.length === 0 && props.empty}
        {rows.length > 0 && (
          <Table
            label={props.title}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            sort={list.query.sort}
            onSort={(sort) => list.change({ sort })}
            atKey={at}
            density={density}
            choosing={
              bulk.length === 0
                ? undefined
                : {
                    chosen: chosen.keys,
                    nameOf: (key) => nameByKey.get(key) ?? key,
                    onChoose: (key, on) =>
                      chosen.put(
                        rows.filter((row) => rowKey(row) === key),
                        on,
                      ),
                    onChooseAll: (on) => chosen.put(rows, on),
                  }
            }
          />
        )}
      </div>
      {reading.data !== undefined && rows.length > 0 && (
        <Pager list={list} answer={reading.data} choosable={bulk.length > 0} />
      )}
    </Sheet>
  )
}
