/** What tests, journeys and the matrix of leaks need of offers. */
import type { OfferContent } from '../../domain/catalog/offer.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import type { Caller } from '../testing/world.ts'

export const millingContent: OfferContent = {
  title: '五轴加工中心对外承接',
  summary: '两班生产，首件三坐标全检。',
  region: '51',
  values: {
    maxPart: [800, 600, 500],
    axes: 5,
    materials: ['aluminium', 'stainless'],
    tolerance: 0.01,
  },
}

export const market: Audience = { market: true }

async function must(answer: Promise<{ statusCode: number; body: string; json: () => unknown }>) {
  const { statusCode, body, json } = await answer
  if (statusCode !== 200) throw new Error(body)
  return json() as { readonly id: string; readonly version: number }
}

export const beginOf = (who: Caller, kindId: string, title: string) =>
  who.post('/api/catalog/desk/offers', { kindId, title })

export const stepOf = (who: Caller, id: string, body: object) =>
  who.post(`/api/catalog/desk/offers/${id}/steps`, body)

export const writeOf = (who: Caller, id: string, body: object) =>
  who.put(`/api/catalog/desk/offers/${id}`, body)

/** A draft that is whole, for `audience`. */
export async function writtenOffer(
  who: Caller,
  change: Partial<OfferContent> = {},
  audience: Audience = market,
) {
  const content = { ...millingContent, ...change }
  const { id } = await must(beginOf(who, 'milling', content.title))
  return must(writeOf(who, id, { seen: 1, content, audience }))
}

/** The same, published. */
export async function publishedOffer(
  who: Caller,
  change: Partial<OfferContent> = {},
  audience: Audience = market,
) {
  const { id, version } = await writtenOffer(who, change, audience)
  return must(stepOf(who, id, { verb: 'publish', seen: version }))
}
