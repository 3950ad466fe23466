/** What server and web both say about indicators, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { indicatorsZh } from './text.zh.ts'

export const indicatorsEn: SameKeys<typeof indicatorsZh> = {
  standing: {
    selfReported: 'Self-reported',
    interfaceReported: 'Posted by platform',
    verified: 'Verified',
  },
  pooling: {
    title: 'Pooling by kind of resource',
    kind: {
      design: 'Research and design',
      production: 'Production',
      management: 'Management',
      logistics: 'Logistics',
      customers: 'Customers',
      channels: 'Sales channels',
      technology: 'Technology',
      funds: 'Funds',
      talent: 'People',
    },
    unit: {
      design: 'sets',
      production: 'machines',
      management: 'systems',
      logistics: 'items',
      customers: 'firms',
      channels: 'channels',
      technology: 'items',
      funds: 'CNY 10k',
      talent: 'persons',
    },
    definition:
      'Pooled = on the platform ÷ owned; shared = used by others ÷ on the platform. The level of a project is the plain mean of what its kinds of resources have pooled; what is not owned does not count. The kinds are those of the notice; units and calculation are examples.',
  },
  reason: {
    formula_too_long: 'The formula is longer than {{max}} characters. Shorten it.',
    formula_malformed:
      'The formula cannot be read from character {{place}} on. It may hold numbers, codes of indicators, + - * / and brackets.',
    formula_code_unknown:
      'The formula uses “{{code}}”, which this list does not have. Correct the code, or add that indicator.',
    formula_circle:
      'The formula of “{{code}}” leads back to itself. Compute it from other indicators.',
    bounds_reversed: 'The lower bound {{min}} is above the upper bound {{max}}. Correct one.',
    source_unnamed:
      'An indicator from a published source names no place. Name it, or mark the indicator as our own.',
    code_twice: 'The code “{{code}}” is used twice. Change one.',
    amount_malformed: '“{{given}}” is no number. Enter a number.',
    amount_too_fine: 'This indicator takes at most {{decimals}} decimal places. Round the number.',
    amount_beyond: '“{{name}}” must lie between {{min}} and {{max}}. Check the number.',
    period_of_other_cadence:
      '“{{period}}” is no period of this indicator. Report by its own cadence.',
    period_ahead: 'The period {{period}} has not begun. Report it when it is over.',
    pooled_beyond_owned:
      'Of “$t(indicators:pooling.kind.{{kind}})”, {{onPlatform}} stand on the platform but only {{owned}} are owned. Check both.',
    used_beyond_pooled:
      'Of “$t(indicators:pooling.kind.{{kind}})”, {{usedByOthers}} were used by others but only {{onPlatform}} stand on the platform. Check both.',
    pooled_twice:
      '“$t(indicators:pooling.kind.{{kind}})” is listed twice. Remove one of the lines.',
    track_closed: 'This tracking has ended; its values can be read. Begin a new one to go on.',
    track_is_kept:
      'This tracking belongs to a selected project. Report in that project’s reports; it ends with the project.',
    not_own_track: 'Only the reporting organisation may do this. Act for that organisation first.',
    not_following:
      'Only officers of the organisation that follows may verify, and nobody verifies their own numbers.',
    track_runs_backward:
      'The last day {{untilDay}} is not after the first {{fromDay}}. Correct one.',
    doubt_fell:
      '“{{indicator}}” counts up, and fell from {{from}} to {{to}}. Check it, or give a reason of at least 10 signs.',
    doubt_jumped:
      '“{{indicator}}” went from {{from}} to {{to}}, more than three times. Check it, or give a reason of at least 10 signs.',
    doubt_differs:
      '“{{indicator}}” is {{from}} as reported and {{to}} as posted. Check it, or give a reason of at least 10 signs.',
    said_too_often:
      '“{{indicator}}” of {{period}} was written {{max}} times and takes no more; the last one stands. Where what was reported is still wrong, ask the office that follows to verify the right number; where what was verified is, say so when the next period is verified.',
    posted_too_often:
      '“{{indicator}}” of {{period}} was posted {{max}} times and takes no more; the last one stands. Post once a day at most; where it is still wrong, ask the office that follows to verify the right number.',
    computed: '“{{indicator}}” is computed as {{formula}}. Report what the formula needs.',
    list_unknown: 'There is no list of indicators named “{{list}}”. Choose another.',
    indicator_unknown: 'The list “{{list}}” has no indicator “{{indicator}}”. Choose another.',
    goal_twice: '“{{indicator}}” is chosen twice. Remove one.',
    office_unknown: 'Choose a verified authority or office other than your own from the list.',
    not_tracked: '“{{indicator}}” is not part of this tracking. Check it.',
    verification_unexplained: 'Say in at least 10 signs by what you verified it.',
    key_unreadable: 'This is no public key of Ed25519 or SM2 in PEM. Export it again and paste it.',
    key_is_registered: 'This key is registered already.',
    key_unknown: 'There is no such track or key, or it is revoked. Ask the reporting organisation.',
    survey_head_missing:
      'No head was found. Name the columns name, industry, division, leading and use in the first line; uscc is optional.',
    survey_industry_unknown:
      '“{{typed}}” is no known industry. Give a code of GB/T 4754-2017 of two to four digits, or the full Chinese name of one.',
    survey_division_unknown:
      '“{{typed}}” is no known division. Give its code of two, four or six digits, or a full Chinese name that only one division bears.',
    survey_leading_unknown: '“{{typed}}” cannot be read. Give yes or no.',
    survey_use_unknown: '“{{typed}}” cannot be read. Give built, uses, planned or none.',
    surveyed_twice: 'This is the enterprise of line {{line}}. Give each enterprise one line.',
    surveyed_already:
      'This enterprise is in the survey already. To correct it, undo the batch it came in first.',
    survey_unnamed: 'Give a title of at least 2 characters, a first and a last day.',
    nothing_counts: 'Choose at least one use that counts.',
    survey_runs_backward:
      'The last day {{untilDay}} lies before the first {{fromDay}}. Correct one.',
    survey_is_published:
      'A figure of this survey is public. Withdraw it first, then import or undo.',
    industry_not_manufacturing:
      '“{{industry}}” is no two-digit code of manufacturing. Give 13 to 43.',
    figure_is_defined: 'A figure by this very definition is there already.',
    figure_too_small:
      'By this definition there are {{surveyed}} enterprises. Fewer than {{min}} are not made public, so that nobody’s answer shows.',
    figure_tells_few:
      'Subtracted from figures of this survey that are or were public, it would show the answers of {{fewest}} enterprises alone; fewer than {{min}} are never shown. Define it so that definitions differ by none or by at least {{min}}.',
    nothing_typed: 'No row is typed yet.',
    undo_unexplained: 'Write why it is undone, in at least 10 characters.',
    sample_no_rows: 'No rows were posted with this value, so none can be drawn. Verify it instead.',
    sample_is_open:
      'The last sample of this value is not judged yet. Judge it before drawing again.',
    sample_again_unexplained:
      'This value was sampled {{count}} times. Write why it is drawn again, at least 10 characters.',
    sample_is_answered: 'This sample has been answered or judged, so its rows stand.',
    sample_rows_missing: '{{count}} of the rows drawn are missing ({{rows}}). Give them too.',
    sample_row_not_drawn: 'Row {{row}} was not drawn. Give only the rows drawn.',
    sample_row_twice: 'A row is given twice. Remove one of them.',
    sample_list_differs:
      'The digest of this file ({{rows}} rows) is not that of the list posted ({{posted}} rows), so it was not kept. Send the very file that was counted, or only the rows drawn.',
    sample_list_too_long: 'The file exceeds {{mb}} MB. Give only the rows drawn.',
    sample_is_settled:
      'This sample has been judged and stands. If needed, draw again with a reason.',
    sample_not_answered:
      'The rows have not come; they may come until {{day}}. After that the value can be doubted.',
    sample_rows_unmarked: '{{count}} rows are not marked right or wrong. Mark every row.',
    sample_wrong_unsaid: 'Row {{row}} is marked wrong without saying how. Add a note.',
    signature_wrong:
      'The signature does not fit the message. Sign its canonical text (RFC 8785) with the registered key.',
  },
}
