import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import {
  commitSurveyed,
  listSurveyBatches,
  listSurveyed,
  listSurveys,
  readSurvey,
  readSurveyBatch,
  undoSurveyed,
} from '../../domain/indicators/survey.endpoints.ts'
import type { SurveyBatch } from '../../domain/indicators/survey.ts'
import {
  surveyColumns,
  type SurveyColumn,
  type SurveyRow,
} from '../../domain/indicators/surveyColumns.ts'
import { formatNumber } from '../kernel/format.ts'
import { BatchActs } from '../kernel/importing/BatchActs.tsx'
import { BatchLines } from '../kernel/importing/BatchLines.tsx'
import { BatchShell } from '../kernel/importing/BatchShell.tsx'
import { type BatchView, useBatchView } from '../kernel/importing/batchView.ts'
import { ImportCell } from '../kernel/importing/ImportCell.tsx'
import { useAct, useCall } from '../kernel/query.ts'
import { toast } from '../ui/Toast.tsx'
import { CodeWithName } from './CodeWithName.tsx'

function Acts({ batch, view }: { readonly batch: SurveyBatch; readonly view: BatchView }) {
  const { t } = useTranslation(['surveys', 'imports'])
  const renews = [readSurveyBatch, readSurvey, listSurveyBatches, listSurveyed, listSurveys]
  const commit = useAct(commitSurveyed, {
    renews,
    onDone: ({ taken }) => toast(t('imports:committed', { count: taken })),
  })
  const undo = useAct(undoSurveyed, { renews, onDone: () => toast(t('imports:undone')) })
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
      undoText={t('undoText')}
      onUndo={(reason) => undo.mutate({ params, body: { reason } })}
    />
  )
}

function useCellWords() {
  const { t } = useTranslation('surveys')
  return (row: SurveyRow, column: SurveyColumn) => {
    if (column === 'use') return row.use === null ? null : t(`use.${row.use}`)
    if (column === 'leading') return row.leading === null ? null : t(row.leading ? 'yes' : 'no')
    if (column === 'industry' || column === 'division') {
      const code = row[column]
      return code === null ? null : <CodeWithName code={code} of={column} />
    }
    return row[column]
  }
}

/** One list of enterprises: every row with what is wrong in which cell; sound rows are taken, all or some. */
export function SurveyBatchPage() {
  const { t } = useTranslation(['surveys', 'imports'])
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const view = useBatchView()
  const cell = useCellWords()
  const reading = useCall(readSurveyBatch, { params: { id }, query: view.query })
  return (
    <BatchShell
      reading={reading}
      crumbsOf={(page) =>
        page === undefined
          ? []
          : [{ label: t('title'), to: `/indicators/surveys/${page.batch.surveyId}` }]
      }
      renderActs={({ batch }) => <Acts batch={batch} view={view} />}
      renderLines={(page) => (
        <BatchLines<SurveyRow>
          view={view}
          page={page}
          open={page.batch.state === 'previewed' ? ({ faults }) => faults.length === 0 : undefined}
          columns={surveyColumns.map((column) => ({
            key: column,
            head: t(`col.${column}`),
            renderCell: (row) => (
              <ImportCell value={cell(row, column)} faults={row.faults} column={column} />
            ),
          }))}
        />
      )}
    />
  )
}
