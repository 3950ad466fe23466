import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { serverNow } from '../kernel/clock.ts'
import { CallProblem } from '../kernel/problem.ts'
import { Button } from './Button.tsx'
import { allRows } from '../../domain/kernel/allRows.ts'
import { type CsvValue, csvOf } from '../../domain/kernel/csv.ts'
import { download } from './download.ts'
import { exportName } from './exportName.ts'
import { toast } from './Toast.tsx'

type Cell<Row> = { readonly head: string; readonly text: (row: Row) => CsvValue }

export type ExportColumn<Row> = Cell<Row> & {
  /** What the cell shows besides; columns of their own in an export. */
  readonly beside?: readonly Cell<Row>[]
}

/** All rows that match, as they were at one moment. */
export type WholeList<Row> = { readonly rows: readonly Row[]; readonly takenAt: string }

type ListPart<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** Page after page of a list of which there is no snapshot. */
export async function readPages<Row>(
  read: (after: string | undefined) => Promise<ListPart<Row>>,
): Promise<WholeList<Row>> {
  const takenAt = serverNow().toISOString()
  return { rows: await allRows(({ after }) => read(after)), takenAt }
}

type ExportButtonsProps<Row> = {
  readonly title: string
  readonly columns: readonly ExportColumn<Row>[]
  readonly read: () => Promise<WholeList<Row>>
}

/** A list as a workbook or as CSV: exactly what it shows, at one moment, named by list and time. */
export function ExportButtons<Row>({ title, columns, read }: ExportButtonsProps<Row>) {
  const { t } = useTranslation('ui')
  const [busy, setBusy] = useState(false)
  const run = async (as: 'xlsx' | 'csv') => {
    setBusy(true)
    try {
      const { rows, takenAt } = await read()
      const parts = columns.flatMap((column) => [column, ...(column.beside ?? [])])
      const heads = parts.map(({ head }) => head)
      const cells = rows.map((row) => parts.map(({ text }) => text(row)))
      const name = exportName(title, takenAt)
      if (as === 'csv') return download(`${name}.csv`, csvOf(heads, cells))
      const { xlsxOf, xlsxType } = await import('./xlsx.ts')
      download(`${name}.xlsx`, xlsxOf(title, heads, cells), xlsxType)
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
