import type { SameKeys } from '../kernel/text.ts'
import type { catalogZh } from './text.zh.ts'

/** What server and web both say about what is on offer, in English. */
export const catalogEn: SameKeys<typeof catalogZh> = {
  layer: {
    hard: 'Hard manufacturing resource',
    soft: 'Soft manufacturing resource',
    capability: 'Manufacturing capability',
  },
  service: {
    production: 'Production',
    metrology: 'Measurement',
    certification: 'Testing and certification',
    logistics: 'Logistics',
    research: 'Research and design',
    procurement: 'Procurement',
    software: 'Industrial software',
  },
  axis: {
    T: 'Time',
    Q: 'Quality',
    C: 'Cost',
    S: 'Service',
    E: 'Environment',
    K: 'Knowledge',
  },
  tradeUnit: {
    piece: 'piece',
    machineHour: 'machine hour',
    job: 'job',
    kg: 'kg',
    m2: 'm²',
    personDay: 'person-day',
    report: 'report',
    instrument: 'instrument',
    tonneKilometre: 'tonne-kilometre',
    palletDay: 'pallet-day',
    seatMonth: 'seat-month',
    licence: 'licence',
  },
  matching: {
    atLeast: 'no less than needed',
    atMost: 'no more than needed',
    contains: 'spans what is needed',
    envelope: 'the part fits',
    oneOf: 'has one of them',
    allOf: 'has all of them',
    holds: 'does it',
  },
  state: {
    draft: 'Draft',
    published: 'Published',
    paused: 'Paused',
    withdrawn: 'Withdrawn',
    discarded: 'Discarded',
  },
  verb: {
    publish: 'Publish',
    pause: 'Pause',
    resume: 'Resume',
    withdraw: 'Withdraw',
    discard: 'Discard',
  },
  freshness: { fresh: 'Confirmed lately', ageing: 'To be confirmed', stale: 'Long unconfirmed' },
  flag: { yes: 'Yes', no: 'No' },
  outcome: { met: 'met', missed: 'missed', unknown: 'not said' },
  template: {
    sample: 'sample',
    explain: 'How to fill in',
    choices: 'Choices',
    must: 'needed',
    may: 'optional',
    heads: {
      column: 'Column',
      must: 'Needed',
      unit: 'Unit',
      how: 'How to write it',
      sample: 'Sample',
      options: 'Choices',
    },
    base: {
      code: 'Your own number, which nobody else sees; the same offer is known by it when a list comes again. The line that says “sample” here is passed over.',
      title: 'The machine or capability, at least 4 signs.',
      summary: 'One or two sentences: shifts, strengths, usual parts.',
      region: 'A province; that of your organisation where it is empty.',
    },
    shape: {
      measure: 'A number, with or without its unit.',
      span: 'Two numbers, the smaller first, such as 1-2000.',
      box: 'Length×width×height.',
      cylinder: 'Diameter×length.',
      choice: 'One of the choices.',
      choices: 'One or more of the choices, with semicolons between.',
      terms: 'One or more words, with semicolons between.',
      flag: 'yes or no.',
      text: 'Text.',
      day: 'A day, such as 2026-03-31.',
    },
  },
  certificate: {
    kind: {
      iso9001: 'ISO 9001 quality management',
      iatf16949: 'IATF 16949 automotive quality',
      gjb9001c: 'GJB 9001C weaponry quality',
      as9100d: 'AS9100D aerospace quality',
      iso13485: 'ISO 13485 medical devices quality',
      iso22163: 'ISO 22163 railway quality',
      iso3834: 'ISO 3834 welding quality',
      gbt23001: 'GB/T 23001 integration of informatisation',
      iso27001: 'ISO 27001 information security',
      iso14001: 'ISO 14001 environmental management',
      iso45001: 'ISO 45001 occupational health and safety',
      iso50001: 'ISO 50001 energy management',
      cnas: 'CNAS laboratory accreditation',
      cma: 'CMA inspection body qualification',
      nadcap: 'Nadcap special processes',
      roadTransport: 'Road transport operating licence',
      other: 'Another certificate',
    },
    held: '{{name}} (valid certificate)',
    standing: {
      valid: 'Valid',
      ending: 'Ends soon',
      expired: 'Expired',
      doubted: 'Differs from its scan',
    },
    outcome: { confirmed: 'agrees with its scan', doubted: 'differs from its scan' },
  },
  notice: {
    certificate_ends: {
      label: 'A certificate ends soon',
      subject: '{{certificate}} ends on {{until}}',
      body: 'The certificate {{number}} ({{certificate}}) ends on {{until}}, in {{days}} working days.\nUpdate it under “Certificates” once it is renewed; after its end it counts no more in searches and needs.',
    },
    certificate_ended: {
      label: 'A certificate has expired',
      subject: '{{certificate}} has expired',
      body: 'The certificate {{number}} ({{certificate}}) was valid until {{until}}. It has expired and counts no more in searches and needs.\nUpdate it under “Certificates” once it is renewed.',
    },
    certificate_checked: {
      label: 'The operator checked a certificate',
      subject: '{{certificate}} {{outcome}}',
      body: 'The operator checked the certificate {{number}} ({{certificate}}): it {{outcome}}.\nBasis: {{basis}}',
    },
  },
  reason: {
    certificate_no_kind:
      'Choose the kind of certificate, or “Another certificate” where it is not listed.',
    certificate_no_end:
      'Enter the last day on which it is valid, such as 2021-05-31, or tick “Without end”.',
    certificate_unnamed: 'Say what the certificate is called, or choose a kind from the list.',
    certificate_unnumbered: 'Enter the number of the certificate.',
    certificate_no_issuer: 'Enter who issued it.',
    certificate_no_start: 'Enter the day from which it is valid, such as 2018-06-01.',
    certificate_not_begun:
      'The certificate is valid from {{from}}, and today is {{today}}. Enter it once it is valid.',
    certificate_reversed:
      'Its last day ({{until}}) is before its first ({{from}}). Check both days.',
    certificate_twice:
      'A certificate of this kind and number is entered already. Where it was renewed, change that one.',
    certificates_full:
      'One organisation enters at most {{most}} certificates. Take away those no longer used.',
    certificate_no_scan:
      'There is no scan of this certificate, so it cannot be said to agree. Ask its holder for one.',
    certificate_no_basis:
      'Say on what the check rests, in 10 characters or more: what was compared, and where it was found.',
    role_cannot:
      'Your role lacks the permission “{{permit}}”. Ask an administrator of your organisation to do it or to grant it.',
    not_own: 'Only that organisation itself may do this. Switch to it and try again.',
    org_unverified:
      'Your organisation is not verified yet. Publish once it is; drafts may be written now.',
    org_unnamed: 'Write the full name or the code of an organisation.',
    org_unknown:
      'There is no verified organisation “{{org}}”. Give its full name or its unified social credit code.',
    offer_faulty: 'To be mended ({{count}}), first “{{field}}”. Follow the words below each field.',
    kind_unchosen: 'Choose a kind first.',
    title_short: 'Give a title of at least 4 signs.',
    region_missing: 'Choose a region.',
    audience_empty:
      'No space or organisation is named that may see it. Name at least one, or choose the open market.',
    audience_space_unknown:
      'Of the spaces, {{count}} are none that your organisation is in, or closed. Take them off and save again.',
    audience_org_unknown:
      'Of the organisations, {{count}} are unknown or not verified. Take them off and save again.',
    offer_is_discarded: 'This offer was discarded and changes no more. Write another one.',
    offer_is_not_public: 'Only offers that are published or paused are confirmed.',
    offer_cannot_publish: 'It cannot be published as it stands now. Reload to see it.',
    offer_cannot_pause: 'Only a published offer can be paused. Reload to see it.',
    offer_cannot_resume: 'Only a paused offer can be resumed. Reload to see it.',
    offer_cannot_withdraw: 'Only what is published or paused can be withdrawn. Reload to see it.',
    offer_cannot_discard: 'Only drafts can be discarded; withdraw what was published.',
    shelf_full:
      'An organisation keeps at most {{most}} offers. Discard drafts that are not needed.',
    moved_on:
      'Somebody has just changed it (you saw version {{seen}}, it is {{version}} now). What you typed is still here: compare, then save again.',
    save_first: 'Save the change first.',
    reason_too_short: 'Say why in at least 10 signs.',
    kind_retired: 'This kind is retired: nothing new is offered of it. Please choose another.',
    kind_no_draft: 'There is no draft. Change something first.',
    kind_faulty: 'Places to mend: {{count}}; each is told where it stands.',
    kinds_full:
      'At most {{most}} kinds are kept. Retire one, or discard drafts that are not needed.',
    kind_cannot_retire: 'Only a kind in use can be retired. Please load the page again.',
    kind_cannot_restore: 'Only a retired kind can be taken up again. Please load the page again.',
    kind_id_changed: 'The identifier stays. Please begin another kind.',
    kind_id_taken:
      'A kind is called “{{id}}” already. Choose another identifier, or change that kind.',
    kind_id_wrong:
      'An identifier begins with a small letter and has letters and digits, at most 40.',
    kind_service_changed:
      'The service of a published kind stays: offers are listed by it. Change it back, or begin another kind.',
    kind_shape_changed:
      'The type of a published field stays. Change it back, and add another field.',
    kind_whole_only:
      'A published field cannot come to take whole numbers only: offers may say others. Change it back.',
    kind_unit_changed:
      'The unit of a published field stays (it was {{before}}). Change it back, and add another field.',
    kind_bound_narrowed:
      'Published bounds can only be widened ({{bound}} was {{before}}). Change it back, or widen it.',
    kind_option_gone: 'Offers may say the option “{{id}}”. Please put it back.',
    kind_tier_widened:
      'What was written for few cannot come to be read by more. Please change it back.',
    kind_field_gone: 'Offers may say the field “{{id}}”. Please put it back.',
    kind_required_added:
      'The field “{{id}}” cannot become needed: offers may lack it. Please make it optional.',
    kind_text_missing: 'Please fill this in.',
    kind_text_long: 'This is too long. Please shorten it.',
    kind_none: 'Please give as many as are needed here.',
    kind_shape:
      'This place of the kind is malformed: {{message}}. Mend it after a kind that exists.',
    kind_fields: 'A kind has 1 to {{most}} fields. Add or remove some.',
    kind_field_unknown: '“{{id}}” is no field of this kind. Name one that exists.',
    kind_header_twice:
      'The column name “{{header}}” is taken by the field “{{other}}”; a list could not tell them apart. Change one.',
    kind_match: 'A field of shape “{{shape}}” cannot match by “{{as}}”. Choose another way.',
    kind_facet: 'A field of shape “{{shape}}” cannot narrow offers down. Take the mark away.',
    kind_measures_full:
      'The field “{{id}}” could not be searched: a kind has at most {{most}} numbers of its own that match or narrow down. Take its matching and narrowing away, or join fields.',
    kind_spans_full:
      'The field “{{id}}” could not be searched: a kind has at most {{most}} ranges of its own that match. Take its matching and narrowing away, or join fields.',
    kind_words_full:
      'The field “{{id}}” could not be searched: a kind has at most {{most}} fields of its own of options, words or yes and no that match or narrow down, with the numbers that narrow down. Take its matching and narrowing away, or join fields.',
    kind_boxes_full:
      'The field “{{id}}” could not be searched: a kind matches by at most {{most}} box. Take its matching away.',
    kind_cylinders_full:
      'The field “{{id}}” could not be searched: a kind matches by at most {{most}} cylinder. Take its matching away.',
    kind_facets_full:
      'The field “{{id}}” would not be among the filters: a kind has at most {{most}}. Take its narrowing away.',
    kind_unit_length: 'A field of sizes names its unit of length. Choose mm, cm or m.',
    kind_option_unnamed: 'The option “{{id}}” has no name in both languages. Add it.',
    kind_option_unlisted:
      'The option “{{id}}” has a name but is not among the values. Add or remove it.',
    code_taken:
      'Another offer of your organisation bears this number already. Please choose another.',
    cell_region_unknown: 'There is no such region. Please write a province, such as “Sichuan”.',
    cell_unit_unknown:
      '“{{unit}}” is no unit that is known. Please write the unit that the template names, or the number alone.',
    cell_unit_other:
      '“{{unit}}” and the column’s unit “{{asked}}” measure different things. Please use the column’s unit.',
    cell_no_flag: '“{{given}}” is neither yes nor no. Please write one of them.',
    offer_head_missing:
      'No line is the head. Please take the template of this kind: its head has a column “Title”, and the others as the template names them.',
    offer_row_twice: 'Line {{line}} bears the same number. Please change it, or take out one line.',
    offer_row_other_kind:
      'This number belongs to an offer of another kind. Please choose another number.',
    offer_row_public:
      'This offer is public: a colleague who may publish offers has to bring the change.',
    offer_row_changed:
      'It was changed after the import and stays as it is. To take it away, open the offer.',
    offer_row_replaced: 'A later list changed this offer. Undo that batch first.',
    shelf_short:
      'There is room for {{room}} more offers, and this list has more new ones. Take fewer lines, or discard drafts that are not needed.',
    batch_no_drafts:
      'No draft of this batch is complete. Please open the drafts and fill in what is missing.',
    value_missing: 'Fill this in.',
    value_no_number: 'Enter a number.',
    value_not_whole: 'Enter a whole number.',
    value_too_small: 'No less than {{min}}; it is {{given}}. Check the number and its unit.',
    value_not_above: 'It must be more than {{min}}. Check it.',
    value_too_large: 'No more than {{max}}; it is {{given}}. Check the number and its unit.',
    value_no_span: 'Enter two numbers, the smaller first, such as 10–2000.',
    value_reversed: 'The first number is larger than the second. Swap them.',
    value_no_box: 'Enter length, width and height, such as 600×500×450.',
    value_no_cylinder: 'Enter diameter and length, such as 420×1000.',
    value_no_list: 'Enter them one by one, with commas or semicolons between.',
    value_too_few: 'Choose at least {{min}}.',
    value_too_many: 'At most {{max}}. Take some away.',
    value_twice: '“{{given}}” stands there twice. Remove one.',
    value_unknown: '“{{given}}” is not among the values. Choose from the list.',
    value_empty_term: 'One of them is empty. Remove it or fill it in.',
    value_term_long: '“{{given}}…” is too long; each has at most {{max}} characters.',
    value_no_text: 'Enter text.',
    value_too_short: 'At least {{min}} characters.',
    value_too_long: 'At most {{max}} characters; there are {{given}}. Shorten it.',
    value_no_flag: 'Choose yes or no.',
    value_no_day: 'Enter a day, such as 2026-03-31.',
    value_of_no_field: 'This kind has no “{{given}}”. Remove it, or choose another kind.',
    need_of_no_match: 'This is only shown and cannot be asked for. Remove it.',
    need_no_span: 'Enter one number, or two with the smaller first.',
    need_no_part: 'Enter length, width and height of the part, all above zero.',
    need_no_round:
      'Enter length, width and height of the part, or diameter and length, all above zero.',
    need_no_flag: 'Choose yes if it is needed, or leave it empty.',
  },
}
