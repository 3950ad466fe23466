import { useTranslation } from '../kernel/words.ts'
import type { MatchedField, MatchedOffer } from '../../domain/market/match.endpoints.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { useFormat } from '../kernel/format.ts'
import { Link } from '../ui/Link.tsx'
import { Tag } from '../ui/Tag.tsx'
import { FreshnessTag } from '../catalog/Tags.tsx'
import css from './Market.module.css'

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

/** A maker against the need: where it stands on each axis, and field by field why. */
export function MatchCard({ offer }: { readonly offer: MatchedOffer }) {
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
