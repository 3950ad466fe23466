/** spaces: what is asked at each of its doors. */
import { agreementWish } from '../../spaces/agreement.sample.ts'
import { spaceWish } from '../../spaces/spaces.sample.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function spaceKnocks(s: Stage): Knocks {
  const reason = '已经有其他单位承接，请下次再来。'
  const request = { id: s.listedSpace, orgId: s.askingOrg }
  const kept = { kind: 'catalog.offer', id: s.gradesOffer }
  const sign = { version: 1, digest: '0'.repeat(64) }
  return {
    'spaces.agreement.kept': {},
    'spaces.agreement.kept · space': { query: { space: s.closedSpace } },
    'spaces.agreement.read': at(s.keptAgreement),
    'spaces.agreement.read · space': at(s.spaceAgreement),
    'spaces.agreement.keep': { body: { spaceId: s.closedSpace, seen: 9, wish: agreementWish } },
    'spaces.signature.sign': at(s.keptAgreement, sign),
    'spaces.signature.sign · space': at(s.spaceAgreement, sign),
    'spaces.confidence.read': { params: kept },
    'spaces.confidence.read · recalled': { params: { ...kept, id: s.recalledOffer } },
    'spaces.confidence.seen': { params: { ...kept, id: s.recalledOffer } },
    'spaces.naming.add': { params: kept, body: { org: '没有这家单位' } },
    'spaces.naming.remove': { params: { ...kept, entry: s.recall } },
    'spaces.recall.make': { params: kept, body: { orgId: null, reason: '短' } },
    'spaces.recall.end': { params: { ...kept, entry: s.recall }, body: {} },
    'spaces.signature.list': { query: { side: 'given' } },
    'spaces.signature.list · received': { query: { side: 'received' } },
    'spaces.signature.read': at(s.signature),
    'spaces.signature.step': at(s.signature, { verb: 'withdraw', seen: 9, reason }),
    'spaces.signature.step · end': at(s.signature, { verb: 'end', seen: 9, reason }),
    'spaces.space.list': { query: { text: '密标' } },
    'spaces.space.read': at(s.listedSpace),
    'spaces.space.read · unlisted': at(s.closedSpace),
    'spaces.space.found': { body: { ...spaceWish, name: '又一个协作空间' } },
    'spaces.space.change': at(s.closedSpace, {
      seen: 1,
      wish: { ...spaceWish, name: '改名的空间', joining: 'invited', listed: false },
    }),
    'spaces.space.close': at(s.closedSpace, { seen: 1, reason }),
    'spaces.space.handOver': at(s.closedSpace, { seen: 1, orgId: s.askingOrg }),
    'spaces.member.list': at(s.listedSpace),
    'spaces.member.list · unlisted': at(s.closedSpace),
    'spaces.step.list': at(s.listedSpace),
    'spaces.step.list · unlisted': at(s.closedSpace),
    'spaces.member.invite': at(s.closedSpace, { org: '启衡机电设备有限公司（演示）' }),
    'spaces.member.step': at(s.closedSpace, { verb: 'accept' }),
    'spaces.member.step · ask': at(s.listedSpace, { verb: 'ask', reason }),
    'spaces.member.decide': { params: request, body: { verb: 'admit', seen: 1 } },
    'spaces.member.decide · refuse': { params: request, body: { verb: 'refuse', seen: 1, reason } },
  }
}
