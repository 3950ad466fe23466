import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { confirmOffers, type FullOffer, stepOffer } from '../../domain/catalog/offer.endpoints.ts'
import {
  ageingAfterDays,
  mayConfirmOffer,
  mayStepOffer,
  type OfferVerb,
  reasonedOfferVerbs,
} from '../../domain/catalog/offer.ts'
import { allowed, conflict } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Catalog.module.css'
import { renews } from './renews.ts'

type Props = { readonly offer: FullOffer }

/** A step changes what the form was begun with: what is typed comes first. */
const savedFirst = (unsaved: boolean) => (unsaved ? conflict('catalog.save_first') : allowed)

/** Draft: publishing and discarding stand below the form, with what is written in it. */
const shownVerbs = ['pause', 'resume', 'withdraw'] as const

function Confirming({ offer }: Props) {
  const { t } = useTranslation('catalog')
  const actor = actorOf(useMe())
  const confirm = useAct(confirmOffers, {
    renews,
    onDone: ({ confirmed }) => void toast(t('form.confirmed', { count: confirmed })),
  })
  const waits = offer.freshness !== null && offer.freshness !== 'fresh'
  if (!waits || !mayConfirmOffer(actor, offer).ok) return null
  return (
    <Note tone="care">
      <div className="stack">
        <p>{t('form.confirmNote', { days: ageingAfterDays })}</p>
        {confirm.error !== null && <ErrorState problem={confirm.error.problem} />}
        <div>
          <Button
            kind="primary"
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ body: { ids: [offer.id] } })}
          >
            {t('form.confirm')}
          </Button>
        </div>
      </div>
    </Note>
  )
}

/** What may be done with an offer that has been published: saying that it holds, pausing, withdrawing. */
export function OfferActs({ offer, unsaved }: Props & { readonly unsaved: boolean }) {
  const { t } = useTranslation('catalog')
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<OfferVerb | null>(null)
  const step = useAct(stepOffer, {
    renews,
    onDone: (_answer, { body: { verb } }) => {
      setAsking(null)
      toast(t(`done.${verb}`))
    },
  })
  const verbs = shownVerbs.filter((verb) => mayStepOffer(actor, offer, verb).ok)
  const take = (verb: OfferVerb, reason?: string) =>
    step.mutate({
      params: { id: offer.id },
      body: { verb, seen: offer.version, ...(reason === undefined ? {} : { reason }) },
    })
  return (
    <>
      <Confirming offer={offer} />
      {step.error !== null && asking === null && <ErrorState problem={step.error.problem} />}
      {verbs.length > 0 && (
        <div className={css.acts}>
          {verbs.map((verb) => (
            <ActionButton
              key={verb}
              kind={verb === 'resume' ? 'primary' : 'plain'}
              verdict={savedFirst(unsaved)}
              busy={step.isPending}
              onClick={() => (reasonedOfferVerbs.includes(verb) ? setAsking(verb) : take(verb))}
            >
              {t(`verb.${verb}`)}
            </ActionButton>
          ))}
        </div>
      )}
      {asking !== null && (
        <ReasonDialog
          title={t(`verb.${asking}`)}
          act={t(`verb.${asking}`)}
          note={t('withdrawNote')}
          danger
          busy={step.isPending}
          problem={step.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => take(asking, reason)}
        />
      )}
    </>
  )
}
