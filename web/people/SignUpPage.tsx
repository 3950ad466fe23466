import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { askSignUp, confirmSignUp } from '../../domain/people/account.endpoints.ts'
import type { Asked } from '../../domain/people/challenge.ts'
import { useFormat } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { MailboxHint } from './MailboxHint.tsx'
import css from './People.module.css'
import { CodeField, NameField, NewPasswordField, SecretForm } from './SecretForm.tsx'
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
    <SecretForm
      act={ask}
      submit={t('signUpPage.submit')}
      onSubmit={() => ask.mutate({ body: { ...person, language } })}
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
      <NameField value={name} onChange={(next) => put({ name: next })} />
      <NewPasswordField
        label={t('common.password')}
        value={password}
        onChange={(next) => put({ password: next })}
      />
    </SecretForm>
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
  const help = t('common.codeSent', { to: email, time: time(asked.expiresAt) })
  return (
    <SecretForm
      act={confirm}
      submit={t('signUpPage.confirm')}
      end={
        <Button kind="quiet" onClick={onBack}>
          {t('signUpPage.again')}
        </Button>
      }
      onSubmit={() => confirm.mutate({ body: { challengeId: asked.challengeId, code } })}
    >
      <CodeField help={help} value={code} onChange={setCode} />
      <MailboxHint address={email} />
    </SecretForm>
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
