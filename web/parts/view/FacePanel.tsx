import { useTranslation } from '../../kernel/words.ts'
import type { PartAnalysis } from '../../../domain/parts/analysis.ts'
import { Checkbox } from '../../ui/Choices.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import css from '../Parts.module.css'
import { type FaceShape, measure, type Picked } from './shape.ts'
import { useFaceWords, useMeasuredWords } from './words.ts'

type Picks = { readonly from: Picked | null; readonly to: Picked | null }

/** Which face is chosen, and what lies between it and another: by pressing in the view or by number. */
export function FacePanel({
  analysis,
  shapes,
  picks,
  measuring,
  onMeasuring,
  onPicks,
}: {
  readonly analysis: PartAnalysis
  readonly shapes: ReadonlyMap<number, FaceShape>
  readonly picks: Picks
  readonly measuring: boolean
  readonly onMeasuring: (on: boolean) => void
  readonly onPicks: (picks: Picks) => void
}) {
  const { t } = useTranslation('parts')
  const faceWords = useFaceWords(analysis)
  const measuredWords = useMeasuredWords()
  const { from, to } = picks
  const isNumbered = !shapes.has(0)
  const options = isNumbered
    ? [...shapes.values()].map((shape) => ({
        value: String(shape.face),
        label: faceWords(shape),
      }))
    : []
  const pickedBy = (value: string | null): Picked | null => {
    const shape = value === null ? undefined : shapes.get(Number(value))
    return shape === undefined ? null : { face: shape.face, at: shape.at }
  }
  const shape = from === null ? undefined : shapes.get(from.face)
  return (
    <div className="stack">
      {isNumbered && (
        <div className={css.pair}>
          <Combobox
            label={t('view.from')}
            help={t('view.fromHelp')}
            options={options}
            value={from === null ? null : String(from.face)}
            onChange={(value) => onPicks({ from: pickedBy(value), to })}
          />
          {measuring && (
            <Combobox
              label={t('view.to')}
              options={options}
              value={to === null ? null : String(to.face)}
              onChange={(value) => onPicks({ from, to: pickedBy(value) })}
            />
          )}
        </div>
      )}
      <Checkbox
        id="part-measure"
        checked={measuring}
        label={t('view.measure')}
        onChange={onMeasuring}
      />
      <p aria-live="polite" className={css.told}>
        {shape !== undefined && !measuring && faceWords(shape)}
        {measuring && from !== null && to !== null && measuredWords(measure(from, to, shapes))}
      </p>
    </div>
  )
}
