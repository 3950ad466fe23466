import { useTranslation } from '../words.ts'
import type { CellFault } from '../../../domain/kernel/sheetList.ts'
import { Segments } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { TrailButtons } from '../../ui/Trail.tsx'
import { type BatchView, shows } from './batchView.ts'
import { RowFaults } from './ImportCell.tsx'

type Line = { readonly line: number; readonly faults: readonly CellFault<string>[] }

/** The lines of a batch; before it is imported, sound ones can be unticked. */
export function BatchLines<Row extends Line>({
  view,
  page,
  columns,
  open,
}: {
  readonly view: BatchView
  readonly page: {
    readonly rows: readonly Row[]
    readonly total: number
    readonly next: string | null
  }
  readonly columns: readonly Column<Row>[]
  /** Whether a line may be taken; undefined once nothing can be chosen any more. */
  readonly open: ((row: Row) => boolean) | undefined
}) {
  const { t } = useTranslation('imports')
  const { show, trail, without, leave } = view
  const headOf = (column: string) => columns.find(({ key }) => key === column)?.head ?? column
  const takable = open === undefined ? [] : page.rows.filter(open)
  const choosing = {
    chosen: new Set(takable.flatMap(({ line }) => (without.has(line) ? [] : [String(line)]))),
    open: new Set(takable.map(({ line }) => String(line))),
    onChoose: (key: string, on: boolean) => leave([Number(key)], !on),
    onChooseAll: (on: boolean) =>
      leave(
        takable.map(({ line }) => line),
        !on,
      ),
    nameOf: (key: string) => t('lineNo', { line: key }),
  }
  return (
    <Sheet
      title={t('preview')}
      note={t('count', { count: page.total })}
      inside="none"
      end={
        <Segments
          label={t('show')}
          options={shows.map((value) => ({ value, label: t(`only.${value}`) }))}
          value={show}
          onChange={view.choose}
        />
      }
    >
      <Table<Row>
        label={t('preview')}
        rows={page.rows}
        rowKey={({ line }) => String(line)}
        density="dense"
        wide
        choosing={open === undefined ? undefined : choosing}
        columns={[{ key: 'line', head: t('line'), renderCell: ({ line }) => line }, ...columns]}
        renderUnder={({ faults }) =>
          faults.length > 0 && <RowFaults faults={faults} nameOf={headOf} />
        }
      />
      {page.rows.length === 0 && (
        <p className="second" style={{ padding: 16 }}>
          {t('noneSo')}
        </p>
      )}
      <TrailButtons trail={trail} next={page.next} />
    </Sheet>
  )
}
