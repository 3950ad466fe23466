/** What the issuing office's reception and formal check say, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { entryNoticesZh, programmeEntryZh } from './text.entry.zh.ts'

export const programmeEntryEn: SameKeys<typeof programmeEntryZh> = {
  reason: {
    entry_cannot_check:
      'An entry that was accepted or refused takes no more results. Take it up again first.',
    entry_cannot_accept:
      'Only an entry under check can be accepted. Reload to see where it stands.',
    entry_cannot_condition:
      'It cannot be accepted on a condition as it stands. Take it up again first.',
    entry_cannot_settle:
      'Only an entry accepted on a condition can be settled. Reload to see where it stands.',
    entry_cannot_lapse: 'Only a conditional entry has a day that can pass.',
    entry_cannot_refuse:
      'It cannot be refused as it stands. Take an accepted entry up again first.',
    entry_cannot_reopen: 'It is still under check: there is nothing to take up again.',
    entry_moved_on:
      'Somebody has just worked on this entry (you saw version {{seen}}, it is at {{version}}). Reload and look again.',
    entry_missing_unsaid:
      'Write what is missing and how to settle it (10 characters or more): the unit acts on it.',
    entry_day_too_early:
      'Leave one working day at least: {{day}} is too early. Choose a later working day.',
    entry_day_not_working: '{{day}} is not a working day. Choose one, the next being {{next}}.',
    entry_mending_unsaid: 'Write what is missing (10 characters or more).',
    entry_late_is_hard:
      'The package came late and the deadline is hard, so this item cannot pass. Refuse the entry.',
    entry_pass_needs_note:
      'The facts differ: to pass it, write the reason (10 characters or more).',
    entry_check_open: '{{count}} without a result ({{items}}). Go through them one by one.',
    entry_check_failed: '{{count}} not passed ({{items}}). Refuse the entry.',
    entry_check_mending:
      '{{count}} to be mended ({{items}}). Accept it on a condition, or wait until it has come.',
    entry_soft_unexplained:
      '“{{items}}” holds in principle: write why it may fail (10 characters or more).',
    entry_nothing_missing: 'Nothing is marked as missing. Accept what is complete outright.',
    entry_not_all_agree: '{{count}} for a person to judge ({{items}}). Open the entry.',
    entry_item_unknown: 'The checklist has no item “{{item}}”. Reload it.',
    entry_bulk_differs:
      'Things changed since the preview: {{expected}} then, {{count}} now. Preview again, then confirm.',
    entry_not_accepted:
      'Only an accepted entry goes to the experts. Finish its formal check first.',
    review_choose_first: 'Choose a round, directions and fields of experts first.',
    review_nothing_goes:
      'Nothing can go: in these directions no project is accepted, or all are in a round. Choose other directions.',
    direction_sent_twice: 'A direction goes into one round only. Keep one of them.',
    package_received_already:
      'The office has received this package and entered its projects, so the signature stands. Talk to the office.',
  },
  entryItem: {
    inTime: 'Sent by the deadline ({{day}})',
    quota: 'Within the quota ({{max}}), or beyond it by a confirmed exception',
    copies: 'As many paper copies as the rule asks for',
    scans: 'Stamped scans of letter, table and application match what was sealed',
    sealed: 'The electronic files are what the applicant sealed',
    onePerApplicant: 'No more than {{max}} for each applicant, over all units',
    twice: 'The project did not come through two units',
    exceptions: 'The reasons for the unit’s exceptions hold',
  },
  entryLabel: {
    lateReason: 'reason for being late',
    quotaMax: 'Quota',
    recommended: 'Recommended and received',
    rank: 'Place in the unit’s order',
    exception: 'Reason for the exception',
    overQuota: 'Reason for going beyond the quota',
    ownCopies: 'Copies of this application',
    allCopies: 'Copies in the whole package',
    countedCopies: 'Copies counted',
    scansMatched: 'Scans matched',
    sealedDigest: 'Sealed digest (first 16)',
    listsMissing: 'Earlier lists not imported',
    priorWinners: 'Earlier winners',
    projectsOfApplicant: 'Entries of this applicant',
    elsewhere: 'Same or like projects through other units',
    exceptions: 'Exceptions of the unit',
    settleDay: 'To be settled by',
  },
  entryPhrase: {
    notSent: 'not sent yet',
    notReceived: 'not yet',
    notCounted: 'not counted yet',
    undecided: 'sent {{sent}}, received {{received}}, not decided yet',
    inTime: 'sent {{sent}}, received {{received}}, in time',
    late: 'sent {{sent}}, received {{received}}, late',
    winnerSame: 'Winner of {{year}}, the same organisation',
    winnerLikely: 'Winner of {{year}}, a like name, not decided',
    by_code: 'Same credit code',
    by_title: 'Same project name',
    by_name: 'Like name of the applicant',
    twin: '{{unit}}, place {{rank}}: “{{title}}”, {{applicant}}',
    none: 'none',
    comma: ', ',
  },
  entryRule: {
    settleDays: 'What is missing must come by a working day, one working day ahead at least.',
  },
}

/** What units and applicants are told of their entries. */
export const entryNoticesEn: SameKeys<typeof entryNoticesZh> = {
  entry_received: {
    label: 'Received by the office',
    subject: 'The office has it: {{title}}',
    body: 'The office received the package of {{unitEn}}. “{{title}}” is entered and waits for the formal check.',
  },
  entry_accepted: {
    label: 'Entry accepted',
    subject: 'Accepted: {{title}}',
    body: '“{{title}}” ({{applicant}}) passed the formal check and is accepted.\n{{programmeEn}}, recommended by {{unitEn}}.',
  },
  entry_conditioned: {
    label: 'Accepted on a condition',
    subject: 'Please settle: {{title}}',
    body: '“{{title}}” ({{applicant}}) is accepted on a condition. By {{day}}, please settle:\n{{missing}}',
  },
  entry_lapsed: {
    label: 'Day of a condition passed',
    subject: 'Not settled in time: {{title}}',
    body: 'The day {{day}} for “{{title}}” ({{applicant}}) has passed; the office decides. It was asked:\n{{missing}}',
  },
  entry_refused: {
    label: 'Entry refused',
    subject: 'Refused: {{title}}',
    body: '“{{title}}” ({{applicant}}) is refused. Reason: {{reason}}',
  },
  entry_reopened: {
    label: 'Entry taken up again',
    subject: 'Under check again: {{title}}',
    body: 'The office checks “{{title}}” ({{applicant}}) again. Reason: {{reason}}',
  },
}
