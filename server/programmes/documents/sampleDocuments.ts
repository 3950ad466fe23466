/** Invented material for tests of the documents: every name is made up, rare characters included on purpose. */
import type {
  BriefingInput,
  ChecklistInput,
  CourierInput,
  DiscInput,
  LetterInput,
  PrintSetInput,
  RankedProject,
  ReceiptInput,
  SummaryInput,
} from './shapes.ts'

export const digest = '7f3a9c2104be5d6688aa01c3e2f4b59d7f3a9c2104be5d6688aa01c3e2f4b59d'
const banner = '演示数据，不具效力'
export const marked = { versionDigest: digest, banner }

export const programme = {
  subject: '2019年制造业“双创”平台试点示范项目',
  noticeTitle: '工业和信息化部办公厅关于组织开展2019年制造业“双创”平台试点示范项目申报工作的通知',
  noticeNumber: '工信厅信软函〔2019〕146号',
}

export const directions = [
  '1. 基于工业互联网的企业级“双创”资源汇聚平台',
  '2. 基于工业互联网的产业链级“双创”资源汇聚平台',
  '4. 基于互联网的制造能力开放平台',
]

const words = [
  '数控装备',
  '轨道交通零部件',
  '工程机械',
  '智能家电',
  '船舶配套',
  '精密模具',
  '纺织机械',
]

export function sampleProjects(count: number): RankedProject[] {
  return Array.from({ length: count }, (_, index) => ({
    rank: index + 1,
    projectName: `面向${words[index % words.length]}的协同制造能力开放“双创”平台建设与应用`,
    applicantName: `云麓${words[index % words.length]}集团有限公司（演示）`,
    applicantCode: '91430100MA4L0000XX',
    applicantKind: '制造企业',
    region: '云麓市',
    areas: ['能力开放'],
    directions: directions.slice(0, 1 + (index % 3)),
    directionCodes: ['1', '2', '4'].slice(0, 1 + (index % 3)),
    investmentFen: 1_234_567_890 * (index + 1),
    from: '2019-01',
    to: '2020-12',
    contact: { name: '龘鼟', phone: '000-00000000', email: 'demo@example.invalid' },
    remark: index === 2 ? '曾入选2018年试点示范' : '',
  }))
}

export const letter: LetterInput = {
  ...marked,
  programme,
  addressee: '工业和信息化部办公厅',
  authorityName: '云麓省工业和信息化厅（演示）',
  documentNumber: '云工信软函〔2019〕12号',
  date: '2019-07-26',
  received: 42,
  eligible: 31,
  returned: 17,
  publicity: { from: '2019-07-15', to: '2019-07-19', workingDays: 5, objections: 0 },
  projects: sampleProjects(16),
  reasons: [
    '本地区推荐项目16个，超出原则名额1个，理由：装备制造为我省支柱产业，第16个项目为省级重点产业链链主企业牵头。',
  ],
  annexes: [
    '2019年制造业“双创”平台试点示范项目推荐项目汇总表',
    '2019年制造业“双创”平台试点示范项目申报书（16个项目）',
  ],
  contact: { name: '联系处室', phone: '000-00000000' },
  copyTo: ['云麓省人民政府办公厅（演示）'],
  issuer: '云麓省工业和信息化厅办公室',
  letterheadHint: true,
}

export const summary: SummaryInput = {
  ...marked,
  programme,
  unitName: '云麓省工业和信息化厅（演示）',
  date: '2019-07-26',
  projects: sampleProjects(16),
  quota: { max: 15, strength: 'soft', overReason: '第16个项目为省级重点产业链链主企业牵头。' },
  contact: { name: '联系处室', phone: '000-00000000' },
}

