/** What server and web both say about notices, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { noticesZh } from './text.zh.ts'

export const noticesEn: SameKeys<typeof noticesZh> = {
  reason: {
    kind_unknown: 'There is no kind of notice "{{kind}}". Reload the page and choose again.',
    kind_is_needed:
      'This kind concerns deadlines or the safety of your account: its mail cannot be turned off, but can come with the digest.',
    kind_is_urgent: 'This kind must arrive at once and cannot wait for the digest.',
    unsubscribe_unknown:
      'This link is incomplete or no longer valid. Sign in and change your notice settings.',
    address_form:
      'This is no account name: letters, digits and . _ - + @ only, at most {{limit}} characters. Look it up in your profile there.',
    address_asked_just_now: 'A code was sent just now. Try again in {{seconds}} seconds.',
    address_code_over: 'The code is no longer valid, or was mistyped too often. Ask for a new one.',
    address_code_wrong: 'This is not the code. Check it and type it again.',
    channel_no_address:
      'You have linked no account for this channel. Link one in your notice settings first.',
    no_mailbox: 'The mailbox page exists in demos only. Look into your own mailbox.',
    too_many_recipients: 'At most {{limit}} persons can be told at once. Narrow the group down.',
    mail_not_set_up:
      'No mail server is set up here, so the mail did not leave. Ask the operator to set one up, or send it from your own mailbox and note that.',
    mail_bounced: 'Mail to this address came back. Check the address and correct it.',
    mail_failed:
      'It could not be delivered after several attempts. Check the mail server, or send it again later.',
  },
  channel: {
    mail: 'E-mail',
    sms: 'Text message',
    wecom: 'WeCom',
    dingtalk: 'DingTalk',
    feishu: 'Feishu',
  },
  choice: { at_once: 'At once', digest: 'Daily digest', off: 'Not at all' },
  letterState: {
    waiting: 'waiting',
    sending: 'being sent',
    sent: 'sent',
    kept: 'kept in the local outbox',
    bounced: 'came back',
    failed: 'failed',
  },
  letter: {
    greeting: 'Dear {{name}},',
    stranger: 'Hello,',
    open: 'Open it',
    digestSubject: '{{brand}}: {{count}} notices',
    digestIntro: 'These are the {{count}} notices since the last digest:',
    digestMore: '{{count}} more are in your inbox.',
    all: 'All notices',
    due: 'Due: {{due}}',
    why: 'Sent automatically by {{brand}}; please do not reply.',
    settings: 'Notice settings',
    unsubscribe: 'No more mail about "{{label}}"',
    demo: 'Demo: this message exists in the demo mailbox only and was never sent.',
  },
  code: {
    signUp: {
      subject: 'Confirm your e-mail address',
      body: 'Somebody is opening an account at {{brand}} with this address. If it is you, enter the code below or open the link within {{minutes}} minutes.\nIf it is not you, ignore this message.',
      known:
        'Somebody tried to open an account at {{brand}} with this address, which has one already, so none was made. If it was you, sign in; a forgotten password can be reset there.\nIf it was not you, ignore this message.',
    },
    recovery: {
      subject: 'Reset your password',
      body: 'Somebody asked to reset the password of this account. If it was you, enter the code below or open the link within {{minutes}} minutes.\nIf it was not you, ignore this message; the password stays as it is.',
    },
    email: {
      subject: 'Confirm your new e-mail address',
      body: 'You are changing the address of your account at {{brand}} to this one. Enter the code below or open the link within {{minutes}} minutes.',
      known:
        'Somebody wanted to change the address of their account at {{brand}} to this one, which has an account already, so nothing was changed. If it was not you, ignore this message.',
    },
    mobile: {
      subject: 'Confirm your mobile number',
      body: '{{code}} is your code to confirm this number, valid for {{minutes}} minutes. Tell it to nobody.',
    },
    proof: {
      subject: 'Confirm that it is you',
      body: '{{code}} is your code to confirm a change of how your account is entered, valid for {{minutes}} minutes. If it is not you, sign in and end the other sessions. Tell it to nobody.',
    },
    mobileSignIn: {
      subject: 'Your sign-in code',
      body: '{{code}} is your code to sign in, valid for {{minutes}} minutes. Tell it to nobody.',
    },
    address: {
      subject: 'Code to link your account',
      body: '{{code}} is your code to link {{channel}} with {{brand}}, valid for {{minutes}} minutes. Tell it to nobody.',
    },
    open: 'Confirm by this link',
  },
  test: {
    subject: '{{channel}}: a test message',
    body: 'This is a test message. That it reached you shows that {{channel}} works.',
  },
  invitation: {
    subject: 'Invitation to {{org}}',
    body: '{{by}} invites you to join {{org}}. The invitation is valid until {{until}}.\nIf you do not know the sender, ignore this message.',
    someone: 'Its administrator',
    open: 'See the invitation',
  },
  kind: {
    account_protected: {
      label: 'Changes to the safety of my account',
      subject: 'Your {{change}} was changed',
      body: 'The {{change}} of your account was changed just now.\nIf it was not you, reset your password at once and tell the operator.',
    },
    account_ways_changed: {
      label: 'Changes to how I sign in',
      subject: 'Your account: {{change}}',
      body: 'Your account changed just now: {{change}}.\nIf it was not you, reset your password at once, remove the way in that you do not know under account security, and tell the operator.',
    },
    join_requested: {
      label: 'Requests to join my organisation',
      subject: '{{person}} asks to join {{org}}',
      body: '{{person}} asks to join {{org}}. Check who it is, then accept or refuse.',
    },
    join_decided: {
      label: 'Answers to my requests to join',
      subject: 'Your request to join {{org}} was {{outcome}}',
      body: 'Your request to join {{org}} was {{outcome}}.',
    },
    organisation_decided: {
      label: 'Verification of my organisation',
      subject: '{{org}} was {{outcome}}',
      body: 'The registration of {{org}} was {{outcome}}.',
    },
    deputy_named: {
      label: 'Being named a deputy',
      subject: '{{person}} names you as deputy',
      body: '{{person}} names you as deputy at {{org}}. What you do as deputy is recorded with both names; the page on deputies says from when to when and for what.',
    },
  },
  wayChange: {
    passkeyAdded: 'a passkey was added',
    passkeyRemoved: 'a passkey was removed',
    passkeySuspended: 'a passkey that may have been copied was suspended',
    passkeyStep: 'asking for a passkey after the password was changed',
    linked: 'an outside account was linked',
    unlinked: 'an outside account was unlinked',
  },
  change: {
    password: 'password',
    email: 'e-mail address',
    mobile: 'mobile number',
    totp: 'authenticator',
    other: 'security settings',
  },
  outcome: {
    accepted: 'accepted',
    refused: 'not accepted',
    verified: 'verified',
    rejected: 'not verified',
  },
}
