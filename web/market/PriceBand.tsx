import { useTranslation } from '../kernel/words.ts'
import type { NeedPrice } from '../../domain/market/match.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import type { Priced } from '../price/model.ts'
import { yuan } from '../price/money.ts'
import { useAnyPersonReason } from '../price/reasons.ts'
import { Figures } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { Note } from '../ui/States.tsx'
import css from './MatchPart.module.css'

type Band = NonNullable<NeedPrice['band']>

function Numbers({ band, price }: { readonly band: Band; readonly price: NeedPrice }) {
  const { priced, withoutCard } = price
  const { t } = useTranslation(['market', 'price'])
  const rows = (['net', 'gross'] as const).flatMap((key) => {
    const three = band[`${key}Fen`]
    if (three === null) return []
    const [low, middle, high] = three.map(yuan) as [string, string, string]
    const said = low === high ? low : t('price:result.threeOf', { low, middle, high })
    return [[t(`price:result.${key}`), said] as const]
  })
  return (
    <>
      {rows.length > 0 && <Figures label={t('price:result.band')} figures={rows} />}
      <p className="second t13">
        {t('price.priced', { priced, count: band.makers + withoutCard })}
        {withoutCard > 0 && t('price.withoutCard', { count: withoutCard })}
      </p>
    </>
  )
}

/** What the order would cost over all makers who meet the conditions, or what must be said before that is known. */
export function PriceBand({
  price,
  priced,
}: {
  readonly price: NeedPrice
  readonly priced: Priced | undefined
}) {
  const { t } = useTranslation(['market', 'price'])
  const { list } = useFormat()
  const say = useAnyPersonReason(priced)
  const { band, lacks, refusal, modelId, reasons } = price
  // Why the file gives nothing is told with the part.
  if (refusal !== null) return null
  if (modelId === null) return <Note>{t('price.noModel')}</Note>
  if (lacks.length > 0) {
    return (
      <Note>{t('price.lacks', { items: list(lacks.map((one) => t(`price.lack.${one}`))) })}</Note>
    )
  }
  if (band === null) return null
  return (
    <section aria-label={t('price:result.band')} className={css.band}>
      <h2>{t('price:result.band')}</h2>
      <Numbers band={band} price={price} />
      {reasons.length > 0 && (
        <ul className={css.reasons}>
          {reasons.map(({ makers, ...reason }) => (
            <li key={reason.code}>
              {t('price:result.whyRow', { reason: say(reason), count: makers })}
            </li>
          ))}
        </ul>
      )}
      <p className="second t13">
        {t('price:result.binding')} <Link to="/pricing">{t('price:nav.pricing')}</Link>
      </p>
    </section>
  )
}
