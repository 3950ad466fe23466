import { expect, test } from 'vitest'
import type { RoundStage, RoundState } from './round.ts'
import { mayReviewAgain } from './stage.ts'

const why = '原评审组一名专家事后申明利益关系，须重评。'

test.each<[RoundStage, readonly [RoundStage, RoundState][], string, string | null]>([
  ['paper', [], '', null],
  ['reReview', [], '', null],
  ['defence', [['paper', 'scoring']], why, 'evaluation.review_still_open'],
  ['reReview', [['paper', 'preparing']], why, 'evaluation.review_still_open'],
  ['paper', [['paper', 'frozen']], why, 'evaluation.stage_not_later'],
  ['paper', [['onSite', 'released']], why, 'evaluation.stage_not_later'],
  ['defence', [['paper', 'frozen']], '', null],
  [
    'onSite',
    [
      ['paper', 'released'],
      ['defence', 'frozen'],
    ],
    '',
    null,
  ],
  [
    'defence',
    [
      ['paper', 'frozen'],
      ['reReview', 'frozen'],
    ],
    '',
    null,
  ],
  ['reReview', [['paper', 'frozen']], '重评', 'evaluation.re_review_without_reason'],
  [
    'reReview',
    [
      ['paper', 'frozen'],
      ['reReview', 'released'],
    ],
    why,
    null,
  ],
  ['paper', [['paper', 'cancelled']], '', null],
  [
    'paper',
    [
      ['paper', 'cancelled'],
      ['paper', 'frozen'],
    ],
    '',
    'evaluation.stage_not_later',
  ],
])('%s after %j: %s', (stage, former, reason, code) => {
  const rounds = former.map(([of, state]) => ({ title: '前一批', stage: of, state }))
  const verdict = mayReviewAgain(stage, rounds, reason)
  expect(verdict.ok ? null : verdict.code).toBe(code)
})
