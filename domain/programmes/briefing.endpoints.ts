/** Briefing sessions: public to read, for anybody signed in to attend, held by the office or a unit. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId } from '../kernel/shapes.ts'
import { Attendee, Briefing, BriefingWish } from './briefing.ts'
import { Code } from '../kernel/sourced.ts'

const run = { permit: 'programmes.briefing.run' } as const
const OneProgramme = Type.Object({ programmeId: Code })

export const listBriefings = endpoint({
  name: 'programmes.briefing.list',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId/briefings',
  audience: 'public',
  summary: { zh: '说明会', en: 'Briefing sessions' },
  params: OneProgramme,
  answer: Type.Object({ rows: Type.Array(Briefing) }),
})

export const planBriefing = endpoint({
  name: 'programmes.briefing.plan',
  method: 'POST',
  path: '/api/programmes/:programmeId/briefings',
  audience: run,
  summary: { zh: '安排一场说明会', en: 'Plan a briefing session' },
  params: OneProgramme,
  body: BriefingWish,
  answer: Briefing,
  problems: [
    'programmes.briefing_in_the_past',
    'programmes.briefing_ends_before_it_starts',
    'programmes.briefing_link_wrong',
  ],
})

export const cancelBriefing = endpoint({
  name: 'programmes.briefing.cancel',
  method: 'POST',
  path: '/api/programmes/briefings/:id/cancel',
  audience: run,
  summary: { zh: '取消说明会', en: 'Cancel a briefing session' },
  params: OneId,
  answer: Briefing,
})

export const comeToBriefing = endpoint({
  name: 'programmes.briefing.come',
  method: 'POST',
  path: '/api/programmes/briefings/:id/seat',
  audience: 'signedIn',
  summary: { zh: '报名参加', en: 'Take a place' },
  params: OneId,
  answer: Briefing,
  ratePerMinute: 30,
  problems: [
    'programmes.briefing_cancelled',
    'programmes.briefing_begun',
    'programmes.briefing_full',
    'programmes.briefing_seat_taken_already',
  ],
})

export const leaveBriefing = endpoint({
  name: 'programmes.briefing.leave',
  method: 'DELETE',
  path: '/api/programmes/briefings/:id/seat',
  audience: 'signedIn',
  summary: { zh: '取消报名', en: 'Give one’s place back' },
  params: OneId,
  answer: Briefing,
  ratePerMinute: 30,
  problems: [
    'programmes.briefing_cancelled',
    'programmes.briefing_begun',
    'programmes.briefing_seat_missing',
  ],
})

export const listAttendees = endpoint({
  name: 'programmes.briefing.attendees',
  method: 'GET',
  path: '/api/programmes/briefings/:id/attendees',
  audience: run,
  summary: { zh: '报名名单', en: 'Who comes' },
  params: OneId,
  answer: Type.Object({ rows: Type.Array(Attendee) }),
})
