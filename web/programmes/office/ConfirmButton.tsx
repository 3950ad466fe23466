import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { Verdict } from '../../../domain/kernel/verdict.ts'
import type { CallProblem } from '../../kernel/problem.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'

/** An act that cannot be taken back: asked again, in a dialog that says what follows. */
export function ConfirmButton({
  label,
  title,
  verdict,
  act,
  children,
}: {
  readonly label: string
  readonly title: string
  readonly verdict: Verdict
  readonly act: {
    readonly isPending: boolean
    readonly isSuccess: boolean
    readonly error: CallProblem | null
    readonly run: () => void
  }
  readonly children: ReactNode
}) {
  const { t } = useTranslation('office')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <ActionButton kind="plain" verdict={verdict} onClick={() => setAsking(true)}>
        {label}
      </ActionButton>
      <Dialog
        open={asking && !act.isSuccess}
        onClose={() => setAsking(false)}
        title={title}
        foot={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button kind="danger" busy={act.isPending} onClick={act.run}>
              {label}
            </Button>
          </>
        }
      >
        <p>{children}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </Dialog>
    </>
  )
}
