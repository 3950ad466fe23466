import type { SameKeys } from '../kernel/text.ts'
import type { programmeGuidanceZh } from './text.guidance.zh.ts'

export const programmeGuidanceEn: SameKeys<typeof programmeGuidanceZh> = {
  reason: {
    briefing_cancelled: 'This session was cancelled. Look for another one.',
    briefing_begun: 'The session has begun or is over: places are no longer taken or given back.',
    briefing_full: 'All places are taken. One may come free, or choose another session.',
    briefing_seat_taken_already: 'You have a place already.',
    briefing_seat_missing: 'You have no place at this session, so there is none to give back.',
    briefing_in_the_past: 'The session would begin in the past. Choose a later time.',
    briefing_ends_before_it_starts: 'The session would end before it begins. Correct the times.',
    briefing_link_wrong:
      'The way in online must be a whole address beginning with https://. Correct it or leave it empty.',
    question_too_short: 'Write at least {{min}} characters, so that it can be answered.',
    answer_missing: 'There is no answer yet.',
    public_question_missing:
      'To publish, write the question as the public will read it (at least 5 characters), without the name of the asker.',
  },
}
