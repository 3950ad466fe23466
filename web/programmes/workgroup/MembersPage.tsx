import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import type { WorkgroupMember } from '../../../domain/programmes/workgroup.ts'
import { listResponsible } from '../../../domain/programmes/responsible.endpoints.ts'
import {
  endMembership,
  inviteMember,
  listWorkgroups,
  readWorkgroup,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { DutiesSheet } from './DutiesSheet.tsx'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage }

const tones = { invited: 'care', accepted: 'good', declined: 'plain', left: 'plain' } as const

function InviteDialog({ group, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const [org, setOrg] = useState('')
  const [duty, setDuty] = useState('')
  const act = useAct(inviteMember, {
    renews: [readWorkgroup],
    onDone: () => {
      toast(t('members.inviteDone'))
      onClose()
    },
  })
  const filled = org.trim().length > 1 && duty.trim().length > 1
  return (
    <Dialog
      open
      title={t('members.invite')}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={filled ? allowed : invalid('programmes.workgroup_invitation_incomplete')}
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: group.programmeId },
              body: { org: org.trim(), duty: duty.trim() },
            })
          }
        >
          {t('members.invite')}
        </ActionButton>
      }
    >
      <div className="stack">
        <TextInput
          label={t('members.org')}
          help={t('members.inviteHelp')}
          value={org}
          onChange={setOrg}
        />
        <TextArea label={t('members.duty')} most={500} rows={3} value={duty} onChange={setDuty} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function useColumns(
  group: WorkgroupPage,
  onEnd: (member: WorkgroupMember) => void,
): readonly Column<WorkgroupMember>[] {
  const { t } = useTranslation('workgroup')
  const office = group.role === 'office'
  const acts = group.role !== 'supervisor'
  const word = ({ mine, state }: WorkgroupMember) =>
    mine ? 'members.end' : state === 'invited' ? 'members.withdraw' : 'members.release'
  const end: Column<WorkgroupMember> = {
    key: 'end',
    head: t('members.end'),
    renderCell: (row) =>
      (office || row.mine) &&
      (row.state === 'accepted' || row.state === 'invited') && (
        <LinkButton
          underlined
          aria-label={`${t(word(row))} ${row.orgName}`}
          onClick={() => onEnd(row)}
        >
          {t(word(row))}
        </LinkButton>
      ),
  }
  return [
    {
      key: 'org',
      head: t('members.org'),
      renderCell: (row) => (
        <>
          {row.orgName} {row.mine && <Tag tone="chosen">{t('members.mine')}</Tag>}
        </>
      ),
    },
    {
      key: 'kind',
      head: t('members.kind'),
      renderCell: ({ orgKind }) => t(`orgKind.${orgKind as 'association'}`),
    },
    { key: 'duty', head: t('members.duty'), renderCell: ({ duty }) => duty },
    {
      key: 'state',
      head: t('members.state'),
      renderCell: ({ state, reason }) => (
        <>
          <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
          {reason !== null && <div className="muted t12">{reason}</div>}
        </>
      ),
    },
    ...(acts ? [end] : []),
  ]
}

function Members({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const navigate = useNavigate()
  const [inviting, setInviting] = useState(false)
  const [ending, setEnding] = useState<WorkgroupMember | null>(null)
  const end = useAct(endMembership, {
    renews: [readWorkgroup, listWorkgroups, listResponsible],
    onDone: () => {
      toast(t('members.ended'))
      setEnding(null)
      // Whoever left has no page of this group any more.
      if (group.role === 'member') void navigate({ to: '/workgroups' })
    },
  })
  const columns = useColumns(group, setEnding)
  return (
    <Sheet
      title={t('members.title')}
      inside={group.members.length === 0 ? 'pad' : 'none'}
      end={
        group.role === 'office' && (
          <Button size="small" kind="primary" onClick={() => setInviting(true)}>
            {t('members.invite')}
          </Button>
        )
      }
    >
      {group.members.length === 0 ? (
        <Empty title={t('members.none')}>{t('members.noneText')}</Empty>
      ) : (
        <Table
          label={t('members.title')}
          columns={columns}
          rows={group.members}
          rowKey={({ id }) => id}
          density="dense"
        />
      )}
      {inviting && <InviteDialog group={group} onClose={() => setInviting(false)} />}
      {ending !== null && (
        <ReasonDialog
          title={t('members.endTitle', { org: ending.orgName })}
          act={t('members.end')}
          note={t('members.endNote')}
          busy={end.isPending}
          problem={end.error?.problem ?? null}
          onClose={() => setEnding(null)}
          onAct={(reason) => end.mutate({ params: { id: ending.id }, body: { reason } })}
        />
      )}
    </Sheet>
  )
}

/** 成员与职责: who is in the group, and what each answers for, stage by stage. */
export function MembersPage() {
  return (
    <WorkgroupFrame part="members">
      {(group) => (
        <>
          <Members group={group} />
          <DutiesSheet group={group} />
        </>
      )}
    </WorkgroupFrame>
  )
}