export const checklist: ChecklistInput = {
  ...marked,
  programme,
  projectName: '面向数控装备的协同制造能力开放“双创”平台建设与应用推广',
  applicantName: '云麓数控装备集团有限公司（演示）',
  applicantCode: '91430100MA4L0000XX',
  unitName: '云麓省工业和信息化厅（演示）',
  directions: directions.slice(0, 2),
  round: 2,
  items: [
    {
      text: '申报主体在中华人民共和国境内注册',
      basis: '通知二',
      result: 'pass',
      by: 'system',
      note: '',
    },
    {
      text: '申报主体具备独立法人资格',
      basis: '通知二',
      result: 'pass',
      by: 'officer',
      note: '营业执照副本已核对',
    },
    {
      text: '每个申报主体限申报1个项目',
      basis: '通知三（一）',
      result: 'pass',
      by: 'system',
      note: '全国范围未见重复申报',
    },
    {
      text: '申报方向不超过3个',
      basis: '通知三（一）',
      result: 'pass',
      by: 'system',
      note: '共2个方向',
    },
    {
      text: '未入选2017、2018年试点示范（原则上）',
      basis: '通知三（二）',
      result: 'person',
      by: 'system',
      note: '曾用名与往年名单相近，请人工核定',
    },
    {
      text: '项目建设期限一般不超过2年',
      basis: '附件1 四（四）',
      result: 'fail',
      by: 'system',
      note: '填报建设期27个月，未说明理由',
    },
    { text: '联合申报材料', basis: '填写说明', result: 'none', by: 'officer', note: '非联合申报' },
  ],
  conclusion: '经审查，该项目材料尚需补正：请说明建设期限超过2年的理由，并核实曾用名。',
}

export const briefing: BriefingInput = {
  ...marked,
  programme,
  unitName: '云麓省工业和信息化厅软件处（演示）',
  documentNumber: '云工信软函〔2019〕12号',
  deadline: '2019年7月28日前以EMS或机要方式报送（当日为星期日）',
  received: 42,
  eligible: 31,
  quota: { max: 15, strength: 'soft', overReason: null },
  publicity: { from: '2019-07-15', to: '2019-07-19', workingDays: 5, objections: 0 },
  projects: sampleProjects(16),
  exceptions: [
    {
      rank: 3,
      projectName: '面向工程机械的协同制造能力开放“双创”平台建设与应用',
      rule: '企业曾入选2018年试点示范，原则上不接受其他项目',
      reason: '本项目为新建产业链级平台，与2018年项目内容不重复',
    },
  ],
  draftOpinion: '拟按附表顺序推荐16个项目，妥否，请批示。',
}

export const receipt: ReceiptInput = {
  banner,
  number: 'BG-2019-000123',
  programme,
  applicantName: '云麓数控装备集团有限公司（演示）',
  applicantCode: '91430100MA4L0000XX',
  projectName: '面向数控装备的协同制造能力开放“双创”平台建设与应用推广',
  directions: directions.slice(0, 2),
  unitName: '云麓省工业和信息化厅（演示）',
  submittedAt: '2019-07-12 16:59:58.123（北京时间）',
  attachments: 12,
  digest,
  seal: { root: digest.split('').toReversed().join(''), signature: 'MEUCIQDq'.repeat(11) },
  verifyUrl: 'https://baigong.example.invalid/verify/BG-2019-000123',
}

export const printSet: PrintSetInput = {
  banner,
  programme,
  unitName: '云麓省工业和信息化厅（演示）',
  applications: sampleProjects(4).map((project) => ({
    rank: project.rank,
    projectName: project.projectName,
    applicantName: project.applicantName,
    directions: project.directions.length,
    copies: project.directions.length * 2,
    pages: 48 + project.rank,
    versionDigest: digest,
  })),
  stamps: [
    { place: '封面“申报单位”处', who: '申报主体' },
    { place: '责任声明页', who: '申报主体、法定代表人签字' },
    { place: '推荐单位意见页', who: '推荐单位' },
  ],
  otherPapers: [
    { name: '推荐意见函（加盖公章）', count: '1 份' },
    { name: '推荐项目汇总表（加盖公章）', count: '1 份' },
    { name: '光盘', count: '1 张' },
  ],
}

export const discs: DiscInput = {
  banner,
  programme,
  unitName: '云麓省工业和信息化厅（演示）',
  date: '2019-07-26',
  discs: [
    { number: 1, files: 120, bytes: 681_574_400 },
    { number: 2, files: 31, bytes: 120_400_000 },
  ],
}

export const courier: CourierInput = {
  banner,
  to: {
    name: '工业和信息化部（信息化和软件服务业司）',
    address: '北京市海淀区万寿路27号院8号楼',
    postcode: '100846',
  },
  from: {
    name: '云麓省工业和信息化厅（演示）',
    address: '云麓省云麓市某路1号',
    contact: { name: '联系处室', phone: '000-00000000' },
  },
  way: '邮政特快专递（EMS）',
  tracking: null,
  deadline: '2019年7月28日前',
  contents: printSet.otherPapers,
}
