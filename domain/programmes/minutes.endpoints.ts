/** 会议纪要 of a working group: written, approved by a second person, printed, and turned into tasks. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { Minutes, MinutesLine, MinutesWish } from './minutes.ts'
import { manageWorkgroup, WorkgroupTask } from './workgroup.ts'

const closed = { additionalProperties: false } as const
const manage = { permit: manageWorkgroup } as const
const OfProgramme = Type.Object({ programmeId: Code })
const of = '/api/programmes/:programmeId/workgroup/minutes'
const one = '/api/programmes/workgroup/minutes/:id'
const Seen = Type.Object({ seen: Type.Integer({ minimum: 1 }) }, closed)

export const listMinutes = endpoint({
  name: 'programmes.minutes.list',
  method: 'GET',
  path: of,
  audience: 'signedIn',
  summary: {
    zh: '会议纪要；成员只看到已签发的',
    en: 'Minutes of meetings; members see those that are approved',
  },
  params: OfProgramme,
  query: PageQuery,
  answer: pageOf(MinutesLine),
})

export const readMinutes = endpoint({
  name: 'programmes.minutes.read',
  method: 'GET',
  path: one,
  audience: 'signedIn',
  summary: { zh: '一份会议纪要', en: 'The minutes of one meeting' },
  params: OneId,
  answer: Minutes,
})

export const writeMinutes = endpoint({
  name: 'programmes.minutes.write',
  method: 'POST',
  path: of,
  audience: manage,
  summary: { zh: '起草会议纪要', en: 'Write minutes' },
  params: OfProgramme,
  body: MinutesWish,
  answer: Minutes,
  problems: ['programmes.workgroup_duty_of_nobody'],
})

export const changeMinutes = endpoint({
  name: 'programmes.minutes.change',
  method: 'PUT',
  path: one,
  audience: manage,
  summary: { zh: '修改会议纪要草稿', en: 'Change a draft of minutes' },
  params: OneId,
  body: Type.Object({ ...Seen.properties, wish: MinutesWish }, closed),
  answer: Minutes,
  problems: ['programmes.minutes_settled', 'programmes.minutes_moved_on'],
})

export const approveMinutes = endpoint({
  name: 'programmes.minutes.approve',
  method: 'POST',
  path: `${one}/approval`,
  audience: manage,
  summary: {
    zh: '签发会议纪要（起草人以外的另一人）',
    en: 'Approve minutes, as another person than wrote them',
  },
  params: OneId,
  body: Seen,
  answer: Minutes,
  problems: [
    'programmes.minutes_second_person',
    'programmes.minutes_incomplete',
    'programmes.minutes_not_held_yet',
    'programmes.minutes_moved_on',
  ],
})

export const discardMinutes = endpoint({
  name: 'programmes.minutes.discard',
  method: 'DELETE',
  path: one,
  audience: manage,
  summary: { zh: '放弃会议纪要草稿', en: 'Discard a draft of minutes' },
  params: OneId,
  answer: Type.Object({}),
  problems: ['programmes.minutes_settled'],
})

export const taskOfDecision = endpoint({
  name: 'programmes.minutes.task',
  method: 'POST',
  path: `${one}/decisions/:at/task`,
  audience: manage,
  summary: { zh: '把一条议定事项转为任务', en: 'Make a task of a decision' },
  params: Type.Object({ ...OneId.properties, at: Type.Integer({ minimum: 0, maximum: 59 }) }),
  answer: WorkgroupTask,
  problems: [
    'programmes.minutes_not_approved',
    'programmes.minutes_task_made_already',
    'programmes.minutes_decision_of_nobody',
  ],
})
