/** What server and web both say about cases, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { casesZh } from './text.zh.ts'

export const casesEn: SameKeys<typeof casesZh> = {
  reason: {
    not_own: 'Only that organisation can do this. Switch to it first.',
    not_reviewer:
      'Only reviewers of the programme office publish or return, and never a case of their own.',
    not_verifier:
      'Only the programme office or the authority where the adopter is can verify, and never its own case or adoption.',
    role_cannot:
      'Your role lacks the permission “{{permit}}”. Ask an administrator of your organisation to do it or to grant it.',
    org_unverified: 'Your organisation has not been verified yet. Come back once it is.',
    study_cannot_submit:
      'Only a draft or a returned case can be handed in. Reload to see where it stands.',
    study_cannot_takeBack:
      'Only a case under review can be taken back. Reload to see where it stands.',
    study_cannot_publish:
      'Only a case under review can be published. Reload to see where it stands.',
    study_cannot_return: 'Only a case under review can be returned. Reload to see where it stands.',
    study_cannot_withdraw: 'Only a published case can be withdrawn. Reload to see where it stands.',
    study_cannot_revise:
      'Only a withdrawn case can be revised. Withdraw a published one with a reason first.',
    study_cannot_discard:
      'Only a draft or a returned case can be discarded. Take one under review back first.',
    study_is_fixed:
      'This case cannot be changed now. Take it back from review, or withdraw and revise it.',
    was_public:
      'This case was public and its address must stay, so it cannot be discarded. Revise it and hand it in again.',
    incomplete: '{{count}} parts are not complete. Complete them, then hand in.',
    measures_too_many:
      'At most {{most}} changes, tracked and stated together. Remove some of them.',
    measure_empty:
      'The indicator “{{indicator}}” has no baseline or no number yet. Report one, or leave it out.',
    moved_on:
      'Somebody acted meanwhile (you saw version {{seen}}, it is {{version}} now). Reload and try again.',
    reason_too_short: 'Give a reason of at least 10 characters.',
    finding_incomplete: 'Give both numbers as you found them.',
    ground_too_short: 'Say on what ground you verified, in at least 10 characters.',
    source_unknown:
      'This project or track was not found, or no case can be written from it. Choose another.',
    written_already: 'A case was begun from this project or track already. Open that one.',
    indicator_unknown: 'The list “{{list}}” has no indicator “{{indicator}}”. Choose another.',
    change_incomplete: 'Choose an indicator and give both numbers, their days and the source.',
    change_runs_backward:
      'The later number ({{afterDay}}) is not after the earlier one ({{beforeDay}}). Correct the days.',
    change_ahead: '{{day}} is still ahead. Give a number of today or before.',
    own_case: 'This is your own case; it cannot be declared as adopted.',
    adopted_already:
      'Your organisation has declared this adoption already. Open it to read or change it.',
    applied_ahead: '{{day}} is still ahead. Declare the adoption once it is in use.',
    adoption_incomplete:
      'Complete the unit, the day, what was applied (at least 10 characters) and the change of an indicator first.',
    adoption_cannot_restate:
      'A verified or withdrawn adoption cannot be changed. Withdraw it and declare it anew.',
    adoption_cannot_verify: 'This adoption does not wait to be verified. Reload to see it.',
    adoption_cannot_refuse: 'This adoption does not wait to be verified. Reload to see it.',
    adoption_cannot_withdraw: 'This adoption has been withdrawn already.',
  },
}
