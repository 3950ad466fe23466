import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { PasskeyAnswer } from '../../domain/people/passkey.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { DeviceTrouble } from './DeviceTrouble.tsx'
import { answerWithPasskey, useDevice } from './passkeys.ts'

export type Factor = {
  readonly code?: string
  readonly recoveryCode?: string
  readonly passkey?: PasskeyAnswer
}

/** Whether the first factor held and a second one is asked for. */
export const asksForFactor = (problem: CallProblem | null): boolean =>
  problem?.code === 'people.second_factor_needed' || problem?.code === 'people.second_factor_wrong'

/** Which second factors the account has. */
export type Factors = { readonly totp: number; readonly passkeys: number }

/** What a refusal says of them; the digits where it says nothing. */
export function factorsIn(problem: CallProblem | null): Factors {
  const facts = problem?.problem.facts ?? {}
  return { totp: Number(facts['totp'] ?? 1), passkeys: Number(facts['passkeys'] ?? 0) }
}

/** Asks for the second factors that the account has: a passkey, digits of the authenticator, a recovery code. */
export function SecondFactor({
  factors,
  onChange,
  onPasskey,
}: {
  readonly factors: Factors
  readonly onChange: (factor: Factor) => void
  readonly onPasskey: (passkey: PasskeyAnswer) => void
}) {
  const { t } = useTranslation('people')
  const totp = factors.totp > 0
  const [spare, setSpare] = useState(false)
  const [text, setText] = useState('')
  const sign = useDevice(answerWithPasskey, onPasskey)
  const give = (value: string, recovery: boolean) => {
    setText(value)
    const sent = value.trim().toLowerCase()
    onChange(recovery ? { recoveryCode: sent } : { code: sent })
  }
  return (
    <>
      {factors.passkeys > 0 && (
        <>
          <p className="second">{t('passkeys.stepHelp')}</p>
          <Button icon={IconFingerprint} busy={sign.isPending} onClick={() => sign.mutate()}>
            {t('passkeys.prove')}
          </Button>
          <DeviceTrouble error={sign.error} />
        </>
      )}
      {(totp || spare) && (
        <TextInput
          label={t(spare ? 'signInPage.recoveryCode' : 'common.code')}
          help={t(spare ? 'signInPage.recoveryHelp' : 'signInPage.factorHelp')}
          inputMode={spare ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={spare ? 11 : 6}
          value={text}
          onChange={(value) => give(value, spare)}
        />
      )}
      {(totp || !spare) && (
        <LinkButton
          onClick={() => {
            setSpare(!spare)
            give('', !spare)
          }}
        >
          {t(spare ? 'signInPage.useCode' : 'signInPage.useRecovery')}
        </LinkButton>
      )}
    </>
  )
}
