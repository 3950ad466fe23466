/** price: what is asked at each of its doors. */
import { askedBlock, millingCard } from '../../price/price.sample.ts'
import { type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

const milling = { params: { modelId: 'milling' } }

export function priceKnocks(s: Stage): Knocks {
  const kept = { makerOrgId: s.offeringOrg, label: '又一件', netFen: s.pricedFen }
  return {
    'price.model.read': milling,
    'price.card.open': milling,
    'price.card.write': { ...milling, body: { seen: 2, content: millingCard() } },
    'price.card.step': { ...milling, body: { verb: 'setAside', seen: 2 } },
    'price.company.cards': { params: { id: s.offeringOrg } },
    'price.quote.ask': { body: askedBlock },
    'price.estimate.keep': { body: { ...askedBlock, ...kept } },
    'price.estimate.list': { query: { side: 'made' } },
    'price.estimate.list · asked': { query: { side: 'asked' } },
    'price.estimate.charge': { params: { id: s.estimate }, body: { chargedFen: 100 } },
  }
}
