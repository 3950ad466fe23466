import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { actFor, signIn } from '../../../domain/people/session.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { type Me, meOptions, useMe } from '../../kernel/me.ts'
import { CallProblem } from '../../kernel/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { type Factor, factorsIn, SecondFactor } from '../../people/SecondFactor.tsx'

const factorCodes = ['people.second_factor_needed', 'people.second_factor_wrong']

function useReturn(who: Me) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const enter = async (password: string, factor: Factor) => {
    setBusy(true)
    try {
      const email = who.person?.email ?? ''
      const me = await call(signIn, { body: { email, password, ...factor } })
      setProblem(null)
      const orgId = who.actingOrg?.id
      if (orgId !== undefined && me.actingOrg?.id !== orgId) await call(actFor, { body: { orgId } })
      await client.invalidateQueries({ queryKey: meOptions().queryKey })
      // What could not be read or sent meanwhile goes on from here.
      await client.invalidateQueries()
      dispatchEvent(new Event('online'))
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, enter }
}

function Ended({ who }: { readonly who: Me }) {
  const { t } = useTranslation(['programmes', 'people'])
  const [put, setPut] = useState(false)
  const [password, setPassword] = useState('')
  const [factor, setFactor] = useState<Factor>({})
  const { busy, problem, enter } = useReturn(who)
  const second = problem !== null && factorCodes.includes(problem.code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(password, factor)
  }
  return (
    <>
      <Note tone="care" title={t('programmes:session.ended')}>
        {t('programmes:session.kept')}{' '}
        <Button size="small" onClick={() => setPut(false)}>
          {t('programmes:session.again')}
        </Button>
      </Note>
      <Dialog open={!put} onClose={() => setPut(true)} title={t('programmes:session.ended')}>
        <form className="stack" onSubmit={submit}>
          <p className="second">{t('programmes:session.kept')}</p>
          <TextInput
            label={t('people:common.email')}
            type="email"
            autoComplete="username"
            readOnly
            value={who.person?.email ?? ''}
            onChange={() => undefined}
          />
          <TextInput
            label={t('people:common.password')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={setPassword}
          />
          {second && (
            <SecondFactor
              factors={factorsIn(problem)}
              onChange={setFactor}
              onPasskey={(passkey) => void enter(password, { passkey })}
            />
          )}
          {problem !== null && problem.code !== 'people.second_factor_needed' && (
            <ErrorState problem={problem.problem} />
          )}
          <div>
            <Button kind="primary" type="submit" busy={busy}>
              {t('programmes:session.again')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

/** The session of `who` has ended while they write: signing in again happens here, and nothing is lost. */
export function SignInAgain({ who }: { readonly who: Me }) {
  const me = useMe()
  return who.person !== null && me.person?.id !== who.person.id ? <Ended who={who} /> : null
}
