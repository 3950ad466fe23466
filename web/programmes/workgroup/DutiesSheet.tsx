import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { dropDuty, type WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import type { Duty } from '../../../domain/programmes/workgroup.ts'
import { useFormat } from '../../kernel/format.ts'
import { renew, useAct } from '../../kernel/query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { DutyDialog, dutyRenews } from './DutyDialog.tsx'
import css from './Workgroup.module.css'

type Props = { readonly group: WorkgroupPage }

function DropDialog({ duty, onClose }: { readonly duty: Duty; readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const client = useQueryClient()
  const act = useAct(dropDuty, {
    renews: dutyRenews,
    // Changed meanwhile: it is shown as it stands now, and asked for once more.
    onProblem: () => void renew(client, ...dutyRenews),
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
          onClick={() => act.mutate({ params: { id: duty.id }, query: { seen: duty.version } })}
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
  const [dropping, setDropping] = useState<string | null>(null)
  const dropped = group.duties.find(({ id }) => id === dropping)
  const columns = useColumns(group, setEditing, ({ id }) => setDropping(id))
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
      {dropped !== undefined && <DropDialog duty={dropped} onClose={() => setDropping(null)} />}
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
