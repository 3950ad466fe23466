/** What people are told of activities, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { activitiesNoticesZh, activitiesTermsZh } from './text.notices.zh.ts'

export const activitiesNoticesEn: SameKeys<typeof activitiesNoticesZh> = {
  registered: {
    label: 'Registered for an activity',
    subject: '{{title}}: {{outcome}}',
    body: '“{{title}}”: {{outcome}}.\nTime: {{when}}; place: {{place}}.\nYour code to check in is on the page of the activity.',
  },
  moved_up: {
    label: 'Moved up from the line',
    subject: 'You have a place: {{title}}',
    body: 'A place became free: you have moved up for “{{title}}”.\nTime: {{when}}; place: {{place}}.\nIf you cannot come, give it back soon for the next in line.',
  },
  activity_moved: {
    label: 'An activity changed its time or place',
    subject: 'Changed: {{title}}',
    body: 'Time, place or link of “{{title}}” changed. It is now {{when}}, {{place}}.',
  },
  activity_cancelled: {
    label: 'An activity was called off',
    subject: 'Called off: {{title}}',
    body: '“{{title}}” ({{when}}) was called off. Reason: {{reason}}',
  },
  activity_coming: {
    label: 'Reminder of an activity',
    subject: 'In {{days}} working days: {{title}}',
    body: '“{{title}}” takes place {{when}}, {{place}}. Your code to check in is on the page of the activity.',
  },
  cohost_invited: {
    label: 'Asked to hold an activity together',
    subject: 'Asked to co-host: {{title}}',
    body: 'The host asks your organisation to hold “{{title}}” together ({{when}}, {{place}}). Accept or decline; co-hosts see who registered and check people in.',
  },
  cohost_released: {
    label: 'No longer co-hosting',
    subject: 'No longer co-hosting: {{title}}',
    body: 'The host ended the part of your organisation in “{{title}}” ({{when}}, {{place}}). It no longer stands as a co-host and no longer sees who registered. Ask the host if anything is unclear.',
  },
  cohost_answered: {
    label: 'Answers of co-hosts',
    subject: '{{org}} {{answer}}: {{title}}',
    body: '{{org}} {{answer}} to hold “{{title}}” together.',
  },
}

export const activitiesTermsEn: SameKeys<typeof activitiesTermsZh> = {
  answer: { accept: 'agreed', decline: 'declined' },
  outcome: { registered: 'you have a place', waiting: 'you are in line' },
}
