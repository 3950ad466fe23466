import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { cardFaults, type CardFault } from '../../domain/price/card.ts'
import {
  type FullCard,
  listCards,
  openCard,
  stepCard,
  writeCard,
} from '../../domain/price/price.endpoints.ts'
import { type CardVerb, mayStepCard, mayWriteCard } from '../../domain/price/rateCard.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Because } from '../ui/Because.tsx'
import { Link } from '../ui/Link.tsx'
import { useReasons } from '../ui/reason.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { CardForm } from './CardForm.tsx'
import { CardTrial } from './CardTrial.tsx'
import { EstimatesList } from './EstimatesList.tsx'
import { usePriced, type Priced } from './model.ts'
import css from './Price.module.css'
import { CardStateTag } from './Tags.tsx'

type Props = { readonly card: FullCard; readonly priced: Priced }

const renews = [openCard, listCards]

function Steps({ card }: Pick<Props, 'card'>) {
  const { t } = useTranslation('price')
  const { moment } = useFormat()
  return (
    <Sheet title={t('card.steps')}>
      {card.steps.length === 0 && <p className="muted">{t('card.noSteps')}</p>}
      <ol className="stack">
        {card.steps.map(({ verb, version, by, at }) => (
          <li key={version}>
            <b>{t(`card.stepVerb.${verb as 'use'}`)}</b>
            <div className="muted t12">
              {t('card.stepOf', { by, version })} {moment(at, { year: true })}
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function useFaultNames({ model, common, materialName }: Priced) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const named = [...model.rates, ...common, ...model.items, ...model.finishes]
  return (faults: readonly CardFault[]): string => {
    const names = faults.map(({ part, of }) => {
      if (part === 'materials' && of !== '') return materialName(of, language)
      return named.find(({ id }) => id === of)?.label[language] ?? t(`part.${part}`)
    })
    return new Intl.ListFormat(language).format(new Set(names))
  }
}

function Acts({
  card,
  sound,
  unsaved,
  writing,
  onSave,
}: Pick<Props, 'card'> & {
  readonly sound: Verdict & { readonly items?: string }
  readonly unsaved: boolean
  readonly writing: boolean
  readonly onSave: () => void
}) {
  const { t } = useTranslation('price')
  const actor = actorOf(useMe())
  const step = useAct(stepCard, {
    renews,
    onDone: (_card, { body: { verb } }) => toast(t(verb === 'use' ? 'card.used' : 'card.putAside')),
  })
  const saved = unsaved ? conflict('price.save_first') : allowed
  const verb: CardVerb = card.state === 'inUse' ? 'setAside' : 'use'
  const { modelId, state, version } = card
  return (
    <>
      {step.error !== null && <ErrorState problem={step.error.problem} />}
      <div className={css.acts}>
        <ActionButton
          verdict={allOf(mayWriteCard(actor, state), sound)}
          {...(sound.ok ? {} : { reason: sound.items })}
          busy={writing}
          onClick={onSave}
        >
          {t('card.save')}
        </ActionButton>
        <ActionButton
          kind={verb === 'use' ? 'primary' : 'plain'}
          verdict={allOf(mayStepCard(actor, state, verb), saved)}
          busy={step.isPending}
          onClick={() => step.mutate({ params: { modelId }, body: { verb, seen: version } })}
        >
          {t(`verb.${verb}`)}
        </ActionButton>
      </div>
    </>
  )
}

function Loaded({ card, priced }: Props) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const say = useReasons()
  const actor = actorOf(useMe())
  const [content, setContent] = useState(card.content)
  const [unsaved, setUnsaved] = useState(false)
  // Of what this page began with or kept itself: what others kept meanwhile is not written over.
  const [seen, setSeen] = useState(card.version)
  const write = useAct(writeCard, {
    renews,
    onDone: ({ version }) => {
      setSeen(version)
      setUnsaved(false)
      toast(t('card.saved'))
    },
  })
  const faults = cardFaults(priced.model, content)
  const items = useFaultNames(priced)(faults)
  const reason = t('card.faults', { count: faults.length, items })
  const sound = faults.length === 0 ? allowed : { ...invalid('price.card_faulty'), items: reason }
  const verdict = mayWriteCard(actor, card.state)
  const { modelId } = card
  return (
    <WithSide
      side={
        <>
          <CardTrial priced={priced} content={content} />
          <Steps card={card} />
        </>
      }
    >
      <PageHead
        title={card.name[language]}
        crumbs={[{ label: t('nav.cards'), to: '/rate-cards' }]}
      />
      <LeaveGuard when={unsaved} />
      <h1>
        {t('card.title', { process: card.name[language] })} <CardStateTag state={card.state} />
      </h1>
      <p className="second">
        {t('card.lead')} <Link to="/pricing">{t('nav.pricing')}</Link>
      </p>
      {!verdict.ok && <Because locked>{say(verdict)}</Because>}
      <CardForm
        priced={priced}
        content={content}
        faults={faults}
        onContent={(next) => {
          setContent(next)
          setUnsaved(true)
        }}
      />
      {write.error !== null && <ErrorState problem={write.error.problem} />}
      <Acts
        card={{ ...card, version: seen }}
        sound={sound}
        unsaved={unsaved}
        writing={write.isPending}
        onSave={() => write.mutate({ params: { modelId }, body: { seen, content } })}
      />
      <EstimatesList side="made" modelId={modelId} />
    </WithSide>
  )
}

/** One rate card of one's own organisation, tried on an invented part while it is written. */
export function CardPage() {
  const { modelId } = useParams({ strict: false }) as { readonly modelId: string }
  const card = useCall(openCard, { params: { modelId } })
  const { priced, problem, retry } = usePriced(modelId)
  const failed = card.data === undefined ? card.error?.problem : problem
  if (failed !== undefined) {
    return (
      <ErrorState
        problem={failed}
        onRetry={() => {
          void card.refetch()
          retry()
        }}
      />
    )
  }
  if (card.data === undefined || priced === undefined) return <Loading lines={8} />
  return <Loaded key={modelId} card={card.data} priced={priced} />
}
