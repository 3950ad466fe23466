import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listFileBytes } from '../../../domain/kernel/sheetList.ts'
import {
  commitScores,
  previewScores,
  readScoreListPage,
} from '../../../domain/programmes/score.endpoints.ts'
import {
  scoreColumns,
  type ScoreColumn,
  type ScoreRow,
} from '../../../domain/programmes/scoreList.ts'
import {
  explainSelection,
  listSelection,
  readSelection,
} from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { mayDraftSelection } from '../../../domain/programmes/selection.ts'
import { useFormat } from '../../kernel/format.ts'
import { ImportCell, RowFaults } from '../../kernel/importing/ImportCell.tsx'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { actorOf } from '../application/actor.ts'
import { base64Of } from '../../kernel/base64.ts'
import { pointsText } from './points.ts'
import css from './Selection.module.css'

function Cell({ row, column }: { readonly row: ScoreRow; readonly column: ScoreColumn }) {
  const shown = column === 'points' && row.points !== null ? pointsText(row.points) : row[column]
  return <ImportCell value={shown} faults={row.faults} column={column} />
}

/** A list looked through: what is wrong, cell by cell, and how many scores it brings. */
function PreviewDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('selection')
  const [faulty, setFaulty] = useState<'all' | 'faulty'>('all')
  const trail = useTrail()
  const { data, error } = useCall(readScoreListPage, {
    params: { id },
    query: { ...trail.page, ...(faulty === 'faulty' ? { faulty: true } : {}) },
  })
  const act = useAct(commitScores, {
    renews: [readSelection, listSelection, explainSelection],
    onDone: () => {
      onClose()
      toast(t('scores.taken'))
    },
  })
  if (error !== null) return <ErrorState problem={error.problem} />
  const list = data?.list
  const count = list === undefined ? 0 : list.rows - list.faulty
  const shown: Column<ScoreRow>[] = [
    { key: 'line', head: t('scores.line'), renderCell: ({ line }) => line },
    ...scoreColumns.map((column) => ({
      key: column,
      head: t(`scores.${column}`),
      renderCell: (row: ScoreRow) => <Cell row={row} column={column} />,
    })),
  ]
  return (
    <Dialog
      open
      shape="wide"
      title={t('scores.preview', { file: list?.fileName ?? '' })}
      onClose={onClose}
      foot={
        count > 0 && (
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id }, body: { expected: count } })}
          >
            {t('scores.take', { count })}
          </Button>
        )
      }
    >
      {data === undefined ? (
        <Loading lines={6} />
      ) : (
        <div className="stack">
          {data.list.faulty > 0 && <Note tone="care">{t('scores.faulty')}</Note>}
          {data.list.replaces > 0 && (
            <Note>{t('scores.replaces', { count: data.list.replaces })}</Note>
          )}
          {data.list.faulty > 0 && (
            <Segments
              label={t('scores.title')}
              value={faulty}
              onChange={(next) => {
                setFaulty(next)
                trail.reset()
              }}
              options={[
                { value: 'all', label: t('scores.all') },
                { value: 'faulty', label: t('scores.onlyFaulty') },
              ]}
            />
          )}
          <Table
            label={t('scores.preview', { file: data.list.fileName })}
            columns={shown}
            rows={data.rows}
            rowKey={({ line }) => String(line)}
            density="dense"
            renderUnder={({ faults }) =>
              faults.length > 0 && (
                <RowFaults
                  faults={faults}
                  nameOf={(column) => t(`scores.${column as ScoreColumn}`)}
                />
              )
            }
          />
          <TrailButtons trail={trail} next={data.next} total={data.total} />
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </div>
      )}
    </Dialog>
  )
}

function Bring({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const [preview, setPreview] = useState<string | null>(null)
  const act = useAct(previewScores, { onDone: ({ list }) => setPreview(list.id) })
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    const content = await base64Of(file)
    const body = { fileName: file.name.slice(0, 200), content }
    act.mutate({ params: { programmeId: page.programmeId }, body })
  }
  return (
    <>
      <FileDrop
        label={t('scores.bring')}
        help={t('scores.bringHelp')}
        maxBytes={listFileBytes}
        accept={['.xlsx', '.csv']}
        files={[]}
        onFiles={(files) => void send(files)}
      />
      {act.isPending && <Loading what={t('scores.reading')} lines={1} />}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      {preview !== null && <PreviewDialog id={preview} onClose={() => setPreview(null)} />}
    </>
  )
}

/** One seam for all scores: rounds that were released, and lists that were brought in. */
export function ScoresSheet({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { t: say } = useTranslation('evaluation')
  const { moment } = useFormat()
  const me = useMe()
  return (
    <Sheet title={t('scores.title')}>
      <div className="stack">
        {page.sources.length === 0 ? (
          <div>
            <b>{t('scores.none')}</b>
            <p className="second">{t('scores.noneText')}</p>
          </div>
        ) : (
          <ul className={css.plain}>
            {page.sources.map(({ source, id, title, stage, count, counting, cameAt }) => (
              <li key={id}>
                {title}
                <div className={css.note}>
                  {stage === null ? t(`scores.${source}`) : say(`roundStage.${stage}`)} ·{' '}
                  {t(counting === count ? 'scores.count' : 'scores.countOf', { count, counting })} ·{' '}
                  {moment(cameAt)}
                </div>
              </li>
            ))}
          </ul>
        )}
        <p className="muted t13">{t('scores.rule')}</p>
        {mayDraftSelection(actorOf(me), page.state).ok && <Bring page={page} />}
      </div>
    </Sheet>
  )
}
