/** What following says: refusals and news of selected projects, in Chinese. */
export const programmeFollowingZh = {
  reason: {
    following_not_project: '只有项目单位自己可以这样做。请切换到该单位后再办理。',
    following_not_unit: '只有推荐单位可以这样做。请由推荐单位办理。',
    following_not_office: '只有主办单位可以这样做。请由主办单位办理。',
    following_takes_no_task_book: '任务书已经签署，不能再改写。需要调整的，请提出变更申请。',
    following_takes_no_report: '任务书签署之后、项目结束之前才能报送报告。请先办理任务书。',
    following_takes_no_change: '只有建设中或整改中的项目可以申请变更。',
    following_takes_no_withdrawal: '当前状态不能申请退出。已申请验收的，请等待验收结论。',
    following_takes_no_acceptance: '只有建设中或整改中的项目可以申请验收。',
    following_has_ended: '这个项目的跟踪已经结束，只能查看。',
    followed_already: '这个项目已经登记为入选项目。请在跟踪列表中查看。',
    entry_not_to_follow: '只有已受理的参评项目可以登记为入选项目。请先完成受理。',
    selection_decides_here: '这一批次在本平台遴选，名单发布后自动开始跟踪。请在遴选中办理。',
    selected_ahead: '入选日期 {{day}} 还没有到。请填写今天或以前的日期。',
    paper_is_settled: '这份材料已经办结，不能再签署或退回。',
    paper_is_not_refused: '任务书和报告只能退回修改，不作不同意处理。',
    paper_cannot_sign: '当前状态不能签署。请刷新后查看由谁办理。',
    paper_cannot_return: '当前状态不能退回。请刷新后查看由谁办理。',
    paper_cannot_refuse: '当前状态不能作不同意处理。请刷新后查看由谁办理。',
    paper_moved_on: '他人刚刚办理过（你看到第 {{seen}} 版，现为第 {{version}} 版）。请刷新后再办。',
    paper_is_under_way: '这份材料已经送出，正在签署。需要修改的，请由办理单位退回。',
    paper_of_other_kind: '这份草稿是另一类材料。请另建一份。',
    paper_open_already: '同一期报告或同类材料已经有一份。请打开那一份继续办理。',
    paper_not_to_discard: '任务书和曾经送出的材料不能放弃。请修改后重新送出。',
    opinion_unsaid: '请写明意见，例如“同意”。',
    acceptance_is_judged: '验收申请到主办单位后只作验收结论。请填写专家意见并选择通过或不通过。',
    acceptance_not_asked: '项目没有处于验收之中。请等待项目单位申请、推荐单位签署。',
    unit_has_not_signed: '推荐单位还没有签署这份验收申请。请等待签署后再作结论。',
    reports_overdue: '还有 {{count}} 份报告逾期未报。请补报后再申请验收。',
    final_report_missing: '还没有报送总结报告。请先报送总结报告，再申请验收。',
    construction_runs_backward: '结束日期不晚于开始日期。请改正。',
    construction_too_long:
      '建设期不得超过 {{months}} 个月，应在 {{capDay}} 前结束，现为 {{untilDay}}。请缩短。',
    construction_too_long_unexplained:
      '建设期一般不超过 {{months}} 个月（至 {{capDay}}），现为 {{untilDay}}。请缩短，或写明理由（至少 10 字）。',
    goal_differs_unexplained:
      '“{{indicator}}”与申报时的数值不同。请改回，或写明不同的理由（至少 10 字）。',
    goal_open: '“{{indicator}}”没有写全基期值和目标值。请补全，或移出这项指标。',
    goal_unknown: '没有代码为“{{code}}”的指标。请从任务书或指标清单中选择。',
    goal_twice: '指标“{{code}}”列了两次。请移出一个。',
    goals_missing: '任务书还没有列出指标。请至少选一项。',
    tasks_unsaid: '请写明建设任务（至少 10 字）。',
    report_not_owed: '项目不需要报送这一期。请从应报清单中选择。',
    report_ahead: '这一期到 {{day}} 才结束，最早可提前 30 天填写。',
    report_values_missing: '还有 {{count}} 项指标没有填报（{{names}}）。请填写数值。',
    pooling_missing:
      '还有 {{count}} 类资源没有填报汇聚情况（先缺“$t(indicators:pooling.kind.{{kind}})”）。请填写拥有、已上平台和被他方使用的数量。',
    pooling_not_asked:
      '任务书没有列入“$t(indicators:pooling.kind.{{kind}})”，报告中不能填报。请移出这一类。',
    progress_unsaid: '请写明进展情况（至少 10 字）。',
    results_unsaid: '请写明任务目标完成情况（至少 10 字）。',
    change_changes_nothing: '变更申请没有写明要变更什么。请至少填写一项。',
    ground_unchosen: '请选择依据。',
    experts_unnamed: '请至少填写一位专家，每行先写姓名。',
    visit_ahead: '{{day}} 还没有到。请填写今天或以前的日期。',
    mending_without_day: '需要整改的，须同时写明整改内容和期限。请补全。',
  },
} as const

