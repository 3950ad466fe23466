/** What server and web both say about spaces, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { spacesZh } from './text.zh.ts'

export const spacesEn: SameKeys<typeof spacesZh> = {
  reason: {
    not_thing_owner: 'Only the organisation whose it is may do this.',
    person_unknown:
      'That organisation has not exactly one person called “{{person}}”. Check the name, or name the whole organisation.',
    named_already: 'This is named already.',
    namings_full: 'One thing names at most {{most}} organisations or persons. Take some off first.',
    recall_own: 'It cannot be recalled from your own organisation.',
    recalled_already: 'This is recalled already.',
    tier_members:
      'Shown to members of a shared space. Be with its owner in one that admits or invites.',
    tier_agreed: 'Shown after a confidentiality agreement. Sign the owner’s first.',
    tier_named: 'Shown to named readers only. Speak to its owner.',
    not_agreement_keeper:
      'Only the organisation whose text it is, or one that manages its space, may do this.',
    sign_unread: 'Confirm first that you have read it all and may sign.',
    not_signer: 'Only the organisation that signed may withdraw.',
    agreement_own: 'This is your organisation’s own agreement; it need not sign it.',
    agreement_title_short: 'Give the agreement a name of at least 4 characters.',
    agreement_body_short:
      'The text is too short: at least 100 characters. Begin with the example if you like.',
    agreement_months_off: 'Let it count for 1 to {{most}} months.',
    agreement_moved:
      'The text has just changed (you saw version {{seen}}, it is now {{version}}). Reload, read the new one and sign then.',
    signed_already: 'Your organisation has signed the present text, and it still counts.',
    signature_waits: 'Your organisation has signed; the other side has yet to accept.',
    signature_cannot_accept: 'This signature was decided or withdrawn already. Reload to see it.',
    signature_cannot_refuse: 'This signature was decided or withdrawn already. Reload to see it.',
    signature_cannot_end: 'This signature does not count now. Reload to see it.',
    signature_cannot_withdraw: 'This signature does not count any more. Reload to see it.',
    role_cannot:
      'Your role lacks the permission “{{permit}}”. Ask an administrator of your organisation to act or to grant it.',
    org_unverified: 'Your organisation is not verified yet. Act once it is.',
    org_unknown:
      'No verified organisation “{{org}}” was found. Give its full name or its unified social credit code.',
    org_unnamed: 'Give the name or the code of the organisation first.',
    not_manager: 'Only organisations that manage the space may do this.',
    not_owner: 'Only the organisation that owns the space may do this.',
    not_member: 'Only members see who is a member.',
    not_own: 'Only that organisation itself may do this. Switch to it first.',
    closed: 'This space is closed; nothing of it changes any more.',
    moved_on:
      'Somebody else has just acted (you saw version {{seen}}, it is now {{version}}). Reload and look again.',
    reason_too_short: 'Give the reason in at least 10 characters.',
    name_too_short: 'Give the space a name of at least 2 characters.',
    name_taken: 'Your organisation has a space of this name already. Choose another name.',
    unlisted_invites:
      'A space that is not listed can only be joined by invitation. Choose “by invitation only”, or list it.',
    owned_full:
      'An organisation owns at most {{most}} active spaces. Close some or hand them over first.',
    full: 'This space is full: {{most}} organisations at most.',
    waiting_full:
      'Too many requests and invitations wait in this space ({{most}} at most). Try again later.',
    owner_already: 'This organisation owns the space already.',
    heir_no_member: 'A space is handed over to a present member. Reload and choose again.',
    owner_stays: 'The owner cannot leave, be removed or stop managing. Hand the space over first.',
    leaves_itself: 'To take your own organisation out, use “Leave”.',
    manager_already: 'This organisation manages the space already.',
    member_already: 'This organisation does not manage the space.',
    joins_not_at_once: 'This space cannot be joined at once. Ask, or wait to be invited.',
    joins_by_invitation:
      'This space is joined by invitation only. Speak to an organisation that manages it.',
    joins_at_once: 'This space can be joined at once, without asking.',
    cannot_invite: 'This organisation is a member, is invited or asks already. Reload to see it.',
    cannot_join:
      'Your organisation cannot join at once now. Accept the invitation where there is one; ask where you were removed.',
    cannot_ask: 'Your organisation is a member, is invited or has asked already. Reload to see it.',
    cannot_takeBack: 'No request waits that could be taken back. Reload to see it.',
    cannot_accept: 'No invitation waits for an answer. Reload to see it.',
    cannot_decline: 'No invitation waits for an answer. Reload to see it.',
    cannot_leave: 'Your organisation is no member now. Reload to see it.',
    cannot_admit: 'This request was decided or taken back already. Reload to see it.',
    cannot_refuse: 'This request was decided or taken back already. Reload to see it.',
    cannot_revoke: 'This invitation was answered or taken back already. Reload to see it.',
    cannot_remove: 'This organisation is no member now. Reload to see it.',
    cannot_promote: 'This organisation is no member now. Reload to see it.',
    cannot_demote: 'This organisation is no member now. Reload to see it.',
  },
}
