/** What server and web both say about programmes, in English. */
import type { SameKeys } from '../kernel/text.ts'
import { programmeFormEn } from './text.form.en.ts'
import { programmePackageEn } from './text.package.en.ts'
import { programmeRecommendationEn } from './text.recommendation.en.ts'
import { programmeRulesEn } from './text.rules.en.ts'
import type { programmesZh } from './text.zh.ts'

export const programmesEn: SameKeys<typeof programmesZh> = {
  ...programmeFormEn,
  ...programmeRulesEn,
  ...programmeRecommendationEn,
  ...programmePackageEn,
  reason: {
    ...programmeFormEn.reason,
    ...programmeRulesEn.reason,
    ...programmeRecommendationEn.reason,
    ...programmePackageEn.reason,
    not_your_application: 'This application belongs to another organisation. Switch to it first.',
    role_cannot: 'Your role cannot do this ({{permit}} is needed). Ask your administrator.',
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
      'An applicant may submit {{max}} project(s); yours already has one. Give up the former draft first.',
    organisation_unverified: 'The organisation is not verified yet. You may apply once it is.',
    draft_moved_on:
      'The draft was changed after you looked (now version {{version}}). Check it and submit again.',
    application_incomplete: '{{count}} entries are not ready. Complete them and submit again.',
    programme_id_taken: 'The identifier {{id}} is taken; choose another.',
    programme_moved_on:
      'The programme was changed after you looked (now version {{version}}). Reload and change again.',
    programme_faulty: '{{count}} faults must be mended before the call can be published.',
    not_an_authority: 'Only an authority can sit on the seat of a recommending unit; choose one.',
    guest_is_applicant: 'Your own organisation needs no invitation; choose another.',
    guest_until_past: 'The end of the invitation lies in the past; choose a later time.',
    rank_taken: 'This place was just taken. Reload and order again.',
  },
}
