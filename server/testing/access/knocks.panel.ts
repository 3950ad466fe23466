/** Panels, their sessions and their tables: what is asked at each of their doors. */
import { noFees } from '../../../domain/evaluation/fees.ts'
import { emptyRecord } from '../../../domain/evaluation/record.ts'
import { sessionWords } from '../../evaluation/panel.sample.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function panelKnocks(s: Stage): Knocks {
  const members = [{ expertId: s.expert, role: 'leader' as const, recused: false }]
  return {
    'evaluation.fee.pay': at(s.round, { experts: [s.expert], day: '2019-07-12' }),
    'evaluation.fee.read': at(s.round),
    'evaluation.fee.set': at(s.round, { rule: noFees }),
    'evaluation.fee.settle': at(s.round, { totalFen: 0 }),
    'evaluation.hearing.ask': at(s.slot, {
      reason: '当天已有其他安排，请求改期。',
      avoid: 'time',
      from: s.slotFrom,
    }),
    'evaluation.hearing.confirm': at(s.slot, { from: s.slotFrom }),
    'evaluation.panel.experts': at(s.panel),
    'evaluation.panel.list': at(s.panelRound),
    'evaluation.panel.make': at(s.panelRound, { name: '第二专家组', items: [] }),
    'evaluation.panel.put': at(s.panel, {
      version: 2,
      name: '第一专家组',
      items: [s.panelItem],
      members: [],
    }),
    'evaluation.panel.remove': at(s.panel),
    'evaluation.record.read': at(s.slot),
    'evaluation.record.save': at(s.slot, { version: 1, words: emptyRecord(members) }),
    'evaluation.record.sign': at(s.slot, { version: 1 }),
    'evaluation.session.call': at(s.panelRound),
    'evaluation.session.cancel': at(s.panelSession, { reason: '会议室临时被征用，另行安排。' }),
    'evaluation.session.list': at(s.panelRound),
    'evaluation.session.make': at(s.panelRound, sessionWords(s.panel)),
    'evaluation.session.schedule': at(s.panelRound, { kind: 'defence' }),
  }
}
