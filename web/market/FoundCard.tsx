import { useTranslation } from '../kernel/words.ts'
import type { FoundOffer, WhyFound } from '../../domain/market/search.endpoints.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { useFormat } from '../kernel/format.ts'
import { Beside } from '../kernel/shell/Beside.tsx'
import { Link } from '../ui/Link.tsx'
import { Tag } from '../ui/Tag.tsx'
import { FreshnessTag } from '../catalog/Tags.tsx'
import css from './Market.module.css'

/** Which words were found, under which name, and where. */
function Why({ why }: { readonly why: readonly WhyFound[] }) {
  const { t } = useTranslation('market')
  const { list } = useFormat()
  if (why.length === 0) return null
  const said = why.map(({ word, term, via, parts }) => {
    const where = list(parts.map((part) => t(`why.in.${part}`)))
    return via === 'itself' || word === term
      ? t('why.itself', { word, where })
      : t(`why.${via}`, { word, term, where })
  })
  return (
    <p className={`${css.why} muted t12`}>
      {t('why.found')}
      {said.join(t('why.and'))}
    </p>
  )
}

/** What is offered, by whom, how sure it is, and why it stands here. */
export function FoundCard({ offer }: { readonly offer: FoundOffer }) {
  const { t } = useTranslation('market')
  const { language, day } = useFormat()
  const names = useCodeNames()
  const { title, kindName, orgId, orgName, region, said, market, freshness, confirmedAt } = offer
  return (
    <article className={css.card}>
      <h3>
        <Link to="/capabilities/$id" params={{ id: offer.id }}>
          {title}
        </Link>
      </h3>
      <div className={css.facts}>
        <span>{kindName[language]}</span>
        <Link to="/companies/$id" params={{ id: orgId }}>
          {orgName}
        </Link>
        <span>{names.region(region)}</span>
        <FreshnessTag freshness={freshness} />
        <span className="muted">{t('confirmedOn', { day: day(confirmedAt, { year: true }) })}</span>
        {!market && <Tag tone="chosen">{t('limited')}</Tag>}
        <Beside thing="catalog.offerInList" id={offer.id} />
      </div>
      <dl className={css.said}>
        {said.map(({ field, label, value }) => (
          <div key={field}>
            <dt>{label[language]}</dt>
            <dd>{value[language]}</dd>
          </div>
        ))}
      </dl>
      <Why why={offer.why} />
    </article>
  )
}
