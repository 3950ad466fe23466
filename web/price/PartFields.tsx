import { useTranslation } from '../kernel/words.ts'
import type { PriceModel } from '../../domain/price/model.ts'
import { NumberInput } from '../ui/NumberInput.tsx'
import css from './Price.module.css'
import { askedOf, type TypedPart, withBlock } from './typedPart.ts'

const labels = {
  lengthMm: 'length',
  widthMm: 'width',
  heightMm: 'height',
  volumeCm3: 'volume',
  areaCm2: 'area',
  setups: 'setups',
  thicknessMm: 'thickness',
  diameterMm: 'diameter',
  roundLengthMm: 'roundLength',
  holes: 'holes',
  holeDiameterMm: 'holeDiameter',
  holeDepthMm: 'holeDepth',
  bends: 'bends',
  bendLengthMm: 'bendLength',
} as const satisfies Readonly<Record<keyof TypedPart, string>>

export const labelOf = (name: keyof TypedPart) => `ask.${labels[name]}` as const

const units: Partial<Readonly<Record<keyof TypedPart, string>>> = {
  ...{ lengthMm: 'mm', widthMm: 'mm', heightMm: 'mm', volumeCm3: 'cm³', areaCm2: 'cm²' },
  ...{ thicknessMm: 'mm', diameterMm: 'mm', roundLengthMm: 'mm', holeDiameterMm: 'mm' },
  ...{ holeDepthMm: 'mm', bendLengthMm: 'mm' },
}

const optional: ReadonlySet<keyof TypedPart> = new Set([
  ...(['holes', 'holeDiameterMm', 'holeDepthMm', 'bends', 'bendLengthMm'] as const),
])

/** The sizes that a process asks of a part without a file. */
export function PartFields({
  model,
  part,
  onPart,
}: {
  readonly model: PriceModel
  readonly part: TypedPart
  readonly onPart: (part: TypedPart) => void
}) {
  const { t } = useTranslation('price')
  return (
    <div className="stack">
      <p className="second t13">{t('ask.partText')}</p>
      <div className={css.fields}>
        {askedOf(model).map((name) => {
          const unit = units[name]
          return (
            <NumberInput
              key={name}
              label={t(labelOf(name))}
              digits={unit === undefined ? 0 : 3}
              optional={optional.has(name)}
              value={part[name]}
              onChange={(value) => onPart(withBlock({ ...part, [name]: value }, part))}
              {...(unit === undefined ? {} : { unit })}
              {...(name === 'setups' ? { help: t('ask.setupsHelp') } : {})}
            />
          )
        })}
      </div>
    </div>
  )
}
