import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../domain/kernel/verdict.ts'
import { CallProblem } from '../kernel/problem.ts'
import { ActionButton } from './ActionButton.tsx'
import { Button, LinkButton } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import css from './List.module.css'
import { ErrorState } from './States.tsx'
import { type Column, Table } from './Table.tsx'
import { toast } from './Toast.tsx'

export type BulkAct<Row> = {
  readonly key: string
  /** The verb and the count: 发送 3 份. */
  readonly label: (count: number) => string
  readonly danger?: boolean
  readonly verdict?: (rows: readonly Row[]) => Verdict
  /** What will be different, row by row. */
  readonly difference: readonly Column<Row>[]
  /** What to know before: until when it can be taken back. */
  readonly note?: ReactNode
  /** Answers the way back where there is one. */
  readonly run: (rows: readonly Row[]) => Promise<(() => void) | undefined>
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
  const run = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const undo = await act.run(rows)
      onClose()
      onDone()
      toast(act.done(rows.length), undo)
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const label = act.label(rows.length)
  return (
    <Dialog
      open
      onClose={onClose}
      title={label}
      foot={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            kind={act.danger === true ? 'danger' : 'primary'}
            busy={busy}
            onClick={() => void run()}
          >
            {label}
          </Button>
        </>
      }
    >
      {act.note !== undefined && <p className="second t13">{act.note}</p>}
      {problem !== null && <ErrorState problem={problem.problem} />}
      <Table label={label} columns={act.difference} rows={rows} rowKey={rowKey} phone="scroll" />
    </Dialog>
  )
}
