/** What people are told of agreements, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { agreementNoticesZh } from './text.agreementNotices.zh.ts'

export const agreementNoticesEn: SameKeys<typeof agreementNoticesZh> = {
  signed: {
    label: 'Agreement signed',
    subject: '{{org}} signed the agreement',
    body: '{{org}} signed the confidentiality agreement of “{{keeper}}” and now sees what is shown after signing.',
  },
  signature_waits: {
    label: 'Signature to accept',
    subject: '{{org}} signed the agreement; it waits for you',
    body: '{{org}} signed the confidentiality agreement of “{{keeper}}”. Accept, or refuse with a reason; until then it sees nothing more.',
  },
  signature_accepted: {
    label: 'Signature accepted',
    subject: 'Signature accepted: {{keeper}}',
    body: 'Your signature under the agreement of “{{keeper}}” was accepted; what is shown after signing is open to you.',
  },
  signature_refused: {
    label: 'Signature refused',
    subject: 'Signature refused: {{keeper}}',
    body: 'Your signature under the agreement of “{{keeper}}” was not accepted. Reason: {{reason}}',
  },
  signature_ended: {
    label: 'Agreement ended',
    subject: 'Agreement ended: {{keeper}}',
    body: '“{{keeper}}” ended its confidentiality agreement with your organisation; what it opened is shown no more. Reason: {{reason}}\nWhat was learnt stays confidential as agreed.',
  },
  signature_withdrawn: {
    label: 'Signature withdrawn',
    subject: '{{org}} withdrew its signature',
    body: '{{org}} withdrew its signature under the agreement of “{{keeper}}” and no longer sees what it opened. Reason: {{reason}}',
  },
  text_renewed: {
    label: 'Agreement to sign again',
    subject: 'Please sign again: {{keeper}}',
    body: '“{{keeper}}” changed its confidentiality agreement, and earlier signatures no longer count. Read the new text and sign it to go on seeing.',
  },
}
