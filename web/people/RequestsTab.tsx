import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  decideJoinRequest,
  type JoinRequest,
  listJoinRequests,
} from '../../domain/people/invitation.endpoints.ts'
import { listMembers } from '../../domain/people/member.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { RolesField } from './memberChoices.tsx'

type Open = { readonly request: JoinRequest; readonly accepting: boolean }

function DecideDialog({ open, onClose }: { readonly open: Open; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const { request, accepting } = open
  const [roles, setRoles] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const decide = useAct(decideJoinRequest, {
    renews: [listJoinRequests, listMembers],
    onDone: onClose,
  })
  const name = request.personName
  const body = accepting
    ? { accepted: true as const, roles: [...roles] }
    : { accepted: false as const, reason }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(accepting ? 'members.acceptTitle' : 'members.declineTitle', { name })}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind={accepting ? 'primary' : 'danger'}
            busy={decide.isPending}
            onClick={() => decide.mutate({ params: { id: request.id }, body })}
          >
            {t(accepting ? 'members.accept' : 'members.decline')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {accepting ? (
          <RolesField label={t('common.roles')} values={roles} onChange={setRoles} />
        ) : (
          <TextArea
            label={t('members.declineReason')}
            most={500}
            rows={3}
            value={reason}
            onChange={setReason}
          />
        )}
        {decide.error !== null && <ErrorState problem={decide.error.problem} />}
      </div>
    </Dialog>
  )
}

export function RequestsTab() {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const [open, setOpen] = useState<Open | null>(null)
  const reading = useCall(listJoinRequests)
  const rows = reading.data?.rows
  const columns: readonly Column<JoinRequest>[] = [
    { key: 'name', head: t('common.name'), renderCell: (row) => row.personName },
    { key: 'email', head: t('common.email'), renderCell: (row) => row.email },
    { key: 'note', head: t('members.requestNote'), renderCell: (row) => row.note },
    { key: 'at', head: t('members.sentAt'), renderCell: (row) => moment(row.madeAt) },
    {
      key: 'acts',
      head: t('common.acts'),
      renderCell: (request) => (
        <span className="row wrap">
          <Button size="small" onClick={() => setOpen({ request, accepting: true })}>
            {t('members.accept')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setOpen({ request, accepting: false })}>
            {t('members.decline')}
          </Button>
        </span>
      ),
    },
  ]
  return (
    <Sheet title={t('members.tabs.requests')} inside="pad">
      {reading.isPending && <Loading lines={3} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {rows?.length === 0 && (
        <Empty title={t('members.noRequests')}>{t('members.noRequestsText')}</Empty>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Table
          label={t('members.tabs.requests')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          phone="stack"
        />
      )}
      {open !== null && <DecideDialog open={open} onClose={() => setOpen(null)} />}
    </Sheet>
  )
}
