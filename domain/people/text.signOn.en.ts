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
  proof_by_password: 'This account has a password: enter it.',
  proof_channel_unconfirmed:
    'This address or number has not been confirmed, so no code can be sent to it. Choose another way, or sign in again and act then.',
  proof_needed:
    'Prove that it is you: type your password, use a passkey, or enter a code sent to your present e-mail or mobile. You may also sign in again and act within {{minutes}} minutes.',
  sign_on_unavailable:
    'This way to sign in cannot be reached now. Try later, or sign in another way.',
  sign_on_expired:
    'This sign-in took too long, is over, or began in another browser. Sign in again.',
  sign_on_declined:
    'The other side did not agree to the sign-in. If you did not cancel it, ask its administrator.',
  sign_on_failed:
    'What the other side answered did not hold, so nobody was signed in. Try again; if it stays so, tell the operator.',
  sign_on_not_admitted:
    'This outside account is not linked to an account here. If you have one, sign in your usual way and link it under account security; if not, sign up first.',
  sign_on_link_first:
    'There is an account here with this e-mail. Sign in your usual way and link the outside account under account security.',
  identity_is_linked:
    'This outside account is linked already, or you have linked another one from the same place. Unlink that first.',
  directory_failed:
    'Signing in with the directory account did not work. Check name and password; if it stays so, tell the operator.',
  provider_address: 'The address begins with https://, ldaps:// or ldap://. Check it.',
  provider_address_inside:
    'Addresses inside this machine or a cloud’s own network are not allowed. Enter the public address of the other side.',
  provider_not_encrypted:
    'The way must be encrypted: https:// for an identity provider; ldaps:// or StartTLS for a directory.',
  provider_filter:
    'This must be a whole LDAP filter that contains {{login}}, such as (&(objectClass=person)(uid={{login}})).',
  provider_domains:
    'Name at least one e-mail domain where persons may be made or linked by e-mail.',
  provider_secret: 'Enter the client secret or the password of the service account.',
  provider_organisation: 'The organisation to join was not found or is not verified. Choose again.',
  provider_administration:
    'Administration is given by the organisation’s administrator in person, never by a group elsewhere. Take that role out.',
  providers_too_many:
    'There are {{limit}} providers, which is the most. Remove one you do not use.',
  provider_changed_meanwhile:
    'Somebody saved version {{version}} after you opened this. Open it again before changing it.',
  provider_kind_stays: 'The kind of a provider does not change. Add another one.',
}

export const peopleSignOnHistoryEn: SameKeys<typeof peopleSignOnHistoryZh> = {
  passkey: {
    register: 'added a passkey',
    rename: 'renamed a passkey',
    remove: 'removed a passkey',
    suspend: 'suspended a passkey that may have been copied',
  },
  signOn: { link: 'linked an outside account', unlink: 'unlinked an outside account' },
  provider: {
    add: 'added a sign-on provider',
    change: 'changed a sign-on provider',
    remove: 'removed a sign-on provider',
    test: 'tried a sign-on provider',
  },
}
