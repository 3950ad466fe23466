import { useTranslation } from '../kernel/words.ts'
import type { Mark, Marks } from '../../domain/evaluation/marks.ts'
import type { Criterion, Scale } from '../../domain/evaluation/rubric.ts'
import { useFormat } from '../kernel/format.ts'
import { FieldGroup } from '../ui/Field.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Select } from '../ui/Select.tsx'
import { useScaleText } from './scaleText.ts'

type Props = {
  readonly criterion: Criterion
  readonly mark: Mark | undefined
  readonly error?: string | undefined
  readonly readOnly: boolean
  readonly onChange: (mark: Mark | undefined) => void
}

type Banded = Extract<Scale, { kind: 'banded' }>
const noBand = '-'

function Counts({ scale, ...props }: Props & { readonly scale: Banded }) {
  const { language } = useFormat()
  const { criterion, mark, readOnly, onChange } = props
  const { helpOf } = useScaleText()
  const counts = mark !== undefined && 'counts' in mark ? mark.counts : {}
  return (
    <FieldGroup label={criterion.name[language]}>
      <p className="muted t13">{helpOf(criterion, mark)}</p>
      {scale.bands.map((band) => (
        <NumberInput
          key={band.code}
          label={band.name[language]}
          readOnly={readOnly}
          value={counts[band.code] ?? null}
          onChange={(value) => onChange({ counts: { ...counts, [band.code]: value ?? 0 } })}
        />
      ))}
    </FieldGroup>
  )
}

/** One criterion, written in the way its scale asks for. */
export function MarkField(props: Props) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const { criterion, mark, error, readOnly, onChange } = props
  const { helpOf } = useScaleText()
  const { name, max, scale } = criterion
  const help = helpOf(criterion, mark)
  const frame = {
    label: name[language],
    count: t('review.outOf', { max }),
    ...(help === '' ? {} : { help }),
    ...(error === undefined ? {} : { error }),
  }
  if (scale.kind === 'judged') {
    return (
      <NumberInput
        {...frame}
        digits={Number.isInteger(scale.step) ? 0 : 2}
        readOnly={readOnly}
        value={mark !== undefined && 'points' in mark ? mark.points : null}
        onChange={(points) => onChange(points === null ? undefined : { points })}
      />
    )
  }
  if (scale.kind === 'banded' && scale.countable === true)
    return <Counts {...props} scale={scale} />
  if (scale.kind === 'banded' && scale.bands[0]?.from === undefined) {
    const chosen = mark !== undefined && 'band' in mark ? (mark.band ?? noBand) : null
    const options = scale.bands.map((band) => ({
      value: band.code,
      label: t('review.band', { name: band.name[language], points: band.points }),
    }))
    return (
      <Select
        {...frame}
        options={[...options, { value: noBand, label: t('review.noBand') }]}
        value={chosen}
        disabled={readOnly}
        onChange={(band) => onChange({ band: band === noBand ? null : band })}
      />
    )
  }
  const unit = scale.unit?.[language]
  return (
    <NumberInput
      {...frame}
      digits={4}
      {...(unit === undefined ? {} : { unit })}
      readOnly={readOnly}
      value={mark !== undefined && 'value' in mark ? mark.value : null}
      onChange={(value) => onChange(value === null ? undefined : { value })}
    />
  )
}

/** Marks with one of them put, or taken out. */
export function withMark(marks: Marks, code: string, mark: Mark | undefined): Marks {
  const { [code]: _old, ...rest } = marks.criteria
  return { ...marks, criteria: mark === undefined ? rest : { ...rest, [code]: mark } }
}
