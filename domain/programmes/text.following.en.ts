/** What following says: refusals and news of selected projects, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type {
  followingNoticesZh,
  followingTermsZh,
  houseReportsZh,
  programmeFollowingZh,
} from './text.following.zh.ts'

export const programmeFollowingEn: SameKeys<typeof programmeFollowingZh> = {
  reason: {
    following_not_project:
      'Only the project’s own organisation may do this. Act for that organisation first.',
    following_not_unit: 'Only the recommending unit may do this. Leave it to the unit.',
    following_not_office: 'Only the programme’s office may do this. Leave it to the office.',
    following_takes_no_task_book:
      'The task book is signed and no longer rewritten. Ask for a change instead.',
    following_takes_no_report:
      'Reports are handed in after the task book is signed and before the project ends. Complete the task book first.',
    following_takes_no_change: 'Only a project that is running or rectifying may ask for changes.',
    following_takes_no_withdrawal:
      'This cannot be withdrawn from now. Where acceptance was asked for, wait for its result.',
    following_takes_no_acceptance:
      'Only a project that is running or rectifying may ask for acceptance.',
    following_has_ended: 'The following of this project has ended; it can only be read.',
    followed_already: 'This project is followed already. Find it in the list of selected projects.',
    entry_not_to_follow: 'Only an accepted entry can be recorded as selected. Accept it first.',
    selection_decides_here:
      'The selection of this round is made here, and following begins by itself once its list is published. Decide it there.',
    selected_ahead: 'The day {{day}} has not come yet. Give today or an earlier day.',
    paper_is_settled: 'This paper is settled and can no longer be signed or sent back.',
    paper_is_not_refused: 'Task books and reports are sent back to be mended, never refused.',
    paper_cannot_sign: 'It cannot be signed as it stands. Reload to see who has it in hand.',
    paper_cannot_return: 'It cannot be sent back as it stands. Reload to see who has it in hand.',
    paper_cannot_refuse: 'It cannot be refused as it stands. Reload to see who has it in hand.',
    paper_moved_on:
      'Somebody has just acted on it (you saw version {{seen}}, it is now {{version}}). Reload first.',
    paper_is_under_way:
      'This paper was handed in and is being signed. To change it, ask whoever has it to send it back.',
    paper_of_other_kind: 'This draft is a paper of another kind. Begin a new one.',
    paper_open_already:
      'There is a report for this period, or a paper of this kind, already. Open that one.',
    paper_not_to_discard:
      'A task book, and what was handed in once, cannot be discarded. Mend it and hand it in again.',
    opinion_unsaid: 'Say what you think of it, such as “agreed”.',
    acceptance_is_judged:
      'At the office a request for acceptance is judged. Give the experts’ opinion, and pass or fail it.',
    acceptance_not_asked:
      'The project is not up for acceptance. Wait until it asks and its unit signs.',
    unit_has_not_signed:
      'The recommending unit has not signed this request. Judge it after it has.',
    reports_overdue: 'Reports overdue: {{count}}. Hand them in before asking for acceptance.',
    final_report_missing:
      'The final report is not handed in. Hand it in before asking for acceptance.',
    construction_runs_backward: 'The last day is not after the first. Correct one.',
    construction_too_long:
      'Construction may take {{months}} months at most, until {{capDay}}; it is {{untilDay}}. Shorten it.',
    construction_too_long_unexplained:
      'As a rule construction takes no more than {{months}} months, until {{capDay}}; it is {{untilDay}}. Shorten it, or give a reason of at least 10 signs.',
    goal_differs_unexplained:
      '“{{indicator}}” is not what was applied for. Put it back, or say why in at least 10 signs.',
    goal_open: '“{{indicator}}” lacks its baseline or target. Complete it or remove it.',
    goal_unknown:
      'There is no indicator “{{code}}”. Choose from the task book or the house’s list.',
    goal_twice: 'The indicator “{{code}}” is listed twice. Remove one.',
    goals_missing: 'The task book lists no indicator. Choose at least one.',
    tasks_unsaid: 'Say what is to be built, in at least 10 signs.',
    report_not_owed: 'This project owes no such report. Choose from the list of those it owes.',
    report_ahead: 'This period ends on {{day}}. It can be written 30 days before at the earliest.',
    report_values_missing:
      'Indicators without a number: {{count}} ({{names}}). Give their numbers.',
    pooling_missing:
      'The pooling of {{count}} kinds of resources is not reported (first “$t(indicators:pooling.kind.{{kind}})”). Fill in what is owned, on the platform and used by others.',
    pooling_not_asked:
      'The task book does not count “$t(indicators:pooling.kind.{{kind}})”, so a report cannot. Remove this kind.',
    progress_unsaid: 'Say how it goes, in at least 10 signs.',
    results_unsaid: 'Say how far the goals were reached, in at least 10 signs.',
    change_changes_nothing: 'The request names no change. Give at least one.',
    ground_unchosen: 'Choose a ground.',
    experts_unnamed: 'Name at least one expert, each line beginning with the name.',
    visit_ahead: '{{day}} has not come yet. Give today or an earlier day.',
    mending_without_day: 'What is to be mended needs both its words and its day. Give both.',
  },
}

export const houseReportsEn: SameKeys<typeof houseReportsZh> = {
  quarterly: 'Quarterly progress',
  yearly: 'Yearly summary',
  midterm: 'Mid-term report',
  final: 'Final report',
}

const subject = '“{{title}}” of {{applicant}}'
export const followingNoticesEn: SameKeys<typeof followingNoticesZh> = {
  following_recorded: {
    label: 'A project was selected: its task book',
    subject: 'Complete the task book: {{title}}',
    body: `${subject} was selected ({{programmeEn}}). A draft of its task book was made from the application; check and sign it.`,
  },
  paper_arrived: {
    label: 'Task books, reports and requests to sign',
    subject: 'To be handled: {{title}} ({{what}})',
    body: `${subject} handed in its {{what}}. It waits for you.`,
  },
  paper_returned: {
    label: 'A task book, report or request was sent back',
    subject: 'To be mended: {{title}} ({{what}})',
    body: `The {{what}} of ${subject} was sent back. Reason: {{reason}}`,
  },
  paper_refused: {
    label: 'A change or withdrawal was refused',
    subject: 'Refused: {{title}} ({{what}})',
    body: `The {{what}} of ${subject} was refused. Reason: {{reason}}`,
  },
  paper_settled: {
    label: 'A task book, report or request is settled',
    subject: 'Settled: {{title}} ({{what}})',
    body: `The {{what}} of ${subject} was signed by all and is settled.`,
  },
  report_near: {
    label: 'A report is due soon',
    subject: 'Due by {{day}}: {{title}}',
    body: `A report of ${subject} ({{period}}) is due by {{day}}.`,
  },
  report_overdue: {
    label: 'A report is overdue',
    subject: 'Report overdue: {{title}}',
    body: `A report of ${subject} ({{period}}) was due by {{day}} and is overdue.`,
  },
  sample_drawn: {
    label: 'Rows to be given for a sample',
    subject: 'Rows asked for by {{day}}: {{title}}',
    body: `The office drew {{count}} rows of a value ({{period}}) that a platform of ${subject} posted. Give them by {{day}}.`,
  },
  sample_answered: {
    label: 'Rows of a sample have come',
    subject: 'Rows to look at: {{title}}',
    body: `${subject} gave the rows drawn ({{period}}). Mark them one by one.`,
  },
  sample_settled: {
    label: 'Outcome of a sample',
    subject: 'Sample {{outcome}}: {{title}}',
    body: `A value ({{period}}) that a platform of ${subject} posted was sampled: {{outcome}}.`,
  },
  cap_near: {
    label: 'The cap on construction draws near',
    subject: 'Cap on construction on {{day}}: {{title}}',
    body: `${subject} should be built within {{months}} months, until {{day}}. Ask for acceptance in time, or for a change with its reason.`,
  },
  cap_passed: {
    label: 'The cap on construction has passed',
    subject: 'Beyond the cap on construction: {{title}}',
    body: `${subject} is beyond its cap of {{months}} months, until {{day}}. Ask for acceptance, or for a change with its reason.`,
  },
  following_judged: {
    label: 'Results of acceptance, and titles taken away',
    subject: '{{outcome}}: {{title}}',
    body: `${subject}: {{outcome}}. {{reason}}`,
  },
}

export const followingTermsEn: SameKeys<typeof followingTermsZh> = {
  what: {
    taskBook: 'task book',
    report: 'report',
    change: 'request for a change',
    withdrawal: 'request to withdraw',
    acceptance: 'request for acceptance',
  },
  sample: { verified: 'verified', doubted: 'doubted' },
  outcome: {
    accepted: 'passed acceptance',
    rectifying: 'failed acceptance; half a year to rectify',
    revoked: 'title taken away',
    withdrawn: 'withdrawn',
  },
}
