import { useTranslation } from '../kernel/words.ts'
import { type CompanyCard, readCompanyCards } from '../../domain/price/companyCard.endpoints.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Link } from '../ui/Link.tsx'
import css from './Price.module.css'

function useRows(card: CompanyCard): readonly (readonly [name: string, value: string])[] {
  const { t } = useTranslation('price')
  const { language, list } = useFormat()
  const { rates, materials, finishes, breaks, limits } = card
  const words = (all: CompanyCard['materials']) => list(all.map((one) => one[language]))
  return [
    ...rates.map(
      ({ label, unit, value }) =>
        [label[language], `${formatNumber(value)} ${t(`unit.${unit}`)}`] as const,
    ),
    ...(breaks.length === 0
      ? []
      : [
          [
            t('card.breaks'),
            list(
              breaks.map(({ fromQuantity, percentOff }) =>
                t('open.break', { from: formatNumber(fromQuantity), percent: percentOff }),
              ),
            ),
          ] as const,
        ]),
    ...(materials.length === 0 ? [] : [[t('card.materials'), words(materials)] as const]),
    ...(finishes.length === 0 ? [] : [[t('card.finishes'), words(finishes)] as const]),
    ...limits.map(
      ({ quantityMost, toleranceLeastMm, longestMm }) =>
        [
          t('card.limits'),
          t('open.limits', {
            quantity: formatNumber(quantityMost),
            tolerance: toleranceLeastMm,
            longest: formatNumber(longestMm),
          }),
        ] as const,
    ),
  ]
}

function OneCard({ card }: { readonly card: CompanyCard }) {
  const { language } = useFormat()
  const rows = useRows(card)
  return (
    <>
      <h3>{card.name[language]}</h3>
      <dl className={css.open}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Beside a company: what it chose to show of its rate cards. */
export function CompanyCards({ id }: { readonly id: string }) {
  const { t } = useTranslation('price')
  const { data } = useCall(readCompanyCards, { params: { id } })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <section className={css.ofCompany} aria-labelledby="rateCards">
      <h2 id="rateCards">{t('open.title')}</h2>
      <div className="stack">
        <p className="second t13">
          {t('open.lead')} <Link to="/pricing">{t('nav.pricing')}</Link>
        </p>
        {data.rows.map((card) => (
          <OneCard key={card.modelId} card={card} />
        ))}
      </div>
    </section>
  )
}
