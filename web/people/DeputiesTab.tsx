import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Static } from 'typebox'
import { endOfDay, startOfDay } from '../../domain/kernel/moment.ts'
import {
  type Deputy,
  endDeputy,
  listDeputies,
  listMembers,
  nameDeputy,
} from '../../domain/people/member.endpoints.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatIsoDay, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { ColleagueField, RolesField, type TabProps } from './memberChoices.tsx'
import { useRoles } from './useRoles.ts'

type DeputyRow = Static<typeof Deputy>

function NameDialog({ onClose, manages }: TabProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const members = useCall(listMembers).data?.rows ?? []
  const own = members.find((member) => member.personId === me.person?.id)
  const [principalId, setPrincipal] = useState<string | null>(null)
  const [deputyId, setDeputy] = useState<string | null>(null)
  const [roles, setRoles] = useState<readonly string[]>([])
  const [from, setFrom] = useState<string | null>(formatIsoDay(serverNow()))
  const [until, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const principal = members.find(({ id }) => id === (principalId ?? own?.id))
  const name = useAct(nameDeputy, { renews: [listDeputies], onDone: onClose })
  const send = () => {
    if (deputyId === null || from === null || until === null) return
    name.mutate({
      body: {
        ...(principal === undefined || principal.id === own?.id
          ? {}
          : { principalMemberId: principal.id }),
        deputyMemberId: deputyId,
        roles: [...roles],
        fromAt: startOfDay(from),
        untilAt: endOfDay(until),
        reason,
      },
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('members.nameDeputy')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={name.isPending} onClick={send}>
            {t('members.nameDeputy')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {manages && (
          <ColleagueField
            label={t('members.principal')}
            value={principal?.id ?? null}
            onChange={setPrincipal}
          />
        )}
        <ColleagueField
          label={t('members.deputy')}
          value={deputyId}
          onChange={setDeputy}
          except={principal?.id}
        />
        <RolesField
          label={t('members.deputyRoles')}
          values={roles}
          onChange={setRoles}
          among={(principal?.roles ?? []).filter((role) => !role.endsWith('.admin'))}
        />
        <DateInput label={t('members.from')} value={from} onChange={setFrom} />
        <DateInput label={t('members.to')} value={until} onChange={setUntil} />
        <TextArea
          label={t('common.reason')}
          optional
          most={500}
          rows={2}
          value={reason}
          onChange={setReason}
        />
        {name.error !== null && <ErrorState problem={name.error.problem} />}
      </div>
    </Dialog>
  )
}

function useColumns(manages: boolean): readonly Column<DeputyRow>[] {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const { names } = useRoles()
  const me = useMe()
  const end = useAct(endDeputy, {
    renews: [listDeputies],
    onDone: () => toast(t('members.deputyEnded')),
  })
  const mine = (row: DeputyRow) => [row.principalId, row.deputyId].includes(me.person?.id ?? '')
  return [
    { key: 'for', head: t('members.principal'), renderCell: (row) => row.principalName },
    { key: 'deputy', head: t('members.deputy'), renderCell: (row) => row.deputyName },
    { key: 'roles', head: t('common.roles'), renderCell: (row) => names(row.roles) },
    { key: 'from', head: t('members.from'), renderCell: (row) => moment(row.fromAt) },
    { key: 'until', head: t('members.to'), renderCell: (row) => moment(row.untilAt) },
    {
      key: 'acts',
      head: t('common.acts'),
      renderCell: (row) =>
        (manages || mine(row)) && (
          <Button size="small" onClick={() => end.mutate({ params: { id: row.id } })}>
            {t('members.endDeputy')}
          </Button>
        ),
    },
  ]
}

export function DeputiesTab({ manages }: TabProps) {
  const { t } = useTranslation('people')
  const [naming, setNaming] = useState(false)
  const reading = useCall(listDeputies)
  const columns = useColumns(manages)
  const rows = reading.data?.rows
  return (
    <Sheet
      title={t('members.tabs.deputies')}
      inside="pad"
      end={<Button onClick={() => setNaming(true)}>{t('members.nameDeputy')}</Button>}
    >
      {reading.isPending && <Loading lines={3} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {rows?.length === 0 && (
        <Empty title={t('members.noDeputies')}>{t('members.noDeputiesText')}</Empty>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Table
          label={t('members.tabs.deputies')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          phone="stack"
        />
      )}
      {naming && <NameDialog manages={manages} onClose={() => setNaming(false)} />}
    </Sheet>
  )
}
