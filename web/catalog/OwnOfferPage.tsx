import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import { type FullOffer, openOffer, readKind } from '../../domain/catalog/offer.endpoints.ts'
import { mayWriteOffer } from '../../domain/catalog/offer.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { readyTexts } from '../kernel/i18n.ts'
import { useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { Beside } from '../kernel/shell/Beside.tsx'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { OfferActs } from './OfferActs.tsx'
import { OfferWriting } from './OfferWriting.tsx'
import { FreshnessTag, OfferStateTag } from './Tags.tsx'

/** With words of its own: what most offers never need is not waited for. */
const ConfidencePanel = lazy(async () => {
  const [{ ConfidencePanel: panel }] = await Promise.all([
    import('../spaces/ConfidencePanel.tsx'),
    readyTexts('spaces'),
  ])
  return { default: panel }
})

type Props = { readonly offer: FullOffer }

function About({ offer }: Props) {
  const { t } = useTranslation('catalog')
  const { language, day, moment } = useFormat()
  const { id, kindName, state, freshness, confirmedAt, changedAt, market } = offer
  const facts = [
    [t('stateHead'), <OfferStateTag key="state" state={state} />],
    [t('kind'), kindName[language]],
    [t('audienceHead'), t(`audienceIs.${market ? 'market' : 'named'}`)],
    ...(freshness === null || confirmedAt === null
      ? []
      : [
          [
            t('confirmed'),
            <span key="confirmed">
              <FreshnessTag freshness={freshness} />{' '}
              {t('confirmedOn', { day: day(confirmedAt, { year: true }) })}
            </span>,
          ] as const,
        ]),
    [t('changed'), moment(changedAt, { year: true })],
  ] as const
  return (
    <Sheet title={t('facts')}>
      <div className="stack">
        <Facts facts={facts} />
        {state === 'published' && (
          <ButtonLink to="/capabilities/$id" params={{ id }} size="small">
            {t('toPublic')}
          </ButtonLink>
        )}
      </div>
    </Sheet>
  )
}

function Steps({ offer }: Props) {
  const { t } = useTranslation('catalog')
  const { moment } = useFormat()
  return (
    <Sheet title={t('steps.title')}>
      {offer.steps.length === 0 && <p className="muted">{t('steps.none')}</p>}
      <ol className="stack">
        {offer.steps.map(({ verb, reason, by, at }) => (
          <li key={`${verb} ${at}`}>
            <b>{t(`done.${verb as 'publish'}`)}</b>
            <div className="muted t12">
              {by} {moment(at, { year: true })}
            </div>
            {reason !== null && <p className="said t13">{reason}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Loaded({ offer, kind }: Props & { readonly kind: Kind }) {
  const { t } = useTranslation('catalog')
  const actor = actorOf(useMe())
  const [unsaved, setUnsaved] = useState(false)
  return (
    <WithSide
      side={
        <>
          <About offer={offer} />
          <Beside thing="catalog.ownOffer" id={offer.id} />
          {offer.confidential && (
            <Suspense fallback={null}>
              <ConfidencePanel thing={{ kind: 'catalog.offer', id: offer.id }} />
            </Suspense>
          )}
          <Steps offer={offer} />
        </>
      }
    >
      <PageHead title={offer.title} crumbs={[{ label: t('nav.mine'), to: '/offers' }]} />
      <h1>{offer.title}</h1>
      <OfferActs offer={offer} unsaved={unsaved} />
      <OfferWriting
        key={`${offer.id} ${offer.state}`}
        offer={offer}
        kind={kind}
        verdict={mayWriteOffer(actor, offer)}
        unsaved={unsaved}
        onUnsaved={setUnsaved}
      />
    </WithSide>
  )
}

/** One offer of one's own organisation, to write, publish and confirm. */
export function OwnOfferPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(openOffer, { params: { id } })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <WithKind offer={data} />
}

function WithKind({ offer }: Props) {
  const { data, error, refetch } = useCall(readKind, { params: { id: offer.kindId } })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={6} />
  return <Loaded offer={offer} kind={data.kind as Kind} />
}
