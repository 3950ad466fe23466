import { IconFingerprint } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FreshProof, WaysIn } from '../../domain/people/passkey.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { DeviceTrouble } from './DeviceTrouble.tsx'
import { answerWithPasskey, useDevice } from './passkeys.ts'

/** Asks for the password or a passkey before something that opens or closes a way in. */
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
  const byPassword = () => onProof(ways.password ? { password } : {})
  const direct = ways.password || ways.passkeys === 0
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
          if (direct) byPassword()
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
        {!direct && <p className="second">{t('passkeys.proveHelp')}</p>}
        <DeviceTrouble error={props.error ?? sign.error} />
      </form>
    </Dialog>
  )
}
