import { useTranslation } from '../kernel/words.ts'
import { type CardContent, type CardFault, openParts } from '../../domain/price/card.ts'
import { type Rate, rateGroups } from '../../domain/price/model.ts'
import { useFormat } from '../kernel/format.ts'
import { CheckboxGrid } from '../ui/Choices.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { useReasons } from '../ui/reason.ts'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { CardBreaks } from './CardBreaks.tsx'
import { CardPicks } from './CardPicks.tsx'
import type { Priced } from './model.ts'
import { readable } from './money.ts'
import css from './Price.module.css'

export type CardFormProps = {
  readonly priced: Priced
  readonly content: CardContent
  readonly faults: readonly CardFault[]
  readonly onContent: (content: CardContent) => void
}

/** A number that one may leave to the typical one: emptied, it is the typical one again. */
function without<Value>(values: Readonly<Record<string, Value>>, id: string) {
  const { [id]: _gone, ...others } = values
  return others
}

export function useFaultOf(faults: readonly CardFault[]) {
  const say = useReasons()
  return (part: CardFault['part'], of: string, rate?: string) => {
    const fault = faults.find(
      (one) => one.part === part && one.of === of && (rate === undefined || one.rate === rate),
    )
    return fault === undefined
      ? {}
      : { error: say({ code: `price.${fault.code}`, facts: fault.facts ?? {} }) }
  }
}

function Rates({ rates, ...props }: CardFormProps & { readonly rates: readonly Rate[] }) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const { content, onContent } = props
  const faultOf = useFaultOf(props.faults)
  const put = (id: string, value: number | null) =>
    onContent({
      ...content,
      rates: value === null ? without(content.rates, id) : { ...content.rates, [id]: value },
    })
  return (
    <div className={css.fields}>
      {rates.map(({ id, unit, label, help, typical }) => {
        const usual = t('card.typical', { value: readable(typical) })
        return (
          <NumberInput
            key={id}
            label={label[language]}
            help={help === undefined ? usual : `${help[language]} ${usual}`}
            digits={4}
            value={content.rates[id] ?? null}
            onChange={(value) => put(id, value)}
            {...(t(`unit.${unit}`) === '' ? {} : { unit: t(`unit.${unit}`) })}
            {...faultOf('rates', id)}
          />
        )
      })}
    </div>
  )
}

function Corrections({ priced, content, faults, onContent }: CardFormProps) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const faultOf = useFaultOf(faults)
  return (
    <Sheet title={t('card.corrections')} inside="form">
      <div className="stack">
        <p className="second t13">{t('card.correctionsHelp')}</p>
        <div className={css.fields}>
          {priced.model.items.map(({ id, label }) => (
            <NumberInput
              key={id}
              label={label[language]}
              digits={0}
              unit="%"
              value={content.corrections[id] ?? null}
              onChange={(value) =>
                onContent({
                  ...content,
                  corrections:
                    value === null
                      ? without(content.corrections, id)
                      : { ...content.corrections, [id]: value },
                })
              }
              {...faultOf('corrections', id)}
            />
          ))}
        </div>
      </div>
    </Sheet>
  )
}

function Limits({ content, onContent }: CardFormProps) {
  const { t } = useTranslation('price')
  const { limits, shows } = content
  const put = (id: keyof typeof limits, value: number | null) => {
    if (value !== null && value > 0) onContent({ ...content, limits: { ...limits, [id]: value } })
  }
  return (
    <Sheet title={t('card.limits')} inside="form">
      <div className={css.fields}>
        <NumberInput
          label={t('card.quantityMost')}
          digits={0}
          unit={t('card.piece')}
          value={limits.quantityMost}
          onChange={(value) => put('quantityMost', value)}
        />
        <NumberInput
          label={t('card.toleranceLeast')}
          digits={4}
          unit="mm"
          value={limits.toleranceLeastMm}
          onChange={(value) => put('toleranceLeastMm', value)}
        />
        <NumberInput
          label={t('card.longest')}
          digits={1}
          unit="mm"
          value={limits.longestMm}
          onChange={(value) => put('longestMm', value)}
        />
        <Select
          label={t('card.shows')}
          options={(['items', 'total'] as const).map((value) => ({
            value,
            label: t(`card.showsOptions.${value}`),
          }))}
          value={shows}
          onChange={(next) => onContent({ ...content, shows: next })}
        />
      </div>
    </Sheet>
  )
}

/** What stands on one's own public page; what is not chosen is nobody else's. */
function Open({ content, onContent }: CardFormProps) {
  const { t } = useTranslation('price')
  return (
    <Sheet title={t('open.choose')} inside="form">
      <CheckboxGrid
        label={t('open.parts')}
        note={t('open.note')}
        options={openParts.map((value) => ({ value, label: t(`open.part.${value}`) }))}
        values={content.open ?? []}
        onChange={(open) => onContent({ ...content, open: [...open] })}
      />
    </Sheet>
  )
}

/** A rate card while it is written: rates by group, materials, finishes, corrections, discounts, limits. */
export function CardForm(props: CardFormProps) {
  const { t } = useTranslation('price')
  const { model, common } = props.priced
  const all = [...model.rates, ...common]
  return (
    <>
      {rateGroups.map((group) => {
        const rates = all.filter((rate) => rate.group === group && rate.least < rate.most - 1e-5)
        return rates.length === 0 ? null : (
          <Sheet key={group} title={t(`card.group.${group}`)} inside="form">
            <Rates {...props} rates={rates} />
          </Sheet>
        )
      })}
      <CardPicks {...props} />
      <Corrections {...props} />
      <CardBreaks {...props} />
      <Limits {...props} />
      <Open {...props} />
    </>
  )
}
