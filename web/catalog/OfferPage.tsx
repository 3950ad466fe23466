import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { readOffer } from '../../domain/catalog/offer.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { Beside } from '../kernel/shell/Beside.tsx'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import css from './Catalog.module.css'
import { Confidential } from './Confidential.tsx'
import { FreshnessTag } from './Tags.tsx'

type Offer = AnswerOf<typeof readOffer>

function Own({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('catalog')
  if (!offer.own) return null
  return (
    <div className={css.acts} data-print="no">
      <span className="second t13">{t('ownNote')}</span>
      <ButtonLink to="/offers/$id" params={{ id: offer.id }} size="small">
        {t('edit')}
      </ButtonLink>
    </div>
  )
}

function Loaded({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('catalog')
  const { language, day } = useFormat()
  const names = useCodeNames()
  const { title, summary, said, orgId, orgName, freshness, confirmedAt } = offer
  return (
    <article>
      <PageHead title={title} crumbs={[{ label: t('nav.market'), to: '/capabilities' }]} />
      <header className={css.head}>
        <h1 className="songTitle">{title}</h1>
        {summary !== '' && <p>{summary}</p>}
        <div className={css.facts}>
          <span>{offer.kindName[language]}</span>
          <Link to="/companies/$id" params={{ id: orgId }}>
            {orgName}
          </Link>
          <span>{names.region(offer.region)}</span>
          <FreshnessTag freshness={freshness} />
          <span>{t('confirmedOn', { day: day(confirmedAt, { year: true }) })}</span>
        </div>
      </header>
      {!offer.market && <Note tone="care">{t('limitedNote')}</Note>}
      <Own offer={offer} />
      <section className={css.section}>
        <h2>{t('says')}</h2>
        <dl className={css.values}>
          {said.map(({ field, label, value }) => (
            <div key={field}>
              <dt>{label[language]}</dt>
              <dd>
                {value[language]}
                {offer.tiers[field] !== undefined && (
                  <span className="second t12"> {t(`tier.is.${offer.tiers[field]}`)}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <Confidential offer={offer} />
      </section>
      <Beside thing="catalog.offer" id={offer.id} />
      <p className={`${css.section} muted t12`}>{t('address')}</p>
    </article>
  )
}

/** One offer, at an address that stays. */
export function OfferPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readOffer, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded offer={data} />
}
