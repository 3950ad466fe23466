import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { closeFeed, readFeed, renewFeed } from '../../domain/booking/idle.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'

const renews = [readFeed]

/** A secret address under which one's own calendar reads reservations; it is told once. */
export function FeedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('booking')
  const { moment } = useFormat()
  const { data, error } = useCall(readFeed)
  const [address, setAddress] = useState<string | null>(null)
  const renew = useAct(renewFeed, {
    renews,
    onDone: ({ path }) => setAddress(new URL(path, window.location.origin).href),
  })
  const close = useAct(closeFeed, {
    renews,
    onDone: () => {
      setAddress(null)
      toast(t('feedDialog.closed'))
    },
  })
  const isOpen = data !== undefined && data.madeAt !== null
  const problem = (error ?? renew.error ?? close.error)?.problem
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('feedDialog.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('feedDialog.done')}</Button>
          {isOpen && (
            <Button kind="danger" busy={close.isPending} onClick={() => close.mutate({})}>
              {t('feedDialog.close')}
            </Button>
          )}
          <Button kind="primary" busy={renew.isPending} onClick={() => renew.mutate({})}>
            {t(isOpen ? 'feedDialog.renew' : 'feedDialog.open')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('feedDialog.lead')}</p>
        {data === undefined && error === null && <Loading lines={1} />}
        {address === null && data?.madeAt != null && (
          <p className="second">{t('feedDialog.since', { at: moment(data.madeAt) })}</p>
        )}
        {address !== null && (
          <>
            <TextInput
              label={t('feedDialog.address')}
              readOnly
              value={address}
              onChange={() => undefined}
              onFocus={(event) => event.target.select()}
            />
            <Note tone="care">{t('feedDialog.once')}</Note>
          </>
        )}
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
