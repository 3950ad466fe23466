import { useTranslation } from '../kernel/words.ts'
import type { PriceNeed } from '../../domain/price/needs.ts'
import { useFormat } from '../kernel/format.ts'
import { CheckboxGrid } from '../ui/Choices.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Select } from '../ui/Select.tsx'
import type { Priced } from './model.ts'
import css from './Price.module.css'

export type TypedNeed = Omit<PriceNeed, 'quantity' | 'material'> & {
  readonly quantity: number | null
  readonly material: string | null
}

export const emptyNeed: TypedNeed = {
  ...{ quantity: null, material: null, toleranceMm: null, finishes: [] },
  ...{ leadTimeDays: null, distanceKm: null },
}

/** How many, of what, how exact, finished how, until when, how far. */
export function NeedFields({
  priced,
  need,
  onNeed,
}: {
  readonly priced: Priced
  readonly need: TypedNeed
  readonly onNeed: (need: TypedNeed) => void
}) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const { model, materialName } = priced
  const positive = (value: number | null) => (value !== null && value > 0 ? value : null)
  return (
    <div className="stack">
      <div className={css.fields}>
        <NumberInput
          label={t('ask.quantity')}
          unit={t('card.piece')}
          value={need.quantity}
          onChange={(quantity) => onNeed({ ...need, quantity: positive(quantity) })}
        />
        <Select
          label={t('ask.material')}
          options={Object.keys(model.materials).map((value) => ({
            value,
            label: materialName(value, language),
          }))}
          value={need.material}
          onChange={(material) => onNeed({ ...need, material })}
        />
        <NumberInput
          label={t('ask.tolerance')}
          help={t('ask.toleranceHelp')}
          unit="mm"
          digits={4}
          optional
          value={need.toleranceMm}
          onChange={(value) => onNeed({ ...need, toleranceMm: positive(value) })}
        />
        <NumberInput
          label={t('ask.leadTime')}
          help={t('ask.leadTimeHelp')}
          optional
          value={need.leadTimeDays}
          onChange={(value) => onNeed({ ...need, leadTimeDays: positive(value) })}
        />
        <NumberInput
          label={t('ask.distance')}
          help={t('ask.distanceHelp')}
          unit="km"
          optional
          value={need.distanceKm}
          onChange={(distanceKm) => onNeed({ ...need, distanceKm })}
        />
      </div>
      <CheckboxGrid
        label={t('ask.finishes')}
        options={model.finishes.map(({ id, label }) => ({ value: id, label: label[language] }))}
        values={need.finishes}
        onChange={(finishes) => onNeed({ ...need, finishes: [...finishes] })}
      />
    </div>
  )
}
