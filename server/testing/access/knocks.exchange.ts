/** exchange: what is asked at each of its doors. */
import type { Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function exchangeKnocks(s: Stage): Knocks {
  const json = (id: string) => ({ params: { id, format: 'json' } })
  const content = Buffer.from(JSON.stringify({ submodels: [] })).toString('base64')
  return {
    'exchange.company.download': json(s.offeringOrg),
    'exchange.offer.download': json(s.openOffer),
    'exchange.offer.download · kept': json(s.signedOffer),
    'exchange.offer.download · of a space': json(s.spaceOffer),
    'exchange.offer.download · by name': json(s.namedOffer),
    'exchange.offer.download · draft': json(s.draftOffer),
    'exchange.shells.read': { body: { fileName: '壳.json', content } },
  }
}
