import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { drawSample } from '../../../domain/indicators/sample.endpoints.ts'
import { mayDrawSample, sampleSizeMax } from '../../../domain/indicators/sampling.ts'
import type { SaidValue, TrackRow } from '../../../domain/indicators/track.ts'
import { listFollowings, readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import type { FollowingFile } from './Indicators.tsx'

const usualSize = 10

/** Asks the server for rows of a posted value: nobody here can choose them. */
export function DrawDialog({
  following,
  row,
  posted,
  onClose,
}: {
  readonly following: FollowingFile
  readonly row: TrackRow
  readonly posted: SaidValue
  readonly onClose: () => void
}) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const navigate = useNavigate()
  const [size, setSize] = useState<number | null>(usualSize)
  const [reason, setReason] = useState('')
  const earlier = following.samples.filter(({ valueId }) => valueId === posted.id)
  const act = useAct(drawSample, {
    renews: [readFollowing, listFollowings],
    onDone: ({ id: sampleId }) => void navigate({ to: '/samples/$sampleId', params: { sampleId } }),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sampling.title', {
        indicator: row.indicator.name[language],
        period: posted.period,
      })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={mayDrawSample(posted, earlier, reason)}
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: posted.id },
                body: {
                  size: Math.min(sampleSizeMax, Math.max(1, size ?? usualSize)),
                  ...(earlier.length === 0 ? {} : { reason }),
                },
              })
            }
          >
            {t('sampling.draw')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="t13">
          {t('sampling.lead', { rows: formatNumber(posted.rowCount ?? 0), amount: posted.amount })}
        </p>
        <NumberInput label={t('sampling.size')} digits={0} value={size} onChange={setSize} />
        {earlier.length > 0 && (
          <TextArea
            label={t('sampling.again', { count: earlier.length })}
            rows={3}
            most={2000}
            value={reason}
            onChange={setReason}
          />
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
