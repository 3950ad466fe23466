import { useTranslation } from 'react-i18next'
import type { ArrangementWish } from '../../../domain/evaluation/arrangement.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import css from './Arrange.module.css'
import { withLoad, withPair, type Names } from './wish.ts'

type Props = {
  readonly wish: ArrangementWish
  readonly names: Names
  readonly onChange: (wish: ArrangementWish) => void
}

const levels = ['0', '1', '2', '3'] as const

function Rules({ wish, onChange }: Omit<Props, 'names'>) {
  const { t } = useTranslation('evaluation')
  const { rules } = wish
  const change = (part: Partial<ArrangementWish['rules']>): void =>
    onChange({ ...wish, rules: { ...rules, ...part } })
  const most = (value: number | null): number | null =>
    value === null ? null : Math.min(20, Math.max(1, value))
  return (
    <>
      <NumberInput
        label={t('arrange.seniors')}
        value={rules.seniorsPerItem}
        onChange={(value) => change({ seniorsPerItem: Math.min(20, Math.max(0, value ?? 0)) })}
      />
      <NumberInput
        label={t('arrange.sameRegion')}
        help={t('arrange.noLimit')}
        value={rules.maxSameRegion}
        onChange={(value) => change({ maxSameRegion: most(value) })}
      />
      <NumberInput
        label={t('arrange.sameEmployer')}
        help={t('arrange.noLimit')}
        value={rules.maxSameEmployer}
        onChange={(value) => change({ maxSameEmployer: most(value) })}
      />
      <Select
        label={t('arrange.minLevel')}
        value={levels[rules.minLevel] ?? '0'}
        options={levels.map((value) => ({ value, label: t(`arrange.levels.${value}`) }))}
        onChange={(value) => change({ minLevel: Number(value) })}
      />
      <Checkbox
        label={t('arrange.leastLoads')}
        checked={wish.leastLoads}
        onChange={(leastLoads) => onChange({ ...wish, leastLoads })}
      />
    </>
  )
}

/** What the office asks of the plan: rules, pairs that are set or excluded, changed loads. */
export function WishFields({ wish, names, onChange }: Props) {
  const { t } = useTranslation('evaluation')
  const expertOf = (id: string): string => names.experts.get(id) ?? id
  const itemOf = (id: string): string => names.items.get(id) ?? id
  return (
    <div className="stack">
      <Rules wish={wish} onChange={onChange} />
      {(['pinned', 'forbidden'] as const).map(
        (list) =>
          wish[list].length > 0 && (
            <div key={list}>
              <h3 className="t14">{t(`arrange.${list}`)}</h3>
              <ul className={css.wishes}>
                {wish[list].map((pair) => (
                  <li key={`${pair.itemId} ${pair.expertId}`}>
                    <span>
                      {t('arrange.pairOf', {
                        expert: expertOf(pair.expertId),
                        item: itemOf(pair.itemId),
                      })}
                    </span>
                    <LinkButton onClick={() => onChange(withPair(wish, list, pair))}>
                      {t('arrange.take')}
                    </LinkButton>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      {wish.loads.length > 0 && (
        <div>
          <h3 className="t14">{t('arrange.loads')}</h3>
          <ul className={css.wishes}>
            {wish.loads.map(({ expertId, max }) => (
              <li key={expertId}>
                <span>{t('arrange.loadOf', { expert: expertOf(expertId), max })}</span>
                <LinkButton onClick={() => onChange(withLoad(wish, expertId, null))}>
                  {t('arrange.take')}
                </LinkButton>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
