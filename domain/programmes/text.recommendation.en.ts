/** What review, ranking, publicity and recommendation say, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { programmeRecommendationZh } from './text.recommendation.zh.ts'

export const programmeRecommendationEn: SameKeys<typeof programmeRecommendationZh> = {
  reason: {
    candidate_cannot_check:
      'Results cannot be noted in the present state. Reload to see who holds the file.',
    candidate_cannot_pass:
      'Only a file that awaits its check can pass. Reload to see its present state.',
    candidate_cannot_reopen:
      'Only a file that passed can be checked again. Reload to see its present state.',
    candidate_cannot_return:
      'It cannot be returned in its present state. Withdraw the signature first, or wait for the applicant.',
    candidate_cannot_decline:
      'It cannot be declined in its present state. Withdraw the signature first.',
    candidate_cannot_recall: 'Only a declined file can be taken up again.',
    candidate_cannot_rank:
      'Only a file that passed the check can be ranked. Finish the check first.',
    candidate_cannot_recommend:
      'Only a file that passed the check and is ranked can be recommended.',
    candidate_cannot_unsign: 'The file has not been recommended, so there is nothing to withdraw.',
    candidate_cannot_arrive:
      'It cannot arrive again in its present state. Reload to see who holds it.',
    candidate_cannot_withdraw:
      'It cannot be taken back in its present state. Ask the recommending unit to return it.',
    cursor_unknown: 'This place in the list is no longer known. Begin again at the first page.',
    return_too_short:
      'A return leaves at least one working day; {{day}} is too early. Choose a later working day.',
    return_day_not_working: '{{day}} is no working day. The next one is {{next}}.',
    return_beyond_deadline:
      'The return until {{day}} is not over before your own deadline ({{closesAt}}). Choose an earlier day.',
    return_address_unknown: 'The form has no “{{at}}”. Choose again what must be mended.',
    return_without_reason: 'Write at least one thing that must be mended.',
    check_incomplete: '{{open}} items have no result yet ({{items}}). Check them all first.',
    check_failed: '{{count}} items do not pass ({{items}}). Return or decline the file.',
    check_soft_unexplained:
      '“{{items}}” holds in principle: write why it may fail (at least 10 characters).',
    check_item_unknown: 'The checklist has no item “{{item}}”. Reload it.',
    bulk_differs:
      'Things changed since the preview: {{expected}} files then, {{count}} now. Preview again.',
    opinion_too_long: 'An opinion has at most {{max}} characters, this one {{length}}. Shorten it.',
    reason_too_short: 'Write a reason (at least 10 characters). It is kept and can be read.',
    list_cannot_rank:
      'The list is being checked or is signed and stands still. Send it back or withdraw the signature first.',
    list_cannot_sendToCheck:
      'Only a list in drafting can be sent to the checker. Reload to see its state.',
    list_cannot_takeBack:
      'Only a list that is being checked can be taken back. Ask the leader to send it back.',
    list_cannot_sendBack:
      'Only a list in checking or signing can be sent back. Reload to see its state.',
    list_cannot_pass: 'Only a list that is being checked can pass. Reload to see its state.',
    list_cannot_sign: 'Only a list that passed its check can be signed. Finish the check first.',
    list_cannot_withdrawSignature: 'Only a signature that is not yet dispatched can be withdrawn.',
    list_cannot_dispatch: 'Only a signed recommendation can be dispatched.',
    list_moved_on:
      'Somebody changed the list (you saw version {{seen}}, it is now {{version}}). Reload and order again.',
    list_empty: 'The list is empty. Rank projects that passed the check first.',
    place_out_of_range: 'There is no place {{place}}. Choose 1 to {{max}}.',
    already_ranked: 'The project has place {{place}} already. Move it instead.',
    not_ranked: 'The project is not in the list. Reload and try again.',
    undo_impossible:
      'There is nothing to undo, or something else changed since. Change the order itself.',
    undo_needs_exception:
      'Undone, the list would exceed the quota and the former exception has lapsed. Insert again with a reason.',
    checker_is_drafter: 'The checker cannot be the drafter. Let somebody else check.',
    signer_is_drafter_or_checker:
      'Whoever signs cannot have drafted or checked. Let somebody else sign.',
    exceptions_undecided:
      '{{count}} exceptions are undecided. The checker or the leader decides them first.',
    exception_decided_already: 'This exception is decided or has lapsed. Reload.',
    exception_needs_another:
      'An exception is confirmed by somebody else than who asked for it: the checker or the leader.',
    exception_asked_already: 'An exception from this rule is under way for the project. Reload.',
    publicity_unfinished: 'The publicity is not over. Sign after its end and after all objections.',
    publicity_missing: '{{count}} projects have not been public. Hold the publicity first.',
    publicity_missing_in_principle:
      '{{count}} projects have not been public. Hold the publicity, or write why not (at least 10 characters).',
    publicity_in_the_past: 'A publicity cannot begin in the past. Choose {{today}} or later.',
    publicity_too_short:
      'A publicity lasts at least {{min}} working days, this one {{workingDays}}. Make it longer.',
    publicity_cannot_end:
      'The period is not over, or has ended. It ends by itself, after the last objection if there is one.',
    publicity_cannot_cancel: 'The publicity has ended and cannot be cancelled.',
    publicity_runs_already: 'A publicity is running. Wait for its end, or cancel it first.',
    publicity_not_begun: 'The publicity begins at {{opensAt}}; objections are taken from then on.',
    publicity_over:
      'The publicity ended at {{closesAt}} and takes no objections. You may still write to the unit.',
    objections_open:
      '{{count}} objections are undecided. Decide them, or write a reason (at least 10 characters).',
    objection_answered_already: 'This objection has been answered. Reload.',
    objector_mobile_wrong:
      'The mobile number is wrong. An objection needs a real contact; check it.',
    objector_id_wrong: 'The identity number is wrong. Check it, or leave it empty.',
    document_number_missing: 'Enter the document number of the letter.',
    document_date_ahead: 'The date {{date}} is after today ({{today}}). Enter the real date.',
    next_unit_has_acted:
      'The unit above is working on {{count}} of the projects. Ask it to return them instead.',
    project_travels_once:
      'The same project has been submitted through another channel. Take one of the two back first.',
    winner_undecided:
      'The list of {{year}} has the same or a similar name, “{{applicant}}”. Decide whether it is the same first.',
    winner_shut:
      'Selected in {{year}} (“{{project}}”); the rule shuts it out, so it cannot be ranked.',
    winner_in_principle:
      'Selected in {{year}} (“{{project}}”); in principle no other project is accepted. Write a reason (at least 10 characters).',
    winner_match_proved:
      'The codes are equal, so it is the same organisation. If the list is wrong, ask the programme office.',
    winner_match_ranked: 'The project is ranked. Remove it from the list, then decide again.',
    winner_head_missing:
      'No head was found. Keep the columns 年度, 序号, 项目名称 and 申报主体 (year, no., project, applicant).',
    winner_twice: 'The same year and number as in line {{line}}.',
    winner_listed_already:
      'This year and number are imported already. Undo the former batch first.',
    condition_unknown: 'The programme has no quota condition “{{condition}}”. Choose again.',
    condition_in_use:
      'Without it the quota is exceeded: {{used}} of {{max}}. Remove projects first.',
    change_later_day: 'Possible with a later working day.',
    change_working_day: 'Possible with a working day.',
    change_earlier_day: 'Possible with a day before the deadline of the unit.',
    change_finish_check: 'Possible once every item is checked and passes.',
    change_another_person: 'Possible for another person.',
    change_publicity: 'Possible after the publicity.',
    change_publicity_or_reason: 'Possible after the publicity, or with a written reason.',
    change_more_days: 'Possible with more days.',
    change_match_decided: 'Possible once somebody decided whether it is the same organisation.',
    change_write_exception:
      'Possible with a written reason that another person confirms; it is kept and shown.',
  },
  recommendationRule: {
    returnDays: 'A return ends on a working day and leaves at least one.',
    returnDeadline: 'A return ends before the deadline of the recommending unit.',
    checkAll: 'All {{total}} items of the formal check must pass before a file is ranked.',
    fourEyes: 'Drafting, checking and signing are done by different persons.',
    publicityDays: 'The list is public for {{days}} working days before it is recommended.',
  },
  recommendationLabel: {
    returnDay: 'Return until',
    unitClosesAt: 'Deadline of the unit',
    checkItems: 'Items concerned',
    uncovered: 'Projects not made public',
    workingDays: 'Working days',
    winner: 'Earlier winner',
    matchedBy: 'Matched by',
  },
  checklist: {
    stampedAttachment: '{{label}}: look at the scan; the seal is legible and of the applicant',
    formComplete: 'The application is complete and consistent',
    classified: 'Nothing is classified, and the declaration is made',
    kinds: 'Kind of applicant: {{kinds}}',
    projects: 'Projects of an applicant: at most {{max}}',
    directions: 'At most {{max}} directions',
    construction: 'Construction takes at most {{max}} months as a rule',
    consortium: 'The consortium meets the rules',
    noConsortium: 'One organisation applies alone',
  },
  opinion: {
    reviewed:
      'We have examined the application of {{applicant}} for “{{title}}” and confirm that all materials are true and valid.',
    eligible:
      'The applicant is registered in mainland China as an independent legal person and meets the conditions.',
    merit:
      'The project has a good base of application, wide prospects and a strong effect on others.',
    unclassified: 'The materials contain nothing classified.',
    recommended: 'We recommend it.',
  },
}
