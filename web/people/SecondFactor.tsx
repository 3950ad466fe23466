import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../ui/Button.tsx'
import { TextInput } from '../ui/TextInput.tsx'

export type Factor = { readonly code?: string; readonly recoveryCode?: string }

/** Asks for the digits of the authenticator, or for a recovery code instead. */
export function SecondFactor({ onChange }: { readonly onChange: (factor: Factor) => void }) {
  const { t } = useTranslation('people')
  const [spare, setSpare] = useState(false)
  const [text, setText] = useState('')
  const give = (value: string, recovery: boolean) => {
    setText(value)
    const sent = value.trim().toLowerCase()
    onChange(recovery ? { recoveryCode: sent } : { code: sent })
  }
  return (
    <>
      <TextInput
        label={t(spare ? 'signInPage.recoveryCode' : 'common.code')}
        help={t(spare ? 'signInPage.recoveryHelp' : 'signInPage.factorHelp')}
        inputMode={spare ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        maxLength={spare ? 11 : 6}
        value={text}
        onChange={(value) => give(value, spare)}
      />
      <LinkButton
        onClick={() => {
          setSpare(!spare)
          give('', !spare)
        }}
      >
        {t(spare ? 'signInPage.useCode' : 'signInPage.useRecovery')}
      </LinkButton>
    </>
  )
}
