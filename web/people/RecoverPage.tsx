import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { askRecovery, recover } from '../../domain/people/account.endpoints.ts'
import type { Asked, Proof } from '../../domain/people/challenge.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Note } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { MailboxHint } from './MailboxHint.tsx'
import css from './People.module.css'
import { CodeField, NewPasswordField, SecretForm } from './SecretForm.tsx'
import { tokenInAddress } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

function Ask({ onAsked }: { readonly onAsked: (asked: Asked, email: string) => void }) {
  const { t } = useTranslation('people')
  const [email, setEmail] = useState('')
  const ask = useSecretAct(askRecovery, { onDone: (asked) => onAsked(asked, email) })
  return (
    <SecretForm
      act={ask}
      submit={t('recover.submit')}
      onSubmit={() => ask.mutate({ body: { email } })}
    >
      <p className="second">{t('recover.intro')}</p>
      <TextInput
        label={t('common.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={setEmail}
      />
    </SecretForm>
  )
}

/** Takes the new password with the token of the link, or with the code of the letter. */
function Renew({ asked, token }: { readonly asked: Asked | null; readonly token: string }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const renew = useSecretAct(recover)
  const proof: Proof = asked === null ? { token } : { challengeId: asked.challengeId, code }
  if (renew.isSuccess) {
    return (
      <div className="stack">
        <Note tone="good">{t('recover.done')}</Note>
        <ButtonLink kind="primary" to={'/sign-in' as '/'}>
          {t('recover.toSignIn')}
        </ButtonLink>
      </div>
    )
  }
  return (
    <SecretForm
      act={renew}
      submit={t('recover.confirm')}
      onSubmit={() => renew.mutate({ body: { proof, password } })}
    >
      {asked !== null && <CodeField help={t('recover.sent')} value={code} onChange={setCode} />}
      <NewPasswordField label={t('recover.newPassword')} value={password} onChange={setPassword} />
    </SecretForm>
  )
}

/** `/recover` asks for the letter, `/recover/confirm#token` is where its link leads. */
export function RecoverPage() {
  const { t } = useTranslation(['people', 'kernel'])
  const [token] = useState(tokenInAddress)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [email, setEmail] = useState('')
  return (
    <div className={css.narrow}>
      <title>{t('kernel:titled', { title: t('people:recover.title') })}</title>
      <Sheet title={t('people:recover.title')} level={1}>
        {asked === null && token === '' ? (
          <Ask
            onAsked={(sent, to) => {
              setEmail(to)
              setAsked(sent)
            }}
          />
        ) : (
          <>
            {asked !== null && <MailboxHint address={email} />}
            <Renew asked={asked} token={token} />
          </>
        )}
      </Sheet>
    </div>
  )
}
