/** What programs of applicants, units and offices are told of a programme. Reasons, marks and names stay behind. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'
import { nullable } from '../kernel/shapes.ts'
import { workgroupEvents } from './events.workgroup.ts'

const Code = Type.String()
const application = ids('applicationId')
const programme = { programmeId: Code }
const list = { programmeId: Code, unit: Code }
const sent = { programmeId: Code, unitCode: Code }
const candidate = { ...ids('candidateId', 'applicationId'), ...list }
const recommendation = { ...ids('recommendationId'), ...list }
const exception = { ...ids('exceptionId', 'candidateId'), ...list }
const entry = { ...ids('entryId', 'applicationId'), ...list }
const publicity = { ...ids('publicityId'), ...programme, unit: nullable(Code) }
const selection = { ...ids('selectionId'), ...programme }
const following = ids('followingId')
const due = { ...following, period: Code, dueDay: Type.String() }
const cap = { ...following, capDay: Type.String(), months: Type.Integer() }
const version = { version: Type.Integer() }

const applicationEvents = [
  published('programmes.application.started', '开始申报', 'An application was begun', application),
  published('programmes.application.submitted', '申报书提交', 'An application was submitted', {
    ...ids('applicationId', 'submissionId'),
  }),
  published(
    'programmes.application.withdrawn',
    '申报书撤回',
    'An application was withdrawn',
    application,
  ),
  published('programmes.application.delivered', '申报书送达', 'An application was delivered', {
    ...ids('applicationId', 'packageId'),
  }),
  published('programmes.guest.invited', '邀请外单位看草稿', 'A guest was invited to a draft', {
    ...application,
  }),
  published('programmes.comment.made', '草稿批注', 'A comment was made on a draft', {
    ...ids('applicationId', 'commentId'),
  }),
  published('programmes.return.lapsed', '退回修改逾期', 'A return was not answered in time', {
    ...application,
    deadline: Type.String(),
  }),
]

const unitEvents = [
  published('programmes.candidate.arrived', '申报书报到推荐单位', 'A file arrived', candidate),
  published('programmes.candidate.passed', '初审通过', 'A file passed the first review', candidate),
  published('programmes.candidate.returned', '退回修改', 'A file was returned', {
    ...candidate,
    deadline: Type.String(),
  }),
  published('programmes.candidate.declined', '不予推荐', 'A file was declined', candidate),
  published('programmes.candidate.recalled', '退回已收回', 'A return was recalled', candidate),
  published('programmes.recommendation.ranked', '推荐排序变动', 'The ranking changed', {
    ...list,
    ...version,
  }),
  published('programmes.recommendation.checkAsked', '推荐名单送复核', 'A list went to its check', {
    ...recommendation,
    ...version,
  }),
  published('programmes.recommendation.takenBack', '推荐名单收回', 'A list was taken back', {
    ...recommendation,
    ...version,
  }),
  published(
    'programmes.recommendation.signatureAsked',
    '推荐名单送签',
    'A list went to be signed',
    {
      ...recommendation,
      ...version,
    },
  ),
  published('programmes.recommendation.sentBack', '推荐名单退回', 'A list was sent back', {
    ...recommendation,
    ...version,
  }),
  published('programmes.recommendation.signed', '推荐名单签发', 'A list was signed', {
    ...recommendation,
  }),
  published(
    'programmes.recommendation.signatureWithdrawn',
    '签发撤回',
    'A signature was withdrawn',
    { ...recommendation, ...version },
  ),
  published('programmes.exception.asked', '例外待确认', 'An exception was asked for', exception),
  published('programmes.exception.decided', '例外办结', 'An exception was decided', {
    ...exception,
    confirmed: Type.Boolean(),
  }),
  published('programmes.quotaCondition.changed', '名额条件变更', 'A condition of a quota changed', {
    ...list,
    condition: Code,
    holds: Type.Boolean(),
  }),
  published('programmes.copy.sent', '抄送推荐名单', 'A copy of a list was sent', {
    ...recommendation,
    from: Code,
  }),
  published('programmes.deadline.near', '截止时间临近', 'A deadline draws near', {
    ...list,
    step: Code,
    closesAt: Type.String(),
  }),
  published('programmes.deadline.passed', '截止时间已过', 'A deadline passed', {
    ...list,
    step: Code,
    closesAt: Type.String(),
  }),
]

const publicityEvents = [
  published('programmes.publicity.begun', '公示开始', 'A publicity began', publicity),
  published('programmes.publicity.awaiting', '公示期满，异议待办', 'Objections await', publicity),
  published('programmes.publicity.ended', '公示结束', 'A publicity ended', publicity),
  published('programmes.publicity.cancelled', '公示取消', 'A publicity was cancelled', publicity),
  published('programmes.objection.raised', '收到异议', 'An objection was raised', {
    ...ids('objectionId', 'publicityId'),
  }),
  published('programmes.objection.answered', '异议办结', 'An objection was answered', {
    ...ids('objectionId', 'publicityId'),
    accepted: Type.Boolean(),
  }),
]

const packageEvents = [
  published('programmes.package.signed', '报送材料待制作', 'A package was signed', {
    ...ids('packageId'),
  }),
  published('programmes.package.built', '报送材料制成', 'A package was built', {
    ...ids('packageId'),
    ...sent,
  }),
  published('programmes.package.failed', '报送材料制作失败', 'A package could not be built', {
    ...ids('packageId'),
    code: Code,
  }),
  published('programmes.package.replaced', '报送材料失效', 'A package was replaced', {
    ...ids('packageId'),
    code: Code,
  }),
  published('programmes.package.givenBack', '报送材料退回', 'A package was given back', {
    ...ids('packageId'),
  }),
  published('programmes.package.delivered', '报送材料送达', 'A package was delivered', {
    ...ids('packageId'),
    ...sent,
  }),
  published('programmes.mail.failed', '报送邮件失败', 'A mail of a package failed', {
    ...ids('packageId'),
    medium: Code,
    part: Type.Integer(),
  }),
  published('programmes.dispatch.recorded', '报送登记', 'A dispatch was recorded', {
    ...ids('dispatchId'),
    ...sent,
  }),
  published('programmes.dispatch.received', '报送签收', 'A dispatch was received', {
    ...ids('dispatchId'),
    ...sent,
  }),
]

const entryEvents = [
  published('programmes.entry.received', '项目收齐', 'Entries were received', {
    ...ids('packageId'),
    ...list,
  }),
  published('programmes.entry.accepted', '项目受理', 'An entry was accepted', entry),
  published('programmes.entry.conditioned', '要求补正', 'An entry must be mended', entry),
  published('programmes.entry.settled', '补正完成', 'An entry was mended', entry),
  published('programmes.entry.lapsed', '补正逾期', 'An entry was not mended in time', entry),
  published('programmes.entry.refused', '不予受理', 'An entry was refused', entry),
  published('programmes.entry.reopened', '受理重新办理', 'An entry was reopened', entry),
]

const officeEvents = [
  published('programmes.programme.opened', '项目开放申报', 'A programme was opened', programme),
  published('programmes.programme.closed', '项目截止', 'A programme was closed', programme),
  published('programmes.question.asked', '收到申报问题', 'A question was asked', {
    ...ids('questionId'),
    ...programme,
  }),
  published('programmes.question.answered', '申报问题已答复', 'A question was answered', {
    ...ids('questionId'),
    ...programme,
  }),
  published('programmes.briefing.planned', '宣讲培训发布', 'A briefing was planned', {
    ...ids('briefingId'),
    ...programme,
  }),
  published('programmes.briefing.cancelled', '宣讲培训取消', 'A briefing was cancelled', {
    ...ids('briefingId'),
  }),
  published('programmes.selection.proposed', '拟入选名单提请确认', 'A selection was proposed', {
    ...selection,
  }),
  published('programmes.selection.takenBack', '提请收回', 'A proposal was taken back', selection),
  published('programmes.selection.confirmed', '拟入选名单确认', 'A selection was confirmed', {
    ...selection,
  }),
  published('programmes.selection.reopened', '遴选重新办理', 'A selection was reopened', selection),
  published('programmes.selection.public', '拟入选名单公示', 'A selection went public', {
    ...ids('publicityId'),
    ...programme,
  }),
  published('programmes.selection.published', '入选名单公布', 'A selection was published', {
    ...selection,
  }),
]

const followingEvents = [
  published('programmes.following.recorded', '入选项目进入跟踪', 'A project is followed', {
    ...following,
  }),
  published('programmes.following.moved', '跟踪项目状态变更', 'A followed project moved', {
    ...following,
    verb: Code,
    state: Code,
    ...version,
  }),
  published('programmes.paper.moved', '任务书、报告等流转', 'A paper of a project moved', {
    ...ids('paperId', 'followingId'),
    verb: Code,
    state: Code,
    ...version,
  }),
  published('programmes.visit.added', '现场走访', 'A visit was recorded', {
    ...ids('followingId', 'visitId'),
  }),
  published('programmes.report.near', '报告即将到期', 'A report is due soon', due),
  published('programmes.report.overdue', '报告逾期', 'A report is overdue', due),
  published(
    'programmes.following.capNear',
    '建设期上限临近',
    'The cap on construction draws near',
    cap,
  ),
  published(
    'programmes.following.capPassed',
    '超过建设期上限',
    'The cap on construction has passed',
    cap,
  ),
]

export const programmeEvents = [
  ...applicationEvents,
  ...unitEvents,
  ...publicityEvents,
  ...packageEvents,
  ...entryEvents,
  ...officeEvents,
  ...followingEvents,
  ...workgroupEvents,
] as const
