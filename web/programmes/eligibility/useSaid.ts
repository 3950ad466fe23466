import { useTranslation } from '../../kernel/words.ts'
import { divisions } from '../../../domain/kernel/division.ts'
import { divisionName } from '../../../domain/kernel/divisionName.ts'
import type { Why } from '../../../domain/kernel/verdict.ts'
import type { EligibilityAnswer } from '../../../domain/programmes/eligibility.endpoints.ts'
import { licenceTypes } from '../../../domain/programmes/legalPerson.ts'
import { useFormat } from '../../kernel/format.ts'

type SentWhy = EligibilityAnswer['reasons'][number]['why']

const sizes = ['micro', 'small', 'medium', 'large'] as const

/**
 * An explanation with the codes that the rules looked at called as people call them. Where the questions stand
 * on the page (`linked`), an input named by its pointer (`/kind`) leads to the one it was answered in.
 */
export function useSaid(linked: boolean): (why: SentWhy) => Why {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const said = (at: string | undefined, value: string): string => {
    const licence = licenceTypes.find((type) => type === value)
    if (at === '/licence' && licence !== undefined) return t(`label.licence_${licence}`)
    const size = sizes.find((one) => one === value)
    if (at === '/size' && size !== undefined) return t(`eligibility.sizes.${size}`)
    return at === '/division' ? (divisionName(divisions, value, language) ?? value) : value
  }
  return ({ rule, inputs, change }) => ({
    rule: rule as Why['rule'],
    inputs: inputs.map(({ at, label, value }) => ({
      label,
      value: said(at, value),
      ...(at === undefined || !linked ? {} : { at: `#ask-${at.slice(1).replaceAll('/', '-')}` }),
    })),
    ...(change === undefined ? {} : { change }),
  })
}
