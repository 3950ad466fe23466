import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Verdict } from '../../domain/kernel/verdict.ts'
import { CallProblem } from '../kernel/problem.ts'
import { ActionButton } from './ActionButton.tsx'
import { Button, LinkButton } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import css from './List.module.css'
import { ErrorState } from './States.tsx'
import { type Column, Table } from './Table.tsx'
import { toast } from './Toast.tsx'

export type BulkPreview = {
  /** Rows that would change. */
  readonly count: number
  /** Why a row would not, by its key. */
  readonly refused: ReadonlyMap<string, string>
}

export type BulkAct<Row> = {
  readonly key: string
  /** The verb and the count: 发送 3 份. */
  readonly label: (count: number) => string
  readonly danger?: boolean
  readonly verdict?: (rows: readonly Row[]) => Verdict
  /** What will be different, row by row. */
  readonly difference: readonly Column<Row>[]
  /** What the server says it would do: how many change, and why the others would not. */
  readonly preview?: (rows: readonly Row[]) => Promise<BulkPreview>
  /** What to know before: until when it can be taken back. */
  readonly note?: ReactNode
  /** With what the preview said, where there is one. Answers the way back where there is one. */
  readonly run: (rows: readonly Row[], preview?: BulkPreview) => Promise<(() => void) | undefined>
  readonly done: (count: number) => string
}

const allowed: Verdict = { ok: true }

/** What can be done with the chosen rows, each confirmed by its count and its difference. */
export function BulkBar<Row>({
  acts,
  rows,
  rowKey,
  onDone,
}: {
  readonly acts: readonly BulkAct<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onDone: () => void
}) {
  const { t } = useTranslation('ui')
  const [asking, setAsking] = useState<BulkAct<Row> | null>(null)
  if (rows.length === 0) return null
  return (
    <div className={css.chosen} role="region" aria-label={t('list.actions')}>
      <b>{t('list.chosen', { count: rows.length })}</b>
      {acts.map((act) => (
        <ActionButton
          key={act.key}
          size="small"
          kind="plain"
          verdict={act.verdict?.(rows) ?? allowed}
          onClick={() => setAsking(act)}
        >
          {act.label(rows.length)}
        </ActionButton>
      ))}
      <LinkButton className="end" onClick={onDone}>
        {t('list.chooseNone')}
      </LinkButton>
      {asking !== null && (
        <BulkDialog
          act={asking}
          rows={rows}
          rowKey={rowKey}
          onClose={() => setAsking(null)}
          onDone={onDone}
        />
      )}
    </div>
  )
}

/** Asks the server, once, what the act would do to these rows. */
function usePreview<Row>(
  act: BulkAct<Row>,
  rows: readonly Row[],
  onProblem: (problem: CallProblem) => void,
): BulkPreview | undefined {
  const [preview, setPreview] = useState<BulkPreview>()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    act.preview?.(rows).then(setPreview, (error: unknown) => {
      if (!(error instanceof CallProblem)) throw error
      onProblem(error)
    })
  }, [act, rows, onProblem])
  return preview
}

/** The last column says what becomes of a row; of one that is refused, it says why nothing does. */
function differenceOf<Row>(
  { difference }: BulkAct<Row>,
  preview: BulkPreview | undefined,
  rowKey: (row: Row) => string,
  say: (reason: string) => string,
): readonly Column<Row>[] {
  if (preview === undefined || preview.refused.size === 0) return difference
  return difference.map((column, at) =>
    at < difference.length - 1
      ? column
      : {
          ...column,
          renderCell: (row) => {
            const reason = preview.refused.get(rowKey(row))
            return reason === undefined ? (
              column.renderCell(row)
            ) : (
              <span className="care">{say(reason)}</span>
            )
          },
        },
  )
}

export function BulkDialog<Row>({
  act,
  rows,
  rowKey,
  onClose,
  onDone,
}: {
  readonly act: BulkAct<Row>
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const { t } = useTranslation('ui')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const preview = usePreview(act, rows, setProblem)
  const count = preview?.count ?? rows.length
  const run = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const undo = await act.run(rows, preview)
      onClose()
      onDone()
      toast(act.done(count), undo)
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const label = act.label(count)
  const ready = act.preview === undefined || preview !== undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={label}
      foot={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          {count > 0 && (
            <Button
              kind={act.danger === true ? 'danger' : 'primary'}
              busy={busy || (!ready && problem === null)}
              onClick={() => void run()}
            >
              {label}
            </Button>
          )}
        </>
      }
    >
      {act.note !== undefined && <p className="second t13">{act.note}</p>}
      {problem !== null && <ErrorState problem={problem.problem} />}
      <Table
        label={label}
        columns={differenceOf(act, preview, rowKey, (reason) => t('list.refused', { reason }))}
        rows={rows}
        rowKey={rowKey}
        phone="scroll"
      />
    </Dialog>
  )
}
