import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementWish, ItemWish } from '../../../domain/evaluation/arrangement.ts'
import { withoutItem } from '../../../domain/evaluation/arrangementRepair.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import css from './Arrange.module.css'
import { levelOptions } from './levels.ts'
import { WeightFields } from './Weights.tsx'
import { withLoad, withPair, type Names } from './wish.ts'

type Props = {
  readonly wish: ArrangementWish
  readonly names: Names
  readonly onChange: (wish: ArrangementWish) => void
}

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
        value={levelOptions[rules.minLevel] ?? '0'}
        options={levelOptions.map((value) => ({ value, label: t(`arrange.levels.${value}`) }))}
        onChange={(value) => change({ minLevel: Number(value) })}
      />
      <Checkbox
        label={t('arrange.leastLoads')}
        checked={wish.leastLoads}
        onChange={(leastLoads) => onChange({ ...wish, leastLoads })}
      />
      <Checkbox
        label={t('arrange.sharedLoads')}
        checked={wish.sharedLoads === true}
        onChange={(sharedLoads) => onChange({ ...wish, sharedLoads })}
      />
    </>
  )
}

const limits = ['needs', 'seniorsPerItem', 'maxSameRegion', 'maxSameEmployer', 'minLevel'] as const

/** Items that ask for something else than all, each of which may go back to what all ask for. */
function ItemLimits({ wish, names, onChange }: Props) {
  const { t } = useTranslation('evaluation')
  const items = wish.items ?? []
  if (items.length === 0) return null
  const wordsOf = (item: ItemWish): string =>
    limits
      .flatMap((limit) => {
        const n = item[limit]
        if (n === undefined || n === null) return []
        const said = limit === 'minLevel' ? t(`arrange.levels.${levelOptions[n] ?? '0'}`) : n
        return [t(`arrange.ownLimit.${limit}`, { n: said })]
      })
      .join(t('expert.and'))
  return (
    <div>
      <h3 className="t14">{t('arrange.own')}</h3>
      <ul className={css.wishes}>
        {items.map((item) => (
          <li key={item.itemId}>
            <span>
              {t('arrange.ownOf', {
                item: names.items.get(item.itemId) ?? item.itemId,
                limits: wordsOf(item),
              })}
            </span>
            <LinkButton onClick={() => onChange(withoutItem(wish, item.itemId))}>
              {t('arrange.take')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
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
      <WeightFields weights={wish.weights} onChange={(weights) => onChange({ ...wish, weights })} />
      <ItemLimits wish={wish} names={names} onChange={onChange} />
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
      {(wish.least ?? []).length > 0 && (
        <div>
          <h3 className="t14">{t('arrange.least')}</h3>
          <ul className={css.wishes}>
            {wish.least!.map(({ expertId, min }) => (
              <li key={expertId}>
                <span>{t('arrange.leastOf', { expert: expertOf(expertId), min })}</span>
                <LinkButton
                  onClick={() =>
                    onChange({
                      ...wish,
                      least: wish.least!.filter((one) => one.expertId !== expertId),
                    })
                  }
                >
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
