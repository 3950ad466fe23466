import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { LinkedAddress } from '../../domain/notices/address.ts'
import { askAddress, listAddresses, proveAddress } from '../../domain/notices/address.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'

/** First the account, then the code that arrived there. One that was asked for earlier goes on with its code. */
export function AddressDialog({
  row,
  onClose,
}: {
  readonly row: LinkedAddress
  readonly onClose: () => void
}) {
  const { t } = useTranslation('notices')
  const { time } = useFormat()
  const me = useMe()
  const { channel, pending } = row
  const [address, setAddress] = useState(pending?.address ?? row.address ?? '')
  const [code, setCode] = useState('')
  const name = t(`channel.${channel}`)
  const ask = useAct(askAddress, { renews: [listAddresses] })
  const prove = useAct(proveAddress, {
    renews: [listAddresses],
    onDone: () => {
      toast(t('address.done'))
      onClose()
    },
  })
  const send = () => ask.mutate({ body: { channel, address } })
  const waits = pending !== null && pending.address === address.trim()
  const problem = prove.error ?? ask.error
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('address.dialog', { channel: name })}
      foot={
        <>
          <Button onClick={onClose}>{t('address.cancel')}</Button>
          {waits && (
            <Button busy={ask.isPending} onClick={send}>
              {t('address.again')}
            </Button>
          )}
          {waits ? (
            <Button
              kind="primary"
              busy={prove.isPending}
              onClick={() => prove.mutate({ params: { channel }, body: { code } })}
            >
              {t('address.confirm')}
            </Button>
          ) : (
            <Button kind="primary" busy={ask.isPending} onClick={send}>
              {t('address.send')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t(`address.${channel}Label`)}
          help={t(`address.${channel}Help`)}
          autoComplete="off"
          spellCheck={false}
          maxLength={128}
          value={address}
          onChange={setAddress}
        />
        {waits && (
          <>
            <p className="second t13">
              {t('address.pending', { address: pending.address, time: time(pending.expiresAt) })}
            </p>
            <TextInput
              label={t('address.code')}
              help={
                me.demo ? (
                  <>
                    {t('address.demo')} <Link to="/mailbox">{t('address.openMailbox')}</Link>
                  </>
                ) : (
                  t('address.codeHelp', { channel: name })
                )
              }
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={setCode}
            />
          </>
        )}
        {problem !== null && <ErrorState problem={problem.problem} />}
      </div>
    </Dialog>
  )
}
