/** What server and web both say about capacity and reservations, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { bookingZh } from './text.zh.ts'

export const bookingEn: SameKeys<typeof bookingZh> = {
  mode: { hours: 'Machine hours', slots: 'Exclusive slots' },
  state: {
    held: 'Waits for an answer',
    firm: 'Firm',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
    released: 'Released',
  },
  verb: { confirm: 'Confirm', decline: 'Decline', withdraw: 'Withdraw', release: 'Release' },
  feed: {
    title: '{{state}}: {{offer}}, {{hours}} h',
    other: 'Other side: {{other}}',
    purpose: 'Purpose: {{purpose}}',
    own: 'Own work: {{offer}}, {{hours}} h',
  },
  reason: {
    feed_of_person: 'A calendar feed is a person’s. Sign in and open it as yourself; a key cannot.',
    idle_too_long: 'An idle window lasts at most {{most}} days. Shorten it.',
    idle_nothing_free: 'Nothing is free from {{from}} to {{until}}. Choose other days.',
    offer_not_public: 'The offer is not public yet. Publish it first, then its idle window.',
    role_cannot:
      'Your role does not permit “{{permit}}”. Ask an administrator of your organisation to do it or to grant it.',
    not_own: 'Only the organisation that offers this may do so. Switch to it first.',
    not_maker: 'Only the organisation whose capacity it is may answer. Switch to it first.',
    not_holder: 'Only the two sides of the reservation may do so. Switch to one of them first.',
    own_offer:
      'This is your own organisation’s offer. Enter your own work in its capacity calendar.',
    org_unverified: 'Your organisation is not verified yet. Hold capacity once it is.',
    takes_none: 'The maker takes no holds at present. Look again later, or contact the maker.',
    slots_of_one:
      'Exclusive slots are of one machine. Publish several machines one by one, or use machine hours.',
    bounds_reversed: 'The least of {{least}} hours is more than the most of {{most}}. Swap them.',
    mode_in_use:
      '{{count}} reservations are still in use, so that the way of counting cannot change. Settle them first.',
    shift_ends_before: 'Shift {{row}} ends before it begins. Swap its days.',
    closure_reversed: 'Closure {{row}} ends before it begins. Swap its days.',
    extra_twice: 'Extra time {{row}} repeats one above. Remove one of them.',
    day_unknown: 'Row {{row}} names no day of the calendar. Correct it.',
    moved_on:
      'Somebody has just changed it (you saw version {{seen}}, it is {{version}} now). What you typed is still here: compare, then save again.',
    week_too_short:
      'In the week from {{week}}, {{taken}} machine hours are held or firm, and only {{open}} would be open. Agree with the holders on a release first, or cut less.',
    no_capacity: 'No capacity is set for this offer yet, so that nothing can be held.',
    hours_too_few: 'At least {{least}} hours at a time; you ask for {{hours}}. Ask for more.',
    hours_too_many:
      'At most {{most}} hours at a time; you ask for {{hours}}. Ask for fewer, or hold in several parts.',
    until_missing: 'Say by which day it must be done.',
    until_past: '{{until}} is over. Choose a later day.',
    days_reversed: 'The last day {{until}} is before the first day {{from}}. Swap them.',
    too_far_ahead:
      'Capacity can be held up to {{last}}. Choose an earlier day, or contact the maker.',
    start_missing: 'Choose when it begins.',
    start_past: 'That start is over. Choose another.',
    start_off_grain: 'A slot begins on the hour or half hour. Choose another start.',
    purpose_missing: 'Say what it is for in at least 2 characters; the maker answers by it.',
    holds_full:
      'Your organisation has {{most}} holds of this offer that wait for an answer. Wait for it, or withdraw one.',
    hours_gone:
      'Only {{left}} machine hours are left until {{until}}, not {{wanted}}. They would fit by {{fits}}: allow more time, or ask for fewer hours.',
    hours_gone_ahead:
      'Only {{left}} machine hours are left until {{until}}, not {{wanted}}, and they fit into no week ahead. Ask for fewer, or contact the maker.',
    slot_taken: 'That time is taken. The earliest start is {{fits}}; choose another.',
    slot_taken_ahead:
      'That time is taken, and no other is free in the weeks ahead. Ask for fewer hours, or contact the maker.',
    slot_closed:
      '{{start}} is outside the opening hours. The earliest start is {{fits}}; choose another.',
    slot_closed_ahead:
      '{{start}} is outside the opening hours, and no slot is free in the weeks ahead. Contact the maker.',
    week_full: 'The capacity of that week has just been taken. Refresh and choose other dates.',
    hold_expired: 'This hold has expired and what it took was given back. Hold anew.',
    cannot_confirm: 'Only what waits for an answer can be confirmed. Refresh and look.',
    cannot_decline: 'Only what waits for an answer can be declined. Refresh and look.',
    cannot_withdraw: 'Only what waits for an answer can be withdrawn; release what is firm.',
    cannot_release: 'Only what is firm can be released. Refresh and look.',
    is_over: 'The agreed time is over; nothing more can be done.',
    reason_too_short: 'Give a reason of at least 10 characters; the other side reads it.',
  },
}
