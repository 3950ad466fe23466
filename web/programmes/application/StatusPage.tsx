import { IconEye } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listApplications,
  readApplication,
  withdrawApplication,
} from '../../../domain/programmes/application.endpoints.ts'
import { mayTakeBack, type SubmissionBrief } from '../../../domain/programmes/application.ts'
import { useMinute } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Responsible } from '../Responsible.tsx'
import { actorOf } from './actor.ts'
import { useApplication } from './ApplicationContext.ts'
import { HolderPanel } from './HolderPanel.tsx'
import { StateTag } from './StateTag.tsx'

function Withdraw() {
  const { t } = useTranslation(['programmes', 'ui'])
  const { due } = useFormat()
  const { application, who } = useApplication()
  const client = useQueryClient()
  const now = useMinute()
  const [open, setOpen] = useState(false)
  const { id, closesAt } = application
  const withdraw = useAct(withdrawApplication, {
    renews: [listApplications],
    onDone: (after) => {
      setOpen(false)
      client.setQueryData(callOptions(readApplication, { params: { id } }).queryKey, after)
    },
  })
  return (
    <>
      <ActionButton
        kind="plain"
        verdict={mayTakeBack(actorOf(who), application, now, closesAt)}
        onClick={() => setOpen(true)}
      >
        {t('programmes:withdraw.open')}
      </ActionButton>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('programmes:withdraw.title')}
        foot={
          <>
            <Button onClick={() => setOpen(false)}>{t('ui:dialog.cancel')}</Button>
            <Button
              kind="primary"
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate({ params: { id } })}
            >
              {t('programmes:withdraw.act')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>
            {closesAt === null
              ? t('programmes:withdraw.textOpen')
              : t('programmes:withdraw.text', { moment: due(closesAt) })}
          </p>
          {withdraw.error !== null && <ErrorState problem={withdraw.error.problem} />}
        </div>
      </Dialog>
    </>
  )
}

function Submissions({ rows }: { readonly rows: readonly SubmissionBrief[] }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { application } = useApplication()
  return (
    <Table
      label={t('receipt.all')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'no',
          head: t('receipt.number'),
          renderCell: (row) => (
            <Link
              to="/applications/$id/receipts/$submissionId"
              params={{ id: application.id, submissionId: row.id }}
            >
              {row.receiptNo}
            </Link>
          ),
        },
        {
          key: 'at',
          head: t('receipt.at'),
          renderCell: (row) => moment(row.submittedAt, { year: true }),
        },
        { key: 'by', head: t('receipt.by'), renderCell: (row) => row.submittedBy },
        {
          key: 'version',
          head: t('receipt.version'),
          numeric: true,
          renderCell: (row) => row.draftVersion,
        },
      ]}
    />
  )
}

/** The application while nobody may write: its state, where it is, its receipts, and the way back. */
export function StatusPage() {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { application, call } = useApplication()
  const title = application.title === '' ? t('mine.untitled') : application.title
  return (
    <WithSide side={<HolderPanel />}>
      <Sheet title={title} end={<StateTag state={application.state} />}>
        <div className="stack">
          <p className="second">{call.title[language]}</p>
          <p>{t(`stateText.${application.state}`)}</p>
          <Responsible
            programmeId={application.programmeId}
            kinds={['submission', 'publicity', 'following']}
          />
          <div className="row wrap">
            {application.state === 'submitted' && <Withdraw />}
            <ButtonLink
              icon={IconEye}
              to="/applications/$id/preview"
              params={{ id: application.id }}
            >
              {t('preview.sealed')}
            </ButtonLink>
          </div>
        </div>
      </Sheet>
      <Sheet title={t('receipt.all')}>
        <Submissions rows={application.submissions} />
      </Sheet>
    </WithSide>
  )
}
