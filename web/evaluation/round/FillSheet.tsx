import { useTranslation } from '../../kernel/words.ts'
import { fillPlaces } from '../../../domain/evaluation/draw.endpoints.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { renews } from './facts.ts'

/** 补位: in a round by lot, before anybody may be added by hand. */
export function FillSheet({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('evaluation')
  const act = useAct(fillPlaces, { renews, onDone: () => toast(t('draw.filledNow')) })
  return (
    <Sheet title={t('draw.fill')}>
      <div className="stack">
        <p className="muted t13">{t('draw.fillText')}</p>
        <div>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: round.id } })}
          >
            {t('draw.fill')}
          </Button>
        </div>
        <p className="muted t13">{t('draw.lotHand')}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}
