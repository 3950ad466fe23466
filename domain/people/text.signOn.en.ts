/** What server and web both say about passkeys and signing on from outside, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { peopleSignOnHistoryZh, peopleSignOnReasonsZh } from './text.signOn.zh.ts'

export const peopleSignOnReasonsEn: SameKeys<typeof peopleSignOnReasonsZh> = {
  passkey_wrong: 'The passkey did not hold. Try again, or sign in another way.',
  passkey_suspended:
    'The counter of this passkey ran backwards, so a copy may be about, and it is suspended now. Sign in another way and remove it under account security.',
  passkey_not_accepted:
    'What the device gave could not be verified, or it took too long. Add the passkey again.',
  passkey_registered_already: 'This passkey was added before; there is no need to add it again.',
  passkeys_too_many: 'You have {{limit}} passkeys, which is the most. Remove one you do not use.',
  passkey_is_second_factor:
    'Signing in asks for a passkey, so the last one stays. Add another first, or turn that step off.',
  passkey_first: 'You have no passkey that can be used. Add one first.',
  last_way_in:
    'This is the last way into your account. Set a password or add another way to sign in first.',
  proof_needed:
    'Prove that it is you: type your password or use a passkey. If you have neither, sign in again and act within {{minutes}} minutes.',
}

export const peopleSignOnHistoryEn: SameKeys<typeof peopleSignOnHistoryZh> = {
  passkey: {
    register: 'added a passkey',
    rename: 'renamed a passkey',
    remove: 'removed a passkey',
    suspend: 'suspended a passkey that may have been copied',
  },
}
