/** What server and web both say about people and organisations, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { peopleZh } from './text.zh.ts'

export const peopleEn: SameKeys<typeof peopleZh> = {
  reason: {
    sign_in_wrong: 'E-mail or password is wrong. Try again, or use "forgot password".',
    second_factor_needed: 'Enter the six-digit code of your authenticator.',
    person_disabled: 'This account is disabled. Contact the operator.',
    not_a_member: 'You are not a member of this organisation. Ask its administrator to invite you.',
  },
}
