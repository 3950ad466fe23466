/** Stages of review and rounds that are cancelled, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationStageZh } from './text.stage.zh.ts'

export const evaluationStageEn: SameKeys<typeof evaluationStageZh> = {
  reason: {
    review_still_open:
      'This is in the round “{{round}}”, which is not frozen yet. Freeze it, take this out there, or cancel that round first.',
    stage_not_later:
      'The round “{{round}}” has reviewed this, and this round’s stage does not come after it. Send it to a later stage, or make a re-review and write why.',
    conflict_declared_already:
      'You have declared a conflict with this organisation already; it holds until you withdraw it.',
    declared_stands:
      'You have declared a conflict with “{{org}}” that you have not withdrawn. Stand back, or withdraw it on your own page first.',
    conflict_withdrawn_already: 'This is withdrawn already. Reload to see it.',
    applicants_declared_on:
      'Experts are asked already and declare themselves on the applicants as they stood, so co-applicants stay as they are. Take the round back, or cancel it and make another. Competitors may still be entered.',
    party_code_not_one: 'The code of “{{name}}” is no unified social credit code. Correct it.',
    party_twice: '“{{name}}” is there twice, or is the applicant. Remove it.',
    party_head_missing:
      'No head was found. One of the first 20 lines must name “件号、类别、单位名称、统一社会信用代码” (number, role, organisation, uscc).',
    party_role_unknown: 'Write “co-applicant” or “competitor”.',
    party_code_wrong: 'This is no unified social credit code. Correct it.',
    party_item_unknown:
      'The round has no item of this number. Use the numbers of the list of items.',
    party_item_other: 'The item of this number has another title. Compare the numbers.',
    party_rows_differ:
      'Something changed since the preview: {{expected}} rows then, {{count}} now. Look through them again.',
    re_review_without_reason: 'Write why it is reviewed once more, in at least {{min}} characters.',
  },
  roundStage: {
    paper: 'paper review',
    defence: 'defence',
    onSite: 'visit on site',
    reReview: 're-review',
  },
}
