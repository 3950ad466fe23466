import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { CardContent } from '../../domain/price/card.ts'
import { quote } from '../../domain/price/quote.ts'
import { useFormat } from '../kernel/format.ts'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { QuoteLines, QuoteSteps } from './QuoteLines.tsx'
import type { Priced } from './model.ts'
import { yuan } from './money.ts'
import css from './Price.module.css'
import { usePersonReason } from './reasons.ts'
import { samplePartOf } from './samplePart.ts'

/** An invented part priced by what is typed, as it is typed. */
export function CardTrial({
  priced,
  content,
}: {
  readonly priced: Priced
  readonly content: CardContent
}) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const say = usePersonReason(priced)
  const [quantity, setQuantity] = useState(100)
  const facts = samplePartOf(priced.model.id)
  const known = Object.keys(priced.model.materials)
  const material = known.find((id) => Object.hasOwn(content.materials, id)) ?? known[0]!
  const answer = quote(priced.read, content, facts, {
    ...{ quantity, material, toleranceMm: null, finishes: [], leadTimeDays: null },
    distanceKm: null,
  })
  const size = `${facts.lengthMm} × ${facts.widthMm} × ${facts.heightMm}`
  return (
    <Sheet title={t('card.trial')}>
      <div className="stack">
        <p className="second t13">
          {t('card.trialText', {
            ...{ size, quantity, material: priced.materialName(material, language) },
          })}
        </p>
        <NumberInput
          label={t('card.trialQuantity')}
          unit={t('card.piece')}
          value={quantity}
          onChange={(value) => value !== null && value > 0 && setQuantity(value)}
        />
        {answer.ok ? (
          <>
            <p>
              <b className="t18">{yuan(answer.pieceFen)}</b>{' '}
              <span className="second t13">{t('result.piece')}</span>
            </p>
            <QuoteLines priced={priced} lines={answer.lines} totals={answer} />
            <QuoteSteps priced={priced} steps={answer.steps} />
          </>
        ) : (
          <ul className={css.reasons}>
            {answer.reasons.map((reason) => (
              <li key={reason.code}>{say(reason)}</li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}
