import { useTranslation } from '../../kernel/words.ts'
import type { Why } from '../../../domain/kernel/verdict.ts'
import { readAddress } from '../../../domain/programmes/form/address.ts'
import type { FormFault } from '../../../domain/programmes/form/faults.ts'
import { labelOf, sentenceOf } from '../../../domain/programmes/form/sentence.ts'
import { valueIn } from '../../../domain/programmes/form/shown.ts'
import { showValue } from '../../../domain/programmes/form/show.ts'
import { LinkButton } from '../../ui/Button.tsx'
import type { RuleLine } from '../../ui/Checklist.tsx'
import { WhyPanel } from '../../ui/WhyPanel.tsx'
import { useWhys } from '../eligibility/useWhys.tsx'
import { useCheck, useFormDesk, useWords } from '../form/FormContext.ts'
import { useApplication } from './ApplicationContext.ts'
import { useGoTo } from './useGoTo.ts'

const linesMost = 4

/** Soft rules of the form that are touched: they never block, and each says why and what would change it. */
export function useSoftLines(): RuleLine[] {
  const { t } = useTranslation('programmes')
  const { language } = useWords()
  const { form } = useApplication()
  const { store } = useFormDesk()
  const { faults } = useCheck()
  const goTo = useGoTo()
  const opening = useWhys()
  const rules = new Map(form.rules.map((rule) => [rule.id, rule]))
  const whyOf = (fault: FormFault): Why => {
    const rule = rules.get(fault.rule ?? '')
    const { item, column } = readAddress(fault.at) ?? {}
    const entry = store.outline.at.get(item ?? '')
    const field = column === undefined ? entry?.item : entry?.columns.get(column)
    const value = valueIn(store.answers(), fault.at)
    return {
      rule: {
        source: rule?.source === 'notice' ? 'notice' : 'example',
        ...(rule?.clause === undefined ? {} : { clause: rule.clause }),
        text: t('apply.eligibility.soft'),
      },
      inputs: [
        {
          label: labelOf(form, fault.at, language),
          value: field === undefined ? '' : showValue(field, value, { language }),
        },
      ],
    }
  }
  return faults
    .filter((fault) => fault.severity === 'soft' && fault.rule !== undefined)
    .slice(0, linesMost)
    .map((fault) => {
      const reasonAt = rules.get(fault.rule ?? '')?.reasonAt
      const line = {
        key: `${fault.at}${fault.rule}`,
        state: 'care' as const,
        text: <b>{sentenceOf(form, fault, language)}</b>,
      }
      return opening(
        line,
        <WhyPanel
          tone="care"
          why={whyOf(fault)}
          change={
            <>
              <LinkButton underlined onClick={() => goTo(fault.at)}>
                {t('apply.eligibility.change')}
              </LinkButton>
              {reasonAt !== undefined && (
                <>
                  {t('apply.eligibility.or')}
                  <LinkButton underlined onClick={() => goTo(reasonAt)}>
                    {labelOf(form, reasonAt, language)}
                  </LinkButton>
                </>
              )}
            </>
          }
        />,
      )
    })
}
