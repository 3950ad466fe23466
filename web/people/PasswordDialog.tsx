import { type ReactNode, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'

/** Asks for the password once more before something weighty, together with what else is needed. */
export function PasswordDialog({
  title,
  act,
  danger = false,
  busy,
  problem,
  onAct,
  onClose,
  children,
}: {
  readonly title: string
  readonly act: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: CallProblem | null
  readonly onAct: (password: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('people')
  const [password, setPassword] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={() => onAct(password)}>
            {act}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          onAct(password)
        }}
      >
        {children}
        <TextInput
          label={t('common.currentPassword')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {problem !== null && <ErrorState problem={problem.problem} />}
        <button type="submit" className="sr" tabIndex={-1}>
          {act}
        </button>
      </form>
    </Dialog>
  )
}
