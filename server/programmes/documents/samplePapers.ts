/** Invented papers of followed projects, objections and reviews: long tables, long words, rare characters. */
import type { Pooled } from '../../../domain/indicators/pooledKinds.ts'
import { exampleRubric } from '../../../domain/evaluation/exampleRubric.ts'
import type { ReportRow } from '../../../domain/programmes/paper.ts'
import type { TaskGoal } from '../../../domain/programmes/taskBook.ts'
import type { FollowedFacts, FollowedInput, SignedStep } from './followedShapes.ts'
import type { ObjectionRecordInput } from './objectionRecord.ts'
import type { ReviewSheetInput } from './reviewSheet.ts'
import type { PanelRecordInput } from './panelRecord.ts'
import type { RoundRecordInput } from './roundRecord.ts'
import { digest, directions, marked, programme } from './sampleDocuments.ts'

const sentence =
  '平台已接入数控机床、加工中心和检测设备，面向产业集群内的中小企业开放制造能力，按订单智能匹配并跟踪交付。'
const paragraphs = (count: number) => Array.from({ length: count }, () => sentence).join('\n')

const steps: readonly SignedStep[] = [
  {
    level: 'project',
    verb: 'sign',
    organisation: '云麓数控装备集团有限公司（演示）',
    by: '龘鼟',
    at: '2019-12-12 09:00',
    opinion: '',
  },
  {
    level: 'unit',
    verb: 'sign',
    organisation: '云麓省工业和信息化厅（演示）',
    by: '孟书瑶',
    at: '2019-12-13 15:20',
    opinion: '情况属实，指标合理，同意。请按任务书组织实施，按期报送进展。',
  },
  {
    level: 'office',
    verb: 'sign',
    organisation: '示例主办单位办公厅（演示）',
    by: '许明达',
    at: '2019-12-16 10:05',
    opinion: '同意。',
  },
]

const facts: FollowedFacts = {
  ...marked,
  programme,
  title: '面向数控装备的协同制造能力开放“双创”平台建设与应用',
  applicant: '云麓数控装备集团有限公司（演示）',
  uscc: '91430100MA4L0000XX',
  unitName: '云麓省工业和信息化厅（演示）',
  office: '示例主办单位办公厅（演示）',
  directions: directions.slice(0, 2),
  selectedOn: '2019-12-10',
  fromDay: '2019-07-01',
  untilDay: '2021-06-30',
  steps,
}

const names = [
  '平台注册企业数',
  '服务中小企业数',
  '平台年交易额',
  '设备联网数',
  '开放共享的工具和服务数',
]
const units = ['家', '家', '万元', '台', '项']

const goal = (at: number): TaskGoal => ({
  definition: {
    code: `g${at}`,
    name: { zh: names[at % 5]!, en: '' },
    unit: { zh: units[at % 5]!, en: '' },
    decimals: 2,
    cadence: 'quarterly',
    accumulation: 'level',
    better: 'more',
    definition: { zh: '', en: '' },
    evidence: { zh: '', en: '' },
    directions: [],
    source: 'design',
  },
  baseline: '1050.00',
  target: '1234567.50',
  evidence: '平台后台统计报表和接入协议',
  applied:
    at % 3 === 0
      ? { baseline: '1050.00', target: '1500000.00' }
      : { baseline: '1050.00', target: '1234567.50' },
  why: at % 3 === 0 ? '两家原计划接入的园区推迟建设，目标相应下调。' : null,
})

const row = (at: number): ReportRow => ({
  indicator: `g${at}`,
  name: { zh: names[at % 5]!, en: '' },
  unit: { zh: units[at % 5]!, en: '' },
  baseline: '1050.00',
  target: '1234567.50',
  period: at % 4 === 1 ? '2019' : '2019Q4',
  amount: at % 4 === 3 ? null : '987654.25',
  standing:
    at % 4 === 3 ? null : (['selfReported', 'interfaceReported', 'verified'] as const)[at % 3]!,
  before: '876543.25',
  delta: at % 4 === 3 ? null : '+111111.00',
  light: (['green', 'amber', 'red', 'grey'] as const)[at % 4]!,
  donePercent: at % 4 === 3 ? null : '80.0',
  expectedPercent: '62.5',
})

const counted = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const evidence = counted(4, (at) => ({
  name: `平台运行数据统计报表（2019年第${at + 1}批）.pdf`,
  indicator: at === 0 ? null : names[at]!,
  pages: at === 2 ? null : 12,
  sha256: digest,
}))

