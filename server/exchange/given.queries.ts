/** What an environment is made of: a company and its offers as the reader sees them. */
import { environmentOf, type Given, type GivenOffer } from '../../domain/exchange/shells.ts'
import type { Environment } from '../../domain/exchange/aas.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { provinces, regionOf } from '../../domain/kernel/province.ts'
import { toldOffers, valueWords, type ToldOffer } from '../catalog/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** Those confirmed last; a larger company is read page by page through the lists. */
export const offersGiven = 500

const offerOf = (told: ToldOffer): GivenOffer => ({
  ...{ id: told.id, title: told.title, summary: told.summary, kind: told.kind },
  values: told.values,
  confirmedOn: dayOfMoment(told.confirmedAt.toISOString()),
})

function placeOf(offers: readonly ToldOffer[]) {
  const code = offers.find(({ region }) => region !== null)?.region
  const province = provinces.find((one) => regionOf(one.code) === code)
  return province === undefined ? null : { zh: province.name, en: province.name }
}

/** Of offers of one organisation. */
function givenOf(work: Reading, offers: readonly ToldOffer[]): Given {
  const [first] = offers
  const { orgId, orgName } = found(first, 'company')
  const kinds = new Map(offers.map(({ kind }) => [kind.id, kind.name]))
  return {
    company: {
      ...{ id: orgId, name: orgName, region: placeOf(offers), certificates: [] },
      kinds: [...kinds.values()],
    },
    offers: offers.map(offerOf),
    origin: work.host.config.baseUrl.replace(/\/+$/, ''),
    words: valueWords,
  }
}

export async function companyShells(work: Reading, orgId: string): Promise<Environment> {
  return environmentOf(givenOf(work, await toldOffers(work, { orgId }, offersGiven)))
}

export async function offerShells(work: Reading, offerId: string): Promise<Environment> {
  return environmentOf(givenOf(work, await toldOffers(work, { offerId }, 1)))
}
