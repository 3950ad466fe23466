/** cases: what is asked at each of its doors. */
import { adoptionWish, fullContent, verified } from '../../cases/cases.sample.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function caseKnocks(s: Stage): Knocks {
  const reason = '统计口径没有写清楚，请补充说明。'
  return {
    'cases.study.list': { query: { text: '密标' } },
    'cases.study.read': at(s.openStudy),
    'cases.study.adoptions': at(s.openStudy),
    'cases.study.open': at(s.openStudy),
    'cases.study.open · draft': at(s.draftStudy),
    'cases.study.open · in review': at(s.handedStudy),
    'cases.study.begin': { body: { source: null } },
    'cases.study.write': at(s.draftStudy, { seen: 2, content: fullContent }),
    'cases.study.step': at(s.draftStudy, { verb: 'submit', seen: 2 }),
    'cases.study.step · publish': at(s.handedStudy, { verb: 'publish', seen: 3 }),
    'cases.study.step · withdraw': at(s.openStudy, { verb: 'withdraw', seen: 4, reason }),
    'cases.adoption.declare': at(s.openStudy, { ...adoptionWish, appliedOn: '2019-05-01' }),
    'cases.adoption.read': at(s.adoption),
    'cases.adoption.restate': at(s.adoption, { seen: 1, wish: adoptionWish }),
    'cases.adoption.settle': at(s.adoption, verified(1)),
    'cases.adoption.settle · withdraw': at(s.adoption, { verb: 'withdraw', seen: 1 }),
  }
}
