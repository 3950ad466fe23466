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
