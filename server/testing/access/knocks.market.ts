/** market: what is asked at each of its doors. */
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function marketKnocks(s: Stage): Knocks {
  const need = { kind: 'milling', quantity: '200', materials: 'aluminium', due: '2019-08-30' }
  return {
    'market.offer.search': { query: { text: '密标' } },
    'market.offer.search · counted': { query: { kind: 'milling' } },
    'market.offer.search · kept': { query: { text: '密标签后牌号' } },
    'market.sentence.read': { query: { text: '苏州附近 铝件 CNC 500 件 ±0.02 月底前' } },
    'market.need.match': { query: { kind: 'milling', limits: 'tolerance:..0.02' } },
    'market.need.match · of a part': { query: { ...need, pieceFen: '9000', partId: s.namedPart } },
    'market.saved.begin': { body: { name: '密标', mode: 'words', query: { text: '密标' } } },
    'market.saved.step': at('01890a5d-ac96-774b-bcce-b302099a8057', { verb: 'pause', seen: 1 }),
    'market.word.suggest': { query: { text: '密' } },
  }
}
