/** indicators: what is asked at each of its doors. */
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

const said = { indicator: 'orgs', period: '2019Q2', amount: '120' }

export function indicatorKnocks(s: Stage): Knocks {
  return {
    'indicators.track.make': {
      body: {
        title: '另一个平台',
        listId: 'operating',
        fromDay: '2019-01-01',
        untilDay: '2020-12-31',
        goals: [{ indicator: 'orgs', baseline: '100', target: '300' }],
      },
    },
    'indicators.track.read': at(s.track),
    'indicators.track.close': at(s.track),
    'indicators.value.report': at(s.track, {
      period: said.period,
      values: [{ indicator: said.indicator, amount: said.amount }],
    }),
    'indicators.value.verify': at(s.track, {
      ...said,
      note: '抽查注册企业名单，逐家核对登记状态。',
    }),
    'indicators.source.add': at(s.track, { name: '运营后台', publicKeyPem: s.otherSourceKey }),
    'indicators.source.revoke': at(s.source),
    'indicators.evidence.post': at(s.track, s.evidence),
  }
}
