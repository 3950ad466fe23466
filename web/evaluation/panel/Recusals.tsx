import { useTranslation } from '../../kernel/words.ts'
import type { PanelMemberRow } from '../../../domain/evaluation/panel.endpoints.ts'
import { Tag } from '../../ui/Tag.tsx'
import css from '../round/Round.module.css'
import { useFindings } from '../round/useFindings.ts'

/** From which items somebody stands back, and why. */
export function Recusals({ of }: { readonly of: PanelMemberRow['recusals'] }) {
  const { t } = useTranslation('panel')
  const findings = useFindings()
  if (of.length === 0) return null
  return (
    <>
      <Tag tone="care">{t('recused', { count: of.length })}</Tag>
      <ul className={`${css.people} t13`}>
        {of.map(({ itemId, seq, findings: found }) => (
          <li key={itemId}>
            {t('recusedItem', {
              seq,
              why: found.length === 0 ? t('recusedOwn') : found.map(findings).join(t('and')),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
