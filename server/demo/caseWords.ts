/** Invented cases of the demo world and who took them over. */
import type { StudyContent } from '../../domain/cases/study.ts'

type Words = Pick<
  StudyContent,
  'title' | 'summary' | 'problem' | 'approach' | 'result' | 'conditions' | 'directions' | 'showsOrg'
> & { readonly industry: string }

type Change = readonly [indicator: string, before: string, after: string]

export type CaseStory = {
  /** Whose case: the key of one of its people. */
  readonly by: string
  readonly words: Words
  /** Stated changes; none where an accepted project brings its own. */
  readonly changes: readonly Change[]
  readonly publishedOn: string | null
  readonly adoptions: readonly {
    readonly by: string
    readonly unit: string
    readonly appliedOn: string
    readonly change: Change
    readonly verifiedBy: 'office' | 'city' | null
    readonly showsOrg: boolean
  }[]
}

const demo = '（演示）'

export const caseStories: readonly CaseStory[] = [
  {
    by: 'project',
    words: {
      title: `闲置机床上网，小批量订单三天有人接${demo}`,
      summary: `把园区里开工不足的机床按工序挂到平台，小批量订单自动匹配空档，平均三天内确认。${demo}`,
      problem: `园区里二百多台机床开工率不到一半，而小企业的小批量订单常常要等两周才有人愿意接；双方互不知道对方的空档和要求。${demo}`,
      approach: `一是按工序而不是按设备登记能力，写明精度、尺寸和可用时段；二是装采集器，空档自动更新；三是订单按工序拆分，自动给出三个候选和报价区间；四是由园区检测中心统一验收。${demo}`,
      result: `接入企业和成交都有明显增长，小批量订单的确认时间由两周缩短到三天；数值按平台后台成交记录统计，企业按统一社会信用代码去重。${demo}`,
      conditions: `设备能够联网，园区有一家愿意承担统一检测的机构。${demo}`,
      directions: ['4', '2'],
      industry: 'C34',
      showsOrg: true,
    },
    changes: [
      ['orgs', '64', '187'],
      ['deals', '12', '143'],
    ],
    publishedOn: '2019-04-18',
    adoptions: [
      {
        by: 'a3002',
        unit: `机加工车间${demo}`,
        appliedOn: '2019-05-06',
        change: ['deals', '4', '26'],
        verifiedBy: 'office',
        showsOrg: true,
      },
      {
        by: 'a3004',
        unit: `模具分厂${demo}`,
        appliedOn: '2019-05-20',
        change: ['deals', '0', '11'],
        verifiedBy: 'office',
        showsOrg: false,
      },
      {
        by: 'applicant',
        unit: `精密传动车间${demo}`,
        appliedOn: '2019-06-03',
        change: ['orgs', '3', '17'],
        verifiedBy: null,
        showsOrg: true,
      },
    ],
  },
  {
    by: 'a3021',
    words: {
      title: `一套预约规则，让检测设备忙起来${demo}`,
      summary: `按次开放检测设备，预约、排期和报告都在线，利用率一年内翻番。${demo}`,
      problem: `大型检测设备一年有一半时间闲着，中小企业却要把样品送到外省检测，来回两周，影响交付。${demo}`,
      approach: `统一设备编码和收费口径，按小时开放预约；样品码随件流转，报告由系统直接出具并可验真；夜间和节假日时段打折，把空档填满。${demo}`,
      result: `接入企业、交易额和服务的中小企业都完成了任务书的目标，数值取自项目的指标跟踪。${demo}`,
      conditions: `设备单位愿意公开排期，有专人负责样品交接。${demo}`,
      directions: ['3'],
      industry: 'C40',
      showsOrg: true,
    },
    changes: [],
    publishedOn: '2019-07-07',
    adoptions: [],
  },
  {
    by: 'a3013',
    words: {
      title: `班组自己接单，利润看得见${demo}`,
      summary: `把车间分成能独立核算的小组，在平台上直接接内外部订单，按单分成。${demo}`,
      problem: `车间按计划干活，急单没人愿意接，改进工艺也看不到好处，好工人留不住。${demo}`,
      approach: `每个小组有自己的台账，材料、机时、检验按内部价结算；外部订单公开竞接；每月公布各组的收入和成本，利润的三成由小组自己分配。${demo}`,
      result: `小组数量和对外订单持续增加，急单按时交付。数值按财务月报统计。${demo}`,
      conditions: `成本核算到工序，管理层愿意放权。${demo}`,
      directions: ['7'],
      industry: 'C36',
      showsOrg: true,
    },
    changes: [['deals', '8', '61']],
    publishedOn: '2019-05-09',
    adoptions: [
      {
        by: 'a3005',
        unit: `装配二车间${demo}`,
        appliedOn: '2019-06-10',
        change: ['deals', '2', '9'],
        verifiedBy: 'city',
        showsOrg: true,
      },
    ],
  },
  {
    by: 'a3008',
    words: {
      title: `把老师傅的经验做成工艺模板${demo}`,
      summary: `热处理的经验参数整理成可以调用的模板，新产品试制次数减少一半以上。${demo}`,
      problem: `热处理靠老师傅凭经验调炉，人一走参数就丢；新产品往往要试五六炉才合格。${demo}`,
      approach: `先把近三年的炉次记录配上检验结果，再按材料和截面分组，做成参数模板；试制时先选模板，偏离多少、为什么偏离都记下来，每季度修订。${demo}`,
      result: `模板覆盖主要材料，平台上调用的企业逐月增加，试制炉次明显减少。${demo}`,
      conditions: `有两年以上的炉次记录，检验数据能对上炉号。${demo}`,
      directions: ['6', '3'],
      industry: 'C33',
      showsOrg: false,
    },
    changes: [
      ['users', '120', '530'],
      ['orgs', '9', '38'],
    ],
    publishedOn: '2019-06-05',
    adoptions: [],
  },
  {
    by: 'a3016',
    words: {
      title: `供应商一起备料，缺料停线少了${demo}`,
      summary: `主机厂把三周的排产公开给二级供应商，共用安全库存，按实际消耗结算。${demo}`,
      problem: `供应商各备各的料，主机厂仍然缺料停线；谁的库存多、谁的少，要打一上午电话才知道。${demo}`,
      approach: `排产和库存放在同一张表上，按物料设共用的安全库存；临近用完自动提醒三家中最近的一家补货；月底按消耗结算，不再反复对账。${demo}`,
      result: `上平台的供应商三倍于前，停线时间大幅减少。${demo}`,
      conditions: `物料编码统一，供应商愿意公开库存。${demo}`,
      directions: ['2'],
      industry: 'C36',
      showsOrg: true,
    },
    changes: [['orgs', '21', '74']],
    publishedOn: null,
    adoptions: [],
  },
]
