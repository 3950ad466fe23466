import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../kernel/format.ts'
import { CallProblem } from '../kernel/problem.ts'
import { BulkBar, type BulkAct } from './BulkBar.tsx'
import { Button } from './Button.tsx'
import { type CsvValue, csvOf, download } from './csv.ts'
import { type ListQuery, useDensity, useListKeys, type useListQuery } from './list.ts'
import css from './List.module.css'
import { FilterBar, type ListFilter, Pager } from './ListParts.tsx'
import { Views } from './ListViews.tsx'
import { Sheet } from './Sheet.tsx'
import { ErrorState, Loading } from './States.tsx'
import { type Column, Table } from './Table.tsx'
import { toast } from './Toast.tsx'

export type ListColumn<Row> = Column<Row> & {
  /** The cell in an export: equal to what is shown. */
  readonly text: (row: Row) => CsvValue
  /** What the cell shows besides; columns of their own in an export. */
  readonly beside?: readonly { readonly head: string; readonly text: (row: Row) => CsvValue }[]
}

export type ListAnswer<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly next: string | null
}

export type ListPageProps<Row> = {
  /** Names the saved views and the exported file: `people.members`. */
  readonly name: string
  readonly title: ReactNode
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
  /** Every row of the present query, for the export. */
  readonly readAll?: (query: ListQuery) => Promise<readonly Row[]>
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

function ExportButton<Row>({ name, title, columns, list, readAll }: ListPageProps<Row>) {
  const { t } = useTranslation('ui')
  const [busy, setBusy] = useState(false)
  if (readAll === undefined) return null
  const run = async (as: 'xlsx' | 'csv') => {
    setBusy(true)
    try {
      const rows = await readAll(list.query)
      const parts = columns.flatMap((column) => [column, ...(column.beside ?? [])])
      const heads = parts.map(({ head }) => head)
      const cells = rows.map((row) => parts.map(({ text }) => text(row)))
      if (as === 'csv') return download(`${name}.csv`, csvOf(heads, cells))
      const { xlsxOf, xlsxType } = await import('./xlsx.ts')
      const sheet = typeof title === 'string' ? title : name
      download(`${name}.xlsx`, xlsxOf(sheet, heads, cells), xlsxType)
    } catch (problem) {
      const said = problem instanceof CallProblem ? problem.problem.detail : undefined
      toast(said ?? t('list.exportFailed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button size="small" icon={IconDownload} busy={busy} onClick={() => void run('xlsx')}>
        {busy ? t('list.exporting') : t('list.export')}
      </Button>
      <span className="onlyDesk">
        <Button size="small" onClick={() => void run('csv')}>
          {t('list.exportCsv')}
        </Button>
      </span>
    </>
  )
}

/**
 * A list to work through: views, filters, sorting and page in the address, keys to walk it, several rows
 * chosen for one act, and an export of exactly what is shown.
 */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { t } = useTranslation('ui')
  const { list, reading, rowKey, rowName, onOpen, bulk = [] } = props
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
  return (
    <Sheet
      title={props.title}
      level={props.level ?? 1}
      note={
        total === undefined
          ? undefined
          : t('list.total', { count: total, amount: formatNumber(total) })
      }
      inside="none"
      end={
        <>
          <ExportButton {...props} columns={columns} />
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
            label={typeof props.title === 'string' ? props.title : props.name}
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
