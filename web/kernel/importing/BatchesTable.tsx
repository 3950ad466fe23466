import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'
import { formatNumber, useFormat } from '../format.ts'
import { type BatchState, BatchStateTag } from './BatchStateTag.tsx'

type Batch = {
  readonly id: string
  readonly fileName: string
  readonly state: BatchState
  readonly rows: number
  readonly faulty: number
  readonly taken: number
  readonly madeBy: string
  readonly madeAt: string
}

/** The lists that were brought in, the latest first. */
export function BatchesTable<Row extends Batch>({
  rows,
  renderLink,
  renderAbout,
}: {
  readonly rows: readonly Row[]
  /** To the page of one batch. */
  readonly renderLink: (row: Row) => ReactNode
  readonly renderAbout?: (row: Row) => ReactNode
}) {
  const { t } = useTranslation('imports')
  const { moment } = useFormat()
  const numbers = (['rows', 'faulty', 'taken'] as const).map((key) => ({
    key,
    head: t(key),
    numeric: true,
    renderCell: (row: Row) => formatNumber(row[key]),
  }))
  return (
    <Sheet title={t('batches')} inside="none">
      <Table<Row>
        label={t('batches')}
        rows={rows}
        rowKey={({ id }) => id}
        density="dense"
        columns={[
          {
            key: 'file',
            head: t('fileName'),
            renderCell: (row) => (
              <>
                {renderLink(row)}
                {renderAbout !== undefined && <div className="muted t12">{renderAbout(row)}</div>}
              </>
            ),
          },
          {
            key: 'state',
            head: t('state'),
            renderCell: ({ state }) => <BatchStateTag state={state} />,
          },
          ...numbers,
          {
            key: 'by',
            head: t('by'),
            renderCell: (row) => `${row.madeBy} ${moment(row.madeAt, { year: true })}`,
          },
        ]}
      />
    </Sheet>
  )
}
