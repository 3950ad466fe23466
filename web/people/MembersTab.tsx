import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  changeMember,
  endMember,
  handOver,
  listMembers,
  listUnits,
  type Member,
} from '../../domain/people/member.endpoints.ts'
import { readMe } from '../../domain/people/session.endpoints.ts'
import { call } from '../kernel/call.ts'
import { serverNow } from '../kernel/clock.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ExportButtons } from '../ui/ListExport.tsx'
import type { ListColumn } from '../ui/ListPage.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { ColleagueField, RolesField, type TabProps, UnitField } from './memberChoices.tsx'
import { useRoles } from './useRoles.ts'

type DialogProps = { readonly member: Member; readonly onClose: () => void }

function EditDialog({ member, onClose }: DialogProps) {
  const { t } = useTranslation('people')
  const [roles, setRoles] = useState<readonly string[]>(member.roles)
  const [orgUnitId, setUnit] = useState(member.orgUnitId)
  const [title, setTitle] = useState(member.title ?? '')
  const renews = [listMembers, listUnits, readMe]
  const change = useAct(changeMember, { renews, onDone: onClose })
  const end = useAct(endMember, {
    renews,
    onDone: () => {
      toast(t('members.ended'))
      onClose()
    },
  })
  const problem = change.error ?? end.error
  const params = { id: member.id }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('members.editTitle', { name: member.name })}
      foot={
        <>
          <Button kind="danger" busy={end.isPending} onClick={() => end.mutate({ params })}>
            {t('members.end')}
          </Button>
          <Button
            kind="primary"
            busy={change.isPending}
            onClick={() =>
              change.mutate({
                params,
                body: { roles: [...roles], orgUnitId, title: title === '' ? null : title },
              })
            }
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <RolesField label={t('common.roles')} values={roles} onChange={setRoles} />
        <UnitField label={t('common.unit')} value={orgUnitId} onChange={setUnit} />
        <TextInput label={t('common.title')} optional value={title} onChange={setTitle} />
        {problem !== null && <ErrorState problem={problem.problem} />}
      </div>
    </Dialog>
  )
}

function HandOverDialog({ member, onClose }: DialogProps) {
  const { t } = useTranslation('people')
  const [to, setTo] = useState<string | null>(null)
  const hand = useAct(handOver, {
    renews: [listMembers, readMe],
    onDone: () => {
      toast(t('members.handedOver'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('members.handOverTitle', { name: member.name })}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="danger"
            busy={hand.isPending}
            onClick={() =>
              hand.mutate({ params: { id: member.id }, body: { toMemberId: to ?? member.id } })
            }
          >
            {t('members.handOver')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('members.handOverText', { name: member.name })}</p>
        <ColleagueField
          label={t('members.handOverTo')}
          value={to}
          onChange={setTo}
          except={member.id}
        />
        {hand.error !== null && <ErrorState problem={hand.error.problem} />}
      </div>
    </Dialog>
  )
}

type Open = { readonly what: 'edit' | 'handOver'; readonly member: Member }

function useColumns(manages: boolean, onOpen: (open: Open) => void) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const { names } = useRoles()
  const me = useMe()
  const units = useCall(listUnits).data?.rows ?? []
  const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? ''
  const isMe = (row: Member) => row.personId === me.person?.id
  const email = (row: Member) => row.email
  const roles = (row: Member) => names(row.roles)
  const post = (row: Member) =>
    [unitName(row.orgUnitId), row.title ?? ''].filter((word) => word !== '').join(' ')
  const since = (row: Member) => day(row.since)
  const sinceYear = (row: Member) => day(row.since, { year: true })
  const shown: readonly ListColumn<Member>[] = [
    {
      key: 'name',
      head: t('common.name'),
      text: (row) => row.name,
      renderCell: (row) => (
        <>
          <b>{row.name}</b> {isMe(row) && <Tag>{t('members.me')}</Tag>}
        </>
      ),
    },
    { key: 'email', head: t('common.email'), text: email, renderCell: email },
    { key: 'roles', head: t('common.roles'), text: roles, renderCell: roles },
    {
      key: 'unit',
      head: t('common.unit'),
      text: post,
      renderCell: post,
    },
    { key: 'since', head: t('common.since'), text: sinceYear, renderCell: since },
  ]
  const all: readonly Column<Member>[] = [
    ...shown,
    {
      key: 'acts',
      head: t('common.acts'),
      renderCell: (row) =>
        (manages || isMe(row)) && (
          <span className="row wrap">
            {manages && (
              <Button size="small" onClick={() => onOpen({ what: 'edit', member: row })}>
                {t('members.edit')}
              </Button>
            )}
            <Button
              size="small"
              kind="quiet"
              onClick={() => onOpen({ what: 'handOver', member: row })}
            >
              {t('members.handOver')}
            </Button>
          </span>
        ),
    },
  ]
  return { shown, all }
}

export function MembersTab({ manages }: TabProps) {
  const { t } = useTranslation('people')
  const [open, setOpen] = useState<Open | null>(null)
  const [inviting, setInviting] = useState(false)
  const reading = useCall(listMembers)
  const columns = useColumns(manages, setOpen)
  const rows = reading.data?.rows
  return (
    <Sheet
      title={t('members.tabs.members')}
      note={rows?.length}
      inside="pad"
      end={
        manages && (
          <>
            <ExportButtons
              title={t('members.title')}
              columns={columns.shown}
              read={async () => {
                const { rows: all } = await call(listMembers)
                return { rows: all, takenAt: serverNow().toISOString() }
              }}
            />
            <Button kind="primary" onClick={() => setInviting(true)}>
              {t('members.invite')}
            </Button>
          </>
        )
      }
    >
      {reading.isPending && <Loading lines={4} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {rows !== undefined && (
        <Table
          label={t('members.tabs.members')}
          columns={columns.all}
          rows={rows}
          rowKey={({ id }) => id}
          phone="stack"
        />
      )}
      {open?.what === 'edit' && <EditDialog member={open.member} onClose={() => setOpen(null)} />}
      {open?.what === 'handOver' && (
        <HandOverDialog member={open.member} onClose={() => setOpen(null)} />
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Sheet>
  )
}
