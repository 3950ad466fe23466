/** What the pages of agreements say, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { agreementWebZh } from './text.agreement.zh.ts'

export const agreementWebEn: SameKeys<typeof agreementWebZh> = {
  nav: 'Agreements',
  navWords: 'agreement confidentiality nda sign',
  list: 'Signatures',
  side: 'Side',
  sideIs: { received: 'Signed towards us', given: 'Signed by us' },
  keeper: 'Agreement of',
  signer: 'Signed by',
  text: 'Text',
  version: 'Version {{version}}',
  signed: 'Signed',
  until: 'Counts until',
  state: 'State',
  standingIs: {
    waiting: 'To be accepted',
    valid: 'Counts',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    ended: 'Ended',
    expired: 'Expired',
    outdated: 'To be signed again',
  },
  none: 'Nothing signed yet',
  noneText:
    'Agreements that your organisation signed, and those that others signed towards it, are listed here.',
  waits: 'Signatures to accept: {{count}}',
  own: 'Our text',
  ofSpace: 'Text of “{{name}}”',
  ofSpaceTitle: 'Agreement of the space',
  ownNone:
    'Your organisation has no text yet. Once there is one, others sign it to see what you show after signing.',
  spaceNone:
    'This space has no text yet. Members who sign the same agreement of a space see what the others show after signing.',
  spaceNote:
    'Members who sign the same agreement of a space see what the others show after signing. Managers sign it as well.',
  write: 'Write the text',
  writeNext: 'Write the next version',
  look: 'Read the text',
  fromExample: 'Begin with the example',
  exampleNote:
    'An example of the platform (version {{version}}), no legal advice; have your counsel read it first.',
  title: 'Name',
  body: 'Text',
  bodyHelp:
    'Say what is disclosed, for what, the duties, recall and deletion, the term and what follows a breach.',
  months: 'Counts after signing (months)',
  monthsOf: 'Counts for {{count}} months after signing',
  accepting: 'Signatures count',
  acceptingIs: { atOnce: 'At once', asked: 'After we accept them' },
  acceptingNote: {
    atOnce: 'Any verified organisation sees what is kept to signers once it has signed',
    asked: 'You accept each one, so that a competitor does not see by signing alone',
  },
  again: 'Who signed an earlier version signs again',
  againNote:
    'Earlier signatures then stop counting at once; nothing is shown until they sign again.',
  keep: 'Publish this version',
  kept: 'The text is published',
  digest: 'Digest of the text (SHA-256)',
  madeAt: 'Published',
  sign: 'Sign for our organisation',
  signTitle: 'Sign the agreement',
  signNote:
    'You sign “{{title}}” of “{{keeper}}”, version {{version}}, for {{org}}. Who signed, when, and the digest of the text are recorded and sealed; both sides see them.',
  signCheck: 'I have read it all and may sign for {{org}}',
  signAct: 'Sign',
  signDone: 'Signed',
  signWaits: 'Signed; the other side has yet to accept',
  weightTitle: 'What such a signature is worth',
  weight:
    'An authorised person of a verified organisation signs by a click in the product; who, when and the digest of the text are recorded and can serve as evidence of what both sides agreed. It is no certified electronic signature and bears no seal issued by a certification authority; where stronger proof is needed, sign on paper or with a certified seal as well.',
  receipt: 'Receipt of the signature',
  receiptPrint: 'Print the receipt',
  proof: 'Sealed',
  proofIn: 'In seal {{seq}}, {{at}}',
  proofWaits: 'In a few seconds',
  steps: 'History',
  stepIs: {
    sign: 'Signed version {{version}}',
    accept: 'Accepted',
    refuse: 'Refused',
    end: 'Ended',
    withdraw: 'Withdrew',
  },
  act: { accept: 'Accept', refuse: 'Refuse', end: 'End', withdraw: 'Withdraw' },
  actNote: {
    accept: '{{org}} then sees what your organisation shows after signing.',
    refuse: 'Refuses the signature of {{org}}, which is told the reason.',
    end: '{{org}} then sees nothing of it any more, and must be accepted when it signs again. It is told the reason; what it learnt stays confidential as agreed.',
    withdraw:
      'Your organisation then sees nothing more of what “{{keeper}}” shows after signing. The other side is told the reason; what you learnt stays confidential as agreed.',
  },
  did: { accept: 'Accepted', refuse: 'Answered', end: 'Ended', withdraw: 'Withdrawn' },
  reason: 'Reason',
  ownStands: 'Our signature',
  signerBy: 'Person who signed',
  toReceipt: 'See the receipt',
}
