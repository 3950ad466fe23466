/** What server and web both say about indicators, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { indicatorsZh } from './text.zh.ts'

export const indicatorsEn: SameKeys<typeof indicatorsZh> = {
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
      'Of “{{kind}}”, {{onPlatform}} stand on the platform but only {{owned}} are owned. Check both.',
    used_beyond_pooled:
      'Of “{{kind}}”, {{usedByOthers}} were used by others but only {{onPlatform}} stand on the platform. Check both.',
  },
}
