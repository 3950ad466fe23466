/** What programs are told of a working group and of messages to recommending units. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

const Code = Type.String()
const programme = { programmeId: Code }
const member = { ...ids('memberId'), ...programme }
const task = { ...ids('taskId'), ...programme }
const advice = { ...ids('adviceId'), ...programme }
const nomination = { ...ids('nominationId'), ...programme }

export const workgroupEvents = [
  published('programmes.workgroup.invited', '邀请加入工作组', 'A member was invited', member),
  published('programmes.workgroup.answered', '工作组邀请答复', 'An invitation was answered', {
    ...member,
    verb: Code,
  }),
  published('programmes.task.made', '工作组任务交办', 'A task was given', task),
  published('programmes.task.moved', '工作组任务进展', 'A task moved', { ...task, verb: Code }),
  published('programmes.task.noted', '工作组任务批注', 'A task was noted on', task),
  published('programmes.task.near', '工作组任务临期', 'A task is due soon', task),
  published('programmes.task.overdue', '工作组任务逾期', 'A task is overdue', task),
  published('programmes.minutes.approved', '工作组纪要通过', 'Minutes were approved', {
    ...ids('minutesId'),
    ...programme,
  }),
  published('programmes.advice.given', '工作组意见提出', 'Advice was given', advice),
  published('programmes.advice.answered', '工作组意见答复', 'Advice was answered', advice),
  published('programmes.nomination.given', '工作组推荐专家', 'An expert was nominated', nomination),
  published(
    'programmes.nomination.settled',
    '推荐专家办结',
    'A nomination was settled',
    nomination,
  ),
  published('programmes.circular.sent', '通知推荐单位', 'A message went to units', {
    ...ids('circularId'),
    ...programme,
  }),
] as const
