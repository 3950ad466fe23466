import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { LinkedAddress, Messenger } from '../../domain/notices/address.ts'
import { listAddresses, removeAddress } from '../../domain/notices/address.endpoints.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { useFormat } from '../kernel/format.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { AddressDialog } from './AddressDialog.tsx'
import css from './Notices.module.css'

function StateOf({ row }: { readonly row: LinkedAddress }) {
  const { t } = useTranslation('notices')
  const { time } = useFormat()
  const { address, pending } = row
  return (
    <p className="second t13">
      {address === null ? t('address.none') : t('address.linked', { address })}
      {pending !== null && (
        <>
          <br />
          {t('address.pending', { address: pending.address, time: time(pending.expiresAt) })}
        </>
      )}
    </p>
  )
}

/** Where else a person may be told: a mobile of the account, and accounts in messengers, proved by a code. */
export function AddressesSheet() {
  const { t } = useTranslation('notices')
  const read = useCall(listAddresses)
  const [open, setOpen] = useState<Messenger | null>(null)
  const remove = useAct(removeAddress, {
    renews: [listAddresses],
    onDone: () => toast(t('address.removed')),
  })
  const { data } = read
  const opened = data?.rows.find(({ channel }) => channel === open)
  const actOf = ({ address, pending }: LinkedAddress) => {
    if (pending !== null) return t('address.enter')
    return address === null ? t('address.link') : t('address.change')
  }
  return (
    <Sheet title={t('address.title')} note={t('address.note')}>
      {read.isPending && <Loading lines={4} />}
      {read.error !== null && <ErrorState problem={read.error.problem} />}
      {remove.error !== null && <ErrorState problem={remove.error.problem} />}
      {data !== undefined && (
        <ul className={css.list}>
          <li className={css.way}>
            <div>
              <b>{t('address.sms')}</b>
              <p className="second t13">
                {data.mobile ? t('address.smsLinked') : t('address.smsNone')}
              </p>
            </div>
            <ButtonLink size="small" to={'/account' as '/'}>
              {data.mobile ? t('address.change') : t('address.account')}
            </ButtonLink>
          </li>
          {data.rows.map((row) => (
            <li key={row.channel} className={css.way}>
              <div>
                <b>{t(`channel.${row.channel}`)}</b>
                <StateOf row={row} />
              </div>
              <div className="row">
                {row.address !== null && (
                  <Button
                    size="small"
                    busy={remove.isPending}
                    onClick={() => remove.mutate({ params: { channel: row.channel } })}
                  >
                    {t('address.remove')}
                  </Button>
                )}
                <Button size="small" onClick={() => setOpen(row.channel)}>
                  {actOf(row)}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {opened !== undefined && <AddressDialog row={opened} onClose={() => setOpen(null)} />}
    </Sheet>
  )
}
