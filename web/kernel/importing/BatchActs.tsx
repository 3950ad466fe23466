import { type ReactNode, useState } from 'react'
import { useTranslation } from '../words.ts'
import type { ProblemDocument } from '../../../domain/kernel/problem.ts'
import { allowed, conflict, invalid, type Verdict } from '../../../domain/kernel/verdict.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Facts, type NamedValue } from '../../ui/Figures.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { type BatchState, BatchStateTag } from './BatchStateTag.tsx'

type Act = {
  readonly isPending: boolean
  readonly error: { readonly problem: ProblemDocument } | null
}

/** What stands of a batch, and what can be done with it: import what is chosen, or undo all of it. */
export function BatchActs({
  batch,
  figures,
  count,
  commit,
  onCommit,
  undo,
  undoText,
  onUndo,
  verdict = allowed,
  before,
  children,
}: {
  readonly batch: { readonly fileName: string; readonly state: BatchState; readonly taken: number }
  readonly figures: readonly NamedValue[]
  /** Lines that would be imported now. */
  readonly count: number
  readonly commit: Act
  readonly onCommit: () => void
  readonly undo: Act
  readonly undoText: string
  readonly onUndo: (reason: string) => void
  /** What else must hold before it is imported. */
  readonly verdict?: Verdict
  /** What is chosen before it is imported. */
  readonly before?: ReactNode
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('imports')
  const [undoing, setUndoing] = useState(false)
  const mayCommit =
    batch.state !== 'previewed'
      ? conflict('kernel.batch_not_previewed')
      : count > 0
        ? verdict
        : invalid('kernel.sheet_nothing_chosen')
  return (
    <Sheet title={batch.fileName} end={<BatchStateTag state={batch.state} />}>
      <div className="stack">
        <Facts facts={figures} />
        {batch.state === 'previewed' && (
          <>
            <p className="second t13">{t('previewText')}</p>
            {before}
            <ActionButton verdict={mayCommit} busy={commit.isPending} onClick={onCommit}>
              {t('commit', { count })}
            </ActionButton>
          </>
        )}
        {children}
        {batch.state === 'committed' && (
          <Button onClick={() => setUndoing(true)}>{t('undo')}</Button>
        )}
        {batch.state === 'undone' && <Note>{t('undoneText')}</Note>}
        {commit.error !== null && <ErrorState problem={commit.error.problem} />}
      </div>
      <ReasonDialog
        open={undoing && batch.state === 'committed'}
        title={t('undo')}
        act={t('undoAct', { count: batch.taken })}
        note={undoText}
        danger
        busy={undo.isPending}
        problem={undo.error?.problem ?? null}
        onClose={() => setUndoing(false)}
        onAct={onUndo}
      />
    </Sheet>
  )
}
