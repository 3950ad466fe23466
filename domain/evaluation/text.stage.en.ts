/** Stages of review and rounds that are cancelled, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationStageZh } from './text.stage.zh.ts'

export const evaluationStageEn: SameKeys<typeof evaluationStageZh> = {
  reason: {
    review_still_open:
      'This is in the round “{{round}}”, which is not frozen yet. Freeze it, take this out there, or cancel that round first.',
    stage_not_later:
      'The round “{{round}}” has reviewed this, and this round’s stage does not come after it. Send it to a later stage, or make a re-review and write why.',
    re_review_without_reason: 'Write why it is reviewed once more, in at least {{min}} characters.',
  },
  roundStage: {
    paper: 'paper review',
    defence: 'defence',
    onSite: 'visit on site',
    reReview: 're-review',
  },
}
