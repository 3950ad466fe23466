import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  cancelBriefing,
  listAttendees,
  listBriefings,
} from '../../../domain/programmes/briefing.endpoints.ts'
import type { Attendee, Briefing } from '../../../domain/programmes/briefing.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { csvOf } from '../../../domain/kernel/csv.ts'
import { download } from '../../ui/download.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { BriefingLine } from './BriefingLine.tsx'
import css from './Guidance.module.css'
import { PlanDialog } from './PlanDialog.tsx'

function AttendeePanel({ briefing, onClose }: { briefing: Briefing; onClose: () => void }) {
  const { t } = useTranslation('guidance')
  const { moment } = useFormat()
  const { data, error } = useCall(listAttendees, { params: { id: briefing.id } })
  const rows = data?.rows ?? []
  const save = () => {
    const heads = [t('briefings.person'), t('briefings.org'), t('briefings.at')]
    const cells = rows.map((row) => [row.personName, row.orgName, moment(row.takenAt)])
    download(`${briefing.title}.csv`, csvOf(heads, cells))
  }
  return (
    <SidePanel open onClose={onClose} title={t('briefings.attendees')}>
      <div className="stack">
        <p>{briefing.title}</p>
        {error !== null && <ErrorState problem={error.problem} />}
        {data === undefined && error === null && <Loading lines={3} />}
        {data?.rows.length === 0 && <Empty title={t('briefings.attendeesNone')} />}
        {rows.length > 0 && (
          <>
            <p className="row">
              <span>{t('briefings.people', { count: rows.length })}</span>
              <span className="end">
                <Button size="small" icon={IconDownload} onClick={save}>
                  {t('briefings.export')}
                </Button>
              </span>
            </p>
            <Table<Attendee>
              label={t('briefings.attendees')}
              rows={rows}
              rowKey={({ personName, takenAt }) => `${personName} ${takenAt}`}
              columns={[
                { key: 'person', head: t('briefings.person'), renderCell: (row) => row.personName },
                { key: 'org', head: t('briefings.org'), renderCell: (row) => row.orgName ?? '' },
                {
                  key: 'at',
                  head: t('briefings.at'),
                  renderCell: (row) => moment(row.takenAt, {}),
                },
              ]}
            />
          </>
        )}
      </div>
    </SidePanel>
  )
}

function OwnActs({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation(['guidance', 'ui'])
  const [open, setOpen] = useState<'attendees' | 'cancel' | null>(null)
  const cancel = useAct(cancelBriefing, {
    renews: [listBriefings],
    onDone: () => setOpen(null),
  })
  const close = () => setOpen(null)
  return (
    <>
      <Button onClick={() => setOpen('attendees')}>{t('guidance:briefings.attendees')}</Button>
      {briefing.cancelledAt === null && (
        <Button kind="quiet" onClick={() => setOpen('cancel')}>
          {t('guidance:briefings.cancel')}
        </Button>
      )}
      {open === 'attendees' && <AttendeePanel briefing={briefing} onClose={close} />}
      <Dialog
        open={open === 'cancel'}
        onClose={close}
        title={t('guidance:briefings.cancel')}
        foot={
          <>
            <Button onClick={close}>{t('ui:dialog.cancel')}</Button>
            <Button
              kind="danger"
              busy={cancel.isPending}
              onClick={() => cancel.mutate({ params: { id: briefing.id } })}
            >
              {t('guidance:briefings.cancel')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{t('guidance:briefings.cancelSure')}</p>
          {cancel.error !== null && <ErrorState problem={cancel.error.problem} />}
        </div>
      </Dialog>
    </>
  )
}

/** The sessions of a call for those who hold them: planning, who comes, calling off. */
export function OwnBriefings({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const [planning, setPlanning] = useState(false)
  const { data, error, refetch } = useCall(listBriefings, { params: { programmeId } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  return (
    <div className="stack">
      <div>
        <Button kind="primary" icon={IconPlus} onClick={() => setPlanning(true)}>
          {t('briefings.plan')}
        </Button>
      </div>
      {data.rows.length === 0 ? (
        <Empty title={t('briefings.none')}>{t('briefings.noneText')}</Empty>
      ) : (
        <ul className={css.list}>
          {data.rows.toReversed().map((row) => (
            <BriefingLine key={row.id} briefing={row}>
              {row.own ? <OwnActs briefing={row} /> : undefined}
            </BriefingLine>
          ))}
        </ul>
      )}
      {planning && <PlanDialog programmeId={programmeId} onClose={() => setPlanning(false)} />}
    </div>
  )
}
