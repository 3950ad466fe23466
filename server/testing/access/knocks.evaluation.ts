/** evaluation: what is asked at each of its doors. */
import { itemOf, marksOf, roundOf } from '../../evaluation/round.sample.ts'
import { at, type Knocks } from './knock.ts'
import {
  expertListOf,
  returnOf,
  expertWords,
  feeWords,
  lotRules,
  partyListOf,
  wishWords,
} from './stageEvaluation.ts'
import type { Stage } from './stage.ts'

/** Of reviews that nobody has seen. */
const unseen = 'a'.repeat(64)
const reason = '本人来函请求暂停参加评审工作'

function bundleKnocks(s: Stage): Knocks {
  const noReturn = { content: returnOf(s.bundle, s.review) }
  return {
    'evaluation.bundle.download': at(s.bundle),
    'evaluation.bundle.look': { body: noReturn },
    'evaluation.bundle.make': { body: { roundId: s.round, signing: null } },
    'evaluation.bundle.makeFor': at(s.round, { expertId: s.bundleExpert }),
    'evaluation.bundle.downloadFor': at(s.officeBundle),
    'evaluation.bundle.take': { body: { ...noReturn, assignments: [s.review], handIn: false } },
  }
}

function conflictKnocks(s: Stage): Knocks {
  return {
    'evaluation.item.readParties': at(s.preparingItem),
    'evaluation.item.parties': at(s.preparingItem, { coApplicants: [], competitors: [] }),
    'evaluation.round.bringParties': at(s.preparing, partyListOf()),
    'evaluation.conflict.listOwn': {},
    'evaluation.conflict.list': at(s.expert),
    'evaluation.conflict.declare': at(s.expert, { code: '', name: '某公司（演示）', reason }),
    'evaluation.conflict.withdraw': at(s.declared, { reason }),
  }
}

const arrangementKnocks = (s: Stage): Knocks => ({
  'evaluation.arrangement.confirm': at(s.arrangement),
  'evaluation.arrangement.items': at(s.arrangement),
  'evaluation.arrangement.list': at(s.arranging),
  'evaluation.arrangement.read': at(s.arrangement),
  'evaluation.arrangement.repair': at(s.arrangement, { kind: 'least' }),
  'evaluation.arrangement.takeBack': at(s.arrangement),
})

export function evaluationKnocks(s: Stage): Knocks {
  const load = { min: 0, max: 10 }
  return {
    ...arrangementKnocks(s),
    ...bundleKnocks(s),
    ...conflictKnocks(s),
    'evaluation.draw.abandon': at(s.draw, { reason: '名单遗漏了一位专家，需要重新固定。' }),
    'evaluation.draw.fill': at(s.drawing),
    'evaluation.draw.list': at(s.drawing),
    'evaluation.draw.public': at(s.draw),
    'evaluation.draw.read': at(s.draw),
    'evaluation.draw.record': at(s.draw),
    'evaluation.draw.run': at(s.draw),
    'evaluation.draw.witness': at(s.draw, { text: '窗外有三辆自行车经过' }),
    'evaluation.expert.approve': at(s.nominated),
    'evaluation.expert.change': at(s.expert, {
      version: 3,
      profile: expertWords(s.cast.expert.email),
    }),
    'evaluation.expert.commit': at(s.expert, { version: 1 }),
    'evaluation.expert.invite': at(s.nominated),
    'evaluation.expert.mend': at(s.expert, { version: 3, availability: [], load, fee: feeWords }),
    'evaluation.expert.nominate': { body: expertWords('another@demo.test', '另一人') },
    'evaluation.expert.read': at(s.expert),
    'evaluation.expert.reveal': at(s.expert),
    'evaluation.expertBatch.admit': at(s.expertsTaken),
    'evaluation.expertBatch.commit': at(s.expertsSeen, {}),
    'evaluation.expertBatch.preview': { body: expertListOf('又一人', 'again@demo.test') },
    'evaluation.expertBatch.read': at(s.expertsSeen),
    'evaluation.expertBatch.undo': at(s.expertsTaken, { reason }),
    'evaluation.review.abstain': at(s.review, { reason: '本人因故不能继续评审这一件。' }),
    'evaluation.review.accept': at(s.review, { clear: true }),
    'evaluation.review.decline': at(s.review, { cause: 'time', reason: '' }),
    'evaluation.review.handIn': at(s.review, { version: 1 }),
    'evaluation.review.read': at(s.review),
    'evaluation.review.reopen': at(s.review),
    'evaluation.review.say': at(s.review, { text: '请看第三项的依据。' }),
    'evaluation.review.save': at(s.review, {
      version: 1,
      marks: marksOf(0.7, '改写后的意见：建议入选，理由充分。'),
    }),
    'evaluation.round.addItem': at(s.preparing, itemOf('另一件')),
    'evaluation.round.arrange': at(s.arranging, { wish: wishWords, after: null }),
    'evaluation.round.assign': at(s.preparingItem, { expertId: s.expert, reason: '领域相符' }),
    'evaluation.round.commitDraw': at(s.drawing, lotRules),
    'evaluation.round.eligible': at(s.item),
    'evaluation.round.export': at(s.round),
    'evaluation.round.publicExport': at(s.round),
    'evaluation.round.freeze': at(s.round, { digest: unseen }),
    'evaluation.round.experts': at(s.round),
    'evaluation.round.items': at(s.round),
    'evaluation.round.look': at(s.round, { digest: unseen }),
    'evaluation.round.readFreeze': at(s.round),
    'evaluation.round.readItem': at(s.item),
    'evaluation.round.remind': at(s.round),
    'evaluation.round.reviews': at(s.item),
    'evaluation.round.make': { body: roundOf() },
    'evaluation.round.proposeFreeze': at(s.round),
    'evaluation.round.read': at(s.round),
    'evaluation.round.removeItem': at(s.preparingItem),
    'evaluation.round.replace': at(s.review, { reason: '专家本人来电请求更换评审人。' }),
    'evaluation.round.results': at(s.round),
    'evaluation.round.cancel': at(s.preparing, { reason }),
    'evaluation.round.step': at(s.preparing, { verb: 'assign' }),
    'evaluation.expert.step': at(s.expert, { verb: 'suspend', reason }),
  }
}