/** Of a kind that is counted in large numbers, and of one that nobody owns. */
const pooled = (times: number): Pooled[] => [
  { kind: 'production', owned: 12_000, onPlatform: 3000 * times, usedByOthers: 900 * times },
  { kind: 'funds', owned: 0, onPlatform: 0, usedByOthers: 0 },
]

/** Many indicators: the table runs over pages. */
export const taskBook: FollowedInput = {
  kind: 'taskBook',
  facts,
  content: {
    kind: 'taskBook',
    fromDay: '2019-07-01',
    untilDay: '2021-12-31',
    longReason: '两个园区交付延后，建设期相应顺延半年。',
    tasks: paragraphs(6),
    goals: counted(30, goal),
    pooling: pooled(1),
  },
}

export const report: FollowedInput = {
  kind: 'report',
  facts,
  content: {
    kind: 'report',
    pooling: pooled(3),
    values: [{ indicator: 'g1', amount: '987654.25', note: '按法人去重后更正。' }],
    progress: paragraphs(5),
    funds: paragraphs(1),
    problems: '',
    plan: paragraphs(2),
    spent: '1234.50',
    files: [],
    rows: counted(24, row),
  },
  report: {
    name: '季度进展',
    period: '2019Q4',
    dueDay: '2020-01-15',
    final: false,
    handedInAt: '2020-01-08 09:00',
    pooledBefore: pooled(1),
  },
  files: evidence,
}

export const change: FollowedInput = {
  kind: 'changeRequest',
  facts: { ...facts, versionDigest: null, steps: [] },
  content: {
    kind: 'change',
    title: '面向数控装备的共享制造与检测平台',
    untilDay: '2021-12-31',
    targets: [],
    other: '增加一家联合单位。',
    reason: paragraphs(2),
    before: null,
  },
  before: { title: facts.title, untilDay: facts.untilDay },
  targets: counted(3, (at) => ({
    name: names[at]!,
    unit: units[at]!,
    before: '800',
    after: '600',
  })),
}

export const withdrawal: FollowedInput = {
  kind: 'withdrawalRequest',
  facts,
  content: { kind: 'withdrawal', reason: paragraphs(1) },
}

/** A long opinion of the unit stands above its box. */
export const acceptance: FollowedInput = {
  kind: 'acceptanceRequest',
  facts: {
    ...facts,
    steps: [steps[0]!, { ...steps[1]!, opinion: paragraphs(12) }],
  },
  content: {
    kind: 'acceptance',
    done: paragraphs(4),
    results: paragraphs(3),
    files: [],
  },
  files: [],
}

export const opinion: FollowedInput = {
  kind: 'acceptanceOpinion',
  facts: {
    ...facts,
    steps: [...steps.slice(0, 2), { ...steps[2]!, verb: 'fail', opinion: '' }],
  },
  judged: {
    judgement: {
      opinion: paragraphs(4),
      heldOn: '2021-07-06',
      experts: counted(7, (at) => ({
        name: ['沈怀瑾', '陶思齐', '葛明远'][at % 3]!,
        post: '高级工程师',
        duty: at === 0 ? '组长' : '成员',
      })),
    },
    outcome: 'rectify',
    until: '2022-01-07',
    report: { name: '总结报告', day: '2021-07-01', digest, rows: counted(5, row) },
  },
}

export const objection: ObjectionRecordInput = {
  ...marked,
  programme,
  unitName: '云麓省工业和信息化厅（演示）',
  issuers: false,
  receiptNo: 'YY2019-7K3M-PQ2X-9DHA',
  receivedAt: '2019-07-18 10:30',
  project: facts.title,
  applicant: facts.applicant,
  text: paragraphs(3),
  evidence: paragraphs(2),
  files: evidence.slice(0, 2),
  state: 'rejected',
  handler: '孟书瑶',
  handledAt: '2019-07-19 16:00',
  answer: paragraphs(2),
}

const [veto] = exampleRubric.vetoes!

