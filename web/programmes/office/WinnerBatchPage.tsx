import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conflict, invalid, allowed } from '../../../domain/kernel/verdict.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import {
  commitWinners,
  listWinnerBatches,
  listWinners,
  readWinnerBatch,
  undoWinners,
} from '../../../domain/programmes/winner.endpoints.ts'
import type { WinnerColumn, WinnerRow } from '../../../domain/programmes/winnerList.ts'
import { formatNumber } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { FieldFault } from '../../ui/Field.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import css from './Office.module.css'
import { BatchStateTag } from './WinnersPage.tsx'
import { TrailButtons, useTrail } from './Trail.tsx'

type Page = AnswerOf<typeof readWinnerBatch>

const columns: readonly WinnerColumn[] = [
  'year',
  'seq',
  'direction',
  'project',
  'applicant',
  'recommendingUnit',
  'uscc',
]

function Cell({ row, column }: { readonly row: WinnerRow; readonly column: WinnerColumn }) {
  const say = useReasons()
  return (
    <>
      {row[column] ?? row.faults.find((fault) => fault.column === column)?.facts?.['typed'] ?? ''}
      {row.faults
        .filter((fault) => fault.column === column)
        .map(({ code, facts }) => (
          <FieldFault key={code}>{say({ code, facts })}</FieldFault>
        ))}
    </>
  )
}

function Rows({
  page,
  without,
  onLeave,
}: {
  readonly page: Page
  readonly without: ReadonlySet<number>
  readonly onLeave: (lines: readonly number[], out: boolean) => void
}) {
  const { t } = useTranslation('office')
  const sound = page.rows.filter(({ faults }) => faults.length === 0)
  const choosing = {
    chosen: new Set(sound.filter(({ line }) => !without.has(line)).map(({ line }) => String(line))),
    open: new Set(sound.map(({ line }) => String(line))),
    onChoose: (key: string, on: boolean) => onLeave([Number(key)], !on),
    onChooseAll: (on: boolean) =>
      onLeave(
        sound.map(({ line }) => line),
        !on,
      ),
    nameOf: (key: string) => t('winners.lineNo', { line: key }),
  }
  return (
    <Table<WinnerRow>
      label={t('winners.preview')}
      rows={page.rows}
      rowKey={({ line }) => String(line)}
      density="dense"
      choosing={page.batch.state === 'previewed' ? choosing : undefined}
      columns={[
        { key: 'line', head: t('seats.line'), renderCell: ({ line }) => line },
        ...columns.map((column) => ({
          key: column,
          head: t(`winners.col.${column}`),
          renderCell: (row: WinnerRow) => <Cell row={row} column={column} />,
        })),
      ]}
    />
  )
}

const pageSize = 100

function Acts({ page, without }: { readonly page: Page; readonly without: ReadonlySet<number> }) {
  const { t } = useTranslation('office')
  const [undoing, setUndoing] = useState(false)
  const { batch } = page
  const renews = [readWinnerBatch, listWinnerBatches, listWinners]
  const commit = useAct(commitWinners, {
    renews,
    onDone: ({ taken }) => toast(t('winners.committed', { count: taken })),
  })
  const undo = useAct(undoWinners, {
    renews,
    onDone: () => {
      setUndoing(false)
      toast(t('winners.undone'))
    },
  })
  const count = batch.rows - batch.faulty - without.size
  const params = { id: batch.id }
  const mayCommit =
    batch.state !== 'previewed'
      ? conflict('programmes.winner_batch_not_previewed')
      : count > 0
        ? allowed
        : invalid('programmes.winner_nothing_chosen')
  return (
    <Sheet title={batch.fileName} end={<BatchStateTag state={batch.state} />}>
      <div className="stack">
        <dl className={css.numbers}>
          {(['rows', 'faulty', 'taken'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`winners.${key}`)}</dt>
              <dd>{formatNumber(batch[key])}</dd>
            </div>
          ))}
        </dl>
        {batch.state === 'previewed' && (
          <>
            <p className="second t13">{t('winners.previewText')}</p>
            <ActionButton
              verdict={mayCommit}
              busy={commit.isPending}
              onClick={() => commit.mutate({ params, body: { except: [...without] } })}
            >
              {t('winners.commit', { count })}
            </ActionButton>
          </>
        )}
        {batch.state === 'committed' && (
          <Button onClick={() => setUndoing(true)}>{t('winners.undo')}</Button>
        )}
        {batch.state === 'undone' && <Note>{t('winners.undoneText')}</Note>}
        {commit.error !== null && <ErrorState problem={commit.error.problem} />}
      </div>
      <ReasonDialog
        open={undoing}
        title={t('winners.undo')}
        act={t('winners.undoAct', { count: batch.taken })}
        note={t('winners.undoText')}
        danger
        busy={undo.isPending}
        problem={undo.error?.problem ?? null}
        onClose={() => setUndoing(false)}
        onAct={(reason) => undo.mutate({ params, body: { reason } })}
      />
    </Sheet>
  )
}

/** One batch: every row with what is wrong in which cell; sound rows are taken, all or some. */
export function WinnerBatchPage() {
  const { t } = useTranslation('office')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const [show, setShow] = useState<'all' | 'faulty' | 'sound'>('all')
  const trail = useTrail()
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set())
  const { data, error, refetch } = useCall(readWinnerBatch, {
    params: { id },
    query: {
      limit: pageSize,
      ...(show === 'all' ? {} : { faulty: show === 'faulty' }),
      ...trail.page,
    },
  })
  const head = (
    <PageHead
      title={data?.batch.fileName ?? t('winners.preview')}
      crumbs={[{ label: t('winners.head'), to: '/office/winners' }]}
    />
  )
  if (error !== null) {
    return (
      <>
        {head}
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      </>
    )
  }
  if (data === undefined) return <Loading lines={10} />
  const leave = (lines: readonly number[], out: boolean) => {
    const next = new Set(without)
    for (const line of lines) {
      if (out) next.add(line)
      else next.delete(line)
    }
    setWithout(next)
  }
  return (
    <>
      {head}
      <h1 className="sr">{data.batch.fileName}</h1>
      <WithSide side={<Acts page={data} without={without} />} sideFirst>
        <Sheet
          title={t('winners.preview')}
          note={t('winners.count', { count: data.total })}
          inside="none"
          end={
            <Segments
              label={t('standing.show')}
              options={(['all', 'faulty', 'sound'] as const).map((value) => ({
                value,
                label: t(`winners.only.${value}`),
              }))}
              value={show}
              onChange={(next) => {
                trail.reset()
                setShow(next)
              }}
            />
          }
        >
          <Rows page={data} without={without} onLeave={leave} />
          {data.rows.length === 0 && <p className={css.none}>{t('winners.noneSo')}</p>}
          <TrailButtons trail={trail} next={data.next} />
        </Sheet>
      </WithSide>
    </>
  )
}
