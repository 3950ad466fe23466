import { IconBuildingBank } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import {
  beginSignOn,
  type listSignOns,
  signInByDirectory,
} from '../../domain/people/signOn.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import { asksForFactor, type Factor, factorsIn, SecondFactor } from './SecondFactor.tsx'
import { keepNext } from './signOnNext.ts'
import { useSecretAct } from './useSecretAct.ts'

export type SignOn = AnswerOf<typeof listSignOns>['rows'][number]

export function useSignOnName(): (one: Pick<SignOn, 'nameZh' | 'nameEn'>) => string {
  const { language } = useFormat()
  return ({ nameZh, nameEn }) => (language === 'en' ? nameEn : nameZh)
}

/** Leaves for an identity provider; what was asked for is found again on the way back. */
export function ByProvider({ provider }: { readonly provider: SignOn }) {
  const { t } = useTranslation('people')
  const nameOf = useSignOnName()
  const begin = useSecretAct(beginSignOn, {
    onDone: ({ url }) => {
      keepNext(new URLSearchParams(location.search).get('next'))
      location.assign(url)
    },
  })
  return (
    <>
      <Button
        wide
        size="large"
        icon={IconBuildingBank}
        busy={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate({ params: { id: provider.id }, body: {} })}
      >
        {t('signOn.by', { name: nameOf(provider) })}
      </Button>
      {begin.error !== null && <ErrorState problem={begin.error.problem} />}
    </>
  )
}

/** Name and password of a directory, which judges them. */
export function ByDirectory({
  providers,
  onIn,
}: {
  readonly providers: readonly SignOn[]
  readonly onIn: () => void
}) {
  const { t } = useTranslation('people')
  const nameOf = useSignOnName()
  const [id, setId] = useState(providers[0]?.id ?? '')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [factor, setFactor] = useState<Factor>({})
  const enter = useSecretAct(signInByDirectory, { onDone: onIn })
  const second = asksForFactor(enter.error)
  const send = (given: Factor) => {
    enter.mutate({ params: { id }, body: { login, password, ...given } })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(factor)
  }
  return (
    <form className="stack" onSubmit={submit}>
      {second ? (
        <SecondFactor
          factors={factorsIn(enter.error)}
          onChange={setFactor}
          onPasskey={(passkey) => send({ passkey })}
        />
      ) : (
        <>
          {providers.length > 1 && (
            <Select
              label={t('signOn.directory')}
              options={providers.map((one) => ({ value: one.id, label: nameOf(one) }))}
              value={id}
              onChange={setId}
            />
          )}
          <TextInput
            label={t('signOn.login')}
            {...(providers.length === 1 && providers[0] !== undefined
              ? { help: t('signOn.loginHelp', { name: nameOf(providers[0]) }) }
              : {})}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={login}
            onChange={setLogin}
          />
          <TextInput
            label={t('common.password')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={setPassword}
          />
        </>
      )}
      {enter.error !== null && enter.error.code !== 'people.second_factor_needed' && (
        <ErrorState problem={enter.error.problem} />
      )}
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={enter.isPending}>
          {t('signInPage.submit')}
        </Button>
      </div>
    </form>
  )
}
