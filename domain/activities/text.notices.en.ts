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
}

export const activitiesTermsEn: SameKeys<typeof activitiesTermsZh> = {
  outcome: { registered: 'you have a place', waiting: 'you are in line' },
}
