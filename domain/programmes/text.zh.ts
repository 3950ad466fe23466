/** What server and web both say about programmes, in Chinese. */
import { programmeEntryZh } from './text.entry.zh.ts'
import { programmeFollowingZh } from './text.following.zh.ts'
import { programmeFormZh } from './text.form.zh.ts'
import { programmeGuidanceZh } from './text.guidance.zh.ts'
import { programmePackageZh } from './text.package.zh.ts'
import { programmeRecommendationZh } from './text.recommendation.zh.ts'
import { programmeSelectionZh } from './text.selection.zh.ts'
import { programmeRulesZh } from './text.rules.zh.ts'
import { programmeWorkgroupZh } from './text.workgroup.zh.ts'

export const programmesZh = {
  ...programmeEntryZh,
  ...programmeFormZh,
  ...programmeGuidanceZh,
  ...programmeRulesZh,
  ...programmeRecommendationZh,
  ...programmePackageZh,
  reason: {
    ...programmeEntryZh.reason,
    ...programmeFollowingZh.reason,
    ...programmeFormZh.reason,
    ...programmeGuidanceZh.reason,
    ...programmeRulesZh.reason,
    ...programmeRecommendationZh.reason,
    ...programmePackageZh.reason,
    ...programmeSelectionZh.reason,
    ...programmeWorkgroupZh.reason,
    not_your_application: '这份申报书属于其他单位。请切换到对应单位后再办理。',
    role_cannot: '你的角色没有“{{permit}}”的权限，不能这样做。请联系本单位管理员。',
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
    programme_fixed:
      '已发布的设定不能再改：申报主体已按它申报，提交时已连同它一起封存。确需更正的，请以它为底稿新建一份，或在问答中公告。',
    programme_not_to_close: '只有正在征集的项目可以结束征集。',
    programme_not_kept_yet: '最近的修改还没有存到服务器，存好后即可发布。',
    programme_ships: '这是随平台提供的项目文件，不能删除；可以以它为底稿新建。',
    programme_is_a_source: '有 {{count}} 个项目以它为底稿，不能删除。',
    programme_archived: '项目已归档，不再变动。',
    seat_row_unit_missing: '没有写推荐单位，请补上代码或名称。',
    seat_row_unit_unknown: '本项目没有推荐单位“{{unit}}”，请改为名单中的代码或名称。',
    seat_row_unit_twice: '推荐单位与第 {{line}} 行重复，请只留一行。',
    seat_row_org_unknown: '没有名为“{{org}}”的已登记主管部门。请核对名称，或请平台运营方先登记。',
    seat_row_org_unclear:
      '有 {{count}} 个主管部门叫“{{org}}”，请改写统一社会信用代码，或逐个指定。',
    seat_row_org_missing: '没有写机构，请补上名称或统一社会信用代码。',
    seat_row_name_too_long: '对外名称最多 100 字，请缩短。',
    seat_head_missing: '没有找到表头。前 20 行中须有一行含“推荐单位”和“机构”。',
    programme_faulty: '设定有 {{count}} 处问题，改好后才能发布。',
    not_an_authority: '推荐单位的席位只能由主管部门办理，请选择主管部门类机构。',
    carry_from_itself: '不能从这份申报书带入它自己。请选择另一份。',
    nothing_chosen: '还没有勾选。请至少选一项。',
    guest_org_missing: '请先选定单位。',
    guest_is_applicant: '不必邀请本单位。请选择其他单位。',
    guests_too_many: '已有 {{max}} 个单位受邀查看，不能再邀请。请先收回一个不再需要的邀请。',
    comments_too_many:
      '这份草稿已有 {{max}} 条未处理的批注，不能再写。请先由申报单位把处理好的批注标为已处理。',
    guest_until_past: '邀请的截止时间已过。请选择以后的时间。',
    rank_taken: '这个位次刚被占用。请刷新后重新排序。',
  },
} as const
