import { useTranslation } from '../kernel/words.ts'
import { useFormat } from '../kernel/format.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldFault } from '../ui/Field.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useFaultOf, type CardFormProps } from './CardForm.tsx'
import { readable } from './money.ts'
import css from './Price.module.css'

function toggled<Value>(
  values: Readonly<Record<string, Value>>,
  id: string,
  on: boolean,
  first: Value,
): Record<string, Value> {
  const { [id]: _gone, ...others } = values
  return on ? { ...values, [id]: first } : others
}

type OfMaterial = CardFormProps & {
  readonly material: string
  readonly typical: Readonly<Record<string, number>>
}

/** What the maker's own values of a material are; folded as long as the typical ones hold. */
function OwnValues({ priced, content, faults, onContent, material, typical }: OfMaterial) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const faultOf = useFaultOf(faults)
  const { materials } = content
  const own = materials[material] ?? {}
  const put = (rate: string, value: number | null) => {
    const { [rate]: _gone, ...others } = own
    const next = value === null ? others : { ...others, [rate]: value }
    onContent({ ...content, materials: { ...materials, [material]: next } })
  }
  const { materialRates } = priced.model
  const said = materialRates.map(
    ({ id, unit }) => `${readable(own[id] ?? typical[id] ?? 0)} ${t(`unit.${unit}`)}`,
  )
  return (
    <details open={Object.keys(own).length > 0 || undefined}>
      <summary className="second t13">{said.join(' · ')}</summary>
      <div className={css.own}>
        {materialRates.map((rate) => (
          <NumberInput
            key={rate.id}
            label={rate.label[language]}
            help={t('card.typical', { value: readable(typical[rate.id] ?? 0) })}
            digits={6}
            unit={t(`unit.${rate.unit}`)}
            value={own[rate.id] ?? null}
            onChange={(value) => put(rate.id, value)}
            {...faultOf('materials', material, rate.id)}
          />
        ))}
      </div>
    </details>
  )
}

function Materials(props: CardFormProps) {
  const { priced, content, faults, onContent } = props
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const faultOf = useFaultOf(faults)
  const { materials } = content
  const none = faultOf('materials', '')
  return (
    <Sheet title={t('card.materials')} inside="form">
      <div className="stack">
        <p className="second t13">{t('card.materialsHelp')}</p>
        {none.error !== undefined && <FieldFault>{none.error}</FieldFault>}
        <div className={css.picks}>
          {Object.entries(priced.model.materials).map(([id, typical]) => (
            <div key={id} className={css.pick}>
              <Checkbox
                label={priced.materialName(id, language)}
                checked={Object.hasOwn(materials, id)}
                onChange={(on) =>
                  onContent({ ...content, materials: toggled(materials, id, on, {}) })
                }
              />
              {Object.hasOwn(materials, id) && (
                <OwnValues {...props} material={id} typical={typical} />
              )}
            </div>
          ))}
        </div>
      </div>
    </Sheet>
  )
}

function Finishes({ priced, content, faults, onContent }: CardFormProps) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const faultOf = useFaultOf(faults)
  const { finishes } = content
  return (
    <Sheet title={t('card.finishes')} inside="form">
      <div className="stack">
        <p className="second t13">{t('card.finishesHelp')}</p>
        <div className={css.picks}>
          {priced.model.finishes.map(({ id, label, typicalYuanPerCm2 }) => (
            <div key={id} className={css.pick}>
              <Checkbox
                label={label[language]}
                checked={Object.hasOwn(finishes, id)}
                onChange={(on) =>
                  onContent({ ...content, finishes: toggled(finishes, id, on, typicalYuanPerCm2) })
                }
              />
              {Object.hasOwn(finishes, id) && (
                <div className={css.own}>
                  <NumberInput
                    label={t('card.finishPrice')}
                    help={t('card.typical', { value: readable(typicalYuanPerCm2) })}
                    digits={4}
                    unit={t('unit.yuanPerCm2')}
                    value={finishes[id] ?? null}
                    onChange={(value) =>
                      onContent({
                        ...content,
                        finishes: { ...finishes, [id]: value ?? typicalYuanPerCm2 },
                      })
                    }
                    {...faultOf('finishes', id)}
                  />
                </div>
              )}
            </div>
          ))}
        </div>
      </div>
    </Sheet>
  )
}

/** Materials and finishes that are done, each with its own values. */
export function CardPicks(props: CardFormProps) {
  return (
    <>
      <Materials {...props} />
      <Finishes {...props} />
    </>
  )
}