export const reviewSheet: ReviewSheetInput = {
  ...marked,
  round: '2019年制造业“双创”平台试点示范项目第一批专家评审',
  office: '示例主办单位办公厅（演示）',
  seq: 12,
  title: facts.title,
  parties: [facts.applicant, '云麓检测技术有限公司（演示）'],
  fields: ['工业互联网平台', '供应链与产能协同'],
  region: '四川省成都市',
  expert: { name: '潘若水', title: '研究员', employer: '示例研究院（演示）' },
  submittedAt: '2019-08-20 10:30',
  frozenAt: '2019-08-31 17:00',
  rubric: exampleRubric,
  marks: {
    criteria: Object.fromEntries(
      exampleRubric.dimensions.map(({ code, max }) => [code, { points: max * 0.7 }]),
    ),
    vetoes: [{ code: veto!.code, reason: '所附合同的签订日期晚于申报日期。' }],
    comments: Object.fromEntries(exampleRubric.dimensions.map(({ code }) => [code, sentence])),
    opinion: paragraphs(3),
    recommendation: 'reserve',
  },
  signature: {
    ...{ at: '2019-08-19 16:05', keyId: '0a1b2c3d4e5f6071', origin: 'taken', holds: true },
  },
}

export const roundRecord: RoundRecordInput = {
  ...marked,
  named: true,
  title: reviewSheet.round,
  office: reviewSheet.office,
  method: 'lot',
  reviewsPerItem: 5,
  scoreBy: '2019-08-30',
  rubric: {
    name: '示例评分表',
    total: 100,
    dimensions: exampleRubric.dimensions.map(({ name, max }) => ({ name: name.zh, max })),
  },
  frozenAt: '2019-08-31 17:00',
  proposedBy: '许明达',
  proposedAt: '2019-08-31 16:30',
  frozenBy: '周静怡',
  reviews: 200,
  experts: counted(12, (at) => ({
    number: at + 1,
    name: ['潘若水', '林见深', '龘鼟'][at % 3]!,
    title: '研究员',
    employer: '示例研究院（演示）',
    submitted: 8,
    recused: at % 2,
    stoodBack: 0,
  })),
  items: counted(40, (at) => ({
    seq: at + 1,
    title: `面向精密传动的共享制造平台建设与应用（${at + 1}）`,
    region: '四川省',
    parties: [facts.applicant],
    scores: { raw: 91.5 - at, z: 88.25 - at, additive: 90.12 - at },
    rank: at === 39 ? null : at + 1,
    likely: at === 39 ? null : ([Math.max(1, at - 1), at + 3] as const),
    range: at === 39 ? null : ([Math.max(1, at), at + 2] as const),
    vetoed: at === 39,
    spread: 18.5,
    reviews: counted(5, (one) => ({ number: one + 1, total: 91.5 - at })),
  })),
  gaps: [
    { seq: 3, number: 2, what: 'conflict' },
    { seq: 9, number: 4, what: 'abstained' },
  ],
  discussed: [4, 11],
  draw: {
    at: '2019-08-10 09:30',
    sheetDigest: digest,
    commitment: digest,
    secret: digest,
    witnesses: [{ name: '顾言之', text: '今日上证指数收盘点位 2774.75' }],
  },
}

export const panelRecord: PanelRecordInput = {
  ...marked,
  round: reviewSheet.round,
  office: reviewSheet.office,
  number: 'D1-003',
  panel: '智能装备专家组',
  kind: 'defence',
  from: '2019-08-26 09:00',
  to: '2019-08-26 09:40',
  place: '云麓省工业展览馆三层会议室（演示）',
  online: '',
  signedAt: '2019-08-26 18:05',
  frozenAt: '2019-08-31 17:00',
  seq: 3,
  title: reviewSheet.title,
  region: '四川省',
  parties: [facts.applicant],
  rubric: exampleRubric,
  total: 71.4,
  seats: [
    ...(['潘若水', '林见深', '龘鼟', '许明达', '周静怡', '顾清和', '沈砚秋'] as const).map(
      (name, at) => ({
        name,
        role: at === 0 ? ('leader' as const) : ('member' as const),
        present: at !== 5 && at !== 4,
        recused: at === 4,
        note: at === 6 ? sentence : '',
        agrees: at === 4 || at === 5 ? null : at !== 6,
      }),
    ),
    ...[{ name: '甘棠', role: 'secretary' as const, present: true, recused: false }].map((one) => ({
      ...one,
      note: '',
      agrees: null,
    })),
  ],
  words: {
    applicant: '总经理、项目负责人、财务负责人',
    minutes: paragraphs(4),
    marks: { ...reviewSheet.marks, vetoes: [] },
  },
}
