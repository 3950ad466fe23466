/** What is said about documents, packages, dispatch and counts, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { programmePackageZh } from './text.package.zh.ts'

export const programmePackageEn: SameKeys<typeof programmePackageZh> = {
  reason: {
    document_not_offered: 'There is no such document or format. Choose one that the page offers.',
    paper_not_handed_in:
      'This paper has not been handed in: only its project prints it, as a draft.',
    acceptance_not_judged:
      'Acceptance has not been judged yet. The opinion is printed once it has.',
    document_queue_full:
      'Your organisation has {{limit}} documents in the making. Wait for some of them and try again.',
    document_failed:
      'The document could not be made; the cause is logged. Try again later, or ask the operator.',
    word_form_unknown:
      'The file does not say which application it belongs to. Download the form anew and fill it in.',
    word_form_other:
      'This Word form was downloaded from another application. Import it there, or download the form anew.',
    word_form_newer:
      'This Word form names version {{version}}, which this application does not have. Download it anew.',
    file_exceeds_medium:
      '“{{file}}” has {{bytes}} bytes, more than one unit of the medium holds ({{maxBytes}} bytes). Ask the applicant for a smaller file, or use a larger medium.',
    package_empty:
      'The list is empty, so there is nothing to make. Rank the projects that passed the check first.',
    package_not_buildable:
      'The package cannot be built in its present state. Have it signed first, or build the one that replaced it.',
    package_not_built:
      'The package is not built, or no longer the present one. Build the present one first.',
    package_delivered_already:
      'The package has been delivered and cannot change. Ask the programme office about corrections.',
    package_reranked:
      'The order has changed, so this package is void. Use the one built from the new order.',
    package_signed_since:
      'The list has been signed since, so this draft is void. Use the signed package.',
    package_given_back:
      'The office gave this package back: mend it, sign, build and send it anew. Reason: {{reason}}',
    package_not_delivered:
      'This package has not been delivered to the office, or was given back. Reload to see where it stands.',
    package_decided:
      'Projects of this package that were decided on or have a score: {{count}}. It cannot go back as a whole; accept those in question on a condition, one by one.',
    package_recalled:
      'The signature was withdrawn, so this package is void. Build anew after the next signature.',
    package_build_failed:
      'The package could not be built; the cause is logged. Try again later, or ask the operator.',
    package_takes_no_scans:
      'This package takes no scans: it is unsigned, replaced or delivered. Use the package that is valid now.',
    file_name_unpublished:
      'The notice does not say how files are named. Ask the programme office to set a pattern.',
    discs_more_than_asked:
      'The files need {{parts}} discs; the notice asks for {{asked}}. Shrink attachments, or use a larger disc and ask the office.',
    glyphs_missing:
      '“{{name}}” has characters that no font has ({{signs}}); boxes stand for them. Check it and ask the operator.',
    attachments_left_out:
      'Attachments of “{{title}}” that failed inspection or are not the applicant’s: {{lost}}. They were left out. Check and return it.',
    scan_of_older_version:
      'The version code {{code}} on the page is that of an older version ({{seq}}); it should be {{asked}}. Print, stamp and scan the present version.',
    scan_of_another_document:
      'The version code {{code}} is that of another document ({{title}}); here it should be {{asked}}. Put the scan in its own place.',
    scan_code_unknown:
      'The version code {{code}} is not that of what was sealed; it should be {{asked}}. Compare the footer; if it differs, print and stamp anew.',
    scan_code_malformed:
      'A version code has 12 digits and letters A–F, such as 7F3A-9C21-04BE. Read it off the footer.',
    scan_not_readable: '“{{name}}” is no scan that can be read. Upload a PDF, OFD or image.',
    scans_missing:
      'Stamped scans not matched or not in the package: {{missing}}. Add them and build again, or write a reason (at least 10 characters).',
    way_not_open: 'This medium cannot travel that way. Open ways: {{ways}}.',
    dispatch_number_missing: 'Enter the number by which the piece can be traced.',
    ems_number_wrong:
      '{{number}} is no EMS number: two letters, nine digits and CN, or 13 digits. Check it.',
    sent_ahead: 'The time of sending lies ahead. Check it.',
    sent_before_signed: 'The time of sending is before the signature ({{signedAt}}). Check it.',
    received_ahead: 'The time of arrival lies ahead. Check it.',
    received_before_sent: 'The time of arrival is before that of sending ({{sentAt}}). Check it.',
    received_already: 'The arrival has been recorded already. Reload to see it.',
    dispatched_already:
      'This medium was sent already, or the number is recorded. Reload to see it.',
    copies_missing:
      'The project at place {{rank}} needs {{required}} volumes and has {{printed}}. Bind and count the rest first.',
    mails_are_sent_apart: 'Mails are sent under “send mails”, each part by itself.',
    medium_is_no_mail: 'This medium is not sent by mail. Choose e-mail.',
    mailbox_unknown:
      'The mailbox is not known: the notice omits it and the office has not entered it. Ask the office.',
  },
  document: {
    demoBanner: 'Demo data, without effect',
    noticeTitle: 'Notice of {{issuer}} on applications for {{subject}}',
    numberUnknown: 'number not published',
    nameUnknown: 'name not published',
    beijingTime: '{{moment}} (Beijing time)',
    names: {
      application: 'Application',
      wordForm: 'Form to fill in offline',
      receipt: 'Receipt',
      checklist: 'Formal checklist',
      briefing: 'Briefing',
      letter: 'Letter of recommendation',
      summary: 'Summary table',
      publicityNotice: 'Notice of publicity',
      decisionSheet: 'Decision sheet',
      selectionList: 'Notice of those selected',
      objectionRecord: 'Record of an objection',
      taskBook: 'Task book',
      report: 'Report',
      changeRequest: 'Request for a change',
      withdrawalRequest: 'Request to withdraw',
      acceptanceRequest: 'Request for acceptance',
      acceptanceOpinion: 'Opinion on acceptance',
      reviewSheet: 'Review sheet',
      roundRecord: 'Record of the round',
      roundRecordNumbered: 'Record of the round (experts by number)',
      panelRecord: 'Record of a panel',
      panelRecords: 'Records of panels (all)',
      minutes: 'Minutes',
      minutesNo: 'Minutes no. {{no}}',
      draft: 'draft version {{version}}',
    },
    state: { waiting: 'waiting', running: 'being made', done: 'made', failed: 'could not be made' },
  },
  paper: {
    numberToGive: '(number to be given)',
    annexSummary: 'Summary table of {{subject}}',
    annexApplications: 'Applications for {{subject}} ({{count}} projects)',
    overQuota: '{{count}} projects are recommended, {{over}} above the quota; reason: {{reason}}',
    exception: 'No. {{rank}} “{{title}}” is recommended as an exception; reason: {{reason}}',
    exceptionRule: 'recommended as an exception',
    draftOpinion: 'It is proposed to recommend {{count}} projects in the order of the table.',
    deadline: 'the last day that counts is {{day}}',
    deadlineUnknown: 'no deadline published',
    stamps: {
      cover: 'cover, applicant',
      statement: 'page of the declaration',
      opinion: 'page of the unit’s opinion',
      applicant: 'applicant',
      applicantSigned: 'applicant and legal representative',
      unit: 'recommending unit',
    },
    others: {
      letter: 'letter of recommendation (stamped)',
      summary: 'summary table (stamped)',
      application: 'application no. {{rank}}: {{title}}',
      volumes: '{{count}} volumes',
      disc: 'disc',
      one: '1 copy',
      discs: 'discs: {{count}}',
    },
    ways: {
      ems: 'EMS',
      confidential: 'confidential post (机要)',
      courier: 'courier',
      hand: 'by hand',
      email: 'e-mail',
      online: 'online',
    },
  },
  part: {
    title: 'Recommendation package',
    attachment: 'Annex',
    proofs: 'Proofs of sealing',
    stamped: ' (stamped scan)',
    stampedPages: 'Stamped pages',
    stampSheet: 'Print and stamp list',
    courier: 'Courier sheet',
    discLabels: 'Disc labels',
    covers: 'Volume covers ({{copies}})',
    manifestJson: 'manifest.json',
    manifestPdf: 'manifest.pdf',
    disc: 'disc {{number}} of {{total}}',
    email: 'mail {{number}} of {{total}}',
    online: 'upload {{number}} of {{total}}',
    folder: 'everything, {{number}} of {{total}}',
    paper: 'print set {{number}} of {{total}}',
  },
  mail: {
    subject: 'Recommendation of {{unit}}: {{programme}} (mail {{part}} of {{of}})',
    greeting: 'Hello,',
    body: 'Attached is part {{part}} of {{of}} of the recommendation of {{unit}}; number of the letter {{docNo}}, version code {{code}}.\nAttachment: {{name}}\nDigest of the attachment (SHA-256): {{sha256}}\nNames and digests of all files are listed in the manifest inside.',
    footer: 'Sent by the recommending unit through {{brand}}.',
    demo: 'Demo: this mail is kept in the demo mailbox and was not really sent.',
    state: { planned: 'to be sent', asked: 'being sent', sent: 'sent', failed: 'not sent' },
  },
  package: {
    state: {
      proposed: 'draft',
      signed: 'signed, to be built',
      building: 'being built',
      built: 'built',
      failed: 'could not be built',
      stale: 'void',
      delivered: 'delivered',
    },
  },
  dispatch: {
    basis: { posted: 'posting counts', received: 'arrival counts', uploaded: 'sending counts' },
    inTime: 'in time',
    late: 'late',
    pending: 'decided on arrival',
  },
  checklistPaper: {
    basis: { notice: 'notice', example: 'example', house: 'house rule' },
    passed: 'Complete and eligible.',
    open: 'The formal check is not finished.',
    returned: 'To be mended; returned to the applicant.',
    declined: 'Not recommended.',
  },
  counts: {
    stage: { submitted: 'submitted', recommended: 'recommended', delivered: 'delivered' },
    withheld: 'fewer than {{below}}; not shown, since it could point at one applicant',
  },
  wordForm: {
    outcome: {
      changed: 'read',
      unchanged: 'as it was',
      leftBlank: 'left blank in the file; nothing changes',
      masked: 'masked, not read',
      unknown: 'unknown code',
      unreadable: 'not understood',
      tooLong: 'too long',
      conflict: 'changed by somebody else; choose one',
      refused: 'does not meet the requirements',
    },
  },
  /** The sample application: whose it is said to be. */
  sample: {
    applicant: 'Yunling Precision Machinery (example)',
    unit: 'Industry authority of an example province',
    banner: 'Example: organisation, persons and figures are invented',
  },
}
