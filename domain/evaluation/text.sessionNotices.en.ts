/** What panels, applicants and offices are told about sessions, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationSessionNoticesZh } from './text.sessionNotices.zh.ts'

export const evaluationSessionNoticesEn: SameKeys<typeof evaluationSessionNoticesZh> = {
  sits: {
    label: 'A session of a panel',
    subject: '{{panel}} sits at {{from}}: {{round}}',
    body: '{{office}} planned a session of {{panel}} of “{{round}}”: {{from}}, {{place}}.\nPlease come in time; “Sessions” shows the schedule, to download as well.',
  },
  heard: {
    label: 'Defence or visit on site',
    subject: '{{from}}: {{title}}',
    body: '{{office}} gave “{{title}}” a time: {{from}}, {{place}}.\nPlease agree to it under “Defence and visits”; where it is impossible, ask for another time with the reason.',
  },
  heardAnew: {
    label: 'Defence or visit moved',
    subject: 'Moved to {{from}}: {{title}}',
    body: '{{office}} moved “{{title}}” from {{before}} to {{from}}, {{place}}.\nWhat you agreed to before is over; please agree anew under “Defence and visits”, or ask for another time with the reason.',
  },
  sessionOff: {
    label: 'Session of a panel called off',
    subject: 'Called off: {{panel}} at {{from}}, {{round}}',
    body: '{{office}} called off the session of {{panel}} of “{{round}}” at {{from}}. Reason: {{reason}}\nYou will hear of another time.',
  },
  hearingOff: {
    label: 'Defence or visit called off',
    subject: 'Called off at {{from}}: {{title}}',
    body: '{{office}} called off what was planned for “{{title}}” at {{from}}. Reason: {{reason}}\nYou will hear of another time.',
  },
  changeAsked: {
    label: 'Another time asked for',
    subject: 'The applicant asks for another time: {{title}}',
    body: 'In “{{round}}” the applicant of “{{title}}” asks to change {{from}}. Reason: {{reason}}\nThe next schedule will avoid it.',
  },
}
