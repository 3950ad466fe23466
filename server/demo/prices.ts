/** Rate cards of the demo world: four makers of each process that is priced, each with rates of its own. */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { typicalCard, type CardContent } from '../../domain/price/card.ts'
import type { PriceModel } from '../../domain/price/model.ts'
import { priceModels } from '../../domain/price/models.ts'
import { allKinds } from '../catalog/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { listCards, stepCard, writeCard } from '../price/index.ts'
import { as, doing } from './act.ts'
import { makeOffer, ownersOf } from './offers.ts'
import { randomOf, type Random } from './random.ts'

const day = '2019-07-03'
const makersOfEach = 4
const seed = 20_190_703

/** Rates between four fifths and five fourths of the typical ones, as people write them. */
function cardOf(model: PriceModel, random: Random): CardContent {
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

async function useCard(work: Writing, actor: Actor, modelId: string, content: CardContent) {
  const own = as(work, actor, day)
  const { version } = await writeCard(own, modelId, { seen: 0, content })
  await stepCard(own, modelId, { verb: 'use', seen: version })
}

/** All of them or, where this is cut off, none. The leading applicant has a card of milling. */
export async function makePrices(host: Host): Promise<void> {
  const kinds = await allKinds()
  await doing(host, systemActor, async (work) => {
    const all = await ownersOf(work)
    const begun = await listCards(as(work, all[0]!, day))
    if (begun.rows.some(({ state }) => state !== null)) return
    const random = randomOf(seed)
    for (const [place, [id, { model }]] of [...priceModels].entries()) {
      for (let at = 0; at < makersOfEach; at++) {
        const maker = all[(place * makersOfEach + at) % all.length]!
        await makeOffer(work, maker, kinds.get(id)!, day)
        await useCard(work, maker, id, cardOf(model, random))
      }
    }
  })
}
