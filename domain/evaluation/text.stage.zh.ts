/** Stages of review and rounds that are cancelled, in Chinese. */
export const evaluationStageZh = {
  reason: {
    review_still_open:
      '这一项正在批次“{{round}}”中，尚未冻结。请先完成并冻结，或移出、撤销该批次后再送。',
    stage_not_later:
      '批次“{{round}}”已评审过这一项，本批次的环节不在其后。请送后续环节的批次，或建立复评批次并写明理由。',
    re_review_without_reason: '送复评须写明理由，至少 {{min}} 个字。',
  },
  roundStage: { paper: '书面评审', defence: '答辩', onSite: '现场评审', reReview: '复评' },
} as const
