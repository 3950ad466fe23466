/** Working groups and messages to units: what refuses, and what people are told, in Chinese. */
export const programmeWorkgroupZh = {
  reason: {
    workgroup_office_only: '只有组织单位可以这样办。请联系组织单位的项目主管。',
    workgroup_org_unknown:
      '没有名称或统一社会信用代码为“{{org}}”的已核验单位。请填写单位全称或 18 位代码。',
    workgroup_invited_already: '这个单位已受邀或已在工作组中，不必再邀请。',
    workgroup_answered_already: '邀请已答复或已收回，不能再这样办。请刷新后查看。',
    workgroup_not_member: '本单位还没有加入工作组。请先接受邀请。',
    workgroup_member_has_duties:
      '该单位还有 {{duties}} 项职责、{{tasks}} 项未完成的任务。请先改由其他成员负责，再退出。',
    workgroup_stage_unknown: '本项目没有环节“{{stage}}”。请从环节列表中选择。',
    workgroup_duty_of_nobody: '只能由已加入工作组的单位负责。请选择已接受邀请的成员。',
    workgroup_lead_helps: '牵头单位不能同时是配合单位。请去掉其中一处。',
    workgroup_duties_full: '职责分工表最多 {{max}} 行。请先合并或删去几行。',
    workgroup_duty_moved_on:
      '这一行职责在你打开之后由{{by}}改过（现为第 {{version}} 版）。请比较两个版本，再保存。',
    workgroup_task_of_other: '这项任务由其他成员单位承担，本单位不能办理。',
    workgroup_task_cannot_step: '任务现在的状态不能这样办。请刷新后查看进展。',
    workgroup_task_moved_on: '任务在你查看之后有变动（现为第 {{version}} 版）。请刷新后再办。',
    workgroup_task_settled: '任务已结束，不能再留言。',
    workgroup_files_full: '一项任务最多附 {{max}} 个文件。',
    workgroup_advice_answered_already: '这条意见已经答复。如有新情况，请成员另提一条。',
    workgroup_nomination_settled: '这份名单已处理，不能再这样办。请刷新后查看。',
    nomination_has_faults:
      '名单有 {{count}} 行有问题，第一处在第 {{line}} 行的“{{column}}”列。请按专家库模板改好后重新上传。',
    nomination_says_fees:
      '第 {{line}} 行的“{{column}}”列填有收款信息。推荐名单不收收款信息，请删去这一列后重新上传；专家入库后由组织单位或本人填写。',
    nomination_empty: '名单里没有专家。请至少填写一行。',
    workgroup_invitation_incomplete: '请填写单位和职责。',
    workgroup_duty_choose: '还有 {{count}} 处两人都改过。请逐项选定，再保存。',
    workgroup_duty_incomplete: '请选环节、填工作内容、选牵头单位。',
    workgroup_task_incomplete: '请选承担单位，填任务名称和 1 到 250 个工作日的期限。',
    workgroup_note_missing: '请写下留言。',
    workgroup_advice_incomplete: '请填写事由和意见。',
    workgroup_answer_incomplete: '请选是否采纳并写明答复。',
    circular_incomplete: '请填写标题和内容，并选定发送单位。',
    clarification_incomplete: '请填写问题（至少 5 字）和澄清。',
    minutes_not_held_yet: '会议日期还没有到。请填写已召开会议的日期。',
    minutes_settled: '纪要已签发或放弃，不能再改。',
    minutes_moved_on: '纪要在你查看之后又有修改（现为第 {{version}} 版）。请重新看过再办。',
    minutes_second_person: '须由起草人以外的另一人签发。请联系另一位项目主管。',
    minutes_incomplete:
      '会议名称、日期、出席单位、正文须写全，每条议定事项须写明。请补全后再签发。',
    minutes_not_approved: '纪要签发后，议定事项才能转为任务。',
    minutes_task_made_already: '这条议定事项已转为任务。',
    minutes_decision_of_nobody: '这条议定事项没有写明责任单位和期限，不能转为任务。',
    circular_without_units: '本项目没有推荐单位，没有发送对象。',
    circular_unit_unknown: '本项目没有推荐单位“{{unit}}”。请从列表中选择。',
    question_not_published: '问答还没有公开。请先答复并公开，再发给推荐单位。',
    question_passed_on_already: '这条问答已经发给推荐单位。',
  },
} as const

