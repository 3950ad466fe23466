/** One sentence a verb of the history, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { sentencesZh } from './text.sentence.zh.ts'

export const sentencesEn: SameKeys<typeof sentencesZh> = {
  people: {
    person: {
      signUp: '{{thing}} opened an account.',
      disable: '{{who}} disabled the account of {{thing}}.',
      enable: '{{who}} enabled the account of {{thing}} again.',
    },
    session: {
      signIn: '{{thing}} signed in.',
      signOut: '{{who}} signed out.',
      end: '{{who}} signed one of their devices out.',
      endOthers: '{{who}} signed all their other devices out ({{ended}}).',
      actFor: '{{who}} began to act for {{thing}}.',
      startViewing: '{{who}} began to look with the eyes of {{personId}} ({{orgId}}).',
      stopViewing: '{{who}} stopped looking with somebody else’s eyes.',
    },
    account: {
      change: '{{who}} changed their own name or language.',
      changePassword: '{{who}} changed their own password.',
      recover: '{{thing}} reset the password by e-mail.',
      changeEmail: '{{thing}} changed the e-mail address.',
      changeMobile: '{{thing}} changed the mobile number.',
      startTotp: '{{thing}} set up an authenticator.',
      stopTotp: '{{thing}} removed the authenticator.',
      renewRecoveryCodes: '{{thing}} made new recovery codes.',
      useRecoveryCode: '{{thing}} used a recovery code.',
      erase: '{{who}} erased the account {{thing}}; the personal data cannot be recovered.',
    },
    organisation: {
      register: '{{who}} registered the organisation {{thing}}.',
      amend: '{{who}} amended the registration of {{thing}} and sent it again.',
      verify: '{{who}} verified the registration of {{thing}}.',
      refuse: '{{who}} refused the registration of {{thing}}.',
      establish: '{{who}} established the organisation {{thing}}.',
      rename: '{{who}} renamed an organisation, now {{thing}}.',
      addFormerName: '{{who}} added a former name of {{thing}}.',
    },
    profile: { save: '{{who}} saved the profile of {{thing}} (version {{version}}).' },
    membership: {
      grant: '{{who}} added {{personId}} to {{orgId}}.',
      change: '{{who}} changed the roles or post of the member {{personId}}.',
      end: '{{who}} ended the membership of {{personId}}.',
      handOver: '{{who}} handed duties over ({{roles}}).',
    },
    unit: {
      add: '{{who}} added a unit.',
      change: '{{who}} changed a unit.',
      remove: '{{who}} removed a unit.',
    },
    deputy: {
      name: '{{who}} named a deputy ({{roles}}).',
      end: '{{who}} ended a deputyship.',
    },
    invitation: {
      send: '{{who}} invited somebody to {{orgId}} ({{roles}}).',
      resend: '{{who}} sent an invitation again.',
      revoke: '{{who}} took an invitation back.',
      accept: '{{personId}} accepted an invitation and joined.',
    },
    joinRequest: {
      send: '{{who}} asked to join {{orgId}}.',
      decide: '{{who}} answered a request to join.',
    },
    apiKey: { make: '{{who}} issued an API key.', revoke: '{{who}} revoked an API key.' },
    role: {
      save: '{{who}} saved the role {{thing}}; its permissions apply from then on.',
      remove: '{{who}} removed the role {{thing}}.',
    },
  },
  files: {
    upload: { create: '{{who}} began to upload a file.', cancel: '{{who}} cancelled an upload.' },
    version: {
      keep: 'A file uploaded by {{who}} was stored (version {{number}}).',
      attach: '{{who}} attached a file.',
      detach: '{{who}} detached a file.',
      remove: '{{who}} removed a version of a file.',
    },
  },
  notices: {
    preference: {
      change: '{{who}} changed their notice settings.',
      unsubscribe: '{{thing}} ended one kind of mail.',
    },
    address: {
      ask: '{{who}} asked to link a messenger account.',
      prove: '{{who}} linked a messenger account.',
      remove: '{{who}} unlinked a messenger account.',
    },
    channel: { test: '{{who}} sent themselves a test message.' },
  },
  console: {
    approval: {
      approve: '{{who}} approved something in the inbox ({{kind}}).',
      refuse: '{{who}} refused something in the inbox ({{kind}}).',
    },
    role: {
      add: '{{who}} added the role {{thing}}.',
      change:
        '{{who}} changed the role {{thing}} (change {{version}}; {{added}} permissions added, {{removed}} taken away).',
      remove: '{{who}} removed the role {{thing}}.',
    },
    agreement: {
      draft: '{{who}} began a draft of {{thing}}.',
      save: '{{who}} saved the draft of {{thing}}.',
      discard: '{{who}} discarded a draft of an agreement.',
      publish: '{{who}} published {{thing}}.',
      accept: '{{who}} accepted {{thing}}.',
    },
    announcement: {
      publish: '{{who}} published the announcement {{thing}}.',
      change: '{{who}} changed the announcement {{thing}}.',
      withdraw: '{{who}} withdrew the announcement {{thing}}.',
      restore: '{{who}} restored the announcement {{thing}}.',
    },
    setting: { change: '{{who}} changed the setting {{thing}} (change {{version}}).' },
    viewing: {
      start: '{{who}} asked to look with the eyes of {{thing}}, for {{minutes}} minutes.',
    },
    job: { retry: '{{who}} had a failed job tried again (number {{thing}}).' },
  },
  programmes: {
    programme: {
      add: '{{who}} made the programme {{thing}}.',
      change: '{{who}} changed the rules of the programme {{thing}}.',
      open: '{{who}} opened the programme {{thing}} for applications.',
      discard: '{{who}} discarded the draft programme {{thing}}.',
      close: '{{who}} closed the programme {{thing}} for applications.',
    },
    seat: { fill: '{{who}} filled the seat of unit {{unit}} in the programme {{thing}}.' },
    quotaCondition: {
      confirm:
        '{{who}} confirmed the quota condition {{condition}} for {{unit}} in the programme {{thing}}. Reason: {{reason}}',
      withdraw:
        '{{who}} withdrew the quota condition {{condition}} of {{unit}} in the programme {{thing}}. Reason: {{reason}}',
    },
    mail: { setMailbox: '{{who}} entered the mailbox of the programme {{thing}} ({{medium}}).' },
    package: { deliver: '{{who}} sent the last part of a package: it is delivered.' },
    dispatch: {
      recordConfidential: '{{who}} recorded what went by confidential post.',
      receive: '{{who}} recorded that a consignment arrived.',
    },
    winner: {
      preview: '{{who}} uploaded a list of earlier winners to look at ({{rows}} lines).',
      commit: '{{who}} imported a list of earlier winners ({{taken}} lines).',
      undo: '{{who}} undid a batch of earlier winners.',
    },
    application: {
      start: '{{who}} began an application.',
      chooseDirections: '{{who}} changed the directions of an application ({{directions}}).',
      submit: '{{who}} submitted an application (submission {{seq}}).',
      withdraw: '{{who}} withdrew an application.',
      discard: '{{who}} discarded a draft application.',
    },
    question: {
      ask: '{{who}} asked a question about a programme.',
      answer: '{{who}} answered a question.',
    },
    briefing: {
      plan: '{{who}} planned a briefing session.',
      cancel: '{{who}} cancelled a briefing session.',
    },
    comment: { make: '{{who}} made a comment.', resolve: '{{who}} resolved a comment.' },
    guest: {
      invite: '{{who}} invited an organisation to see a draft.',
      end: '{{who}} ended an invitation to see a draft.',
    },
  },
}
