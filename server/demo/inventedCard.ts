/** Invented rate cards: of a process, no two alike. */
import { typicalCard, type CardContent } from '../../domain/price/card.ts'
import type { PriceModel } from '../../domain/price/model.ts'
import type { Random } from './random.ts'

/** Rates between four fifths and five fourths of the typical ones, as people write them. */
export function inventedCard(model: PriceModel, random: Random): CardContent {
  const typical = typicalCard(model)
  const varied = model.rates.filter(({ unit }) => unit === 'yuanPerH')
  const rates = varied.map(({ id, typical: value, least, most }) => {
    const near = Math.round((value * (80 + random.int(46))) / 100)
    return [id, Math.min(most, Math.max(least, near))] as const
  })
  return {
    ...typical,
    rates: { ...Object.fromEntries(rates), margin: 8 + random.int(10) },
    breaks: [
      { fromQuantity: 100, percentOff: 2 + random.int(3) },
      { fromQuantity: 500, percentOff: 6 + random.int(4) },
    ],
    shows: random.chance(75) ? 'items' : 'total',
    open: ['rates', 'breaks', 'limits'],
  }
}
