import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import {
  acceptInvitation,
  joinByInvitation,
  readInvitation,
} from '../../domain/people/invitation.endpoints.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import css from './People.module.css'
import { NameField, NewPasswordField, SecretForm } from './SecretForm.tsx'
import { tokenInAddress, useEntering } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

type Invitation = AnswerOf<typeof readInvitation>

function SignUpHere({ token }: { readonly token: string }) {
  const { t } = useTranslation('people')
  const { language } = useFormat()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const enter = useEntering()
  const join = useSecretAct(joinByInvitation, { onDone: enter })
  return (
    <SecretForm
      act={join}
      submit={t('join.signUp')}
      onSubmit={() => join.mutate({ body: { token, name, password, language } })}
    >
      <NameField value={name} onChange={setName} />
      <NewPasswordField label={t('common.password')} value={password} onChange={setPassword} />
    </SecretForm>
  )
}

function Accept({ token }: { readonly token: string }) {
  const { t } = useTranslation('people')
  const enter = useEntering()
  const accept = useSecretAct(acceptInvitation, { onDone: enter })
  return (
    <>
      {accept.error !== null && <ErrorState problem={accept.error.problem} />}
      <div className={css.foot}>
        <Button
          kind="primary"
          busy={accept.isPending}
          onClick={() => accept.mutate({ body: { token } })}
        >
          {t('join.accept')}
        </Button>
      </div>
    </>
  )
}

/** Accepting, signing in or signing up, whichever the invited address needs. */
function Way({ invitation, token }: { readonly invitation: Invitation; readonly token: string }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const email = me.person?.email
  if (email === undefined && !invitation.hasAccount) return <SignUpHere token={token} />
  if (email?.toLowerCase() === invitation.email.toLowerCase()) return <Accept token={token} />
  return (
    <>
      <Note tone="care">
        {email === undefined ? t('join.signInFirst') : t('join.wrongPerson', { email })}
      </Note>
      <ButtonLink
        kind="primary"
        to={'/sign-in' as '/'}
        search={{ next: `/join#${token}` } as never}
      >
        {t('signInPage.title')}
      </ButtonLink>
    </>
  )
}

export function JoinPage() {
  const { t } = useTranslation(['people', 'kernel'])
  const { language, moment } = useFormat()
  const [token] = useState(tokenInAddress)
  const reading = useQuery({
    queryKey: [readInvitation.name, token],
    queryFn: ({ signal }) => call(readInvitation, { body: { token } }, { signal }),
  })
  const roles = (reading.data?.roles ?? [])
    .map(({ nameZh, nameEn }) => (language === 'zh' ? nameZh : nameEn))
    .join(t('people:profile.comma'))
  return (
    <div className={css.narrow}>
      <title>{t('kernel:titled', { title: t('people:join.title') })}</title>
      <Sheet title={t('people:join.title')} level={1}>
        <div className="stack">
          {reading.isPending && <Loading lines={3} />}
          {reading.error !== null && <ErrorState problem={reading.error.problem} />}
          {reading.data !== undefined && (
            <>
              <p>
                {t('people:join.text', {
                  by: reading.data.invitedByName ?? t('people:join.somebody'),
                  org: reading.data.orgName,
                  roles,
                })}
              </p>
              <p className="second t13">
                {t('people:join.for', {
                  email: reading.data.email,
                  until: moment(reading.data.expiresAt),
                })}
              </p>
              <Way invitation={reading.data} token={token} />
            </>
          )}
        </div>
      </Sheet>
    </div>
  )
}
