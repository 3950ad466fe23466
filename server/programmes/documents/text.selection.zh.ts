/** Words of the issuer's papers on a selection. Official papers are Chinese whatever language their reader has chosen. */
export const selectionPaperZh = {
  sheet: '入选名单',
  list: '{{programme}}名单',
  publicList: '{{programme}}拟入选名单',
  annex: '附件',
  dated: '{{number}}　{{date}}',
  total: '共 {{count}} 项。',
  columns: {
    seq: '序号',
    direction: '方向',
    title: '项目名称',
    applicant: '申报主体',
    unit: '推荐单位',
  },
  notice: {
    title: '关于{{programme}}拟入选名单的公示',
    opening:
      '按照《{{notice}}》（{{number}}）要求，经地方推荐、形式审查、专家评审和遴选，拟入选项目{{count}}项，现予公示。',
    period: '公示时间：{{from}}起至{{to}}止，共{{days}}个工作日（首日不计）。',
    objection:
      '公示期内对名单有异议的，请以真实姓名提出，写明事实、附佐证材料并留联系方式。异议人信息仅由经办人员查看。匿名或超过期限的异议不予受理。',
    where: '名单查询和异议提交：{{address}}',
  },
  decision: {
    title: '关于公布{{programme}}名单的通知',
    addressee: '各有关单位：',
    opening:
      '按照《{{notice}}》（{{number}}）要求，经地方推荐、形式审查、专家评审、遴选和公示，确定入选项目{{count}}项，现将名单予以公布。',
    asks: '请各推荐单位加强指导和跟踪，督促项目单位按建设方案实施，及时总结经验做法。',
  },
} as const

/** Words of the decision sheet, which its office keeps. */
export const decisionSheetZh = {
  sheet: '遴选决策表',
  title: '{{programme}}遴选决策表',
  office: '组织单位：{{office}}',
  rule: '专家组结论：{{rule}}',
  rules: {
    none: '仅供参考',
    inPrinciple: '原则上须“建议入选”，例外写明理由',
    hard: '须“建议入选”',
  },
  proposed: '提出：{{who}}',
  confirmed: '确认：{{who}}',
  byAt: '{{name}}，{{at}}',
  digest: '名单校验值（SHA-256）：{{digest}}',
  total:
    '共 {{count}} 项，选入 {{taken}} 项。得分和结论在评审批次公开后转入；本表供组织单位存档，不对外公布。',
  none: '—',
  taken: '选入',
  left: '不选',
  place: '{{unit}}（第{{rank}}位）',
  conclusion: '{{recommendation}}（{{kind}}，记录{{number}}，赞成{{agree}}、反对{{against}}）',
  kinds: { defence: '答辩', onSite: '现场评审' },
  noRecommendation: '无结论',
  heldBack: '达到，未获专家组建议',
  outcomes: {
    qualified: '达到',
    vetoed: '一票否决',
    belowThreshold: '低于分数线',
    unscored: '尚无得分',
    notRecommended: '专家组未建议入选',
    unconcluded: '尚无专家组结论',
  },
  columns: {
    seq: '序号',
    direction: '方向',
    title: '项目名称',
    applicant: '申报主体',
    unit: '推荐单位',
    points: '得分',
    rank: '名次',
    conclusions: '专家组结论',
    outcome: '条件',
    decision: '决定及理由',
  },
} as const
