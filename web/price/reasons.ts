/** Why a person prices a part, in words: the model's own cases, and those of every process. */
import type { PersonReason } from '../../domain/price/quote.ts'
import { useFormat } from '../kernel/format.ts'
import { useTranslation } from '../kernel/words.ts'
import { useReasons } from '../ui/reason.ts'
import type { Priced } from './model.ts'

/** As far as the model is there: its own cases are told in general words until it is. */
export function useAnyPersonReason(priced: Priced | undefined): (reason: PersonReason) => string {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const say = useReasons()
  return ({ code, facts = {} }) => {
    const rule = priced?.model.persons.find((one) => one.code === code)
    if (rule !== undefined) {
      const gap = language === 'zh' ? '' : ' '
      return `${rule.why[language]}${gap}${rule.remedy[language]}`
    }
    const { fact } = facts
    const named = fact === undefined ? facts : { ...facts, fact: t(`fact.${fact as 'setups'}`) }
    return say({ code: `price.${code}`, facts: named })
  }
}

export const usePersonReason = (priced: Priced) => useAnyPersonReason(priced)
