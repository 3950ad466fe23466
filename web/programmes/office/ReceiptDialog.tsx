import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readLedger, recordReceipt } from '../../../domain/programmes/dispatch.endpoints.ts'
import type { Dispatch } from '../../../domain/programmes/dispatch.ts'
import { countEntries, listEntries } from '../../../domain/programmes/entry.endpoints.ts'
import { readStanding } from '../../../domain/programmes/standing.endpoints.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatIsoDay, formatTime } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Office.module.css'

const timeTest = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** When a parcel arrived and how many pieces were counted. A difference is recorded, never refused. */
export function ReceiptDialog({
  dispatch,
  expected,
  onClose,
}: {
  readonly dispatch: Dispatch
  readonly expected: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('office')
  const [day, setDay] = useState<string | null>(() => formatIsoDay(serverNow()))
  const [time, setTime] = useState(() => formatTime(serverNow()))
  const [pieces, setPieces] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const act = useAct(recordReceipt, {
    renews: [readLedger, readStanding, listEntries, countEntries],
    onDone: () => {
      onClose()
      toast(t('arrivals.kept'))
    },
  })
  const sound = day !== null && timeTest.test(time)
  const keep = () =>
    act.mutate({
      params: { id: dispatch.id },
      body: {
        receivedAt: new Date(`${day}T${time}:00+08:00`).toISOString(),
        ...(pieces === null ? {} : { pieces }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    })
  const differs = pieces !== null && pieces !== expected
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('arrivals.receiveOf', { unit: dispatch.unitName })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={() => sound && keep()}>
            {t('arrivals.receive')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <div className={css.two}>
          <DateInput label={t('arrivals.day')} value={day} onChange={setDay} />
          <TextInput
            label={t('arrivals.time')}
            inputMode="numeric"
            value={time}
            onChange={setTime}
            {...(timeTest.test(time) ? {} : { error: t('arrivals.timeWrong') })}
          />
        </div>
        <NumberInput
          label={t('arrivals.pieces')}
          help={t('arrivals.piecesHelp', { expected })}
          optional
          value={pieces}
          onChange={setPieces}
          {...(differs ? { warning: t('arrivals.differs', { counted: pieces, expected }) } : {})}
        />
        <TextArea
          label={t('arrivals.note')}
          optional
          most={500}
          rows={3}
          value={note}
          onChange={setNote}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
