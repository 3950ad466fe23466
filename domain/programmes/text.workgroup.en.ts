/** Working groups and messages to units: what refuses, and what people are told, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type {
  programmeWorkgroupZh,
  workgroupNoticesZh,
  workgroupTermsZh,
} from './text.workgroup.zh.ts'

export const programmeWorkgroupEn: SameKeys<typeof programmeWorkgroupZh> = {
  reason: {
    workgroup_office_only:
      'Only the office that runs the programme does this. Ask one of its programme officers.',
    workgroup_org_unknown:
      'No verified organisation has the name or code “{{org}}”. Enter its full name or its 18-character code.',
    workgroup_invited_already: 'This organisation is invited or in the group already.',
    workgroup_answered_already:
      'The invitation was answered or taken back; this is not possible any more. Reload to see.',
    workgroup_not_member: 'Your organisation is not in the group yet. Accept the invitation first.',
    workgroup_member_has_duties:
      'It still has {{duties}} duties and {{tasks}} open tasks. Hand them to other members first.',
    workgroup_stage_unknown: 'This programme has no stage “{{stage}}”. Choose one of its list.',
    workgroup_duty_of_nobody:
      'Only members who have joined can be responsible. Choose one that has accepted.',
    workgroup_lead_helps: 'Whoever leads does not help as well. Remove it from one of the two.',
    workgroup_duties_full: 'The table of duties has {{max}} lines at most. Join or remove some.',
    workgroup_duty_moved_on:
      '{{by}} changed this line after you opened it (now version {{version}}). Compare both, then save.',
    workgroup_task_of_other: 'This task is another member’s; your organisation cannot act on it.',
    workgroup_task_cannot_step: 'The task cannot do this now. Reload to see how far it has come.',
    workgroup_task_moved_on:
      'The task changed after you looked (now version {{version}}). Reload, then act.',
    workgroup_task_settled: 'The task is over; nothing more can be said about it.',
    workgroup_files_full: 'A task holds {{max}} files at most.',
    workgroup_advice_answered_already:
      'This advice was answered already. If anything is new, the member gives another.',
    workgroup_nomination_settled: 'This list was dealt with already. Reload to see.',
    nomination_has_faults:
      '{{count}} lines have faults, the first in line {{line}}, column “{{column}}”. Mend them after the register’s template and bring the list again.',
    nomination_says_fees:
      'Line {{line}}, column “{{column}}”, says where to pay an expert. A nomination takes no payment details: remove the column and bring the list again; the office or the expert fills them in later.',
    nomination_empty: 'The list names no expert. Fill in one line at least.',
    workgroup_invitation_incomplete: 'Fill in the organisation and its duty.',
    workgroup_duty_choose: 'Fields that both of you changed: {{count}}. Choose each, then save.',
    workgroup_duty_incomplete: 'Choose a stage and who leads, and say what is done.',
    workgroup_task_incomplete: 'Choose a member, name the task, and give 1 to 250 working days.',
    workgroup_note_missing: 'Write a comment first.',
    workgroup_advice_incomplete: 'Fill in subject and advice.',
    workgroup_answer_incomplete: 'Choose whether it is adopted, and write the answer.',
    circular_incomplete: 'Fill in title and text, and choose the units.',
    clarification_incomplete: 'Fill in question (5 characters or more) and clarification.',
    minutes_not_held_yet: 'That day has not come. Enter the day of a meeting that was held.',
    minutes_settled: 'These minutes are approved or discarded and change no more.',
    minutes_moved_on:
      'The minutes changed after you looked (now version {{version}}). Read them again, then act.',
    minutes_second_person:
      'Another person than whoever wrote them must approve. Ask another officer.',
    minutes_incomplete:
      'Name, day, attendees, text and the words of every decision are needed. Complete them, then approve.',
    minutes_not_approved: 'Decisions become tasks once the minutes are approved.',
    minutes_task_made_already: 'This decision is a task already.',
    minutes_decision_of_nobody:
      'This decision names no member or no time, so it cannot become a task.',
    circular_without_units: 'This programme has no recommending units to send to.',
    circular_unit_unknown: 'This programme has no unit “{{unit}}”. Choose from the list.',
    question_not_published: 'This answer is not public. Answer and publish first, then pass it on.',
    question_passed_on_already: 'This answer went to the recommending units already.',
  },
}

type Words = Record<keyof typeof workgroupNoticesZh, Record<'label' | 'subject' | 'body', string>>

export const workgroupNoticesEn: Words = {
  workgroup_invited: {
    label: 'Invitations to working groups',
    subject: 'Invitation to the working group: {{programmeEn}}',
    body: 'The office invites your organisation into the working group of “{{programmeEn}}”. Its duty: {{duty}}. Please accept or decline.',
  },
  workgroup_ended: {
    label: 'No longer in a working group',
    subject: 'No longer in the working group: {{programmeEn}}',
    body: 'Your organisation is no longer in the working group of “{{programmeEn}}”. Reason: {{reason}}',
  },
  workgroup_answered: {
    label: 'Changes among members',
    subject: '{{member}}: {{state}}',
    body: '{{member}} in the working group of “{{programmeEn}}”: {{state}}. {{reason}}',
  },
  task_given: {
    label: 'Tasks of working groups',
    subject: 'New task: {{title}}',
    body: 'The working group of “{{programmeEn}}” gave your organisation the task “{{title}}”, due on {{due}}.',
  },
  task_near: {
    label: 'Tasks due soon',
    subject: 'Due soon: {{title}}',
    body: 'The task “{{title}}” is due on {{due}}: two working days or less are left.',
  },
  task_overdue: {
    label: 'Tasks overdue',
    subject: 'Overdue: {{title}}',
    body: 'The task “{{title}}” of {{member}} was due on {{due}} and is overdue.',
  },
  task_moved: {
    label: 'Progress of tasks',
    subject: 'Task {{verb}}: {{title}}',
    body: 'The task “{{title}}” of {{member}}: {{verb}}.',
  },
  task_noted: {
    label: 'Comments on tasks',
    subject: 'New comment: {{title}}',
    body: 'There is a new comment or evidence on the task “{{title}}” of {{member}}.',
  },
  minutes_approved: {
    label: 'Minutes approved',
    subject: 'Minutes no. {{no}}: {{title}}',
    body: 'The working group of “{{programmeEn}}” approved minutes no. {{no}}, “{{title}}”.',
  },
  advice_given: {
    label: 'Advice of members',
    subject: 'Advice of {{member}}: {{subject}}',
    body: '{{member}} gave written advice on “{{subject}}”. Please answer it.',
  },
  advice_answered: {
    label: 'Answers to advice',
    subject: 'Advice answered: {{subject}}',
    body: 'The office answered your organisation’s advice “{{subject}}”.',
  },
  nomination_given: {
    label: 'Experts nominated',
    subject: '{{member}} nominated experts: {{count}}',
    body: '{{member}} nominated experts: {{count}}. Bring the list into the register, or decline it with a reason.',
  },
  nomination_taken: {
    label: 'Nominations taken',
    subject: 'Your nominations went into the register',
    body: 'The experts your organisation nominated ({{count}}) went into the register, where the office admits them.',
  },
  nomination_declined: {
    label: 'Nominations declined',
    subject: 'Your nominations were declined',
    body: 'The list of your organisation ({{count}}) was declined; the reason is on the page of the group.',
  },
  circular_sent: {
    label: 'Messages of the office',
    subject: 'No. {{no}}: {{title}}',
    body: 'The office of “{{programmeEn}}” sent message no. {{no}}, “{{title}}”. Opening it is noted as its receipt.',
  },
  clarification_sent: {
    label: 'Clarifications',
    subject: 'Clarification: {{title}}',
    body: 'The office of “{{programmeEn}}” clarified “{{title}}”. Opening it is noted as its receipt.',
  },
}

export const workgroupTermsEn: SameKeys<typeof workgroupTermsZh> = {
  state: { invited: 'invited', accepted: 'joined', declined: 'declined', left: 'left' },
  verb: {
    start: 'begun',
    report: 'reported done',
    confirm: 'confirmed',
    return: 'returned',
    cancel: 'cancelled',
  },
}
