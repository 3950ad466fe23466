import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { mayStep } from '../../../domain/kernel/lifecycle.ts'
import { allOf, allowed, forbidden, type Verdict } from '../../../domain/kernel/verdict.ts'
import {
  cancelPublicity,
  endPublicity,
  listOwnPublicities,
} from '../../../domain/programmes/publicity.endpoints.ts'
import { publicityLifecycle, type OwnPublicity } from '../../../domain/programmes/publicity.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import css from '../guidance/Guidance.module.css'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

const permit = 'programmes.publicity.run'

/** Ends one whose period is over with objections open, or cancels it; both with a written reason. */
export function EndActs({ publicity }: { readonly publicity: OwnPublicity }) {
  const { t } = useTranslation('guidance')
  const me = useMe()
  const [asking, setAsking] = useState<'end' | 'cancel' | null>(null)
  const options = { renews: [listOwnPublicities], onDone: () => setAsking(null) }
  const end = useAct(endPublicity, options)
  const cancel = useAct(cancelPublicity, options)
  const act = asking === 'cancel' ? cancel : end
  const { received, accepted, rejected } = publicity.objections
  const may = (verb: 'end' | 'cancel'): Verdict =>
    allOf(
      mayI(me, permit) ? allowed : forbidden('programmes.role_cannot', { permit }),
      mayStep(publicityLifecycle, publicity.state, verb, `programmes.publicity_cannot_${verb}`),
    )
  return (
    <div className={css.acts}>
      <ActionButton kind="plain" verdict={may('end')} onClick={() => setAsking('end')}>
        {t('run.end')}
      </ActionButton>
      <ActionButton kind="quiet" verdict={may('cancel')} onClick={() => setAsking('cancel')}>
        {t('run.cancel')}
      </ActionButton>
      {asking !== null && (
        <ReasonDialog
          open
          danger={asking === 'cancel'}
          title={t(`run.${asking}Title`)}
          act={t(`run.${asking}`)}
          note={
            asking === 'end'
              ? t('run.endNote', { count: received - accepted - rejected })
              : t('run.cancelNote')
          }
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => act.mutate({ params: { id: publicity.id }, body: { reason } })}
        />
      )}
    </div>
  )
}
