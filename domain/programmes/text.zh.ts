/** What server and web both say about programmes, in Chinese. */
import { programmeFormZh } from './text.form.zh.ts'
import { programmePackageZh } from './text.package.zh.ts'
import { programmeRecommendationZh } from './text.recommendation.zh.ts'
import { programmeRulesZh } from './text.rules.zh.ts'

export const programmesZh = {
  ...programmeFormZh,
  ...programmeRulesZh,
  ...programmeRecommendationZh,
  ...programmePackageZh,
  reason: {
    ...programmeFormZh.reason,
    ...programmeRulesZh.reason,
    ...programmeRecommendationZh.reason,
    ...programmePackageZh.reason,
    not_your_application: '这份申报书属于其他单位。请切换到对应单位后再办理。',
    role_cannot: '你的角色不能这样做（需要 {{permit}}）。请联系本单位管理员。',
    sealed_since_submission: '申报书已提交封存，不能再改。截止前可先撤回，再修改提交。',
    not_open_to_submit: '当前状态不能提交。请刷新后查看由谁办理。',
    submission_closed: '提交已于 {{closesAt}} 截止。草稿仍保留，可以查看。',
    withdrawal_closed: '已过截止时间（{{closesAt}}），不能撤回。如需修改，请联系推荐单位退回。',
    not_withdrawable: '当前状态不能撤回。',
    not_discardable: '只有草稿可以放弃。已提交的请先撤回。',
    unit_has_acted: '推荐单位已开始办理，不能自行撤回。请联系推荐单位退回。',
    programme_not_open: '本次征集未开放申报。',
    programme_not_a_draft: '这个项目已经发布，不能重复发布。',
    applicant_limit_reached:
      '每个申报主体限报 {{max}} 个项目，本单位已有在报项目。放弃原草稿后可另报。',
    organisation_unverified: '单位信息尚未核验。核验通过后即可申报。',
    draft_moved_on: '草稿在你查看之后又有修改（现为第 {{version}} 版）。请核对最新内容后再提交。',
    application_incomplete: '还有 {{count}} 处没有填好，请逐项补全后再提交。',
    programme_id_taken: '标识 {{id}} 已被使用，请换一个。',
    programme_moved_on: '设定在你查看之后又有修改（现为第 {{version}} 版）。请刷新后再改。',
    programme_faulty: '设定有 {{count}} 处问题，改好后才能发布。',
    not_an_authority: '推荐单位的席位只能由主管部门办理，请选择主管部门类机构。',
    guest_is_applicant: '不必邀请本单位。请选择其他单位。',
    guest_until_past: '邀请的截止时间已过。请选择以后的时间。',
    rank_taken: '这个位次刚被占用。请刷新后重新排序。',
  },
} as const
