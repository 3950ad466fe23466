/** 工作组: who belongs to it, what each answers for, its tasks, the opinions and experts that its members bring. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { listBodyBytes, ListFile } from '../kernel/sheetList.ts'
import { Bilingual, Code } from '../kernel/sourced.ts'
import { WorkgroupStage } from './responsibleShape.ts'
import {
  adoptions,
  Advice,
  AdviceWish,
  Duty,
  DutyWish,
  InviteWish,
  manageWorkgroup,
  memberStates,
  Nomination,
  nominationVerbs,
  serveWorkgroup,
  taskStates,
  taskVerbs,
  TaskWish,
  WorkgroupMember,
  workgroupRoles,
  WorkgroupTask,
} from './workgroup.ts'

const closed = { additionalProperties: false } as const
const manage = { permit: manageWorkgroup } as const
const serve = { permit: serveWorkgroup } as const
const OfProgramme = Type.Object({ programmeId: Code })
const of = '/api/programmes/:programmeId/workgroup'
/** The version that was looked at. */
const Seen = { seen: Type.Integer({ minimum: 1 }) } as const
const Reason = Type.Optional(Type.String({ maxLength: 2000 }))

export const WorkgroupPage = Type.Object({
  programmeId: Code,
  title: Bilingual,
  role: Type.Enum([...workgroupRoles]),
  /** Of the programme's file, in its order. */
  stages: Type.Array(WorkgroupStage),
  members: Type.Array(WorkgroupMember),
  duties: Type.Array(Duty),
})
export type WorkgroupPage = Static<typeof WorkgroupPage>

export const listWorkgroups = endpoint({
  name: 'programmes.workgroup.list',
  method: 'GET',
  path: '/api/programmes/workgroups',
  audience: serve,
  summary: {
    zh: '本单位参加或受邀参加的工作组',
    en: 'Working groups that one’s organisation is in or invited to',
  },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        programmeId: Type.String(),
        title: Bilingual,
        state: Type.Enum([...memberStates]),
        duty: Type.String(),
        openTasks: Type.Integer(),
      }),
    ),
  }),
})

export const readWorkgroup = endpoint({
  name: 'programmes.workgroup.read',
  method: 'GET',
  path: of,
  audience: 'signedIn',
  summary: {
    zh: '工作组：成员和职责分工',
    en: 'The working group: its members and the table of duties',
  },
  params: OfProgramme,
  answer: WorkgroupPage,
})

export const inviteMember = endpoint({
  name: 'programmes.workgroup.invite',
  method: 'POST',
  path: `${of}/members`,
  audience: manage,
  summary: { zh: '邀请一个单位加入工作组', en: 'Invite an organisation into the working group' },
  params: OfProgramme,
  body: InviteWish,
  answer: WorkgroupPage,
  ratePerMinute: 30,
  problems: ['programmes.workgroup_org_unknown', 'programmes.workgroup_invited_already'],
})

export const answerInvitation = endpoint({
  name: 'programmes.workgroup.answer',
  method: 'POST',
  path: '/api/programmes/workgroup/members/:id/answer',
  audience: serve,
  summary: { zh: '接受或谢绝邀请', en: 'Accept or decline the invitation' },
  params: OneId,
  body: Type.Object({ verb: Type.Enum(['accept', 'decline']), reason: Reason }, closed),
  answer: WorkgroupPage,
  problems: ['programmes.workgroup_answered_already', 'programmes.reason_too_short'],
})

export const endMembership = endpoint({
  name: 'programmes.workgroup.end',
  method: 'POST',
  path: '/api/programmes/workgroup/members/:id/end',
  audience: 'signedIn',
  summary: {
    zh: '退出工作组；工作组办公室也可以请成员退出',
    en: 'Leave the group; its office may release a member too',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }, closed),
  answer: Type.Object({}),
  problems: ['programmes.workgroup_member_has_duties', 'programmes.reason_too_short'],
})

export const makeDuty = endpoint({
  name: 'programmes.duty.make',
  method: 'POST',
  path: `${of}/duties`,
  audience: manage,
  summary: { zh: '在职责分工表里添加一行', en: 'Add a line to the table of duties' },
  params: OfProgramme,
  body: DutyWish,
  answer: WorkgroupPage,
  problems: [
    'programmes.workgroup_stage_unknown',
    'programmes.workgroup_duty_of_nobody',
    'programmes.workgroup_lead_helps',
    'programmes.workgroup_duties_full',
  ],
})

export const changeDuty = endpoint({
  name: 'programmes.duty.change',
  method: 'PUT',
  path: '/api/programmes/workgroup/duties/:id',
  audience: manage,
  summary: { zh: '修改职责分工表的一行', en: 'Change a line of the table of duties' },
  params: OneId,
  body: Type.Object({ ...Seen, wish: DutyWish }, closed),
  answer: WorkgroupPage,
  problems: [
    'programmes.workgroup_stage_unknown',
    'programmes.workgroup_duty_of_nobody',
    'programmes.workgroup_duty_moved_on',
  ],
})

export const dropDuty = endpoint({
  name: 'programmes.duty.drop',
  method: 'DELETE',
  path: '/api/programmes/workgroup/duties/:id',
  audience: manage,
  summary: { zh: '从职责分工表删去一行', en: 'Take a line off the table of duties' },
  params: OneId,
  query: Type.Object(Seen),
  answer: WorkgroupPage,
  problems: ['programmes.workgroup_duty_moved_on'],
})

