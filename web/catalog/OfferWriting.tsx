import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import { type FullOffer, stepOffer, writeOffer } from '../../domain/catalog/offer.endpoints.ts'
import {
  hasReaders,
  mayStepOffer,
  type OfferFault,
  offerFaults,
} from '../../domain/catalog/offer.ts'
import { allOf, allowed, invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Because } from '../ui/Because.tsx'
import { useReasons } from '../ui/reason.ts'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Catalog.module.css'
import { asContent, type TypedContent } from './form.ts'
import { OfferForm } from './OfferForm.tsx'
import { listRenews, renews } from './renews.ts'

/** Of what keeps it from being public, what is said while a draft was not yet to be published: what is there is wrong. */
const wrongOnly = (faults: readonly OfferFault[]): readonly OfferFault[] =>
  faults.filter(({ part, code }) => part === 'values' && code !== 'value_missing')

function useNames(kind: Kind, faults: readonly OfferFault[]): string {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const names = faults.map((fault) =>
    fault.part === 'values'
      ? (kind.fields.properties[fault.field]?.about.label[language] ?? fault.field)
      : t(`form.${fault.part}`),
  )
  return new Intl.ListFormat(language).format(new Set(names))
}

type Props = {
  readonly offer: FullOffer
  readonly kind: Kind
  /** Whether it may be written now. */
  readonly verdict: Verdict
  readonly unsaved: boolean
  readonly onUnsaved: (unsaved: boolean) => void
}

function useKept({ offer, unsaved, onUnsaved }: Props) {
  const [content, setContent] = useState<TypedContent>(offer.content)
  const [audience, setAudience] = useState<Audience>(offer.audience)
  // Of what this page began with or kept itself: what others kept meanwhile is not written over.
  const [seen, setSeen] = useState(offer.version)
  const write = useAct(writeOffer, { renews })
  const save = async () => {
    if (!unsaved) return seen
    const body = { seen, content: asContent(content), audience }
    const kept = await write.mutateAsync({ params: { id: offer.id }, body })
    onUnsaved(false)
    setSeen(kept.version)
    return kept.version
  }
  return {
    ...{ content, audience, write, save },
    putContent: (next: TypedContent) => {
      setContent(next)
      onUnsaved(true)
    },
    putAudience: (next: Audience) => {
      setAudience(next)
      onUnsaved(true)
    },
  }
}

function useStep() {
  const { t } = useTranslation('catalog')
  const navigate = useNavigate()
  return useAct(stepOffer, {
    // What was discarded is not there to be read again.
    renews: listRenews,
    onDone: ({ id, state }, { body: { verb } }) => {
      toast(t(`done.${verb}`))
      if (state === 'discarded') void navigate({ to: '/offers' })
      else void navigate({ to: '/capabilities/$id', params: { id } })
    },
  })
}

/** Writes an offer: a draft keeps what it has, what is public stays whole. */
export function OfferWriting(props: Props) {
  const { offer, kind, verdict, unsaved } = props
  const { t } = useTranslation('catalog')
  const say = useReasons()
  const actor = actorOf(useMe())
  const kept = useKept(props)
  const step = useStep()
  const [tried, setTried] = useState(false)
  const { content, audience, write, save } = kept
  const unpublished = offer.state === 'draft' || offer.state === 'withdrawn'
  const faults = offerFaults(kind, asContent(content))
  const shown = tried || offer.state !== 'draft' ? faults : wrongOnly(faults)
  const items = useNames(kind, faults)
  const after = async (act: (version: number) => void) => {
    try {
      act(await save())
    } catch {
      // The problem stands below the form, and what was typed stays in it.
    }
  }
  const take = (verb: 'publish' | 'discard') => (version: number) =>
    step.mutate({ params: { id: offer.id }, body: { verb, seen: version } })
  const whole = faults.length === 0 ? allowed : invalid('catalog.offer_faulty')
  const mayPublish = allOf(mayStepOffer(actor, offer, 'publish'), whole, hasReaders(audience))
  const problem = (write.error ?? step.error)?.problem
  const reason = faults.length > 0 ? t('form.faults', { count: faults.length, items }) : undefined
  return (
    <>
      <LeaveGuard when={unsaved && (step.isIdle || step.isError)} />
      {!verdict.ok && <Because locked>{say(verdict)}</Because>}
      <OfferForm
        kind={kind}
        content={content}
        audience={audience}
        names={offer.names}
        faults={shown}
        onContent={kept.putContent}
        onAudience={kept.putAudience}
      />
      {problem !== undefined && <ErrorState problem={problem} />}
      <div
        className={css.acts}
        onClickCapture={() => setTried(true)}
        onFocus={() => setTried(true)}
      >
        {unpublished && (
          <ActionButton
            verdict={mayPublish}
            {...(mayStepOffer(actor, offer, 'publish').ok ? { reason } : {})}
            busy={write.isPending || step.isPending}
            onClick={() => void after(take('publish'))}
          >
            {t('form.publish')}
          </ActionButton>
        )}
        <ActionButton
          kind={unpublished ? 'plain' : 'primary'}
          verdict={unpublished ? verdict : allOf(verdict, whole, hasReaders(audience))}
          {...(unpublished || !verdict.ok ? {} : { reason })}
          busy={write.isPending}
          onClick={() => void after(() => void toast(t('form.saved')))}
        >
          {t(unpublished ? 'form.save' : 'form.saveOpen')}
        </ActionButton>
        {mayStepOffer(actor, offer, 'discard').ok && (
          <Button kind="quiet" busy={step.isPending} onClick={() => take('discard')(offer.version)}>
            {t('verb.discard')}
          </Button>
        )}
      </div>
    </>
  )
}
