/** What people are told of cases and adoptions, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { casesNoticesZh, casesTermsZh } from './text.notices.zh.ts'

export const casesNoticesEn: SameKeys<typeof casesNoticesZh> = {
  study_arrived: {
    label: 'Case handed in',
    subject: 'To review: {{title}}',
    body: '{{org}} handed in the case “{{title}}”. Review it, then publish it or return it with a reason.',
  },
  study_returned: {
    label: 'Case returned',
    subject: 'Please revise: {{title}}',
    body: 'The case “{{title}}” was returned. Reason: {{reason}}\nRevise it and hand it in again.',
  },
  study_published: {
    label: 'Case published',
    subject: 'Published: {{title}}',
    body: 'The case “{{title}}” is public, at an address that stays. You are told when others adopt it.',
  },
  study_withdrawn: {
    label: 'Case withdrawn',
    subject: 'Withdrawn: {{title}}',
    body: 'The case “{{title}}” is no longer public. Reason: {{reason}}',
  },
  adoption_declared: {
    label: 'A case of ours was adopted',
    subject: '{{org}} adopted: {{title}}',
    body: '{{org}} declared that it adopted the case “{{title}}” in {{unit}}. It counts once the office or the local authority has verified it.',
  },
  adoption_arrived: {
    label: 'Adoption to verify',
    subject: 'To verify: {{org}} adopted “{{title}}”',
    body: '{{org}} declared that it adopted the case “{{title}}” in {{unit}}. Check the change of the indicator, then verify it or refuse it with a reason.',
  },
  adoption_settled: {
    label: 'Our adoption was checked',
    subject: '{{outcome}}: adoption of “{{title}}”',
    body: 'Your adoption of the case “{{title}}”: {{outcome}}. {{reason}}',
  },
  adoption_counted: {
    label: 'One more verified adoption',
    subject: 'Adoption verified: {{title}}',
    body: 'The adoption of the case “{{title}}” by {{org}} was verified; {{count}} organisations have adopted it.',
  },
  adoption_withdrawn: {
    label: 'Adoption taken back',
    subject: 'Adoption taken back: {{title}}',
    body: '{{org}} took back its adoption of the case “{{title}}” ({{unit}}). Verified adoptions now: {{count}}.',
  },
}

export const casesTermsEn: SameKeys<typeof casesTermsZh> = {
  outcome: { verified: 'verified', refused: 'not accepted' },
}
