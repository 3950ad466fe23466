import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type Invitation,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from '../../domain/people/invitation.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { useRoles } from './useRoles.ts'

function useColumns(): readonly Column<Invitation>[] {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const { names } = useRoles()
  const renews = [listInvitations]
  const resend = useAct(resendInvitation, { renews, onDone: () => toast(t('members.resent')) })
  const revoke = useAct(revokeInvitation, { renews, onDone: () => toast(t('members.revoked')) })
  return [
    { key: 'email', head: t('common.email'), renderCell: (row) => row.email },
    { key: 'roles', head: t('common.roles'), renderCell: (row) => names(row.roles) },
    { key: 'sent', head: t('members.sentAt'), renderCell: (row) => moment(row.madeAt) },
    {
      key: 'until',
      head: t('common.until'),
      renderCell: (row) =>
        row.expired ? <Tag tone="care">{t('members.expired')}</Tag> : moment(row.expiresAt),
    },
    {
      key: 'acts',
      head: t('common.acts'),
      renderCell: (row) => (
        <span className="row wrap">
          <Button size="small" onClick={() => resend.mutate({ params: { id: row.id } })}>
            {t('members.resend')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            onClick={() => revoke.mutate({ params: { id: row.id } })}
          >
            {t('members.revoke')}
          </Button>
        </span>
      ),
    },
  ]
}

export function InvitationsTab() {
  const { t } = useTranslation('people')
  const [inviting, setInviting] = useState(false)
  const reading = useCall(listInvitations)
  const columns = useColumns()
  const rows = reading.data?.rows
  return (
    <Sheet
      title={t('members.tabs.invitations')}
      inside="pad"
      end={
        <Button kind="primary" onClick={() => setInviting(true)}>
          {t('members.invite')}
        </Button>
      }
    >
      {reading.isPending && <Loading lines={3} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {rows?.length === 0 && (
        <Empty title={t('members.noInvitations')}>{t('members.noInvitationsText')}</Empty>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Table
          label={t('members.tabs.invitations')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          phone="stack"
        />
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Sheet>
  )
}
