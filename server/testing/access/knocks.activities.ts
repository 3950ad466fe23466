/** activities: what is asked at each of its doors. */
import { activityWish } from '../../activities/activities.sample.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function activityKnocks(s: Stage): Knocks {
  const feedback = { content: 5, organisation: 4, use: 5, applies: true, words: '' }
  return {
    'activities.activity.read': at(s.openActivity),
    'activities.activity.read · draft': at(s.draftActivity),
    'activities.activity.plan': { body: activityWish },
    'activities.activity.change': at(s.draftActivity, { seen: 1, wish: activityWish }),
    'activities.activity.step': at(s.draftActivity, { verb: 'publish', seen: 1 }),
    'activities.cohost.invite': at(s.draftActivity, { org: '查无此单位' }),
    'activities.cohost.answer': at(s.plainActivity, { verb: 'accept' }),
    'activities.cohost.release': {
      params: { id: s.openActivity, orgId: s.cast.orgs.city.id },
    },
    'activities.material.put': at(s.openActivity, {
      versionId: s.material,
      audience: 'everybody',
    }),
    'activities.material.remove': {
      params: { id: s.openActivity, versionId: s.material },
    },
    'activities.registration.come': at(s.plainActivity),
    'activities.registration.leave': at(s.openActivity),
    'activities.registration.list': at(s.openActivity),
    'activities.registration.export': at(s.openActivity),
    'activities.ticket.read': at(s.openActivity),
    'activities.attendance.checkIn': {
      body: { ticket: s.ticketDigits, activityId: s.openActivity },
    },
    'activities.attendance.undo': at(s.openRegistration),
    'activities.feedback.give': at(s.openActivity, feedback),
    'activities.feedback.read': at(s.openActivity),
  }
}