/** Reports that a programme asks for whose text names none. */
export const houseReportsZh = {
  quarterly: '季度进展',
  yearly: '年度总结',
  midterm: '中期报告',
  final: '总结报告',
} as const

const subject = '{{applicant}}“{{title}}”'
export const followingNoticesZh = {
  following_recorded: {
    label: '项目入选，办理任务书',
    subject: '请办理任务书：{{title}}',
    body: `${subject}已列为入选项目（{{programmeZh}}）。任务书草稿已按申报书的指标生成，请核对后签署。`,
  },
  paper_arrived: {
    label: '待签署的任务书、报告和申请',
    subject: '待办理：{{title}}（{{what}}）',
    body: `${subject}报来{{what}}，请办理。`,
  },
  paper_returned: {
    label: '任务书、报告或申请退回修改',
    subject: '请修改：{{title}}（{{what}}）',
    body: `${subject}的{{what}}被退回修改。理由：{{reason}}`,
  },
  paper_refused: {
    label: '变更或退出申请未获同意',
    subject: '未获同意：{{title}}（{{what}}）',
    body: `${subject}的{{what}}未获同意。理由：{{reason}}`,
  },
  paper_settled: {
    label: '任务书、报告或申请办结',
    subject: '已办结：{{title}}（{{what}}）',
    body: `${subject}的{{what}}已由各级签署，办结。`,
  },
  report_near: {
    label: '报告到期提醒',
    subject: '{{day}} 前报送：{{title}}',
    body: `${subject}的一份报告（{{period}}）应在 {{day}} 前报送。`,
  },
  report_overdue: {
    label: '报告逾期',
    subject: '报告逾期：{{title}}',
    body: `${subject}的一份报告（{{period}}）应在 {{day}} 前报送，已经逾期。`,
  },
  sample_drawn: {
    label: '抽查明细请求',
    subject: '{{day}} 前提供抽查明细：{{title}}',
    body: `办公室抽查了${subject}接口报送的一项指标（{{period}}），请在 {{day}} 前提供抽中的 {{count}} 行明细。`,
  },
  sample_answered: {
    label: '抽查明细已提供',
    subject: '请核对抽查明细：{{title}}',
    body: `${subject}已提供抽查的明细（{{period}}），请逐行核对。`,
  },
  sample_settled: {
    label: '抽查结果',
    subject: '抽查结果：{{title}}（{{outcome}}）',
    body: `${subject}接口报送的一项指标（{{period}}）经抽查：{{outcome}}。`,
  },
  cap_near: {
    label: '建设期上限提醒',
    subject: '{{day}} 达到建设期上限：{{title}}',
    body: `${subject}的建设期一般不超过 {{months}} 个月，{{day}} 到期。请按期申请验收；确需延长的，请提前提出变更申请并写明理由。`,
  },
  cap_passed: {
    label: '超过建设期上限',
    subject: '已超过建设期上限：{{title}}',
    body: `${subject}已超过建设期上限（{{months}} 个月，至 {{day}}）。请尽快申请验收，或提出变更申请并写明理由。`,
  },
  following_judged: {
    label: '验收结论和资格变动',
    subject: '{{outcome}}：{{title}}',
    body: `${subject}：{{outcome}}。{{reason}}`,
  },
} as const

export const followingTermsZh = {
  what: {
    taskBook: '任务书',
    report: '报告',
    change: '变更申请',
    withdrawal: '退出申请',
    acceptance: '验收申请',
  },
  sample: { verified: '已核实', doubted: '存疑' },
  outcome: {
    accepted: '通过验收',
    rectifying: '未通过验收，限期半年整改',
    revoked: '取消资格',
    withdrawn: '已退出',
  },
} as const
