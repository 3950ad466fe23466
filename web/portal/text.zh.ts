/** Words of the public front page. */
export const portalZh = {
  title: '首页',
  /** Links in the head of public pages, by their place. */
  nav: {
    calls: '征集与项目',
    publicities: '名单公示',
    selected: '入选项目',
    cases: '案例库',
    activities: '活动',
  },
  headline: '百工之事，有求有应。',
  lead: '制造企业汇聚资源、开放能力、变革方式、区域协作；试点示范项目从征集、申报、推荐到跟踪，也在这里办。',
  areasLabel: '四个领域、九个方向',
  areas: {
    gather: { name: '要素汇聚', text: '制造资源数字化，在线汇聚' },
    open: { name: '能力开放', text: '研发、制造、孵化面向全社会开放' },
    renew: { name: '模式创新', text: '研发、组织、生产换一种做法' },
    region: { name: '区域合作', text: '大企业平台在产业集聚区落地' },
  },
  directions: {
    d1: { name: '企业级资源汇聚', text: '企业内部资源在线分享，面向员工' },
    d2: { name: '产业链级资源汇聚', text: '链上企业资源共享、业务协同' },
    d3: { name: '研发设计能力开放', text: '工具、模型、知识、测试在线共享' },
    d4: { name: '制造能力开放', text: '加工、检测、物流在线发布与交易' },
    d5: { name: '孵化能力开放', text: '投融资、技术支撑、创业培训' },
    d6: { name: '研发设计模式创新', text: '协同研发，众包众创' },
    d7: { name: '组织管理模式变革', text: '小微团队自主经营，利益共享' },
    d8: { name: '生产制造模式变革', text: '网络化协同、个性化定制、服务型制造' },
    d9: {
      name: '区域合作',
      text: '与示范基地、经开区、高新区对接技术、人才、管理、渠道、市场、融资、培训',
    },
  },
  publicities: '推荐名单公示',
  receipt: '查询异议办理情况',
  calls: {
    title: '征集与项目',
    issued: '{{issuer}}　{{areas}} 个领域、{{directions}} 个方向',
    open: '正在征集',
    closed: '已截止',
    archived: '往年',
    closesAt: '{{moment}} 截止',
    undated: '截止时间未公布',
    none: '现在没有公开的征集',
    noneText: '征集发布后会列在这里，任何人不登录也可以阅读：谁可以报、报什么、何时截止。',
    failed: '征集列表没有读出来',
  },
} as const
