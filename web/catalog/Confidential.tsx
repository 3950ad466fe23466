import { useTranslation } from '../kernel/words.ts'
import type { readOffer } from '../../domain/catalog/offer.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { signAgreements } from '../../domain/spaces/agreement.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import css from './Catalog.module.css'

type Offer = AnswerOf<typeof readOffer>

/** How what is not shown would open: join, sign, or be named; and to whoever signed already, what waits. */
function Agreement({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('catalog')
  const me = useMe()
  const { hidden, agreement } = offer.confidence
  if (!hidden.some(({ tier }) => tier === 'agreed')) return null
  if (agreement === null) return <p>{t('tier.agreementNone', { org: offer.orgName })}</p>
  const { id, title, version, standing } = agreement
  if (standing === 'waiting') return <p>{t('tier.signWaits', { org: offer.orgName })}</p>
  const words = { title, version, org: offer.orgName }
  return (
    <>
      <p>{t(standing === null ? 'tier.signs' : 'tier.signsAgain', words)}</p>
      {me.actingOrg === null ? (
        <p>{t('tier.signIn')}</p>
      ) : (
        <>
          {!mayI(me, signAgreements) && <p>{t('tier.signOther')}</p>}
          <div>
            <ButtonLink to="/confidentiality/$id" params={{ id }} size="small">
              {t('tier.toAgreement')}
            </ButtonLink>
          </div>
        </>
      )}
    </>
  )
}

/** What of the offer is kept to few: what the reader sees of it is listed, what not says what would open it. */
export function Confidential({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('catalog')
  const { own, confidence, tiers } = offer
  const shown = Object.keys(tiers).length
  if (shown === 0 && confidence.hidden.length === 0) return null
  return (
    <div className={css.kept}>
      {shown > 0 && (
        <Note tone="care">{t(own ? 'tier.ownShown' : 'tier.shown', { count: shown })}</Note>
      )}
      {confidence.hidden.length > 0 && (
        <Note title={t('tier.hiddenTitle')}>
          <div className="stack">
            <ul>
              {confidence.hidden.map(({ tier, count }) => (
                <li key={tier}>
                  {t(`tier.hidden.${tier as 'members' | 'agreed' | 'named'}`, { count })}
                </li>
              ))}
            </ul>
            <Agreement offer={offer} />
          </div>
        </Note>
      )}
    </div>
  )
}
