import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { listExperts, readExpert } from '../../../domain/evaluation/expert.endpoints.ts'
import { mayAdmitBatch, type ExpertBatch } from '../../../domain/evaluation/expertBatch.ts'
import {
  admitExperts,
  commitExperts,
  listExpertBatches,
  readExpertBatch,
  undoExperts,
} from '../../../domain/evaluation/expertBatch.endpoints.ts'
import {
  listColumns,
  type ExpertListRow,
  type ListColumn,
} from '../../../domain/evaluation/expertRow.ts'
import { formatNumber } from '../../kernel/format.ts'
import { BatchActs } from '../../kernel/importing/BatchActs.tsx'
import { BatchLines } from '../../kernel/importing/BatchLines.tsx'
import { BatchShell } from '../../kernel/importing/BatchShell.tsx'
import { type BatchView, useBatchView } from '../../kernel/importing/batchView.ts'
import { ImportCell } from '../../kernel/importing/ImportCell.tsx'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { useReasons } from '../../ui/reason.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'

const renews = [readExpertBatch, listExpertBatches, listExperts, readExpert]
const kindTones = { new: 'good', change: 'care', same: 'plain' } as const

/** New experts come in by another than who brought the list. */
function Admission({ batch }: { readonly batch: ExpertBatch }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const act = useAct(admitExperts, { renews, onDone: () => toast(t('expertImport.admitted')) })
  const { waiting } = batch
  if (waiting === null || waiting.complete + waiting.incomplete === 0) return null
  return (
    <>
      {waiting.complete > 0 && (
        <>
          <ActionButton
            verdict={mayAdmitBatch(actorOf(me), batch, waiting.complete)}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: batch.id } })}
          >
            {t('expertImport.admit', { count: waiting.complete })}
          </ActionButton>
          <p className="second t13">{t('expertImport.admitText')}</p>
        </>
      )}
      {waiting.incomplete > 0 && (
        <p className="second t13">{t('expertImport.incomplete', { count: waiting.incomplete })}</p>
      )}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}

function useFigures(batch: ExpertBatch): readonly (readonly [string, string])[] {
  const { t } = useTranslation(['evaluation', 'imports'])
  const { state, waiting } = batch
  const stand = state === 'undone' ? t('expertImport.stays') : t('imports:taken')
  const numbers: readonly (readonly [string, number])[] = [
    [t('imports:rows'), batch.rows],
    [t('imports:faulty'), batch.faulty],
    [t('expertImport.fresh'), batch.fresh],
    [t('expertImport.changes'), batch.changes],
    ...(state === 'previewed' ? [] : [[stand, batch.taken] as const]),
    ...(waiting === null
      ? []
      : [[t('expertImport.waitingFigure'), waiting.complete + waiting.incomplete] as const]),
  ]
  return numbers.map(([name, value]) => [name, formatNumber(value)])
}

function Acts({ batch, view }: { readonly batch: ExpertBatch; readonly view: BatchView }) {
  const { t } = useTranslation(['evaluation', 'imports'])
  const params = { id: batch.id }
  const chosen = batch.fresh + batch.changes - view.without.size
  const commit = useAct(commitExperts, {
    renews,
    onDone: ({ taken }) => {
      toast(t('imports:committed', { count: taken }))
      if (taken < chosen) toast(t('expertImport.missed', { count: chosen - taken }))
    },
  })
  const undo = useAct(undoExperts, { renews, onDone: () => toast(t('imports:undone')) })
  return (
    <BatchActs
      batch={batch}
      figures={useFigures(batch)}
      count={chosen}
      commit={commit}
      onCommit={() => commit.mutate({ params, body: { except: [...view.without] } })}
      undo={undo}
      undoText={t('expertImport.undoText')}
      onUndo={(reason) => undo.mutate({ params, body: { reason } })}
    >
      <Admission batch={batch} />
      {batch.state === 'undone' && batch.taken > 0 && (
        <Note tone="care">{t('expertImport.kept', { count: batch.taken })}</Note>
      )}
    </BatchActs>
  )
}

function Cell({ row, column }: { readonly row: ExpertListRow; readonly column: ListColumn }) {
  const { t } = useTranslation('imports')
  const was = row.was[column]
  return (
    <>
      <ImportCell value={row.cells[column]} faults={row.faults} column={column} />
      {was !== undefined && (
        <div className="muted t12">{was === '' ? t('wasEmpty') : t('was', { value: was })}</div>
      )}
    </>
  )
}

/** What comes of a row, and what an admission would ask besides. */
function Result({ row }: { readonly row: ExpertListRow }) {
  const { t } = useTranslation(['evaluation', 'imports'])
  const say = useReasons()
  if (row.faults.length > 0) return <Tag tone="bad">{t('imports:faulty')}</Tag>
  return (
    <>
      <Tag tone={kindTones[row.kind]}>{t(`expertImport.kinds.${row.kind}`)}</Tag>
      {row.stays !== undefined && <div className="muted t12">{say({ code: row.stays })}</div>}
      {row.lacks.length > 0 && (
        <div className="muted t12">
          {t('expertImport.lacks', {
            columns: row.lacks
              .map(({ column }) => t(`expertImport.col.${column}`))
              .join(t('expertImport.fieldGap')),
          })}
        </div>
      )}
    </>
  )
}

const isTakable = ({ faults, kind }: ExpertListRow) => faults.length === 0 && kind !== 'same'

/** A column that no row of the page fills, and that has no fault, would only make the table wide. */
const filledColumns = (rows: readonly ExpertListRow[]) =>
  listColumns.filter((column) =>
    rows.some(
      ({ cells, faults }) =>
        cells[column] !== undefined || faults.some((fault) => fault.column === column),
    ),
  )

/** One list of experts: every cell at fault, what is new and what would change; then taken, admitted, undone. */
export function BatchPage() {
  const { t } = useTranslation(['evaluation', 'imports'])
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const view = useBatchView()
  const reading = useCall(readExpertBatch, { params: { id }, query: view.query })
  return (
    <BatchShell
      reading={reading}
      crumbsOf={() => [
        { label: t('experts'), to: '/evaluation/experts' },
        { label: t('expertImport.title'), to: '/evaluation/imports' },
      ]}
      renderActs={({ batch }) => <Acts batch={batch} view={view} />}
      renderLines={(page) => (
        <BatchLines<ExpertListRow>
          view={view}
          page={page}
          open={page.batch.state === 'previewed' ? isTakable : undefined}
          columns={[
            {
              key: 'kind',
              head: t('expertImport.kind'),
              renderCell: (row) => <Result row={row} />,
            },
            ...filledColumns(page.rows).map((column) => ({
              key: column,
              head: t(`expertImport.col.${column}`),
              renderCell: (row: ExpertListRow) => <Cell row={row} column={column} />,
            })),
          ]}
        />
      )}
    />
  )
}
