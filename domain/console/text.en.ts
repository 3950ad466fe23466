/** What server and web both say in the console, in English. */
import type { SameKeys } from '../kernel/text.ts'
import { sentencesEn } from './text.sentence.en.ts'
import { settingsEn } from './text.setting.en.ts'
import type { consoleZh } from './text.zh.ts'

export const consoleEn: SameKeys<typeof consoleZh> = {
  reason: {
    approval_decided_already: 'This has been decided already. Reload to see the outcome.',
    approval_reason_needed:
      'Say why, in at least {{least}} characters; the other side will read it.',
    approval_bulk_needs_reason:
      '{{count}} of these are decided or need a reason each. Take them out and decide them one by one.',
    reason_needed: 'Say why, in at least {{least}} characters.',
    approval_kind_unknown:
      'Nothing here takes care of this kind any more. Tell the operator’s engineers.',
    role_code_malformed:
      'Give a code: it begins with a lower-case letter and has letters and at most one dot.',
    role_incomplete: 'Give both names and at least one kind of organisation.',
    role_unchanged: 'Nothing is changed. Change the name, the organisations or the permissions.',
    role_held_in_kind:
      'Somebody holds this role in such an organisation ({{kinds}}). Give them another role first.',
    role_last_editor:
      'After this nobody could edit roles any more. First give “Edit roles and permissions” to another role that somebody holds.',
    role_changed_meanwhile:
      'Somebody changed this role after you opened it. Reload, compare, then save.',
    role_code_is_taken: 'There is a role with the code “{{code}}”. Choose another code.',
    permit_unknown: 'There is no permission “{{permit}}”. Choose from the list.',
    agreement_has_a_draft: 'There is a draft of this text. Go on with it or discard it first.',
    agreement_changed_meanwhile:
      'Somebody saved the draft after you opened it. Reload, compare, then save.',
    agreement_published_already:
      'This version is published and cannot be changed. Begin a new one.',
    agreement_changed_since_look:
      'The words were changed after you looked. Look again, then confirm.',
    agreement_language_missing: 'Both languages are needed. Complete the text, then publish.',
    agreement_effective_in_past: 'That day is over. Choose today or a later day.',
    agreement_effective_before_last:
      'That is before the last version takes effect ({{day}}). Choose that day or a later one.',
    agreement_unchanged:
      'This equals the last version. Change it before publishing, or discard the draft.',
    agreement_not_in_force: 'This version is not in force. Reload to see the one that is.',
    agreement_code_malformed:
      'Give a code: it begins with a lower-case letter and has 2 to 40 letters.',
    agreement_day_missing: 'Choose the day from which it is in force, then save.',
    agreement_not_saved: 'There are changes not saved. Save the draft, then compare and publish.',
    announcement_title_missing: 'Give the title in both languages.',
    agreement_is_accepted_already: 'You have accepted this version already.',
    announcement_audience_missing: 'Choose at least one role or kind of organisation.',
    announcement_audience_too_much:
      'An announcement to everybody cannot be narrowed to roles or organisations. Remove them.',
    announcement_runs_backward: 'It must end after it begins. Check the times.',
    announcement_is_over:
      'The end is in the past, so nobody would see it. Choose a later time or none.',
    announcement_language_missing: 'Both languages are needed. Complete the text, then publish.',
    announcement_changed_meanwhile:
      'Somebody changed this announcement after you opened it. Reload, compare, then save.',
    announcement_audience_unknown:
      'There is no role or kind of organisation “{{part}}”. Choose from the list.',
    setting_unknown: 'There is no setting “{{name}}”. Reload and try again.',
    setting_out_of_range: 'It must be a whole number from {{min}} to {{max}}. Change it.',
    setting_wrong_type: 'This is not the kind of value asked for. Follow the description.',
    setting_unchanged: 'That is the present value; there is nothing to save.',
    setting_changed_meanwhile: 'Somebody changed this setting after you opened it. Reload first.',
    viewing_operator: 'Nobody looks with an operator’s eyes. Choose somebody else.',
    viewing_oneself: 'That is you: there is nothing to switch.',
    viewing_not_member: 'Act for the operator’s organisation first.',
    job_not_failed: 'This job is being done or is done. Reload to see.',
  },
  approvalKind: {
    people: { organisation: 'Registration to verify', joinRequest: 'Request to join' },
  },
  permitModule: {
    people: 'Persons and organisations',
    files: 'Files',
    notices: 'Notices',
    console: 'Running the place',
    programmes: 'Programmes',
    evaluation: 'Expert review',
    indicators: 'Indicators',
    cases: 'Cases',
    spaces: 'Spaces',
    catalog: 'Offers',
    exchange: 'Exchange',
    price: 'Prices',
    booking: 'Capacity and reservations',
    activities: 'Activities',
    webhooks: 'Webhooks',
  },
  actor: {
    system: 'The system',
    public: 'Somebody not signed in',
    ofOrganisation: '{{name}} ({{org}})',
    byKey: 'The API key of {{name}}',
    deputy: '{{name}}, for {{principal}},',
  },
  thing: {
    unnamed: 'the object {{id}}',
    version: '“{{title}}”, version {{version}}',
    announcement: '“{{title}}”',
    quoted: '“{{name}}”',
    place: '“{{title}}” ({{unit}})',
    receipted: '(receipt {{number}})',
    numbered: '(number {{id}})',
  },
  sentence: { ...sentencesEn, other: '{{who}} did “{{verb}}” to {{thing}}.' },
  setting: settingsEn,
  notice: {
    viewing: {
      label: 'Somebody looked with my eyes',
      subject: 'An operator looked with your eyes',
      body: '{{operator}} ({{org}}) looked at the platform with your eyes from {{from}}, until {{until}} at the latest.\nReason: {{reason}}\nNothing could be done in that time, only looked at, and every look is recorded. If in doubt, ask the operator.',
    },
  },
}
