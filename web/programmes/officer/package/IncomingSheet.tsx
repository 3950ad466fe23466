import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { allowed, invalid, type Verdict } from '../../../../domain/kernel/verdict.ts'
import { listIncoming, recordReceipt } from '../../../../domain/programmes/dispatch.endpoints.ts'
import { type Dispatch, mayHaveArrived } from '../../../../domain/programmes/dispatch.ts'
import { serverNow } from '../../../kernel/clock.ts'
import { useFormat } from '../../../kernel/format.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { useAct, useCall } from '../../../kernel/query.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { ErrorState } from '../../../ui/States.tsx'
import { Table } from '../../../ui/Table.tsx'
import { TrailButtons, useTrail } from '../../../ui/Trail.tsx'
import { useProgramme } from '../../call/useProgramme.ts'
import { Received, Sent } from './DispatchParts.tsx'
import { MomentInput, momentOf, notedNow } from './MomentInput.tsx'

function useMediumName(programmeId: string) {
  const { language } = useFormat()
  const media = useProgramme(programmeId).data?.definition.media ?? []
  return (code: string) => media.find((medium) => medium.code === code)?.name[language] ?? code
}

function ReceiptDialog({
  dispatch,
  onClose,
}: {
  readonly dispatch: Dispatch
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const nameOf = useMediumName(dispatch.programmeId)
  const [at, setAt] = useState(notedNow)
  const act = useAct(recordReceipt, { renews: [listIncoming], onDone: onClose })
  const receivedAt = momentOf(at)
  const verdict: Verdict =
    receivedAt === null
      ? invalid('programmes.dispatch_not_ready')
      : mayHaveArrived(new Date(receivedAt), new Date(dispatch.sentAt), serverNow())
  const words = { unit: dispatch.unitName, medium: nameOf(dispatch.medium) }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('programmes:handIn.incoming.receiveTitle', words)}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton
            kind="primary"
            verdict={verdict.ok ? allowed : verdict}
            {...(receivedAt === null ? { reason: t('programmes:handIn.dispatch.needTime') } : {})}
            busy={act.isPending}
            onClick={() =>
              act.mutate({ params: { id: dispatch.id }, body: { receivedAt: receivedAt! } })
            }
          >
            {t('programmes:handIn.incoming.keep')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Sent dispatch={dispatch} />
        <MomentInput
          dayLabel={t('programmes:handIn.incoming.day')}
          timeLabel={t('programmes:handIn.incoming.time')}
          value={at}
          onChange={setAt}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** What units below sent to this one; whoever receives it says so here. Nothing where there are none. */
export function IncomingSheet({
  programmeId,
  unit,
}: {
  readonly programmeId: string
  readonly unit: string
}) {
  const { t } = useTranslation('programmes')
  const nameOf = useMediumName(programmeId)
  const mine = mayI(useMe(), 'programmes.package.build')
  const [receiving, setReceiving] = useState<Dispatch | null>(null)
  const trail = useTrail()
  const { data } = useCall(listIncoming, { params: { programmeId, unit }, query: trail.page })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Sheet title={t('handIn.incoming.title')} note={t('handIn.incoming.note')}>
      <Table<Dispatch>
        label={t('handIn.incoming.title')}
        rows={data.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'unit',
            head: t('handIn.incoming.unit'),
            renderCell: (dispatch) => (
              <>
                {dispatch.unitName}
                <div className="second t13">{nameOf(dispatch.medium)}</div>
              </>
            ),
          },
          {
            key: 'sent',
            head: t('handIn.incoming.sent'),
            renderCell: (dispatch) => <Sent dispatch={dispatch} />,
          },
          {
            key: 'state',
            head: t('handIn.incoming.state'),
            renderCell: (dispatch) =>
              dispatch.receivedAt === null && mine ? (
                <Button size="small" onClick={() => setReceiving(dispatch)}>
                  {t('handIn.incoming.receive')}
                </Button>
              ) : (
                <Received dispatch={dispatch} />
              ),
          },
        ]}
      />
      <TrailButtons trail={trail} {...data} />
      {receiving !== null && (
        <ReceiptDialog dispatch={receiving} onClose={() => setReceiving(null)} />
      )}
    </Sheet>
  )
}
