/** One sentence a verb of the history, in English. */
import { spreadSentencesEn } from './text.sentence.spread.en.ts'
import { workgroupSentencesEn } from './text.sentence.workgroup.en.ts'
import type { SameKeys } from '../kernel/text.ts'
import type { sentencesZh } from './text.sentence.zh.ts'
import { evaluationSentencesEn } from './text.sentence.evaluation.en.ts'

export const sentencesEn: SameKeys<typeof sentencesZh> = {
  kernel: {
    signingKey: {
      begin:
        '{{who}} began the new signing key {{keyId}} ({{algorithm}}), which follows {{former}}.',
    },
  },
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
      startPasskeyStep: '{{thing}} asks for a passkey when signing in.',
      stopPasskeyStep: '{{thing}} no longer asks for a passkey when signing in.',
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
    listView: {
      keep: '{{who}} kept a view of a list ({{list}}).',
      remove: '{{who}} removed a view of a list ({{list}}).',
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
    passkey: {
      register: '{{who}} added a passkey.',
      rename: '{{who}} renamed a passkey.',
      remove: '{{who}} removed a passkey.',
      suspend: '{{who}} suspended a passkey.',
    },
    provider: {
      add: '{{who}} added the sign-on provider {{thing}}.',
      change: '{{who}} changed the sign-on provider {{thing}}.',
      remove: '{{who}} removed the sign-on provider {{thing}}.',
      test: '{{who}} tested the sign-on provider {{thing}}.',
    },
    signOn: {
      link: '{{who}} linked a sign-on account.',
      unlink: '{{who}} unlinked a sign-on account.',
    },
  },
  files: {
    upload: { create: '{{who}} began to upload a file.', cancel: '{{who}} cancelled an upload.' },
    version: {
      keep: '{{who}} uploaded a file; it is stored (version {{number}}).',
      attach: '{{who}} attached a file.',
      detach: '{{who}} detached a file.',
      remove: '{{who}} removed a version of a file.',
    },
    content: {
      pass: 'A file passed the safety inspection ({{thing}}).',
      refuse: 'A file failed the safety inspection and is not kept ({{thing}}, {{code}}).',
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
  indicators: {
    track: {
      make: '{{who}} began to track {{thing}} by {{goals}} indicators.',
      change: '{{who}} changed goals or time of {{thing}} after an approved change.',
      close: '{{who}} ended the tracking of {{thing}}.',
    },
    source: {
      add: '{{who}} registered the public key {{keyId}} of a platform that posts for {{thing}}.',
      revoke: '{{who}} revoked the public key {{keyId}} of a platform that posts for {{thing}}.',
    },
    value: {
      report: '{{who}} reported {{count}} indicators of {{thing}} for {{period}}.',
      verify: '{{who}} verified {{indicator}} of {{thing}} for {{period}}.',
    },
    sample: {
      draw: '{{who}} drew {{rows}} rows of a posted value of {{thing}} (seed {{seed}}).',
      answer: '{{who}} gave the rows drawn from {{thing}}.',
      settle: '{{who}} judged a sample of {{thing}}.',
    },
    survey: {
      make: '{{who}} began the survey of penetration {{thing}}.',
      define: '{{who}} added a definition to the survey of penetration {{thing}}.',
      publish: '{{who}} published a figure of the survey {{thing}} (number {{figure}}).',
      withdraw: '{{who}} withdrew a figure of the survey {{thing}} (number {{figure}}).',
      preview: '{{who}} uploaded enterprises of the survey {{thing}} to look at ({{rows}} lines).',
      commit: '{{who}} imported enterprises into the survey {{thing}} ({{taken}} lines).',
      undo: '{{who}} undid a batch of enterprises of the survey {{thing}} ({{undone}} lines).',
    },
    evidence: { post: 'A platform posted an indicator of {{thing}} under its key {{keyId}}.' },
  },
  ...spreadSentencesEn,
  evaluation: evaluationSentencesEn,
  programmes: {
    ...workgroupSentencesEn,
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
    mail: {
      setMailbox: '{{who}} entered the mailbox of the programme {{thing}} ({{medium}}).',
      send: '{{who}} sent a package by mail.',
    },
    package: {
      deliver: '{{who}} sent the last part of the package of {{thing}}: it is delivered.',
      propose: '{{who}} proposed the package of {{thing}}.',
      giveBack: '{{who}} gave the package of {{thing}} back to its unit (projects: {{projects}}).',
      replace: 'The package of {{thing}} was replaced by a newer one ({{code}}).',
      sign: '{{who}} signed the list of {{thing}}, which fixed its package.',
      build: '{{who}} had the package of {{thing}} built.',
      finish: 'The package of {{thing}} is built.',
      fail: 'The package of {{thing}} could not be built ({{code}}).',
      countCopies: '{{who}} noted how many paper volumes of {{thing}} are bound ({{printed}}).',
    },
    dispatch: {
      record: '{{who}} recorded that a package was sent ({{medium}}).',
      recordConfidential: '{{who}} recorded what went by confidential post.',
      receive: '{{who}} recorded that a consignment arrived.',
    },
    following: {
      record: '{{who}} recorded {{thing}} as selected; it is followed by {{goals}} indicators.',
      begin: 'With the signature of {{who}} the task book of {{thing}} holds.',
      ask: 'With the signature of {{who}} {{thing}} is up for acceptance.',
      pass: '{{who}} passed {{thing}} at acceptance.',
      fail: '{{who}} failed {{thing}} at acceptance.',
      revoke: '{{who}} took the title of {{thing}} away.',
      withdraw: 'With the signature of {{who}} {{thing}} withdrew.',
    },
    paper: {
      write: '{{who}} changed a draft of {{thing}}.',
      discard: '{{who}} discarded a draft of {{thing}}.',
      sign: '{{who}} signed a paper of {{thing}}.',
      return: '{{who}} sent back a paper of {{thing}}.',
      refuse: '{{who}} refused a request of {{thing}}.',
      pass: '{{who}} judged that {{thing}} passes acceptance.',
      fail: '{{who}} judged that {{thing}} fails acceptance.',
    },
    visit: { add: '{{who}} recorded a visit to {{thing}} on {{day}}.' },
    entry: {
      receive:
        '{{who}} recorded a receipt; the recommended project {{thing}} was entered (place {{rank}}).',
      check: '{{who}} recorded results of the formal check of the entry {{thing}}.',
      accept: '{{who}} accepted the entry {{thing}}.',
      condition: '{{who}} accepted the entry {{thing}} on a condition.',
      settle: '{{who}} found that the entry {{thing}} was settled, and accepted it.',
      lapse: 'The day of the entry {{thing}} accepted on a condition passed.',
      refuse: '{{who}} refused the entry {{thing}}.',
      reopen: '{{who}} took the entry {{thing}} up again.',
      sendToReview: '{{who}} sent the entry {{thing}} to the experts in direction {{direction}}.',
    },
    winner: {
      match: '{{who}} decided whether the applicant {{organisation}} is an earlier winner.',
      preview: '{{who}} uploaded a list of earlier winners to look at ({{rows}} lines).',
      commit: '{{who}} imported a list of earlier winners ({{taken}} lines).',
      undo: '{{who}} undid a batch of earlier winners.',
    },
    application: {
      deliver: '{{who}} sent a package; the application {{thing}} was delivered with it.',
      start: '{{who}} began the application {{thing}}.',
      carry: '{{who}} carried content over from another application into {{thing}}.',
      sayLicence:
        '{{who}} said the type on the applicant’s licence ({{licence}}) in the application {{thing}}.',
      chooseDirections:
        '{{who}} changed the directions of the application {{thing}} ({{directions}}).',
      submit: '{{who}} submitted the application {{thing}} (submission {{seq}}).',
      withdraw: '{{who}} withdrew the application {{thing}}.',
      discard: '{{who}} discarded the draft {{thing}}.',
    },
    question: {
      ask: '{{who}} asked a question about a programme.',
      answer: '{{who}} answered a question.',
      clarify: '{{who}} published a clarification.',
    },
    briefing: {
      plan: '{{who}} planned a briefing session.',
      cancel: '{{who}} cancelled a briefing session.',
      come: '{{who}} will come to a briefing session.',
      leave: '{{who}} gave back a place at a briefing session.',
    },
    comment: {
      make: '{{who}} made a comment.',
      resolve: '{{who}} resolved a comment.',
      reopen: '{{who}} opened a comment again.',
    },
    guest: {
      invite: '{{who}} invited an organisation to look at the draft {{thing}}.',
      end: '{{who}} ended an invitation to look at the draft {{thing}}.',
    },
    candidate: {
      check: '{{who}} checked the file {{thing}} and noted the marks.',
      pass: '{{who}} passed the file {{thing}}.',
      return: '{{who}} returned the file {{thing}} to its applicant to amend.',
      reopen: '{{who}} reopened the check of the file {{thing}}.',
      opinion: '{{who}} wrote the opinion on the file {{thing}}.',
      decline: '{{who}} declined to recommend the file {{thing}}.',
      recall: '{{who}} took back the return of the file {{thing}}.',
      recommend: '{{who}} signed the list; the project {{thing}} on it is recommended.',
      unsign: '{{who}} withdrew the signature; the project {{thing}} is no longer recommended.',
    },
    copy: {
      send: '{{who}} sent a copy of the list of {{thing}} ({{projects}} projects).',
    },
    exception: {
      ask: '{{who}} asked for an exception for a file ({{rule}}).',
      confirm: '{{who}} confirmed an exception ({{rule}}).',
      refuse: '{{who}} refused an exception ({{rule}}).',
    },
    recommendation: {
      insert: '{{who}} put a project on the list of {{thing}} (place {{place}}).',
      move: '{{who}} moved a project on the list of {{thing}} (to place {{place}}).',
      remove: '{{who}} took a project off the list of {{thing}}.',
      swap: '{{who}} swapped two projects on the list of {{thing}}.',
      undo: '{{who}} undid the last change of the list of {{thing}}.',
      sendToCheck: '{{who}} sent the list of {{thing}} to be checked.',
      takeBack: '{{who}} took the list of {{thing}} back from checking.',
      pass: '{{who}} passed the list of {{thing}} on to be signed.',
      sendBack: '{{who}} sent back the list of {{thing}} or a file on it.',
      sign: '{{who}} signed the list of {{thing}}.',
      withdrawSignature: '{{who}} withdrew the signature of the list of {{thing}}.',
      dispatch: '{{who}} dispatched the list of {{thing}}.',
    },
    publicity: {
      begin:
        '{{who}} began the publicity of {{thing}} ({{projects}} projects, {{workingDays}} working days, until {{lastDay}}).',
      close: 'The publicity of {{thing}} ended in time with no objection open.',
      wait: 'The publicity of {{thing}} ran out with objections still open.',
      end: '{{who}} ended the publicity of {{thing}}.',
      cancel: '{{who}} cancelled the publicity of {{thing}}.',
    },
    selection: {
      rules: '{{who}} set thresholds and bounds for the selection of {{thing}}.',
      decide: '{{who}} made {{decisions}} single decisions in the selection of {{thing}}.',
      propose: '{{who}} proposed the list of those selected in {{thing}}.',
      takeBack: '{{who}} took back the proposed list of those selected in {{thing}}.',
      confirm: '{{who}} confirmed the list of those selected in {{thing}}.',
      reopen: '{{who}} opened the list of those selected in {{thing}} again.',
      begin: '{{who}} put the list of those selected in {{thing}} before the public.',
      lift: 'The publicity was cancelled; the list of {{thing}} is public no longer.',
      strike: '{{who}} took a project off the public list of {{thing}}.',
      publish: '{{who}} published the list of those selected in {{thing}}.',
    },
    score: {
      come: 'A round of review was released; {{scores}} scores went into the selection.',
      preview: '{{who}} looked through a list of scores to bring in ({{rows}} rows).',
      commit: '{{who}} took a list of scores ({{taken}} scores).',
    },
    objection: {
      raise: 'An objection was raised during the publicity.',
      accept: '{{who}} upheld an objection.',
      reject: '{{who}} rejected an objection.',
    },
    scan: {
      verify: '{{who}} verified a stamped scan ({{code}}).',
    },
  },
}
