import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'

/** Fields, what went wrong, and the one button that sends them. */
export function SecretForm({
  act,
  submit,
  end,
  onSubmit,
  children,
}: {
  readonly act: { readonly isPending: boolean; readonly error: CallProblem | null }
  readonly submit: string
  /** Beside the button. */
  readonly end?: ReactNode
  readonly onSubmit: () => void
  readonly children: ReactNode
}) {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={act.isPending}>
          {submit}
        </Button>
        {end}
      </div>
    </form>
  )
}

type FieldProps = { readonly value: string; readonly onChange: (value: string) => void }

export function NameField(props: FieldProps) {
  const { t } = useTranslation('people')
  return (
    <TextInput
      label={t('common.name')}
      help={t('signUpPage.nameHelp')}
      autoComplete="name"
      required
      {...props}
    />
  )
}

export function NewPasswordField(props: FieldProps & { readonly label: string }) {
  const { t } = useTranslation('people')
  return (
    <TextInput
      help={t('common.passwordHelp')}
      type="password"
      autoComplete="new-password"
      minLength={8}
      required
      {...props}
    />
  )
}

/** The six digits of a letter or a text message. */
export function CodeField(props: FieldProps & { readonly help: string }) {
  const { t } = useTranslation('people')
  return (
    <TextInput
      label={t('common.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      required
      {...props}
    />
  )
}
