import { IconX } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { noFilters, withoutCondition } from '../../domain/market/filters.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Market } from './address.ts'
import type { Condition } from './conditions.ts'
import css from './Market.module.css'
import partCss from './MatchPart.module.css'

/** What is looked for, part by part; each is taken back by itself. */
export function Chips({
  market,
  conditions,
  ofPart = [],
}: {
  readonly market: Market
  readonly conditions: readonly Condition[]
  /** Names of those that were taken from the part. */
  readonly ofPart?: readonly string[]
}) {
  const { t } = useTranslation('market')
  if (conditions.length === 0) return null
  return (
    <div className={css.chips}>
      <ul aria-label={t('chips.label')}>
        {conditions.map(({ name, label, value }) => (
          <li key={name}>
            <button
              type="button"
              className={css.chip}
              onClick={() => market.change(withoutCondition(market.filters, name))}
              aria-label={t('chips.drop', { label, value })}
            >
              <span className="muted">{label}</span>
              <span>{value}</span>
              {ofPart.includes(name) && <span className={partCss.ofPart}>{t('chips.ofPart')}</span>}
              <Icon of={IconX} size={14} />
            </button>
          </li>
        ))}
      </ul>
      {conditions.length > 1 && (
        <LinkButton onClick={() => market.change(noFilters)}>{t('chips.all')}</LinkButton>
      )}
    </div>
  )
}
