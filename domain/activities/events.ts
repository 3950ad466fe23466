/** What programs of hosts and co-hosts are told of activities. Who comes is a person's matter and stays a reference. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

const activity = ids('activityId')
const registration = ids('activityId', 'registrationId')
const material = ids('activityId', 'versionId')

export const activityEvents = [
  published('activities.activity.planned', '活动开始筹备', 'An activity was planned', activity),
  published('activities.activity.moved', '活动时间地点变更', 'An activity was moved', {
    ...activity,
    version: Type.Integer(),
  }),
  published('activities.activity.stepped', '活动发布、取消或放弃', 'An activity took a step', {
    ...activity,
    verb: Type.String(),
    version: Type.Integer(),
  }),
  published('activities.registration.made', '活动报名', 'Somebody registered', registration),
  published('activities.registration.left', '取消报名', 'Somebody gave up a place', registration),
  published('activities.registration.movedUp', '候补补入', 'Somebody moved up', registration),
  published('activities.attendance.checkedIn', '签到', 'Somebody checked in', registration),
  published('activities.attendance.undone', '签到撤销', 'A check-in was taken back', registration),
  published('activities.feedback.given', '收到活动反馈', 'Feedback was given', activity),
  published('activities.cohost.invited', '邀请协办', 'Somebody was asked to co-host', {
    ...activity,
    ...ids('toOrgId'),
  }),
  published('activities.cohost.answered', '协办答复', 'A co-host answered', {
    ...activity,
    ...ids('cohostOrgId', 'toOrgId'),
    verb: Type.String(),
  }),
  published('activities.cohost.released', '协办结束', 'A co-host was let go', {
    ...activity,
    ...ids('toOrgId'),
  }),
  published('activities.material.put', '活动资料添加或变更', 'A material was put up', material),
  published('activities.material.removed', '活动资料移出', 'A material was removed', material),
] as const