export const workgroupNoticesZh = {
  workgroup_invited: {
    label: '工作组邀请',
    subject: '邀请加入工作组：{{programmeZh}}',
    body: '组织单位邀请本单位加入《{{programmeZh}}》工作组，职责：{{duty}}。请接受或谢绝。',
  },
  workgroup_ended: {
    label: '不再参加工作组',
    subject: '不再参加工作组：{{programmeZh}}',
    body: '本单位不再参加《{{programmeZh}}》工作组。原因：{{reason}}',
  },
  workgroup_answered: {
    label: '工作组成员变动',
    subject: '{{member}}：{{state}}',
    body: '{{member}}在《{{programmeZh}}》工作组中的状态变为：{{state}}。{{reason}}',
  },
  task_given: {
    label: '工作组任务',
    subject: '新任务：{{title}}',
    body: '《{{programmeZh}}》工作组给本单位布置了任务“{{title}}”，请于 {{due}} 前完成。',
  },
  task_near: {
    label: '工作组任务将到期',
    subject: '任务将到期：{{title}}',
    body: '任务“{{title}}”应于 {{due}} 前完成，还剩不到两个工作日。',
  },
  task_overdue: {
    label: '工作组任务逾期',
    subject: '任务已逾期：{{title}}',
    body: '{{member}}承担的任务“{{title}}”应于 {{due}} 前完成，现已逾期。',
  },
  task_moved: {
    label: '工作组任务进展',
    subject: '任务{{verb}}：{{title}}',
    body: '{{member}}承担的任务“{{title}}”{{verb}}。',
  },
  task_noted: {
    label: '工作组任务留言',
    subject: '任务有新留言：{{title}}',
    body: '{{member}}承担的任务“{{title}}”有新留言或佐证材料。',
  },
  minutes_approved: {
    label: '会议纪要签发',
    subject: '会议纪要第 {{no}} 期：{{title}}',
    body: '《{{programmeZh}}》工作组签发了会议纪要第 {{no}} 期“{{title}}”。',
  },
  advice_given: {
    label: '工作组成员意见',
    subject: '{{member}}提出意见：{{subject}}',
    body: '{{member}}就“{{subject}}”提出书面意见，请答复。',
  },
  advice_answered: {
    label: '意见答复',
    subject: '意见已答复：{{subject}}',
    body: '组织单位答复了本单位的意见“{{subject}}”。',
  },
  nomination_given: {
    label: '推荐专家',
    subject: '{{member}}推荐了 {{count}} 位专家',
    body: '{{member}}推荐了 {{count}} 位专家，请转入专家库查看，或写明理由不采用。',
  },
  nomination_taken: {
    label: '推荐名单转入',
    subject: '推荐名单已转入专家库',
    body: '本单位推荐的 {{count}} 位专家已转入专家库，由组织单位审核入库。',
  },
  nomination_declined: {
    label: '推荐名单未采用',
    subject: '推荐名单未采用',
    body: '本单位推荐的 {{count}} 位专家名单未采用，理由见工作组页面。',
  },
  circular_sent: {
    label: '组织单位来文',
    subject: '第 {{no}} 号：{{title}}',
    body: '《{{programmeZh}}》组织单位发来消息第 {{no}} 号“{{title}}”，打开即记为已查收。',
  },
  clarification_sent: {
    label: '澄清',
    subject: '澄清：{{title}}',
    body: '《{{programmeZh}}》组织单位发布澄清“{{title}}”，打开即记为已查收。',
  },
} as const

/** Words that stand for codes in the notices above. */
export const workgroupTermsZh = {
  state: { invited: '受邀', accepted: '已加入', declined: '已谢绝', left: '已退出' },
  verb: {
    start: '已开始',
    report: '已报告完成',
    confirm: '已确认完成',
    return: '已退回',
    cancel: '已取消',
  },
} as const
