import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { invalid } from '../../../domain/kernel/verdict.ts'
import { mayKeepDuty, type Duty, type DutyWish } from '../../../domain/programmes/workgroup.ts'
import { listResponsible } from '../../../domain/programmes/responsible.endpoints.ts'
import {
  changeDuty,
  dropDuty,
  makeDuty,
  readWorkgroup,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Checkbox, CheckboxGrid } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Workgroup.module.css'

type Props = { readonly group: WorkgroupPage }
const renews = [readWorkgroup, listResponsible]

const empty: DutyWish = { stage: '', what: '', leadId: '', helperIds: [], open: true }

function DutyDialog({
  group,
  duty,
  onClose,
}: Props & { readonly duty: Duty | null; readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const { language } = useFormat()
  const [wish, setWish] = useState<DutyWish>(
    duty === null
      ? empty
      : {
          stage: duty.stage,
          what: duty.what,
          leadId: duty.leadId,
          helperIds: duty.helperIds,
          open: duty.open,
        },
  )
  const onDone = () => {
    toast(t('duties.kept'))
    onClose()
  }
  const make = useAct(makeDuty, { renews, onDone })
  const change = useAct(changeDuty, { renews, onDone })
  const inside = group.members.filter(({ state }) => state === 'accepted')
  const filled = wish.stage !== '' && wish.what.trim().length > 1 && wish.leadId !== ''
  const verdict = filled
    ? mayKeepDuty(wish, group.stages, group.members)
    : invalid('programmes.workgroup_duty_incomplete')
  const body = { ...wish, what: wish.what.trim() }
  const problem = make.error?.problem ?? change.error?.problem
  return (
    <Dialog
      open
      title={t(duty === null ? 'duties.addTitle' : 'duties.changeTitle')}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={verdict}
          busy={make.isPending || change.isPending}
          onClick={() =>
            duty === null
              ? make.mutate({ params: { programmeId: group.programmeId }, body })
              : change.mutate({ params: { id: duty.id }, body })
          }
        >
          {t('duties.save')}
        </ActionButton>
      }
    >
      <div className="stack">
        <Select
          label={t('duties.stage')}
          value={wish.stage === '' ? null : wish.stage}
          options={group.stages.map(({ code, name }) => ({ value: code, label: name[language] }))}
          onChange={(stage) => setWish({ ...wish, stage })}
        />
        <TextArea
          label={t('duties.what')}
          most={500}
          rows={3}
          value={wish.what}
          onChange={(what) => setWish({ ...wish, what })}
        />
        <Select
          label={t('duties.lead')}
          value={wish.leadId === '' ? null : wish.leadId}
          options={inside.map(({ id, orgName }) => ({ value: id, label: orgName }))}
          onChange={(leadId) =>
            setWish({ ...wish, leadId, helperIds: wish.helperIds.filter((id) => id !== leadId) })
          }
        />
        <CheckboxGrid
          label={t('duties.helpers')}
          options={inside
            .filter(({ id }) => id !== wish.leadId)
            .map(({ id, orgName }) => ({ value: id, label: orgName }))}
          values={wish.helperIds}
          onChange={(helperIds) => setWish({ ...wish, helperIds: [...helperIds] })}
        />
        <Checkbox
          label={t('duties.open')}
          note={t('duties.openHelp')}
          checked={wish.open}
          onChange={(open) => setWish({ ...wish, open })}
        />
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}

function DropDialog({ duty, onClose }: { readonly duty: Duty; readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const act = useAct(dropDuty, {
    renews,
    onDone: () => {
      toast(t('duties.kept'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={t('duties.dropTitle')}
      onClose={onClose}
      foot={
        <Button
          kind="danger"
          busy={act.isPending}
          onClick={() => act.mutate({ params: { id: duty.id } })}
        >
          {t('duties.drop')}
        </Button>
      }
    >
      <p>
        {duty.what} · {duty.lead}
      </p>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </Dialog>
  )
}

function useColumns(
  group: WorkgroupPage,
  onChange: (duty: Duty) => void,
  onDrop: (duty: Duty) => void,
): readonly Column<Duty>[] {
  const { t } = useTranslation('workgroup')
  const { language, list } = useFormat()
  const stageOf = new Map(group.stages.map(({ code, name }) => [code, name[language]]))
  const acts: Column<Duty> = {
    key: 'acts',
    head: t('duties.change'),
    renderCell: (row) => (
      <span className={css.line}>
        <LinkButton
          underlined
          aria-label={`${t('duties.change')} ${row.what}`}
          onClick={() => onChange(row)}
        >
          {t('duties.change')}
        </LinkButton>
        <LinkButton
          underlined
          aria-label={`${t('duties.drop')} ${row.what}`}
          onClick={() => onDrop(row)}
        >
          {t('duties.drop')}
        </LinkButton>
      </span>
    ),
  }
  return [
    {
      key: 'stage',
      head: t('duties.stage'),
      renderCell: ({ stage }) => stageOf.get(stage) ?? stage,
    },
    { key: 'what', head: t('duties.what'), renderCell: ({ what }) => what },
    { key: 'lead', head: t('duties.lead'), renderCell: ({ lead }) => lead },
    {
      key: 'helpers',
      head: t('duties.helpers'),
      renderCell: ({ helpers }) => list(helpers),
    },
    {
      key: 'open',
      head: t('duties.seen'),
      renderCell: ({ open }) => t(open ? 'duties.open' : 'duties.closed'),
    },
    ...(group.role === 'office' ? [acts] : []),
  ]
}

/** 职责分工表, in the order of the stages. */
export function DutiesSheet({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const [editing, setEditing] = useState<Duty | 'new' | null>(null)
  const [dropping, setDropping] = useState<Duty | null>(null)
  const columns = useColumns(group, setEditing, setDropping)
  const place = new Map(group.stages.map(({ code }, at) => [code, at]))
  const rows = group.duties.toSorted(
    (one, other) => (place.get(one.stage) ?? 99) - (place.get(other.stage) ?? 99),
  )
  return (
    <Sheet
      title={t('duties.title')}
      inside={rows.length === 0 ? 'pad' : 'none'}
      end={
        group.role === 'office' && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('duties.add')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty title={t('duties.none')}>{t('duties.noneText')}</Empty>
      ) : (
        <Table
          label={t('duties.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          density="dense"
        />
      )}
      {dropping !== null && <DropDialog duty={dropping} onClose={() => setDropping(null)} />}
      {editing !== null && (
        <DutyDialog
          group={group}
          duty={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Sheet>
  )
}
