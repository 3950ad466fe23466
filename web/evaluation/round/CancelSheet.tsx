import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { cancelRound, type RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { roundLifecycle } from '../../../domain/evaluation/round.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Note } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { renews } from './facts.ts'

/** 撤销批次: while it is not frozen; afterwards who did, when and why. */
export function CancelSheet({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const { moment } = useFormat()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const act = useAct(cancelRound, {
    renews,
    onDone: () => {
      setAsking(false)
      toast(t('cancelRound.done'))
    },
  })
  if (round.cancelled !== null) {
    const { by, at, reason } = round.cancelled
    return <Note tone="care">{t('cancelRound.by', { by, reason, moment: moment(at) })}</Note>
  }
  const offers =
    mayI(me, 'evaluation.round.manage') && roundLifecycle[round.state].cancel !== undefined
  if (!offers) return null
  return (
    <Sheet title={t('cancelRound.title')}>
      <div className="stack">
        <p className="muted t13">{t('cancelRound.text')}</p>
        <div>
          <Button kind="danger" onClick={() => setAsking(true)}>
            {t('cancelRound.act')}
          </Button>
        </div>
      </div>
      {asking && (
        <ReasonDialog
          title={t('cancelRound.title')}
          act={t('cancelRound.act')}
          note={t('cancelRound.text')}
          danger
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(false)}
          onAct={(reason) => act.mutate({ params: { id: round.id }, body: { reason } })}
        />
      )}
    </Sheet>
  )
}
