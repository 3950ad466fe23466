import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import {
  commitWinners,
  listWinnerBatches,
  listWinners,
  readWinnerBatch,
  undoWinners,
} from '../../../domain/programmes/winner.endpoints.ts'
import { winnerColumns, type WinnerRow } from '../../../domain/programmes/winnerList.ts'
import { formatNumber } from '../../kernel/format.ts'
import { BatchActs } from '../../kernel/importing/BatchActs.tsx'
import { BatchLines } from '../../kernel/importing/BatchLines.tsx'
import { BatchShell } from '../../kernel/importing/BatchShell.tsx'
import { type BatchView, useBatchView } from '../../kernel/importing/batchView.ts'
import { ImportCell } from '../../kernel/importing/ImportCell.tsx'
import { useAct, useCall } from '../../kernel/query.ts'
import { toast } from '../../ui/Toast.tsx'

type Batch = AnswerOf<typeof readWinnerBatch>['batch']

function Acts({ batch, view }: { readonly batch: Batch; readonly view: BatchView }) {
  const { t } = useTranslation(['office', 'imports'])
  const renews = [readWinnerBatch, listWinnerBatches, listWinners]
  const commit = useAct(commitWinners, {
    renews,
    onDone: ({ taken }) => toast(t('imports:committed', { count: taken })),
  })
  const undo = useAct(undoWinners, { renews, onDone: () => toast(t('imports:undone')) })
  const params = { id: batch.id }
  return (
    <BatchActs
      batch={batch}
      figures={(['rows', 'faulty', 'taken'] as const).map((key) => [
        t(`imports:${key}`),
        formatNumber(batch[key]),
      ])}
      count={batch.rows - batch.faulty - view.without.size}
      commit={commit}
      onCommit={() => commit.mutate({ params, body: { except: [...view.without] } })}
      undo={undo}
      undoText={t('winners.undoText')}
      onUndo={(reason) => undo.mutate({ params, body: { reason } })}
    />
  )
}

/** One batch: every row with what is wrong in which cell; sound rows are taken, all or some. */
export function WinnerBatchPage() {
  const { t } = useTranslation(['office', 'imports'])
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const view = useBatchView()
  const reading = useCall(readWinnerBatch, { params: { id }, query: view.query })
  return (
    <BatchShell
      reading={reading}
      crumbsOf={() => [{ label: t('winners.head'), to: '/office/winners' }]}
      renderActs={({ batch }) => <Acts batch={batch} view={view} />}
      renderLines={(page) => (
        <BatchLines<WinnerRow>
          view={view}
          page={page}
          open={page.batch.state === 'previewed' ? ({ faults }) => faults.length === 0 : undefined}
          columns={winnerColumns.map((column) => ({
            key: column,
            head: t(`winners.col.${column}`),
            renderCell: (row) => (
              <ImportCell value={row[column]} faults={row.faults} column={column} />
            ),
          }))}
        />
      )}
    />
  )
}
