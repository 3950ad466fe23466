/** catalog: what is asked at each of its doors. */
import {
  certificateWish,
  listOf,
  market,
  millingContent,
  millingRow,
} from '../../catalog/catalog.sample.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function catalogKnocks(s: Stage): Knocks {
  const reason = '设备转为自用，不再对外承接。'
  const written = { seen: 2, content: millingContent, audience: market }
  return {
    'catalog.kind.read': at('milling'),
    'catalog.offer.list': { query: { text: '密标' } },
    'catalog.offer.list · of one': { query: { org: s.offeringOrg } },
    'catalog.offer.read': at(s.openOffer),
    'catalog.offer.read · kept to signers': at(s.signedOffer),
    'catalog.offer.read · kept to named': at(s.gradesOffer),
    'catalog.offer.read · recalled': at(s.recalledOffer),
    'catalog.offer.read · of a space': at(s.spaceOffer),
    'catalog.offer.read · by name': at(s.namedOffer),
    'catalog.offer.read · draft': at(s.draftOffer),
    'catalog.company.read': at(s.offeringOrg),
    'catalog.audience.spaces': { query: { text: '密标' } },
    'catalog.audience.organisation': { query: { called: '启衡机电设备有限公司（演示）' } },
    'catalog.offer.list · kept': { query: { text: '密标签后牌号' } },
    'catalog.offer.own': { query: { text: '密标' } },
    'catalog.offer.open': at(s.draftOffer),
    'catalog.offer.open · published': at(s.openOffer),
    'catalog.offer.begin': { body: { kindId: 'milling', title: '又一项铣削能力' } },
    'catalog.offer.write': at(s.draftOffer, written),
    'catalog.offer.step': at(s.draftOffer, { verb: 'publish', seen: 2 }),
    'catalog.offer.step · withdraw': at(s.openOffer, { verb: 'withdraw', seen: 3, reason }),
    'catalog.offer.confirm': { body: { ids: [s.openOffer] } },
    'catalog.kind.open': at(s.kindDraft),
    'catalog.kind.write': at(s.kindDraft, { seen: 1, definition: {} }),
    'catalog.kind.discard': at(s.kindDraft, { seen: 1 }),
    'catalog.kind.publish': at(s.kindDraft, { seen: 1 }),
    'catalog.kind.retire': at('milling', { retire: true, reason }),
    'catalog.certificate.list': at(s.offeringOrg),
    'catalog.certificate.own': {},
    'catalog.certificate.add': { body: { ...certificateWish, number: 'YS-2' } },
    'catalog.certificate.write': at(s.certificate, { seen: 1, wish: certificateWish }),
    'catalog.certificate.remove': at(s.certificate, { seen: 1 }),
    'catalog.certificate.find': { query: { text: 'YS-2018' } },
    'catalog.certificate.check': at(s.certificate, { seen: 1, outcome: 'doubted', basis: reason }),
    'catalog.offerBatch.preview': { body: listOf([millingRow('', '又一台机床')]) },
    'catalog.offerBatch.read': at(s.offersSeen),
    'catalog.offerBatch.faulty': at(s.offersSeen),
    'catalog.offerBatch.commit': at(s.offersSeen, { publish: true, audience: market }),
    'catalog.offerBatch.publish': at(s.offersTaken),
    'catalog.offerBatch.undo': at(s.offersTaken, { reason }),
  }
}
