/** What people are told of reservations, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { bookingNoticesZh } from './text.notices.zh.ts'

export const bookingNoticesEn: SameKeys<typeof bookingNoticesZh> = {
  held: {
    label: 'Hold that waits for an answer',
    subject: '{{holder}} holds: {{offer}}',
    body: '{{holder}} holds {{hours}} hours of “{{offer}}” ({{from}} to {{until}}) for: {{purpose}}.\nConfirm it before {{expires}}, or decline with a reason; else it is given back by itself.',
  },
  withdrawn: {
    label: 'Hold withdrawn',
    subject: '{{holder}} withdrew its hold: {{offer}}',
    body: '{{holder}} withdrew its hold of {{hours}} hours of “{{offer}}”. They are free again.',
  },
  lapsed: {
    label: 'Hold expired without your answer',
    subject: 'Expired without an answer: {{offer}}',
    body: 'The hold of {{hours}} hours of “{{offer}}” by {{holder}} was not answered in time. They are free again.',
  },
  confirmed: {
    label: 'Hold confirmed',
    subject: 'Firm: {{offer}}',
    body: '{{maker}} confirmed {{hours}} hours of “{{offer}}” ({{from}} to {{until}}).',
  },
  declined: {
    label: 'Hold declined',
    subject: 'Declined: {{offer}}',
    body: '{{maker}} declined your hold of {{hours}} hours of “{{offer}}”. Reason: {{reason}}',
  },
  expired: {
    label: 'Your hold expired',
    subject: 'Your hold expired: {{offer}}',
    body: '{{maker}} did not answer your hold of {{hours}} hours of “{{offer}}” in time, and it was given back. You may hold anew at other dates.',
  },
  released_by_maker: {
    label: 'Firm capacity released by the maker',
    subject: 'What was firm is released: {{offer}}',
    body: '{{maker}} released {{hours}} firm hours of “{{offer}}” ({{from}} to {{until}}). Reason: {{reason}}\nPlease arrange otherwise.',
  },
  released_by_holder: {
    label: 'Firm capacity released by the holder',
    subject: '{{holder}} released: {{offer}}',
    body: '{{holder}} released {{hours}} firm hours of “{{offer}}” ({{from}} to {{until}}). Reason: {{reason}}\nThey are free again.',
  },
}
