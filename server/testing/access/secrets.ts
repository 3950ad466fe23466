/**
 * What is planted before anybody knocks, and the only ones whom any answer may show it to. Each is a text that
 * stands nowhere else, so that a leak is found wherever it shows: bodies, counts, errors, names of files.
 */
import type { CastName } from './cast.ts'

type Secret = { readonly text: string; readonly mayRead: readonly CastName[] }

const house = ['applicant', 'colleague', 'viewer', 'fullKey'] as const
const houseAdmin = ['applicant', 'viewer', 'fullKey'] as const
const desk = ['provincialOfficer', 'provincialAdmin', 'checker', 'leader'] as const
const province = ['provincialOfficer', 'checker', 'leader'] as const
const otherDesk = ['otherOfficer', 'otherChecker', 'otherLeader'] as const
const office = ['programmeOfficer'] as const
/** Verifies organisations, and therefore reads what they say of themselves. */
const verifiers = ['cityOfficer', 'provincialOfficer', 'provincialAdmin', 'operator'] as const

/** Whoever reads the audit trail. */
const trail = ['operator', 'supervisor', 'auditor'] as const

export const secrets = {
  /**
   * The applicant's draft: its title and what is written in it. The expert is its guest. A writer who acts for
   * another organisation meanwhile is told of it in the inbox, which is the person's, and nowhere else.
   */
  draft: { text: '密标草稿内容', mayRead: [...house, 'expert', 'memberElsewhere'] },
  draftFile: { text: '密标附件', mayRead: [...house] },
  comment: { text: '密标批注内容', mayRead: [...house, 'expert', 'memberElsewhere'] },
  question: { text: '密标提问内容', mayRead: [...house, ...office, 'supportingInstitute'] },
  upload: { text: '密标未完成上传', mayRead: [...houseAdmin] },
  /** A file on the city's desk, whose applicant is none of the cast. */
  cityFile: { text: '密标市级申报', mayRead: ['cityOfficer'] },
  /** The other applicant's file, which the province received and ranked. */
  provinceFile: { text: '密标省级申报', mayRead: ['otherApplicant', ...province] },
  provinceFirst: { text: '密标排序首位', mayRead: [...province] },
  rankReason: { text: '密标超额推荐理由', mayRead: [...province] },
  checkNote: { text: '密标审查备注', mayRead: [...province] },
  opinion: { text: '密标推荐意见', mayRead: [...province] },
  objection: { text: '密标异议内容', mayRead: [...province] },
  objector: { text: '密标异议人', mayRead: ['provincialOfficer'] },
  /** The package of another province, signed and built: the office's only when it was delivered. */
  packed: { text: '密标入包项目', mayRead: [...otherDesk] },
  /** Stands in the line of the signature: the trail tells that a list was signed, and never what is in it. */
  packageNumber: { text: '密标函〔2019〕9号', mayRead: [...otherDesk, ...trail] },
  /**
   * A package that was delivered is the office's as well; what was handed in is then read by those who support
   * and supervise the programme besides.
   */
  delivered: {
    text: '密标送达项目',
    mayRead: [...otherDesk, ...office, 'supportingInstitute', 'supervisor'],
  },
  deliveredNumber: { text: '密标桂函〔2019〕7号', mayRead: [...otherDesk, ...office, ...trail] },
  scan: { text: '密标盖章扫描', mayRead: [...otherDesk] },
  confidentialNumber: { text: 'MIBIAO-7788', mayRead: [...otherDesk, ...office] },
  /** Of a working group: what is inside is the office's, its supervisor's and the member's whom it concerns. */
  groupTask: { text: '密标工作组任务', mayRead: [...office, 'supervisor', 'cityOfficer'] },
  groupAdvice: { text: '密标成员意见', mayRead: [...office, 'supervisor', 'cityOfficer'] },
  minutesDraft: { text: '密标纪要草稿', mayRead: [...office] },
  /** Whoever is invited reads it in the answer to having joined, as a member. */
  closedDuty: {
    text: '密标内部分工',
    mayRead: [...office, 'supervisor', 'cityOfficer', 'otherOfficer', 'otherAdmin'],
  },
  /** Told to whoever is asked to do it, and to nobody else outside. */
  invitedDuty: {
    text: '密标受邀职责',
    mayRead: [...office, 'supervisor', 'otherOfficer', 'otherAdmin'],
  },
  /** Sealed until the office takes the list into its register. */
  nominee: { text: '密标被荐人', mayRead: [] },
  circular: { text: '密标来文', mayRead: [...office, ...otherDesk] },
  circularFile: { text: '密标随文附件', mayRead: [...office, ...otherDesk] },
  /** What the office received: read by those who run, support and supervise the programme. */
  entered: {
    text: '密标参评项目',
    mayRead: [...otherDesk, ...office, 'supportingInstitute', 'supervisor'],
  },
  /** The same, accepted and under decision: nobody else is to know before the names are public. */
  chosen: {
    text: '密标拟入选项目',
    mayRead: [...otherDesk, ...office, 'supportingInstitute', 'supervisor'],
  },
  selection: { text: '密标遴选理由', mayRead: [...office] },
  /** Of a space: its members', whoever is invited into it, and a request those who decide it and who asked. */
  closedSpace: { text: '密标共享空间', mayRead: [...house, ...otherDesk, 'otherAdmin'] },
  /** Its agreement is its members', whoever is only invited reads none; why a signature ended both who may bind. */
  spaceAgreement: { text: '密标空间协议', mayRead: [...house] },
  signatureEnd: { text: '密标撤回签署', mayRead: [...houseAdmin, 'otherApplicant'] },
  spaceRequest: { text: '密标加入理由', mayRead: [...houseAdmin, 'otherApplicant'] },
  /** Offers: a draft is its writers'; others read what names them or a space that they are in, and are not only invited to. */
  draftOffer: { text: '密标供给草稿', mayRead: [...house] },
  spaceOffer: { text: '密标空间供给', mayRead: [...house] },
  namedOffer: { text: '密标点名供给', mayRead: [...house, 'otherApplicant'] },
  /** Its holder's, and of who compares it. */
  certificateScan: { text: '密标证书扫描', mayRead: [...houseAdmin, 'operator'] },
  /** Of offers that all see: what is kept to signers, and to those who are named. */
  signedGrade: { text: '密标签后牌号', mayRead: [...house, 'otherApplicant'] },
  namedGrade: { text: '密标点名牌号', mayRead: [...house, ...otherDesk, 'otherAdmin'] },
  recallReason: { text: '密标收回理由', mayRead: [...houseAdmin, 'otherApplicant'] },
  /** Parts: their organisation's own people, and whom they name. */
  ownPart: { text: '密标自有零件', mayRead: [...house] },
  namedPart: { text: '密标点名零件', mayRead: [...house, 'otherApplicant'] },
  /** A maker's rates are its own; of its prices others see what the quote shows. */
  cardRate: { text: '137.4219', mayRead: [...house] },
  estimate: { text: '密标估价', mayRead: [...house, 'otherApplicant'] },
  /** What of a machine's hours its maker works itself, and for what another holds some. */
  ownWork: { text: '密标自用订单', mayRead: [...house] },
  /** On an offer that is for one organisation by name. */
  idleNote: { text: '密标闲置说明', mayRead: [...house, 'otherApplicant'] },
  heldFor: { text: '密标预留用途', mayRead: [...house, 'otherApplicant'] },
  /** A kind that is not published is the operator’s. */
  kindDraft: { text: '密标种类草稿', mayRead: ['operator'] },
  apiKey: { text: '密标钥匙', mayRead: ['applicant', 'viewer'] },
  /** An address that is told of events is its organisation's administrators'. */
  webhook: { text: '密标推送', mayRead: [...houseAdmin] },
  webhookUrl: { text: 'mibiao-hook', mayRead: [...houseAdmin] },
  /** The operator sees to whom letters went. */
  invited: { text: 'mibiao.invited@demo.test', mayRead: [...houseAdmin, 'operator'] },
  joinNote: { text: '密标加入说明', mayRead: [...houseAdmin, 'formerColleague'] },
  orgUnit: { text: '密标内设部门', mayRead: [...house] },
  deputyReason: { text: '密标代理原因', mayRead: [...desk] },
  /** Of the legal representative: shown whole only on asking, which leaves a trace. */
  identityNumber: { text: '110101199003078718', mayRead: [...houseAdmin] },
  profile: {
    text: '密标单位简介',
    mayRead: [...house, ...verifiers, 'memberElsewhere'],
  },
  passkey: { text: '密标通行密钥', mayRead: ['applicant', 'viewer'] },
  providerSecret: { text: 'mibiao-provider-secret', mayRead: [] },
  agreement: { text: '密标协议草案', mayRead: ['operator'] },
  announcement: {
    text: '密标内部公告',
    mayRead: ['operator', 'cityOfficer', ...desk, ...otherDesk, 'otherAdmin'],
  },
  /** Organisations that act are named in the trail. */
  registration: { text: '密标待审单位', mayRead: [...verifiers, ...trail, 'expert'] },
  viewingReason: { text: '密标查看原因', mayRead: ['operator', 'auditor', ...houseAdmin] },
  programme: { text: '密标项目草案', mayRead: [...office] },
  expert: {
    text: '密标评审专家',
    mayRead: ['programmeOfficer', 'supervisor', 'expert', 'otherLeader'],
  },
  /** Masked to oneself, revealed with a trace to whoever pays. */
  expertAccount: { text: '6222000099998888', mayRead: ['programmeOfficer'] },
  /** An office and its supervisors know what is reviewed; an expert once the review is accepted. */
  reviewItem: { text: '密标评审件', mayRead: ['programmeOfficer', 'supervisor', 'expert'] },
  /** Why an expert stands back: the expert's own, and for the office and whoever supervises. */
  declaredConflict: {
    text: '密标利益关系说明',
    mayRead: ['programmeOfficer', 'supervisor', 'expert'],
  },
  /** An item that a panel hears: of its office, of who sits there, and of who applies and is told the time. */
  panelItem: {
    text: '密标专家组评审件',
    mayRead: ['programmeOfficer', 'supervisor', 'expert', 'otherLeader', ...houseAdmin],
  },
  /** A record that its leader has not signed is the table's. */
  tableRecord: { text: '密标会议记录', mayRead: ['expert', 'otherLeader'] },
  /** Nobody but its author reads a review before the freeze. */
  review: { text: '密标评审意见', mayRead: ['expert'] },
  /** Indicators of the applicant’s platform, which the province follows. */
  /** Rows that a platform counted from, given for a sample: between the project and whoever follows it. */
  sampled: { text: '密标抽查明细', mayRead: [...house, ...province] },
  track: { text: '密标指标跟踪', mayRead: [...house, ...province] },
  /** Surveyed enterprises are their office's; its published figure has no names. */
  surveyed: { text: '密标被调查企业', mayRead: ['programmeOfficer'] },
  /** A selected project: of its own people, of its unit's officials and of the office's; the inbox is the person's. */
  followed: {
    text: '密标入选项目',
    mayRead: [
      ...house,
      ...province,
      ...office,
      'supportingInstitute',
      'supervisor',
      'memberElsewhere',
    ],
  },
  followedChange: {
    text: '密标变更理由',
    mayRead: [...house, ...province, ...office, 'supportingInstitute', 'supervisor'],
  },
  /** A report that is being written is its project's. */
  followedDraft: { text: '密标报告草稿', mayRead: [...house] },
  draftActivity: { text: '密标活动草稿', mayRead: [...office, 'supportingInstitute'] },
  /** A material for those who come, and for those who hold it, alone or together. */
  material: { text: '密标活动资料', mayRead: ['colleague', 'provincialOfficer', 'cityOfficer'] },
  /** The way in, for the host's people who run it and for those who have a place. */
  onlineLink: {
    text: 'https://mibiao.example.test/room',
    mayRead: ['colleague', 'provincialOfficer', 'cityOfficer'],
  },
  /** A case that is written is its organisation's; handed in, it is read by those who review in any office. */
  draftStudy: { text: '密标案例草稿', mayRead: [...house] },
  handedStudy: {
    text: '密标送审案例',
    mayRead: [...house, ...office, 'supportingInstitute', 'supervisor', 'otherOffice'],
  },
  /** Of the adopter, the case's owner, and of those who may verify it: offices, and the adopter's province. */
  adoption: {
    text: '密标采用内容',
    mayRead: [...house, 'otherApplicant', 'provincialOfficer', ...office, 'otherOffice'],
  },
  /** An office's list of experts that is being looked through. */
  expertList: { text: '密标名单专家', mayRead: [...office] },
  winnerFile: { text: '密标名单文件', mayRead: [...office] },
} as const satisfies Record<string, Secret>

export type SecretName = keyof typeof secrets
export const secretNames = Object.keys(secrets) as SecretName[]

/** The secrets that stand in an answer. */
export function secretsIn(body: string): SecretName[] {
  return secretNames.filter((name) => body.includes(secrets[name].text))
}
