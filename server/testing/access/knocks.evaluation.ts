/** evaluation: what is asked at each of its doors. */
import { at, type Knocks } from './knock.ts'
import { expertWords, feeWords } from './stageEvaluation.ts'
import type { Stage } from './stage.ts'

const reason = '本人来函请求暂停参加评审工作'

export function evaluationKnocks(s: Stage): Knocks {
  const load = { min: 0, max: 10 }
  return {
    'evaluation.expert.approve': at(s.nominated),
    'evaluation.expert.change': at(s.expert, {
      version: 2,
      profile: expertWords(s.cast.expert.email),
    }),
    'evaluation.expert.commit': at(s.expert, { version: 1 }),
    'evaluation.expert.invite': at(s.nominated),
    'evaluation.expert.mend': at(s.expert, { version: 2, availability: [], load, fee: feeWords }),
    'evaluation.expert.nominate': { body: expertWords('another@demo.test', '另一人') },
    'evaluation.expert.read': at(s.expert),
    'evaluation.expert.reveal': at(s.expert),
    'evaluation.expert.step': at(s.expert, { verb: 'suspend', reason }),
  }
}
