import { type ReactNode, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import { reasonMaxLength } from '../../domain/kernel/writtenReason.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorState } from './States.tsx'
import { TextArea } from './TextInput.tsx'

/** Asks for a written reason before an act; what was written stays when the server refuses. */
export function ReasonDialog({
  open = true,
  title,
  act,
  note,
  danger = false,
  busy,
  problem,
  onClose,
  onAct,
  children,
}: {
  readonly open?: boolean
  readonly title: string
  readonly act: string
  readonly note?: ReactNode
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: ProblemDocument | null
  readonly onClose: () => void
  readonly onAct: (reason: string) => void
  /** What is asked besides the reason. */
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={() => onAct(reason)}>
            {act}
          </Button>
        </>
      }
    >
      <div className="stack">
        {note !== undefined && <p>{note}</p>}
        {children}
        <TextArea
          label={t('dialog.reason')}
          count={`${reason.length}/${reasonMaxLength}`}
          rows={4}
          maxLength={reasonMaxLength}
          value={reason}
          onChange={setReason}
        />
        {problem !== null && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
