/** Rate cards of the demo world: four makers of each process that is priced, each with rates of its own. */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { CardContent } from '../../domain/price/card.ts'
import { priceModels } from '../../domain/price/models.ts'
import { allKinds } from '../catalog/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { listCards, stepCard, writeCard } from '../price/index.ts'
import { as, doing } from './act.ts'
import { inventedCard } from './inventedCard.ts'
import { makeOffer, ownersOf } from './offers.ts'
import { randomOf } from './random.ts'

const day = '2019-07-03'
const makersOfEach = 4
const seed = 20_190_703

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
        await useCard(work, maker, id, inventedCard(model, random))
      }
    }
  })
}
