/** What server and web both say about programmes, in English. */
import type { SameKeys } from '../kernel/text.ts'
import { programmeEntryEn } from './text.entry.en.ts'
import { programmeFollowingEn } from './text.following.en.ts'
import { programmeFormEn } from './text.form.en.ts'
import { programmeGuidanceEn } from './text.guidance.en.ts'
import { programmePackageEn } from './text.package.en.ts'
import { programmeRecommendationEn } from './text.recommendation.en.ts'
import { programmeSelectionEn } from './text.selection.en.ts'
import { programmeRulesEn } from './text.rules.en.ts'
import { programmeWorkgroupEn } from './text.workgroup.en.ts'
import type { programmesZh } from './text.zh.ts'

export const programmesEn: SameKeys<typeof programmesZh> = {
  ...programmeEntryEn,
  ...programmeFormEn,
  ...programmeGuidanceEn,
  ...programmeRulesEn,
  ...programmeRecommendationEn,
  ...programmePackageEn,
  reason: {
    ...programmeEntryEn.reason,
    ...programmeFollowingEn.reason,
    ...programmeFormEn.reason,
    ...programmeGuidanceEn.reason,
    ...programmeRulesEn.reason,
    ...programmeRecommendationEn.reason,
    ...programmePackageEn.reason,
    ...programmeSelectionEn.reason,
    ...programmeWorkgroupEn.reason,
    not_your_application: 'This application belongs to another organisation. Switch to it first.',
    role_cannot:
      'Your role cannot do this: it lacks the permission “{{permit}}”. Ask your administrator.',
    sealed_since_submission:
      'The application is sealed since its submission. Take it back before the deadline to change it.',
    not_open_to_submit: 'It cannot be submitted in its present state. Reload to see who holds it.',
    submission_closed: 'Submission closed at {{closesAt}}. The draft is kept and can be read.',
    withdrawal_closed:
      'The deadline ({{closesAt}}) has passed; it cannot be taken back. Ask the recommending unit to return it.',
    not_withdrawable: 'It cannot be taken back in its present state.',
    not_discardable: 'Only a draft can be given up. Take a submitted one back first.',
    unit_has_acted: 'The recommending unit is working on it. Ask the unit to return it.',
    programme_not_open: 'This call is not open for applications.',
    programme_not_a_draft: 'This programme has been published already.',
    applicant_limit_reached:
      'An applicant may submit no more than {{max}}, and yours already has one. Give up the former draft first.',
    organisation_unverified: 'The organisation is not verified yet. You may apply once it is.',
    draft_moved_on:
      'The draft was changed after you looked (now version {{version}}). Check it and submit again.',
    application_incomplete: '{{count}} entries are not ready. Complete them and submit again.',
    programme_id_taken: 'The identifier {{id}} is taken; choose another.',
    programme_moved_on:
      'The programme was changed after you looked (now version {{version}}). Reload and change again.',
    programme_fixed:
      'A published definition is fixed: applicants apply by it, and what they hand in is sealed with it. To correct it, start a new programme from it, or announce it in the questions and answers.',
    programme_not_to_close: 'Only a call that is open can be closed.',
    programme_not_kept_yet:
      'The last changes are on their way to the server; publish once they are kept.',
    programme_ships: 'This programme ships with the platform and stays; start new ones from it.',
    programme_is_a_source: 'Programmes started from it: {{count}}. It stays to compare.',
    programme_archived: 'The programme is archived and changes no more.',
    seat_row_unit_missing: 'The recommending unit is missing; write its code or name.',
    seat_row_unit_unknown:
      'The programme has no recommending unit “{{unit}}”; write a code or name of its list.',
    seat_row_unit_twice: 'The unit stands in line {{line}} already; keep one of them.',
    seat_row_org_unknown:
      'No registered authority is called “{{org}}”. Check the name, or ask the operator to register it.',
    seat_row_org_unclear:
      '{{count}} authorities are called “{{org}}”: write the credit code, or choose by hand.',
    seat_row_org_missing: 'The organisation is missing; write its name or credit code.',
    seat_row_name_too_long: 'An official name has at most 100 characters; shorten it.',
    seat_head_missing:
      'No head was found: one of the first 20 lines must hold 推荐单位 (unit) and 机构 (organisation).',
    programme_faulty: 'Faults to mend before the call can be published: {{count}}.',
    not_an_authority: 'Only an authority can sit on the seat of a recommending unit; choose one.',
    carry_from_itself: 'An application cannot be taken into itself; choose another.',
    nothing_chosen: 'Nothing is chosen; choose at least one.',
    guest_org_missing: 'Choose an organisation first.',
    guest_is_applicant: 'Your own organisation needs no invitation; choose another.',
    guests_too_many:
      '{{max}} organisations are invited at present, and no more can be. End an invitation that is not needed any more.',
    comments_too_many:
      'The draft has {{max}} comments that are not dealt with, and takes no more. First the applicant marks those that are as dealt with.',
    guest_until_past: 'The end of the invitation lies in the past; choose a later time.',
    rank_taken: 'This place was just taken. Reload and order again.',
  },
}
