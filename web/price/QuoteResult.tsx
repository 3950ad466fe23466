import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { Asked, askQuotes } from '../../domain/price/price.endpoints.ts'
import { Figures } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty } from '../ui/States.tsx'
import { MakerRow } from './MakerRow.tsx'
import type { Priced } from './model.ts'
import { yuan } from './money.ts'
import css from './Price.module.css'
import { usePersonReason } from './reasons.ts'

type Answer = AnswerOf<typeof askQuotes>
type Props = { readonly priced: Priced; readonly asked: Asked; readonly answer: Answer }

function Band({ answer: { band } }: Props) {
  const { t } = useTranslation('price')
  const rows = (['net', 'gross', 'delivered'] as const).flatMap((key) => {
    const three = band[`${key}Fen`]
    if (three === null) return []
    const [low, middle, high] = three.map(yuan) as [string, string, string]
    const said = low === high ? low : t('result.threeOf', { low, middle, high })
    return [[t(`result.${key}`), said] as const]
  })
  return rows.length === 0 ? null : <Figures label={t('result.band')} figures={rows} />
}

function Counts({ answer: { band, withoutCard, outside, makers } }: Props) {
  const { t } = useTranslation('price')
  const priced = makers.filter(({ quote }) => quote !== null).length
  return (
    <ul className={css.reasons}>
      <li>{t('result.priced', { priced, count: band.makers + withoutCard })}</li>
      {withoutCard > 0 && <li>{t('result.withoutCard', { count: withoutCard })}</li>}
      {outside > 0 && <li>{t('result.outside', { count: outside })}</li>}
    </ul>
  )
}

function Reasons({ priced, answer: { band, makers } }: Props) {
  const { t } = useTranslation('price')
  const say = usePersonReason(priced)
  if (band.reasons.length === 0) return null
  const factsOf = (code: string) =>
    makers.flatMap(({ reasons }) => reasons).find((one) => one.code === code)
  return (
    <div>
      <h3>{t('result.why')}</h3>
      <ul className={css.reasons}>
        {band.reasons.map(({ code, makers: count }) => (
          <li key={code}>
            {t('result.whyRow', { reason: say(factsOf(code) ?? { code }), count })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The band over all makers, and each maker's own quote or why a person prices it. */
export function QuoteResult(props: Props) {
  const { t } = useTranslation('price')
  const { priced, asked, answer } = props
  const { makers, band, withoutCard } = answer
  if (band.makers + withoutCard === 0) {
    return (
      <Sheet title={t('result.title')}>
        <Empty title={t('result.noMaker')}>{t('result.noMakerText')}</Empty>
        <Counts {...props} />
      </Sheet>
    )
  }
  return (
    <Sheet title={t('result.title')}>
      <div className="stack" role="status" aria-label={t('result.title')}>
        <Band {...props} />
        {band.netFen === null && (
          <Empty title={t('result.none')}>
            {t('result.noneText')} <Link to="/capabilities">{t('result.toMarket')}</Link>
          </Empty>
        )}
        <Counts {...props} />
        <Reasons {...props} />
        <div className={css.makers}>
          {makers.map((maker) => (
            <MakerRow key={maker.orgId} priced={priced} asked={asked} maker={maker} />
          ))}
        </div>
        <p className="second t13">{t('pricing.round')}</p>
      </div>
    </Sheet>
  )
}
