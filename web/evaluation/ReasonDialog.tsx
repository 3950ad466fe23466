import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import { reasonMaxLength } from '../../domain/kernel/writtenReason.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'

/** Asks for a written reason before an act; what was written stays when the server refuses. */
export function ReasonDialog({
  title,
  act,
  note,
  danger = false,
  busy,
  problem,
  onClose,
  onAct,
}: {
  readonly title: string
  readonly act: string
  readonly note?: ReactNode
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: ProblemDocument | null
  readonly onClose: () => void
  readonly onAct: (reason: string) => void
}) {
  const { t } = useTranslation('evaluation')
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={() => onAct(reason)}>
            {act}
          </Button>
        </>
      }
    >
      <div className="stack">
        {note !== undefined && <p>{note}</p>}
        <TextArea
          label={t('reasonLabel')}
          rows={4}
          most={reasonMaxLength}
          value={reason}
          onChange={setReason}
        />
        {problem !== null && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
