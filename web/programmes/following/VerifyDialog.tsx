import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { isWrittenReason } from '../../../domain/kernel/writtenReason.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { verifyValue } from '../../../domain/indicators/track.endpoints.ts'
import type { TrackRow } from '../../../domain/indicators/track.ts'
import { listFollowings, readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'

/** The office says what it looked at and what it found; the other numbers stay beside it. */
export function VerifyDialog({
  row,
  period,
  trackId,
  onClose,
}: {
  readonly row: TrackRow
  readonly period: TrackRow['periods'][number]
  readonly trackId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { indicator } = row
  const [amount, setAmount] = useState<number | null>(
    period.counts === null ? null : Number(period.counts.amount),
  )
  const [note, setNote] = useState('')
  const act = useAct(verifyValue, {
    renews: [readFollowing, listFollowings],
    onDone: () => {
      toast(t('verified'))
      onClose()
    },
  })
  const verdict =
    amount !== null && isWrittenReason(note)
      ? allowed
      : invalid('indicators.verification_unexplained')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('verifyTitle', { indicator: indicator.name[language], period: period.period })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={verdict}
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: trackId },
                body: {
                  indicator: indicator.code,
                  period: period.period,
                  amount: String(amount),
                  note,
                },
              })
            }
          >
            {t('verifyAct')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <NumberInput
          label={t('verifyValue')}
          digits={indicator.decimals}
          unit={indicator.unit[language]}
          value={amount}
          onChange={setAmount}
        />
        <TextArea
          label={t('verifyNote')}
          help={t('verifyNoteHelp')}
          most={2000}
          rows={4}
          value={note}
          onChange={setNote}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
