import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  invitationDays,
  invite,
  listInvitations,
} from '../../domain/people/invitation.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { RolesField, UnitField } from './memberChoices.tsx'

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<readonly string[]>([])
  const [orgUnitId, setUnit] = useState<string | null>(null)
  const send = useAct(invite, {
    renews: [listInvitations],
    onDone: () => {
      toast(t('members.invited'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('members.invite')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={send.isPending}
            onClick={() => send.mutate({ body: { email, roles: [...roles], orgUnitId } })}
          >
            {t('members.invite')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('members.inviteText', { days: invitationDays })}</p>
        <TextInput
          label={t('common.email')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
        />
        <RolesField label={t('common.roles')} values={roles} onChange={setRoles} />
        <UnitField label={t('common.unit')} value={orgUnitId} onChange={setUnit} />
        {send.error !== null && <ErrorState problem={send.error.problem} />}
      </div>
    </Dialog>
  )
}
