/** What programs of organisations are told of organisations and their members. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

export const peopleEvents = [
  published('people.organisation.verified', '单位登记核验通过', 'An organisation was verified', {
    ...ids('organisationId'),
  }),
  published('people.organisation.refused', '单位登记未通过', 'An organisation was refused', {
    ...ids('organisationId'),
  }),
  published('people.organisation.renamed', '单位更名', 'An organisation was renamed', {
    ...ids('organisationId'),
  }),
  published('people.profile.saved', '单位信息更新', 'The profile of an organisation was changed', {
    ...ids('organisationId'),
    version: Type.Integer(),
  }),
  published('people.membership.granted', '成员加入', 'A member joined', ids('membershipId')),
  published(
    'people.membership.changed',
    '成员角色变更',
    'The roles of a member changed',
    ids('membershipId'),
  ),
  published('people.membership.ended', '成员离开', 'A membership ended', ids('membershipId')),
  published('people.membership.handedOver', '成员工作移交', 'A member handed over', {
    ...ids('fromMembershipId', 'toMembershipId'),
  }),
  published('people.invitation.sent', '邀请发出', 'An invitation was sent', ids('invitationId')),
  published(
    'people.invitation.accepted',
    '邀请被接受',
    'An invitation was accepted',
    ids('invitationId'),
  ),
  published(
    'people.joinRequest.sent',
    '收到加入申请',
    'Somebody asked to join',
    ids('joinRequestId'),
  ),
  published('people.joinRequest.decided', '加入申请办结', 'A request to join was decided', {
    ...ids('joinRequestId'),
    accepted: Type.Boolean(),
  }),
  published('people.deputy.named', '委托代理', 'A deputy was named', ids('deputyGrantId')),
  published('people.deputy.ended', '代理结束', 'A deputy’s time ended', ids('deputyGrantId')),
] as const
