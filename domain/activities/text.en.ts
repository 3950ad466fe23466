/** What server and web both say about activities, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { activitiesZh } from './text.zh.ts'

export const activitiesEn: SameKeys<typeof activitiesZh> = {
  reason: {
    not_host: 'Only people of the host with the permission can do this. Ask the host.',
    cohost_unknown:
      'No verified organisation has the name or code “{{org}}”. Enter its full name or its 18-character code.',
    cohost_is_host: 'The host need not ask itself. Enter another organisation.',
    cohost_invited_already: 'This organisation is asked or a co-host already.',
    cohosts_full: 'An activity has {{max}} co-hosts at most.',
    cohost_answered_already: 'The question was answered or taken back. Reload to see.',
    cohost_reason_too_short: 'Say why you decline, in 10 characters or more.',
    cohost_unnamed: 'Enter the full name or the code.',
    ends_before_it_starts: 'It ends before it begins. Correct the times.',
    closes_after_it_starts: 'Registration cannot close after the beginning. Correct the times.',
    link_wrong: 'The link must begin with https:// and hold no blanks. Correct it.',
    is_settled: 'The activity was called off and cannot be changed.',
    is_over: 'The activity is over and cannot be changed.',
    begun: 'The activity has begun; it is too late for this.',
    publish_late: 'Its beginning has passed. Change the times first, or discard the draft.',
    not_begun: 'The activity has not begun. Come back once it has.',
    cannot_publish: 'Only a draft can be published. Reload to see where it stands.',
    cannot_cancel: 'Only a published activity can be called off. A draft can be discarded.',
    cannot_discard: 'Only a draft can be discarded. Call a published activity off instead.',
    reason_too_short: 'Say why it is called off, in at least 10 characters.',
    moved_on:
      'Somebody acted meanwhile (you saw version {{seen}}, it is {{version}} now). Reload and try again.',
    capacity_below_taken:
      '{{taken}} people have a place already, so there cannot be only {{capacity}}. Allow at least as many.',
    materials_full: 'An activity has at most {{most}} materials. Remove one first.',
    not_open: 'Registration is not open, or the activity was called off.',
    registration_closed: 'Registration is closed. Ask the host if you still wish to come.',
    registered_already: 'You have registered for this activity already.',
    not_registered: 'You have not registered for this activity.',
    attended_already: 'You have checked in, so your place cannot be given back.',
    activity_unnamed: 'To check in by six digits, open the activity first.',
    ticket_unknown:
      'This code was not found. Check the activity and the digits, or look in the list.',
    check_in_ahead: 'Checking in opens 12 hours before the beginning. Try again then.',
    check_in_over: 'The activity ended more than 24 hours ago; checking in is over.',
    check_in_waiting:
      'Still in line, without a place. Who gives a place back lets the next move up, who is told.',
    check_in_cancelled: 'This registration was given back. Register again.',
    checked_in_already: 'This code has been checked in and cannot be used twice.',
    not_checked_in: 'This person is not checked in; nothing is to be taken back. Reload the list.',
    check_in_has_feedback: 'This person has given feedback already, so the check-in stands.',
    did_not_attend: 'Only who checked in can give feedback.',
    incomplete: 'Something that is needed is missing. Complete it, then save.',
  },
}
