/** Words of forms, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { programmeFormZh } from './text.form.zh.ts'

export const programmeFormEn: SameKeys<typeof programmeFormZh> = {
  reason: {
    form_answers_unreadable:
      'The answers could not be read. Reload the page; if that does not help, download your local draft and contact the platform.',
    form_field_unknown: 'This form has no such field. Use the current version of the form.',
    form_field_of_officer: 'The recommending unit fills in this field; leave it to them.',
    form_field_taken:
      'Another answer was already carried over to this field. Compare and merge by hand.',
    form_type_wrong: 'This field takes {{kind}}. Please enter it again.',
    form_answer_missing: 'This is not answered yet. Please fill it in.',
    form_cell_missing: 'This cell is empty. Fill it in, or delete the row if it is not needed.',
    form_text_too_long:
      '{{count}} characters, {{over}} more than the limit of {{max}}. Please shorten.',
    form_text_far_too_long:
      '{{count}} characters, where {{max}} are allowed and a draft keeps {{room}}. Shorten before saving.',
    form_text_too_short: '{{count}} characters, at least {{min}} are needed. Please add to it.',
    form_text_unprintable:
      'The text holds control characters, probably from copying. Remove them and save again.',
    form_line_break: 'This field takes a single line. Remove the line breaks.',
    form_number_unreadable:
      '“{{given}}” is not a number. Enter the figure only; the unit is printed.',
    form_number_not_whole: 'This must be a whole number. Please correct.',
    form_number_too_fine: 'At most {{decimals}} decimal places. Please correct.',
    form_money_too_fine:
      'Amounts are in 10,000 yuan with at most {{decimals}} decimals. Please correct.',
    form_number_too_small: 'This must not be less than {{min}}. Please check.',
    form_number_too_large: 'This must not be more than {{max}}. Check the figure and its unit.',
    form_date_unreadable: '“{{given}}” is not a date. Write it like 2019-07-01.',
    form_date_too_early: 'The date must not be before {{first}}. Please check.',
    form_date_too_late: 'The date must not be after {{last}}. Please check.',
    form_range_unreadable: '“{{given}}” is not a period. Write it like 2019-07-01 to 2021-06-30.',
    form_range_open: 'The period needs both a start and an end. Add the missing one.',
    form_range_reversed: 'The start {{from}} is after the end {{to}}. Swap them.',
    form_boolean_unreadable: '“{{given}}” is neither yes nor no. Please enter one of them.',
    form_choice_unknown: '“{{given}}” is not among the options. Choose one that is listed.',
    form_choice_repeated: 'An option is chosen twice. Remove the repetition.',
    form_choices_too_few: '{{count}} chosen, at least {{min}} needed.',
    form_choices_too_many: '{{count}} chosen, at most {{max}} allowed. Remove some.',
    form_code_not_normal: 'The code or number is written in an unusual way. Better: {{normal}}.',
    form_url_format: 'This is not a web address. Write it like http://www.example.cn.',
    form_division_unknown: '“{{given}}” is not in the list of divisions. Choose from the list.',
    form_industry_coarse: 'Industry code {{given}} is too broad. Choose a class of four digits.',
    form_industry_unknown: '“{{given}}” is not in GB/T 4754—2017. Choose from the list.',
    form_profile_differs:
      'Differs from “{{profile}}” in the organisation profile. Make them agree; if the profile is wrong, correct it first.',
    form_rows_too_few: '{{count}} rows, at least {{min}} needed. Add {{missing}} more.',
    form_rows_too_many: '{{count}} rows, at most {{max}} allowed. Merge or remove some.',
    form_rows_are_fixed: 'The rows of this table are fixed and cannot be added or removed.',
    form_row_unknown:
      'This row is not in the table; it may have been removed. Reload and try again.',
    form_row_unreadable: 'Row {{row}} could not be read. Delete it and enter it again.',
    form_row_id_repeated: 'Two rows share one id. Delete one of them and enter it again.',
    form_column_unknown: 'This table has no column “{{column}}”. Use the current version.',
    form_target_behind_baseline:
      'The target {{target}} falls short of the baseline {{baseline}}. Check it, or explain under the assessment indicators.',
    form_direction_unknown:
      'This direction is not part of the form; its statement was not taken over.',
    form_files_too_few: '{{count}} files, at least {{min}} needed. Upload {{missing}} more.',
    form_file_waiting:
      '“{{name}}” is still being checked for safety, usually for seconds. Submit a little later.',
    form_file_refused:
      '“{{name}}” did not pass the safety check and was not kept. Upload another file.',
    form_file_unknown: 'The file no longer exists. Upload it again.',
    form_file_type_refused:
      '“{{name}}” is of type {{given}}; only {{accepted}} is accepted. Convert it and upload again.',
    form_file_too_large:
      '“{{name}}” has {{givenMB}} MB, more than the {{maxMB}} MB allowed. Compress it and upload again.',
    form_file_too_small:
      '“{{name}}” has only {{givenMB}} MB; at least {{minMB}} MB are needed. Upload the original file.',
    form_picture_too_few_pixels:
      '“{{name}}” is {{width}}×{{height}} ({{givenWanPixels}}0,000 pixels); at least {{minWanPixels}}0,000 pixels are needed. Upload the original photo.',
    form_picture_too_coarse:
      '“{{name}}” is {{width}}×{{height}} ({{givenWanPixels}}0,000 pixels) and {{givenMB}} MB; at least {{minWanPixels}}0,000 pixels or {{minMB}} MB are needed. Upload the original photo.',
    form_file_not_stamped:
      '“{{name}}” must be stamped. Look at the scan and tick “Stamped” where it is; the recommending unit looks again.',
    form_commitment_open:
      'The declaration is not confirmed. The legal representative should read and confirm it.',
    form_commitment_unsigned: 'The declaration lacks the name of the signer or the date. Add it.',
    form_commitment_without_scan:
      'A signed and stamped scan was promised. Upload the scan of the declaration.',
    form_rule_broken: 'This disagrees with another answer. Please check.',
    form_edits_too_many: 'At most {{max}} changes can be sent at once. Save the rest in a moment.',
    form_edit_unreadable: 'This change could not be read. Reload the page and enter it again.',
    form_base_unknown:
      'This device and the server disagree on the version. Reload the page; what you entered is kept in the local draft.',
    form_not_by_text: 'This field cannot be filled by text. Use the page.',
    form_made_anew: 'Declarations and attachments are made anew for each application.',
    form_tag_unknown:
      'This field of the Word file is not part of the form. Use a freshly downloaded file.',
    form_definition_shape:
      'The form file is malformed here ({{message}}). Compare the description.',
    form_definition_kind_unknown: 'Unknown kind of field “{{given}}”. Choose an existing kind.',
    form_definition_id_twice: 'The id “{{id}}” is used twice. Choose another.',
    form_definition_limits_reversed:
      'The least ({{least}}) is more than the most ({{most}}). Correct it.',
    form_definition_column_missing:
      'The column “{{column}}” to be totalled does not exist. Correct it.',
    form_definition_address_missing:
      'The field “{{address}}” referred to does not exist. Correct it.',
    form_definition_place_unknown:
      'Nothing can be put in the place “{{name}}”. Only the year of the programme, the years of earlier lists and the facts of the rule itself can; change it.',
    form_definition_circle: 'Conditions depend on each other in a circle. Break it up.',
  },
  form: {
    yes: 'Yes',
    no: 'No',
    openEdge: '(open)',
    openDate: 'Date: ____________',
    notFilled: '(not filled in)',
    instructions: 'Instructions',
    example: 'Example',
    number: 'No.',
    item: 'Item',
    total: 'Total',
    wanYuan: '10,000 yuan',
    unitOpen: ' (',
    unitClose: ')',
    rowNumber: 'row {{number}}',
    repair: 'Change to {{value}}',
    earlierYears: 'an earlier year',
    yearList: '{{years}}',
    yearComma: ' or ',
    excluded: 'The notice says: {{rule}}. Check it; where this is not so, choose “no”.',
    weightTyped:
      'A confirmation on screen serves the review and has no force as a signature or seal; the stamped paper copy is what counts.',
    weightScan:
      'The signed and stamped paper copy, and the scan that agrees with it, are what counts.',
    kind: {
      text: 'text',
      number: 'a number',
      money: 'an amount (whole fen)',
      date: 'a date',
      dateRange: 'a period',
      boolean: 'yes or no',
      choice: 'one of the options',
      choices: 'some of the options',
      rows: 'a table',
      statements: 'a statement for each direction',
      file: 'a file',
      commitment: 'a declaration',
    },
  },
}
