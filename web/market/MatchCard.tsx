import { useTranslation } from '../kernel/words.ts'
import type { MatchedField, MatchedOffer } from '../../domain/market/match.endpoints.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import type { Priced } from '../price/model.ts'
import { yuan } from '../price/money.ts'
import { useAnyPersonReason } from '../price/reasons.ts'
import { Link } from '../ui/Link.tsx'
import { Tag } from '../ui/Tag.tsx'
import { FreshnessTag } from '../catalog/Tags.tsx'
import css from './Market.module.css'
import partCss from './MatchPart.module.css'

const percent = (share: number): number => Math.round(share * 100)

/** How near it comes on each axis that the need touches. */
function Axes({ axes }: Pick<MatchedOffer, 'axes'>) {
  const { t } = useTranslation(['market', 'catalog'])
  return (
    <dl className={css.axes}>
      {axes.map(({ axis, closeness }) => (
        <div key={axis}>
          <dt>{t(`catalog:axis.${axis}`)}</dt>
          <dd>
            <span className={css.bar} aria-hidden="true">
              <span style={{ inlineSize: `${percent(closeness)}%` }} />
            </span>
            {t('need.share', { share: percent(closeness) })}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Line({ field }: { readonly field: MatchedField }) {
  const { t } = useTranslation(['market', 'catalog'])
  const { language } = useFormat()
  const { label, axis, wants, says, outcome, strict } = field
  const tone = { met: 'good', missed: 'bad', unknown: 'care' } as const
  return (
    <tr>
      <th scope="row">
        {label[language]}
        <span className="muted t12"> {t(`catalog:axis.${axis}`)}</span>
      </th>
      <td>{wants[language]}</td>
      <td>{says?.[language] ?? t('need.unsaid')}</td>
      <td>
        <Tag tone={outcome === 'missed' && !strict ? 'care' : tone[outcome]}>
          {t(`need.outcome.${outcome}`)}
        </Tag>
      </td>
    </tr>
  )
}

type Beyond = Pick<MatchedOffer, 'price' | 'capacity'>

/** What the price rests on, or why a person says it. */
function usePriceWhy(priced: Priced | undefined) {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const say = useAnyPersonReason(priced)
  return ({ quote, hasCard, reasons, closeness }: NonNullable<Beyond['price']>): string => {
    const gap = language === 'zh' ? '' : ' '
    if (quote !== null) {
      const over = Math.round((1 / closeness - 1) * 100)
      const stands = over > 0 ? t('need.price.over', { percent: over }) : t('need.price.lowest')
      return `${stands}${gap}${t(quote.open ? 'need.price.open' : 'need.price.total')}`
    }
    return hasCard
      ? t('need.price.person', { why: reasons.map(say).join(gap) })
      : t('need.price.none')
  }
}

/** What the hours say: nobody tells any, what the order takes is not known, or both are. */
function hoursKey({ freeHours, neededHours }: NonNullable<Beyond['capacity']>) {
  if (freeHours === null) return 'need.hours.unknown'
  return neededHours === null ? 'need.hours.some' : 'need.hours.needed'
}

/** Price and hours beyond what the offer says of itself, each with its reason. */
function BeyondLines({
  offer: { price, capacity },
  until,
  priced,
}: {
  readonly offer: Beyond
  readonly until: string | null
  readonly priced: Priced | undefined
}) {
  const { t } = useTranslation('market')
  const { day } = useFormat()
  const why = usePriceWhy(priced)
  if (price === null && capacity === null) return null
  const told = capacity?.freeHours != null
  return (
    <dl className={partCss.beyond}>
      {price !== null && (
        <div>
          <dt>{t('need.price.title')}</dt>
          <dd>
            {price.quote !== null && (
              <b>
                {t('need.price.piece', {
                  piece: yuan(price.quote.pieceFen),
                  net: yuan(price.quote.netFen),
                  gross: yuan(price.quote.netFen + price.quote.vatFen),
                })}
              </b>
            )}{' '}
            <span className="second">{why(price)}</span>
            {price.outcome === 'missed' && (
              <>
                {' '}
                <Tag tone="bad">{t('need.price.dear')}</Tag>
              </>
            )}
          </dd>
        </div>
      )}
      {capacity !== null && until !== null && (
        <div>
          <dt>{t('need.hours.title', { day: day(until) })}</dt>
          <dd>
            {told && <b>{t('need.hours.free', { free: formatNumber(capacity.freeHours ?? 0) })}</b>}{' '}
            <span className="second">
              {t(hoursKey(capacity), { needed: formatNumber(capacity.neededHours ?? 0) })}
            </span>
            {capacity.outcome === 'missed' && (
              <>
                {' '}
                <Tag tone="bad">{t('need.hours.short')}</Tag>
              </>
            )}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** A maker against the need: where it stands on each axis, and field by field why. */
export function MatchCard({
  offer,
  until = null,
  priced,
}: {
  readonly offer: MatchedOffer
  readonly until?: string | null
  readonly priced?: Priced | undefined
}) {
  const { t } = useTranslation('market')
  const { list, language } = useFormat()
  const names = useCodeNames()
  const { id, title, orgId, orgName, region, freshness, misses, fields } = offer
  const missed = fields.filter(({ outcome }) => outcome === 'missed')
  const unknown = fields.filter(({ outcome }) => outcome === 'unknown')
  const named = (some: readonly MatchedField[]) => list(some.map(({ label }) => label[language]))
  return (
    <article className={css.card}>
      <h3>
        <Link to="/capabilities/$id" params={{ id }}>
          {title}
        </Link>
      </h3>
      <div className={css.facts}>
        <Tag tone={misses === 0 ? 'good' : 'care'}>
          {misses === 0 ? t('need.admitted') : t('need.misses', { count: misses })}
        </Tag>
        <Link to="/companies/$id" params={{ id: orgId }}>
          {orgName}
        </Link>
        <span>{names.region(region)}</span>
        <FreshnessTag freshness={freshness} />
        {!offer.market && <Tag tone="chosen">{t('limited')}</Tag>}
      </div>
      <BeyondLines offer={offer} until={until} priced={priced} />
      <Axes axes={offer.axes} />
      {missed.length > 0 && (
        <p className="second t13">{t('need.missed', { fields: named(missed) })}</p>
      )}
      {unknown.length > 0 && (
        <p className="muted t13">{t('need.toAsk', { fields: named(unknown) })}</p>
      )}
      {fields.length > 0 && (
        <details className={css.more}>
          <summary>{t('need.byField')}</summary>
          <div className={css.tableBox}>
            <table className={css.byField}>
              <thead>
                <tr>
                  <th scope="col">{t('need.field')}</th>
                  <th scope="col">{t('need.wants')}</th>
                  <th scope="col">{t('need.says')}</th>
                  <th scope="col">{t('need.result')}</th>
                </tr>
              </thead>
              <tbody>
                {fields.map((field) => (
                  <Line key={field.field} field={field} />
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </article>
  )
}
