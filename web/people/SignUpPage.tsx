import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askSignUp, confirmSignUp } from '../../domain/people/account.endpoints.ts'
import type { Asked } from '../../domain/people/challenge.ts'
import { useFormat } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { MailboxHint } from './MailboxHint.tsx'
import css from './People.module.css'
import { useEntering } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

type Person = { readonly email: string; readonly name: string; readonly password: string }

function Ask({
  person,
  onChange,
  onAsked,
}: {
  readonly person: Person
  readonly onChange: (person: Person) => void
  readonly onAsked: (asked: Asked) => void
}) {
  const { t } = useTranslation('people')
  const { language } = useFormat()
  const { email, name, password } = person
  const put = (part: Partial<Person>) => onChange({ ...person, ...part })
  const ask = useSecretAct(askSignUp, { onDone: onAsked })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate({ body: { ...person, language } })
      }}
    >
      <p className="second">{t('signUpPage.intro')}</p>
      <TextInput
        label={t('common.email')}
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(next) => put({ email: next })}
      />
      <TextInput
        label={t('common.name')}
        help={t('signUpPage.nameHelp')}
        autoComplete="name"
        required
        value={name}
        onChange={(next) => put({ name: next })}
      />
      <TextInput
        label={t('common.password')}
        help={t('common.passwordHelp')}
        type="password"
        autoComplete="new-password"
        minLength={8}
        required
        value={password}
        onChange={(next) => put({ password: next })}
      />
      {ask.error !== null && <ErrorState problem={ask.error.problem} />}
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={ask.isPending}>
          {t('signUpPage.submit')}
        </Button>
      </div>
    </form>
  )
}

function Confirm({
  asked,
  email,
  onBack,
}: {
  readonly asked: Asked
  readonly email: string
  readonly onBack: () => void
}) {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const [code, setCode] = useState('')
  const enter = useEntering('/places')
  const confirm = useSecretAct(confirmSignUp, { onDone: enter })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate({ body: { challengeId: asked.challengeId, code } })
      }}
    >
      <TextInput
        label={t('common.code')}
        help={t('common.codeSent', { to: email, time: time(asked.expiresAt) })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        required
        value={code}
        onChange={setCode}
      />
      <MailboxHint address={email} />
      {confirm.error !== null && <ErrorState problem={confirm.error.problem} />}
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={confirm.isPending}>
          {t('signUpPage.confirm')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('signUpPage.again')}
        </Button>
      </div>
    </form>
  )
}

export function SignUpPage() {
  const { t } = useTranslation(['people', 'kernel'])
  // Kept while the code is waited for: a mistyped address is put right without typing all anew.
  const [person, setPerson] = useState<Person>({ email: '', name: '', password: '' })
  const [sent, setSent] = useState<Asked | null>(null)
  return (
    <div className={css.narrow}>
      <title>{t('kernel:titled', { title: t('people:signUpPage.title') })}</title>
      <Sheet
        title={t(sent === null ? 'people:signUpPage.title' : 'people:signUpPage.codeTitle')}
        level={1}
        foot={
          <p>
            {t('people:signUpPage.haveAccount')}{' '}
            <Link to={'/sign-in' as '/'}>{t('people:signInPage.title')}</Link>
          </p>
        }
      >
        {sent === null ? (
          <Ask person={person} onChange={setPerson} onAsked={setSent} />
        ) : (
          <Confirm asked={sent} email={person.email} onBack={() => setSent(null)} />
        )}
      </Sheet>
    </div>
  )
}
