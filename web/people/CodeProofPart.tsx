import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { askProofCode, readSecurity } from '../../domain/people/account.endpoints.ts'
import type { ChallengeChannel, CodeProof } from '../../domain/people/challenge.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { useSecretAct } from './useSecretAct.ts'

const digits = 6

/** For who has no password: a code to where they read already. `onCode` hears it once it is whole. */
export function CodeProofPart({ onCode }: { readonly onCode: (code: CodeProof | null) => void }) {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const security = useCall(readSecurity).data
  const ask = useSecretAct(askProofCode)
  const places: readonly (readonly [ChallengeChannel, string])[] = [
    ...(security?.emailVerified === true ? [['email', security.email] as const] : []),
    ...(security?.waysIn.mobile === true ? [['sms', security.mobileMasked ?? ''] as const] : []),
  ]
  const send = (channel: ChallengeChannel, place: string) => {
    setTo(place)
    setText('')
    onCode(null)
    ask.mutate({ body: { channel } })
  }
  const write = (code: string) => {
    setText(code)
    const { challengeId } = ask.data ?? {}
    const whole = challengeId !== undefined && code.length === digits
    onCode(whole ? { challengeId, code } : null)
  }
  return (
    <div className="stack">
      <p className="second">{t('passkeys.codeHelp')}</p>
      <div className="row wrap">
        {places.map(([channel, place]) => (
          <Button key={channel} busy={ask.isPending} onClick={() => send(channel, place)}>
            {t('passkeys.codeTo', { to: place })}
          </Button>
        ))}
      </div>
      {ask.data !== undefined && (
        <TextInput
          label={t('common.code')}
          help={t('common.codeSent', { to, time: time(ask.data.expiresAt) })}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={digits}
          value={text}
          onChange={write}
        />
      )}
      {ask.error !== null && <ErrorState problem={ask.error.problem} />}
    </div>
  )
}
