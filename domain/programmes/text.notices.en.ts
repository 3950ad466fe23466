/** What people in a programme are told, in English. */
import { entryNoticesEn } from './text.entry.en.ts'
import { followingNoticesEn } from './text.following.en.ts'
import { workgroupNoticesEn } from './text.workgroup.en.ts'
import type { SameKeys } from '../kernel/text.ts'
import type { noticeTermsZh, programmeNoticesZh } from './text.notices.zh.ts'

export const programmeNoticesEn: SameKeys<typeof programmeNoticesZh> = {
  application_submitted: {
    label: 'Receipts of submission',
    subject: 'Submitted: {{title}}',
    body: 'Submission {{seq}} of “{{title}}” was received under number {{receiptNo}}.\n{{programmeEn}}; it is with {{unitEn}}.',
  },
  application_withdrawn: {
    label: 'Own applications withdrawn',
    subject: 'Withdrawn: {{title}}',
    body: '{{by}} withdrew “{{title}}”. Until the deadline it can be changed and submitted again.',
  },
  file_returned: {
    label: 'Applications returned',
    subject: 'To be mended: {{title}}',
    body: '{{unitEn}} returned “{{title}}” with {{count}} points:\n{{reasons}}\nMend it and submit it again.',
  },
  file_declined: {
    label: 'Applications not recommended',
    subject: 'Not recommended: {{title}}',
    body: '{{unitEn}} does not recommend “{{title}}”. Reason: {{reason}}',
  },
  file_recalled: {
    label: 'Applications taken up again',
    subject: 'Taken up again: {{title}}',
    body: '{{unitEn}} has taken up “{{title}}” again.',
  },
  file_recommended: {
    label: 'Applications recommended',
    subject: 'Recommended: {{title}}',
    body: '{{unitEn}} recommended “{{title}}”; it goes on to {{nextEn}}.',
  },
  application_delivered: {
    label: 'Applications delivered to the issuer',
    subject: 'Delivered: {{title}}',
    body: '“{{title}}” was delivered to the issuer with the package of {{unitEn}}.',
  },
  draft_due: {
    label: 'Deadline of drafts',
    subject: '{{days}} working days left: {{title}}',
    body: '“{{title}}” has not been submitted. {{programmeEn}}.',
  },
  draft_closed: {
    label: 'Deadline of drafts passed',
    subject: 'Closed without submission: {{title}}',
    body: 'The deadline has passed and “{{title}}” was not submitted. The draft is kept to be read and downloaded.',
  },
  mending_due: {
    label: 'Deadline of returned applications',
    subject: '{{days}} working days left to mend: {{title}}',
    body: '“{{title}}” was returned and has not been submitted again.',
  },
  mending_lapsed: {
    label: 'Deadline of mending passed',
    subject: 'Time to mend is over: {{title}}',
    body: '“{{title}}” was not submitted again in time. Ask the recommending unit, which decides whether it goes on.',
  },
  return_lapsed: {
    label: 'Returned files not mended',
    subject: 'Not mended in time: {{title}}',
    body: '{{applicant}} did not hand in “{{title}}” again in time. Return it with a new deadline, or decline it.',
  },
  comment_made: {
    label: 'Comments on drafts',
    subject: '{{by}} commented on “{{title}}”',
    body: '{{text}}',
  },
  comment_replied: {
    label: 'Replies to my comments',
    subject: '{{by}} replied to your comment on “{{title}}”',
    body: '{{text}}',
  },
  comment_mentioned: {
    label: 'Comments that name me',
    subject: '{{by}} names you in “{{title}}”',
    body: '{{text}}',
  },
  draft_shared: {
    label: 'Invited to a draft',
    subject: '{{applicant}} asks you to read a draft',
    body: '{{applicant}} lets your organisation read and comment on the draft of “{{title}}” until {{until}} (Beijing time).',
  },
  question_asked: {
    label: 'Questions to be answered',
    subject: 'New question: {{programmeEn}}',
    body: '{{text}}',
  },
  question_answered: {
    label: 'Questions answered',
    subject: 'Answered: {{programmeEn}}',
    body: 'You asked: {{text}}\nAnswer: {{answer}}',
  },
  briefing_planned: {
    label: 'Briefing sessions',
    subject: 'Briefing: {{name}}',
    body: '{{programmeEn}}\nTime: {{when}} (Beijing)\nPlace: {{place}}',
  },
  briefing_cancelled: {
    label: 'Briefing sessions cancelled',
    subject: 'Briefing cancelled: {{name}}',
    body: 'The briefing planned for {{when}} (Beijing) does not take place.',
  },
  file_arrived: {
    label: 'Applications arrived',
    subject: 'Arrived: {{title}}',
    body: '“{{title}}” of {{applicant}} arrived and waits for the formal check.',
  },
  file_withdrawn: {
    label: 'Applications withdrawn by applicants',
    subject: 'Withdrawn by the applicant: {{title}}',
    body: '{{applicant}} withdrew “{{title}}”; it has left inbox and ranking.',
  },
  list_due: {
    label: 'Deadline of the list',
    subject: '{{days}} working days left to deliver',
    body: '{{programmeEn}}: the list has not been signed and delivered.',
  },
  list_closed: {
    label: 'Deadline of the list passed',
    subject: 'Deadline passed: {{programmeEn}}',
    body: 'The list was not signed and delivered in time. If it still must go, write down why it is late.',
  },
  list_to_check: {
    label: 'Lists to check',
    subject: 'To check: {{programmeEn}}',
    body: '{{by}} sent the list of {{count}} projects; please check it.',
  },
  list_to_sign: {
    label: 'Lists to sign',
    subject: 'To sign: {{programmeEn}}',
    body: '{{by}} passed the list of {{count}} projects; read the briefing page and sign.',
  },
  list_back: {
    label: 'Lists sent back',
    subject: 'Sent back: {{programmeEn}}',
    body: '{{by}} sent the list back. Reason: {{reason}}',
  },
  list_signed: {
    label: 'Lists signed',
    subject: 'Signed: {{programmeEn}}',
    body: '{{by}} signed the list of {{count}} projects under number {{number}}. The package can be built.',
  },
  list_unsigned: {
    label: 'Signatures withdrawn',
    subject: 'Signature withdrawn: {{programmeEn}}',
    body: '{{by}} withdrew the signature. The order can be changed; packages built before are void.',
  },
  exception_asked: {
    label: 'Exceptions to confirm',
    subject: 'Exception to confirm: {{title}}',
    body: '{{by}} asks for an exception for “{{title}}”. Reason: {{reason}}',
  },
  exception_decided: {
    label: 'Exceptions decided',
    subject: 'Exception {{outcome}}: {{title}}',
    body: '{{by}} decided the exception for “{{title}}”: {{outcome}}. {{note}}',
  },
  copy_received: {
    label: 'Copies of lists',
    subject: 'Copy received: {{programmeEn}}',
    body: '{{fromEn}} sent a copy of its list of {{count}} projects.',
  },
  publicity_begun: {
    label: 'Own projects made public',
    subject: 'Made public: {{title}}',
    body: '{{unitEn}} makes its list public, “{{title}}” among it, from {{from}} to {{to}}.',
  },
  selection_proposed: {
    label: 'List of those selected to confirm',
    subject: 'List to confirm: {{programmeEn}}',
    body: '{{by}} proposed the list of those selected. Another person has to look at it and confirm.',
  },
  selection_public: {
    label: 'Own projects to be selected',
    subject: 'To be selected: {{title}}',
    body: '“{{title}}” is on the list of those to be selected, before the public from {{from}} to {{to}}.',
  },
  selection_objection: {
    label: 'Objection to the list of those to be selected',
    subject: 'Objection: {{programmeEn}}',
    body: 'An objection to the list of those to be selected came in. Look into it and answer. Who objects is seen by the handler alone, and each look is traced.',
  },
  selection_published: {
    label: 'Own projects selected',
    subject: 'Selected: {{title}}',
    body: '“{{title}}” is selected in {{programmeEn}}; the list is published ({{number}}).',
  },
  publicity_over: {
    label: 'Publicity over',
    subject: 'Publicity over: {{programmeEn}}',
    body: 'The time of publicity is over; {{count}} objections were received, {{open}} of them to be answered.',
  },
  objection_raised: {
    label: 'Objections raised',
    subject: 'Objection: {{programmeEn}}',
    body: 'An objection was raised; look into it and answer. Only whoever handles it may see who objects, and each look is traced.',
  },
  objection_decided: {
    label: 'Objections answered',
    subject: 'Objection answered: {{programmeEn}}',
    body: '{{by}} answered an objection: {{outcome}}.',
  },
  package_built: {
    label: 'Packages built',
    subject: 'Package built: {{programmeEn}}',
    body: '{{count}} projects, version code {{code}}. {{renamed}} files were renamed by the new order.',
  },
  package_failed: {
    label: 'Packages that could not be built',
    subject: 'Package could not be built: {{programmeEn}}',
    body: '{{reasonEn}}',
  },
  package_void: {
    label: 'Packages void',
    subject: 'Package void: {{programmeEn}}',
    body: 'The package of version code {{code}} is void: {{reasonEn}}\n{{scans}} stamped scans no longer match what is sealed: print, stamp and scan the new version.',
  },
  package_given_back: {
    label: 'Packages given back',
    subject: 'The office gave a package back: {{programmeEn}}',
    body: 'The office gave back the package of version code {{code}} ({{count}} projects). Reason: {{reason}}\nIts list is a draft again: mend it, have it checked and signed, then build and send it anew.',
  },
  mail_failed: {
    label: 'Mails of packages that did not leave',
    subject: 'Mail {{part}} did not leave: {{programmeEn}}',
    body: 'Reason: {{fault}}\nCheck the mailbox and send again, or send it from your own mailbox and note that.',
  },
  dispatch_coming: {
    label: 'Packages on the way',
    subject: 'On the way to you: {{unitEn}}',
    body: '{{unitEn}} sent its papers: {{way}} {{number}}. Record it when it arrives.',
  },
  dispatch_received: {
    label: 'Packages received',
    subject: 'Received: {{programmeEn}}',
    body: '{{way}} {{number}} arrived {{when}} (Beijing), {{inTime}}.',
  },
  ...entryNoticesEn,
  ...followingNoticesEn,
  ...workgroupNoticesEn,
  package_delivered: {
    label: 'Units that have delivered',
    subject: 'Delivered: {{unitEn}}',
    body: '{{unitEn}} has sent every required medium, {{count}} projects.',
  },
}

export const noticeTermsEn: SameKeys<typeof noticeTermsZh> = {
  outcome: {
    confirmed: 'confirmed',
    refused: 'refused',
    accepted: 'accepted',
    rejected: 'rejected',
  },
  inTime: { yes: 'in time', no: 'late', unknown: 'whether in time is open' },
}