export const listTasks = endpoint({
  name: 'programmes.task.list',
  method: 'GET',
  path: `${of}/tasks`,
  audience: 'signedIn',
  summary: { zh: '工作组的任务，到期早的在前', en: 'Tasks of the group, the soonest due first' },
  params: OfProgramme,
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...taskStates])),
    mine: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(WorkgroupTask),
})

export const makeTask = endpoint({
  name: 'programmes.task.make',
  method: 'POST',
  path: `${of}/tasks`,
  audience: manage,
  summary: {
    zh: '给成员单位布置任务，按工作日计期限',
    en: 'Give a member a task, due in working days',
  },
  params: OfProgramme,
  body: TaskWish,
  answer: WorkgroupTask,
  problems: ['programmes.workgroup_duty_of_nobody', 'programmes.workgroup_stage_unknown'],
})

export const stepTask = endpoint({
  name: 'programmes.task.step',
  method: 'POST',
  path: '/api/programmes/workgroup/tasks/:id/steps',
  audience: 'signedIn',
  summary: {
    zh: '开始、报告完成、确认、退回或取消任务',
    en: 'Start a task, report it done, confirm, return or cancel it',
  },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...taskVerbs]),
      ...Seen,
      note: Type.String({ maxLength: 4000 }),
    },
    closed,
  ),
  answer: WorkgroupTask,
  problems: [
    'programmes.workgroup_task_cannot_step',
    'programmes.workgroup_task_moved_on',
    'programmes.reason_too_short',
  ],
})

export const noteTask = endpoint({
  name: 'programmes.task.note',
  method: 'POST',
  path: '/api/programmes/workgroup/tasks/:id/notes',
  audience: 'signedIn',
  summary: { zh: '在任务下留言、附佐证材料', en: 'Comment on a task, with evidence' },
  params: OneId,
  body: Type.Object(
    {
      body: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
      /** Files that the one who writes has uploaded. */
      versionIds: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
    },
    closed,
  ),
  answer: WorkgroupTask,
  ratePerMinute: 60,
  problems: ['programmes.workgroup_task_settled', 'files.not_attachable'],
})

export const listAdvice = endpoint({
  name: 'programmes.advice.list',
  method: 'GET',
  path: `${of}/advice`,
  audience: 'signedIn',
  summary: { zh: '成员单位的书面意见和采纳情况', en: 'Written advice of members and its answers' },
  params: OfProgramme,
  query: PageQuery,
  answer: pageOf(Advice),
})

export const giveAdvice = endpoint({
  name: 'programmes.advice.give',
  method: 'POST',
  path: `${of}/advice`,
  audience: serve,
  summary: { zh: '就某一环节提出书面意见', en: 'Give written advice on a stage' },
  params: OfProgramme,
  body: AdviceWish,
  answer: Advice,
  ratePerMinute: 20,
  problems: ['programmes.workgroup_stage_unknown', 'programmes.workgroup_not_member'],
})

export const answerAdvice = endpoint({
  name: 'programmes.advice.answer',
  method: 'PUT',
  path: '/api/programmes/workgroup/advice/:id/answer',
  audience: manage,
  summary: { zh: '答复意见：采纳、部分采纳或不采纳', en: 'Answer advice: adopted, partly or not' },
  params: OneId,
  body: Type.Object(
    {
      adopted: Type.Enum([...adoptions]),
      answer: Type.String({ minLength: 2, maxLength: 4000, pattern: '\\S' }),
    },
    closed,
  ),
  answer: Advice,
  problems: ['programmes.workgroup_advice_answered_already'],
})

export const listNominations = endpoint({
  name: 'programmes.nomination.list',
  method: 'GET',
  path: `${of}/nominations`,
  audience: 'signedIn',
  summary: {
    zh: '成员单位推荐的专家名单：成员只看到自己的',
    en: 'Lists of experts that members nominate; a member sees its own',
  },
  params: OfProgramme,
  query: PageQuery,
  answer: pageOf(Nomination),
})

export const nominateExperts = endpoint({
  name: 'programmes.nomination.give',
  method: 'POST',
  path: `${of}/nominations`,
  audience: serve,
  summary: { zh: '推荐专家：上传名单', en: 'Nominate experts: bring a list' },
  params: OfProgramme,
  body: Type.Object(
    {
      ...ListFile.properties,
      reason: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S' }),
    },
    closed,
  ),
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: Nomination,
  problems: [
    'programmes.nomination_has_faults',
    'programmes.nomination_says_fees',
    'evaluation.expert_head_missing',
    'kernel.sheet_unreadable',
  ],
})

export const takeNomination = endpoint({
  name: 'programmes.nomination.take',
  method: 'POST',
  path: '/api/programmes/workgroup/nominations/:id/take',
  audience: { permit: 'evaluation.expert.manage' },
  summary: {
    zh: '把推荐名单转入专家库导入（先预览）',
    en: 'Bring a nominated list into the register of experts, to be looked through first',
  },
  params: OneId,
  answer: Type.Object({ batchId: Id }),
  problems: ['programmes.workgroup_nomination_settled'],
})

export const settleNomination = endpoint({
  name: 'programmes.nomination.settle',
  method: 'POST',
  path: '/api/programmes/workgroup/nominations/:id/settle',
  audience: 'signedIn',
  summary: { zh: '不采用或撤回推荐名单', en: 'Decline a nominated list, or withdraw it' },
  params: OneId,
  body: Type.Object({ verb: Type.Enum([...nominationVerbs]), reason: Reason }, closed),
  answer: Nomination,
  problems: ['programmes.workgroup_nomination_settled', 'programmes.reason_too_short'],
})
