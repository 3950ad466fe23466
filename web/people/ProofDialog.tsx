import { IconFingerprint } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { CodeProof } from '../../domain/people/challenge.ts'
import type { FreshProof, WaysIn } from '../../domain/people/passkey.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { CodeProofPart } from './CodeProofPart.tsx'
import { DeviceTrouble } from './DeviceTrouble.tsx'
import { answerWithPasskey, useDevice } from './passkeys.ts'

/** Asks for the password, a passkey or a code before something that opens or closes a way in. */
export function ProofDialog(props: {
  readonly title: string
  readonly act: string
  readonly danger?: boolean
  readonly ways: WaysIn
  readonly busy: boolean
  readonly error: Error | null
  readonly onProof: (proof: FreshProof) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('people')
  const { ways, busy, onProof } = props
  const formId = useId()
  const [password, setPassword] = useState('')
  const sign = useDevice(answerWithPasskey, (passkey) => onProof({ passkey }))
  const [code, setCode] = useState<CodeProof | null>(null)
  const byWords = () => onProof(ways.password ? { password } : code === null ? {} : { code })
  const direct = ways.password || ways.passkeys === 0 || code !== null
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      foot={
        <>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          {ways.passkeys > 0 && (
            <Button
              icon={IconFingerprint}
              kind={direct ? 'plain' : 'primary'}
              busy={sign.isPending || busy}
              onClick={() => sign.mutate()}
            >
              {t('passkeys.prove')}
            </Button>
          )}
          {direct && (
            <Button
              kind={props.danger === true ? 'danger' : 'primary'}
              type="submit"
              form={formId}
              busy={busy}
            >
              {props.act}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (direct) byWords()
        }}
      >
        {props.children}
        {ways.password && (
          <TextInput
            label={t('common.currentPassword')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        )}
        {!ways.password && <CodeProofPart onCode={setCode} />}
        <DeviceTrouble error={props.error ?? sign.error} />
      </form>
    </Dialog>
  )
}
