import type { ReactNode } from 'react'
import { useTranslation } from '../words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TrailButtons, type useTrail } from '../../ui/Trail.tsx'
import { formatNumber, useFormat } from '../format.ts'
import type { CallProblem } from '../problem.ts'
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

type Page<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly next: string | null
}

/** The lists that were brought in, the latest first, or what is said where there are none. */
export function Batches<Row extends Batch>({
  reading: { data, error, refetch },
  trail,
  empty,
  renderLink,
  renderAbout,
}: {
  /** Of `useCall`, with the page of the trail. */
  readonly reading: {
    readonly data: Page<Row> | undefined
    readonly error: CallProblem | null
    readonly refetch: () => unknown
  }
  readonly trail: ReturnType<typeof useTrail>
  readonly empty: ReactNode
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
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={3} />
  if (data.total === 0) return empty
  return (
    <Sheet title={t('batches')} inside="none">
      <Table<Row>
        label={t('batches')}
        rows={data.rows}
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
      <TrailButtons trail={trail} {...data} />
    </Sheet>
  )
}
