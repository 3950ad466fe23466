import { IconFingerprint } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Asked } from '../../domain/people/challenge.ts'
import { signInByPasskey } from '../../domain/people/passkey.endpoints.ts'
import { askMobileSignIn, signIn, signInByMobile } from '../../domain/people/session.endpoints.ts'
import { call } from '../kernel/call.ts'
import { listSignOns } from '../../domain/people/signOn.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { DemoDoor } from './DemoDoor.tsx'
import { DeviceTrouble } from './DeviceTrouble.tsx'
import css from './People.module.css'
import { answerWithPasskey, knowsPasskeys, useDevice } from './passkeys.ts'
import { asksForFactor, type Factor, factorsIn, SecondFactor } from './SecondFactor.tsx'
import { ByDirectory, ByProvider } from './SignOnWays.tsx'
import { useEntering } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

function Fault({ problem }: { readonly problem: CallProblem | null }) {
  if (problem === null || problem.code === 'people.second_factor_needed') return null
  return <ErrorState problem={problem.problem} />
}

function submitted(act: () => void) {
  return (event: FormEvent) => {
    event.preventDefault()
    act()
  }
}

function ByPassword({ onIn }: { readonly onIn: () => void }) {
  const { t } = useTranslation('people')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [factor, setFactor] = useState<Factor>({})
  const enter = useSecretAct(signIn, { onDone: onIn })
  const second = asksForFactor(enter.error)
  return (
    <form
      className="stack"
      onSubmit={submitted(() => enter.mutate({ body: { email, password, ...factor } }))}
    >
      {second ? (
        <SecondFactor
          factors={factorsIn(enter.error)}
          onChange={setFactor}
          onPasskey={(passkey) => enter.mutate({ body: { email, password, passkey } })}
        />
      ) : (
        <>
          <TextInput
            label={t('common.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={setEmail}
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
      <Fault problem={enter.error} />
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={enter.isPending}>
          {t('signInPage.submit')}
        </Button>
        <Link to={'/recover' as '/'}>{t('signInPage.forgot')}</Link>
      </div>
    </form>
  )
}

function ByMobile({ onIn }: { readonly onIn: () => void }) {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const [mobile, setMobile] = useState('')
  const [mobileCode, setMobileCode] = useState('')
  const [factor, setFactor] = useState<Factor>({})
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = useSecretAct(askMobileSignIn, { onDone: setAsked })
  const enter = useSecretAct(signInByMobile, { onDone: onIn })
  const second = asksForFactor(enter.error)
  const send = () => {
    if (asked === null) ask.mutate({ body: { mobile } })
    else {
      enter.mutate({ body: { challengeId: asked.challengeId, mobileCode, ...factor } })
    }
  }
  return (
    <form className="stack" onSubmit={submitted(send)}>
      <TextInput
        label={t('signInPage.mobile')}
        type="tel"
        autoComplete="tel-national"
        readOnly={asked !== null}
        required
        value={mobile}
        onChange={setMobile}
      />
      {asked !== null && !second && (
        <TextInput
          label={t('common.code')}
          help={t('common.smsSent', { time: time(asked.expiresAt) })}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={mobileCode}
          onChange={setMobileCode}
        />
      )}
      {second && asked !== null && (
        <SecondFactor
          factors={factorsIn(enter.error)}
          onChange={setFactor}
          onPasskey={(passkey) => {
            enter.mutate({ body: { challengeId: asked.challengeId, mobileCode, passkey } })
          }}
        />
      )}
      <Fault problem={asked === null ? ask.error : enter.error} />
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={ask.isPending || enter.isPending}>
          {t(asked === null ? 'signInPage.sendCode' : 'signInPage.submit')}
        </Button>
        {asked !== null && (
          <Button
            kind="quiet"
            onClick={() => {
              setAsked(null)
              enter.reset()
            }}
          >
            {t('common.back')}
          </Button>
        )}
      </div>
    </form>
  )
}

function ByPasskey({ onIn }: { readonly onIn: () => void }) {
  const { t } = useTranslation('people')
  const enter = useDevice(
    async () => call(signInByPasskey, { body: await answerWithPasskey() }),
    onIn,
  )
  return (
    <div className="stack">
      <Button
        wide
        size="large"
        icon={IconFingerprint}
        busy={enter.isPending}
        onClick={() => enter.mutate(undefined)}
      >
        {t('passkeys.signIn')}
      </Button>
      <DeviceTrouble error={enter.error} />
    </div>
  )
}

type Way = 'password' | 'mobile' | 'directory'

/** The ways in: a form for each, then what needs no form. */
export function SignInPage() {
  const { t } = useTranslation(['people', 'kernel'])
  const [way, setWay] = useState<Way>('password')
  const enter = useEntering()
  const { demo } = useMe()
  const signOns = useCall(listSignOns).data?.rows ?? []
  const directories = signOns.filter(({ kind }) => kind === 'ldap')
  const providers = signOns.filter(({ kind }) => kind === 'oidc')
  const ways: { value: Way; label: string }[] = [
    { value: 'password', label: t('people:signInPage.byPassword') },
    { value: 'mobile', label: t('people:signInPage.byMobile') },
  ]
  if (directories.length > 0) {
    ways.push({ value: 'directory', label: t('people:signOn.byDirectory') })
  }
  return (
    <div className={css.narrow}>
      <title>{t('kernel:titled', { title: t('people:signInPage.title') })}</title>
      <Sheet
        title={t('people:signInPage.title')}
        level={1}
        foot={
          <p>
            {t('people:signInPage.noAccount')}{' '}
            <Link to={'/sign-up' as '/'}>{t('people:signInPage.signUp')}</Link>
          </p>
        }
      >
        <div className="stack">
          <div className="row">
            <Segments
              label={t('people:signInPage.way')}
              options={ways}
              value={way}
              onChange={setWay}
            />
          </div>
          {way === 'password' && <ByPassword onIn={enter} />}
          {way === 'mobile' && <ByMobile onIn={enter} />}
          {way === 'directory' && <ByDirectory providers={directories} onIn={enter} />}
          {(knowsPasskeys() || providers.length > 0) && (
            <div className={css.otherWays}>
              {knowsPasskeys() && <ByPasskey onIn={enter} />}
              {providers.map((provider) => (
                <ByProvider key={provider.id} provider={provider} />
              ))}
            </div>
          )}
        </div>
      </Sheet>
      {demo && <DemoDoor onIn={enter} />}
    </div>
  )
}
