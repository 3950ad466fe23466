import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { allowed, invalid } from '../../../../domain/kernel/verdict.ts'
import {
  listConfidential,
  recordConfidential,
} from '../../../../domain/programmes/dispatch.endpoints.ts'
import type { Dispatch } from '../../../../domain/programmes/dispatch.ts'
import type { Package } from '../../../../domain/programmes/package.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { useAct, useCall } from '../../../kernel/query.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { ErrorState } from '../../../ui/States.tsx'
import { TrailButtons, useTrail } from '../../../ui/Trail.tsx'
import { Table } from '../../../ui/Table.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Received, Sent } from './DispatchParts.tsx'
import { MomentInput, momentOf, notedNow } from './MomentInput.tsx'

type Unit = Pick<Package, 'programmeId' | 'unitCode'>

function ConfidentialDialog({
  unit,
  onClose,
}: {
  readonly unit: Unit
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const [number, setNumber] = useState('')
  const [pieces, setPieces] = useState<number | null>(1)
  const [sent, setSent] = useState(notedNow)
  const act = useAct(recordConfidential, { renews: [listConfidential], onDone: onClose })
  const sentAt = momentOf(sent)
  const whole = /^[A-Za-z0-9-]{3,40}$/.test(number) && pieces !== null && sentAt !== null
  const record = () =>
    act.mutate({
      params: { programmeId: unit.programmeId, unit: unit.unitCode },
      body: { number, pieces: pieces!, sentAt: sentAt! },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('programmes:handIn.dispatch.recordConfidential')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton
            kind="primary"
            verdict={whole ? allowed : invalid('programmes.dispatch_not_ready')}
            {...(whole ? {} : { reason: t('programmes:handIn.dispatch.needNumber') })}
            busy={act.isPending}
            onClick={record}
          >
            {t('programmes:handIn.dispatch.keep')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('programmes:handIn.dispatch.confidentialNote')}</p>
        <TextInput
          label={t('programmes:handIn.dispatch.confidentialNumber')}
          help={t('programmes:handIn.dispatch.confidentialNumberHelp')}
          value={number}
          maxLength={40}
          autoComplete="off"
          onChange={setNumber}
        />
        <NumberInput
          label={t('programmes:handIn.dispatch.pieces')}
          value={pieces}
          onChange={setPieces}
        />
        <MomentInput
          dayLabel={t('programmes:handIn.dispatch.sentDay')}
          timeLabel={t('programmes:handIn.dispatch.sentTime')}
          value={sent}
          onChange={setSent}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** What went by 机要: numbers, pieces and times, never content. */
export function ConfidentialSheet({
  unit,
  of,
}: {
  readonly unit: Unit
  /** Where sheets of several programmes stand together: whose this is. */
  readonly of?: string
}) {
  const { t } = useTranslation('programmes')
  const mine = mayI(useMe(), 'programmes.package.build')
  const params = { programmeId: unit.programmeId, unit: unit.unitCode }
  const trail = useTrail()
  const { data } = useCall(listConfidential, { params, query: trail.page })
  const rows = data?.rows ?? []
  const [adding, setAdding] = useState(false)
  return (
    <Sheet
      title={t('handIn.dispatch.confidential')}
      note={of}
      end={
        mine && (
          <Button size="small" icon={IconLock} onClick={() => setAdding(true)}>
            {t('handIn.dispatch.recordConfidential')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="second t13">{t('handIn.dispatch.confidentialNote')}</p>
        {rows.length === 0 ? (
          <p className="muted t13">{t('handIn.dispatch.confidentialNone')}</p>
        ) : (
          <Table<Dispatch>
            label={t('handIn.dispatch.confidential')}
            rows={rows}
            rowKey={({ id }) => id}
            density="dense"
            columns={[
              {
                key: 'number',
                head: t('handIn.dispatch.confidentialNumber'),
                renderCell: ({ number }) => number ?? '',
              },
              {
                key: 'pieces',
                head: t('handIn.dispatch.pieces'),
                numeric: true,
                renderCell: ({ pieces }) => pieces,
              },
              {
                key: 'sent',
                head: t('handIn.incoming.sent'),
                renderCell: (dispatch) => <Sent dispatch={{ ...dispatch, number: null }} />,
              },
              {
                key: 'received',
                head: t('handIn.incoming.state'),
                renderCell: (dispatch) => <Received dispatch={dispatch} />,
              },
            ]}
          />
        )}
        {data !== undefined && <TrailButtons trail={trail} {...data} />}
      </div>
      {adding && <ConfidentialDialog unit={unit} onClose={() => setAdding(false)} />}
    </Sheet>
  )
}
