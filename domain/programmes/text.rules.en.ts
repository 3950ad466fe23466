import { programmeLabelEn } from './text.label.en.ts'
import type { SameKeys } from '../kernel/text.ts'
import type { programmeRulesZh } from './text.rules.zh.ts'

/** What the programme rules say, in English. */
export const programmeRulesEn: SameKeys<typeof programmeRulesZh> = {
  reason: {
    shape_member_missing: '“{{name}}” is missing: add it.',
    shape_member_unknown: '“{{name}}” is not known here: remove it or correct its name.',
    shape_text: 'A text belongs here: correct it.',
    shape_whole_number: 'A whole number belongs here: correct it.',
    shape_number: 'A number belongs here: correct it.',
    shape_yes_or_no: 'Yes or no belongs here: correct it.',
    shape_list: 'A list belongs here: correct it.',
    shape_parts: 'Named parts belong here: correct it.',
    shape_nothing: 'Nothing belongs here: remove what stands here.',
    shape_choice: 'This must be one of: {{choices}}.',
    shape_too_small: 'Too small, at least {{limit}}: correct it.',
    shape_too_large: 'Too large, at most {{limit}}: correct it.',
    shape_too_short: 'Too short, at least {{limit}} characters: add some.',
    shape_too_long: 'Too long, at most {{limit}} characters: shorten it.',
    shape_too_few: 'Too few, at least {{limit}}: add some.',
    shape_too_many: 'Too many, at most {{limit}}: remove some.',
    shape_repeats: 'Something stands here twice: remove what repeats.',
    shape_step: 'This must be a multiple of {{step}}: correct it.',
    shape_written: 'This is not written as it must be: see the same place of another programme.',
    shape_day: 'This must be a day of the calendar, written like 2019-07-28: correct it.',
    shape_value: 'This value is not accepted: see the same place of another programme.',
    source_without_clause: 'What a notice fixes must name its clause: add `clause`.',
    clause_without_notice: 'Only what a notice fixes has a clause: remove `clause` here.',
    unknown_with_value: 'What is unpublished has no value: call it an example or remove the value.',
    value_missing: 'There is no value: if it is unpublished, set the source to `unknown`.',
    code_twice: 'The code “{{code}}” occurs twice: use different codes.',
    area_unknown: 'There is no area “{{area}}”: correct the code or add the area.',
    rubric_unknown: 'There is no rubric “{{rubric}}”: correct the code or add the rubric.',
    applicant_kind_unknown:
      'There is no applicant kind “{{kind}}”: correct the code or add the kind.',
    direction_limit_above_count:
      'A project may claim {{max}} directions, but there are only {{count}}: check both.',
    condition_region_mismatch:
      'A condition on the place of registration names a region, and no other condition does: correct it.',
    exclusion_without_lists:
      'An exclusion of earlier winners names their `series` and `years`: add them.',
    exclusion_year_not_past: 'The excluded year {{year}} is not in the past: correct it.',
    unit_kind_unknown: 'There is no unit kind “{{kind}}”: correct the code or add the kind.',
    unit_parent_unknown: 'There is no unit “{{parent}}” above: correct the code or add the unit.',
    unit_parent_circle:
      'The units above “{{unit}}” form a circle or too many levels: correct `parent`.',
    unit_outside_parent:
      'The region {{region}} does not lie in the region {{parent}} of the unit above: check both.',
    unit_region_twice:
      'The region or system “{{region}}” has two units, so an applicant could not choose: keep one.',
    unit_serves_nobody:
      'The unit “{{unit}}” has neither a region nor an affiliation: give it at least one.',
    channel_without_parent:
      'A unit without a parent cannot recommend to it: name the parent or let it recommend to the issuer.',
    direct_channel_missing:
      'The unit “{{unit}}” does not recommend here: name in `direct` where it does.',
    direct_channel_unknown: 'The direct channel {{programme}}/{{unit}} does not exist: correct it.',
    copy_to_unknown: 'The unit “{{unit}}” that should get a copy does not exist: correct it.',
    copy_to_itself: 'The unit “{{unit}}” cannot send a copy to itself: correct it.',
    quota_condition_unknown:
      'There is no quota condition “{{condition}}”: correct the code or add the condition.',
    quota_condition_twice: 'The quota condition “{{condition}}” occurs twice: keep one.',
    shared_quota_without_parent:
      'A unit without a parent cannot share its places: name the parent or make it independent.',
    copies_not_one_rule: 'Copies follow either `base` or `table`: give exactly one.',
    copies_extra_beside_table: 'A table of copies includes those that stay: set `localExtra` to 0.',
    file_name_part_unknown:
      'A file name has no part “{{part}}”. Use unit, rank, project, applicant, year, directions.',
    file_name_part_twice: 'The part “{{part}}” occurs twice in the file name: remove one.',
    file_name_separator_illegal: 'The separator holds a sign that file names refuse: use another.',
    rubric_total_differs: 'The points add up to {{sum}} and not to {{total}}: correct one of them.',
    deadline_twice: 'Two deadlines hold for the same step, unit and medium: keep one.',
    deadline_unit_unknown: 'There is no unit “{{unit}}”: correct the code.',
    deadline_medium_unknown: 'There is no medium “{{medium}}”: correct the code.',
    deadline_binds_nobody:
      'No unit recommends to a unit above, so this deadline binds nobody: remove it, or let units go through the one above.',
    deadline_after_next:
      'The deadline {{day}} falls after that of the next step, {{next}}: reorder.',
    feeds_unknown_programme:
      'The programme above, {{programme}}, does not exist: import it or correct the id.',
    feeds_unknown_unit: 'The programme {{programme}} has no unit {{unit}}: correct the code.',
    feeds_circle: 'The levels form a circle ({{programme}}): correct `feeds`.',
    feeds_too_late:
      'The deadline {{day}} here falls after {{next}}, that of the level above: move it forward.',
    ceiling_no_units: 'No unit recommends to the issuer, so there is no ceiling to compute.',
    ceiling_quota_unknown:
      'The quota of {{count}} units is unpublished (such as {{unit}}), so there is no ceiling to compute.',
    ceiling_open_units:
      '“{{unit}}” stands for a class of units whose number is unpublished, so there is no ceiling to compute.',
    form_not_shipped: 'There is no form “{{id}}” version {{version}}; choose one that exists.',
    unit_not_found: 'This programme has no such recommending unit: choose another.',
    unit_recommends_elsewhere: '{{unit}} does not recommend at this level: use its direct channel.',
    quota_full:
      '{{unit}} has used {{used}} of {{max}} places and cannot recommend more: withdraw a project first.',
    quota_full_in_principle:
      '{{unit}} has recommended {{used}}, in principle at most {{max}}: to recommend one more, write a reason (at least 10 characters).',
    deadline_passed:
      'The deadline has passed: the last day was {{lastDay}}. If you had cause, contact the programme office.',
    deadline_passed_in_principle:
      'The deadline has passed: the last day was in principle {{lastDay}}. Write a reason (at least 10 characters) to go on.',
    direction_none_here: 'This programme has no directions: choose none.',
    direction_missing: 'No direction is chosen yet: choose at least one.',
    direction_not_found: 'There is no direction “{{code}}”: choose again.',
    direction_twice: 'A direction is chosen twice: remove one.',
    direction_limit: '{{chosen}} directions are chosen, at most {{max}} are allowed: remove one.',
    direction_area_limit: 'At most {{max}} directions of type {{area}} are allowed: remove one.',
    direction_names_others:
      '“{{direction}}” names as its applicants: {{named}}. You may still apply; explain your foundation in the application.',
    directions_possible: 'The chosen directions can be claimed together.',
    route_by_region: 'By place of registration, {{name}} recommends.',
    route_by_affiliation: 'By affiliation, {{name}} recommends.',
    route_none:
      'No recommending unit was found: check place and affiliation, or contact the programme office.',
    way_shut_direct_only:
      '{{name}} sends directly and not through the province: use its direct channel.',
    project_travels_elsewhere:
      'The project already travels another way and cannot travel two: withdraw it from one of them.',
    file_name_shortened:
      'The name exceeds what the medium allows: the project name was shortened, the full one is in the manifest.',
    file_name_signs_replaced:
      'The name held characters that file names refuse: they were replaced by similar ones, please check.',
    file_name_too_long:
      'The names of unit or applicant are too long: even with a shortened project name the medium refuses. Use a medium with a wider limit, or set a short name of the unit.',
    kind_named: 'The applicant is of a kind that the notice names.',
    kind_missing: 'Choose the kind of applicant.',
    kind_other:
      'The notice does not name this kind, but its list is open, so the programme office decides: ask first.',
    kind_not_named:
      'The notice does not accept this kind of applicant: let one that it names apply.',
    kind_unpublished: 'Who may apply is unpublished, so the programme office decides: ask first.',
    code_missing: 'Enter the unified social credit code.',
    code_valid: 'The unified social credit code is valid.',
    code_accepted:
      'The unified social credit code fails its check and was accepted by an officer who saw the licence.',
    code_wrong: 'The unified social credit code is wrong: correct it after the licence.',
    code_fails_check:
      'The unified social credit code fails its check: correct it, or let an officer see the licence and accept it.',
    mainland: 'Registered within the territory of the People’s Republic of China.',
    mainland_missing: 'Answer whether the applicant is registered in mainland China.',
    mainland_not:
      'The applicant must be registered in mainland China: let one that is registered there apply.',
    legal_person: 'An independent legal person.',
    legal_person_code_kind:
      'By the kind of its code this is no independent legal person: let the legal person to which it belongs apply.',
    legal_person_licence:
      'A branch, partnership or sole proprietorship is no independent legal person: let the legal person to which it belongs apply.',
    legal_person_licence_missing:
      'The code alone does not tell whether this is an independent legal person: choose the type printed on the licence.',
    legal_person_judged:
      'An officer has to check whether this is an independent legal person: have the licence ready.',
    legal_person_contradiction:
      'The kind of the code and the type of the licence contradict each other, so an officer has to check: have the licence ready.',
    region_inside: 'The place of registration fits: {{condition}}.',
    region_missing: 'Choose the place of registration.',
    region_outside:
      'The place of registration does not fit: {{condition}}. Apply where the applicant is registered.',
    condition_judged: 'Reviewers judge “{{condition}}”: give your grounds in the application.',
    prior_winner:
      'Selected in {{year}} (project “{{project}}”, applicant “{{applicant}}”), so no further application is possible. If this is wrong, contact the programme office.',
    prior_winner_in_principle:
      'Selected in {{year}} (project “{{project}}”): in principle no other project is accepted. The recommending unit may write a reason.',
    prior_winner_likely:
      'The list of {{year}} holds the same or a similar name, “{{applicant}}”: an officer has to confirm whether it is the same organisation.',
    prior_winner_list_absent:
      'The list of {{years}} has not been imported and cannot be checked: state earlier selections truthfully.',
    prior_winner_dismissed:
      'The list of {{year}} holds the same or a similar name, “{{applicant}}”; an officer has found that it is another organisation.',
    prior_winner_not: 'The applicant was not found among the earlier winners.',
    funding: 'A project that has central government funds cannot apply: choose another project.',
    funding_in_principle:
      'A project that has central government funds is in principle not recommended. The recommending unit may write a reason.',
    funding_missing:
      'Answer whether the project already has central government funds through another channel.',
    funding_not: 'The project has no central government funds.',
    project_limit:
      'An applicant may apply with {{max}}; there are already {{count}} (through {{unit}}): withdraw the other application first.',
    project_limit_free: 'Within the number of projects an applicant may apply with.',
    project_limit_unpublished:
      'How many projects an applicant may apply with is unpublished, and there are already {{count}}: ask first.',
    consortium_allowed: 'Consortia may apply.',
    consortium_not: 'Consortia may not apply: let one organisation apply alone.',
    consortium_too_large:
      'A consortium has at most {{max}} members, this one {{members}}: reduce it.',
    consortium_unpublished:
      'Nothing is published on consortia: ask first, or let one organisation apply alone.',
    change_answer: 'Answering this question decides.',
    change_ask: 'Ask the programme office or the recommending unit, who decide.',
    change_ask_extension: 'Possible once the programme office extends the deadline.',
    change_apply_alone: 'Possible when one organisation applies alone.',
    change_drop_direction: 'Possible after removing a direction.',
    change_explain_or_choose:
      'Explain the foundation in the application, or choose another direction.',
    change_fewer_members: 'Possible with fewer members.',
    change_free_place: 'Withdrawing a recommended project frees a place.',
    change_mend_code: 'Possible once the code is corrected after the licence.',
    change_officer_confirms: 'Possible once an officer confirms that it is another organisation.',
    change_other_applicant: 'Possible for an applicant that meets the condition.',
    change_other_programme: 'Apply to the authority of the place of registration.',
    change_other_project: 'Possible with a project that has no central government funds.',
    change_parent_applies: 'Possible for the legal person to which it belongs.',
    change_show_licence: 'Possible once an officer has seen the licence and accepted it.',
    change_unit_writes_reason: 'Possible once the recommending unit writes a reason.',
    change_withdraw_other: 'Possible after withdrawing the other application.',
    change_write_reason:
      'Possible with a written reason (at least 10 characters), which is kept and shown.',
  },
  rule: {
    consortium: 'Consortia may apply.',
    deadline: 'The last day is {{lastDay}}.',
    directionsPerArea: 'An applicant chooses at most {{max}} directions of each type.',
    directionsPerProject: 'A project claims at most {{max}} directions.',
    noConsortium: 'Consortia may not apply.',
    projectsPerApplicant: 'Projects that an applicant may apply with: at most {{max}}.',
    quotaHard: 'At most {{max}} projects are recommended.',
    quotaInPrinciple: 'In principle at most {{max}} projects are recommended.',
    unpublished: 'Unpublished.',
    uscc: 'A unified social credit code follows the structure and check characters of GB 32100-2015.',
  },
  ...programmeLabelEn,
}
