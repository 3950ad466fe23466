/** What the pages of offers say of tiers, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { tierWebZh } from './text.tier.zh.ts'

export const tierWebEn: SameKeys<typeof tierWebZh> = {
  is: {
    public: 'All who see the offer',
    members: 'Members of a shared space',
    agreed: 'After a confidentiality agreement',
    named: 'Named readers only',
  },
  fields: 'Who reads each value ({{count}} kept to few)',
  note: 'What is kept to few is not searched, filtered, matched, put on cards or exported; it is shown on the page of the offer to readers who reach it, and who saw it is recorded. Readers are named at the side of this page once it is saved.',
  shown:
    'Values kept to few: {{count}}. This view is recorded, and the offering organisation sees who looked and when. Do not pass them on.',
  ownShown:
    'Values kept to few: {{count}}; others do not see them or must sign first. This is how your own organisation sees the page.',
  hiddenTitle: 'There is more, kept to few',
  hidden: {
    members:
      'Values shown to those who share a space, by admission or invitation, with it: {{count}}',
    agreed: 'Values shown after a confidentiality agreement with it: {{count}}',
    named: 'Values shown only to those whom it names: {{count}}',
  },
  signs: 'Sign “{{title}}” of {{org}}, version {{version}}, to see them.',
  signsAgain:
    'The signature of your organisation does not count now. Sign “{{title}}” of {{org}}, version {{version}}, again.',
  signWaits: 'Your organisation has signed; {{org}} has yet to accept.',
  signIn: 'Sign in and choose the organisation you act for first.',
  signOther: 'Somebody of your organisation who may sign agreements signs it.',
  agreementNone: '{{org}} has published no agreement yet; speak to it.',
  toAgreement: 'Read and sign',
}
