/** Stages of review and rounds that are cancelled, in Chinese. */
export const evaluationStageZh = {
  reason: {
    review_still_open:
      '这一项正在批次“{{round}}”中，尚未冻结。请先完成并冻结，或移出、撤销该批次后再送。',
    stage_not_later:
      '批次“{{round}}”已评审过这一项，本批次的环节不在其后。请送后续环节的批次，或建立复评批次并写明理由。',
    conflict_declared_already: '你已声明过与这家单位的利益关系，尚未撤回，不必重复声明。',
    declared_stands:
      '你声明过与“{{org}}”有利益关系，尚未撤回。请申请回避，或先在本人资料中撤回声明。',
    conflict_withdrawn_already: '这项声明已经撤回。请刷新后查看。',
    applicants_declared_on:
      '已经邀请专家，专家是就原有申报单位声明的，不能再改联合申报单位。请退回准备或撤销批次后重建。竞争对手仍可登记。',
    party_code_not_one: '“{{name}}”的统一社会信用代码有误，请改正。',
    party_twice: '“{{name}}”写了两次，或就是申报单位，请删去。',
    party_head_missing:
      '没有找到表头。前 20 行中须有一行含“件号、类别、单位名称、统一社会信用代码”。',
    party_role_unknown: '请填“联合申报”或“竞争对手”。',
    party_code_wrong: '统一社会信用代码有误，请改正。',
    party_item_unknown: '本批次没有这个件号。请按评审件列表中的件号填写。',
    party_item_other: '项目名称与这个件号的不同。请核对件号。',
    party_rows_differ: '预览之后有变动：原为 {{expected}} 行，现为 {{count}} 行。请重新预览。',
    re_review_without_reason: '送复评须写明理由，至少 {{min}} 个字。',
  },
  roundStage: { paper: '书面评审', defence: '答辩', onSite: '现场评审', reReview: '复评' },
} as const
