import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Feature, Hole } from '../../domain/parts/analysis.ts'
import type { Difference } from '../../domain/parts/difference.ts'
import { type FullPart, readDifference, type Revision } from '../../domain/parts/part.endpoints.ts'
import { useCallWhen } from '../kernel/query.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import type { Choose } from './chosen.ts'
import { useSizesSaid } from './FeatureSheets.tsx'
import { areaSaid, boxSaid, mm, volumeSaid } from './numbers.ts'
import css from './Parts.module.css'
import { isAnalysed } from './useAnalysis.ts'

const listedMost = 40

const placeSaid = (place: readonly number[]): string => `(${place.map(mm).join(', ')})`

function percent(before: number, after: number): string {
  const share = before === 0 ? 0 : ((after - before) / before) * 100
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(Number(share.toPrecision(3)))}%`
}

function useSizeSentences() {
  const { t } = useTranslation('parts')
  return ({ bboxMm, volumeMm3, areaMm2 }: Difference): string[] => {
    const [box, newBox] = [bboxMm.before, bboxMm.after]
    const changed = (
      { before, after }: Difference['volumeMm3'],
      key: 'volume' | 'area',
      said: (value: number) => string,
    ) =>
      before === null || after === null || before === after
        ? []
        : [
            t(`difference.${key}`, {
              before: said(before),
              after: said(after),
              change: percent(before, after),
            }),
          ]
    const boxes =
      box === null || newBox === null
        ? []
        : boxSaid(box) === boxSaid(newBox)
          ? [t('difference.boxSame')]
          : [t('difference.box', { before: boxSaid(box), after: boxSaid(newBox) })]
    return [
      ...boxes,
      ...changed(volumeMm3, 'volume', volumeSaid),
      ...changed(areaMm2, 'area', areaSaid),
    ]
  }
}

function useHoleSentences() {
  const { t } = useTranslation('parts')
  const sizes = ({ diameter_mm: diameter, depth_mm: depth, at_mm: at }: Hole) => ({
    ...{ diameter: mm(diameter), depth: mm(depth), at: placeSaid(at) },
  })
  return ({ come, gone, resized, moved }: Difference['holes']): string[] => [
    ...come.map((hole) => t('difference.holeCome', sizes(hole))),
    ...gone.map((hole) => t('difference.holeGone', sizes(hole))),
    ...resized.map(({ before, after }) =>
      t('difference.holeResized', {
        before: `${mm(before.diameter_mm)} × ${mm(before.depth_mm)}`,
        after: `${mm(after.diameter_mm)} × ${mm(after.depth_mm)}`,
        at: placeSaid(after.at_mm),
      }),
    ),
    ...moved.map(({ hole, byMm }) =>
      t('difference.holeMoved', { ...sizes(hole), by: placeSaid(byMm) }),
    ),
  ]
}

/** The most telling first: sizes, holes, features, and last the faces. */
function useSentences() {
  const { t } = useTranslation('parts')
  const sizesSaid = useSizesSaid()
  const sizeSentences = useSizeSentences()
  const holeSentences = useHoleSentences()
  const featureSaid = ({ kind, sizes }: Feature) => ({
    what: t(`feature.${kind}`),
    sizes: sizesSaid(
      Object.fromEntries(
        Object.entries(sizes).filter((one): one is [string, number] => typeof one[1] === 'number'),
      ),
    ),
  })
  return (difference: Difference): string[] => {
    const { features, faces } = difference
    return [
      ...sizeSentences(difference),
      ...holeSentences(difference.holes),
      ...features.come.map((one) => t('difference.featureCome', featureSaid(one))),
      ...features.gone.map((one) => t('difference.featureGone', featureSaid(one))),
      ...faces.moved.map(({ face, byMm }) =>
        t('difference.faceMoved', { face, by: placeSaid(byMm) }),
      ),
    ]
  }
}

function Said({
  difference,
  onChoose,
}: {
  readonly difference: Difference
  readonly onChoose: Choose
}) {
  const { t } = useTranslation('parts')
  const sentences = useSentences()(difference)
  const { faces } = difference
  if (difference.same) return <p>{t('difference.same')}</p>
  const changed = [...faces.come, ...faces.moved.map(({ face }) => face)]
  const left = sentences.length - listedMost
  return (
    <>
      <ul className={css.lines}>
        {sentences.slice(0, listedMost).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {left > 0 && <li className="second">{t('difference.more', { count: left })}</li>}
      </ul>
      {faces.kept + changed.length > 0 && (
        <p className="second t13">
          {t('difference.faces', {
            kept: faces.kept,
            moved: faces.moved.length,
            come: faces.come.length,
            gone: faces.gone.length,
          })}{' '}
          {changed.length > 0 && (
            <LinkButton underlined onClick={() => onChoose({ key: 'difference', faces: changed })}>
              {t('difference.show')}
            </LinkButton>
          )}
        </p>
      )}
    </>
  )
}

/** What changed in the shape against another revision, said in words. */
export function DifferenceSheet({
  part,
  revision,
  onChoose,
}: {
  readonly part: FullPart
  readonly revision: Revision
  readonly onChoose: Choose
}) {
  const { t } = useTranslation('parts')
  const others = part.revisions.filter(({ id }) => id !== revision.id)
  const before = others.find(({ number }) => number < revision.number) ?? others[0]!
  const [from, setFrom] = useState(String(before.number))
  const other = others.find(({ number }) => String(number) === from)
  const ready = other !== undefined && isAnalysed(other)
  const reading = useCallWhen(ready, readDifference, {
    params: { id: revision.id },
    query: { from: Number(from) },
  })
  const { data, error } = reading
  return (
    <Sheet title={t('difference.title', { number: Number(from) })} level={2}>
      <div className="stack">
        {others.length > 1 && (
          <div className={css.short}>
            <Select
              label={t('difference.from')}
              options={others.map(({ number }) => ({
                value: String(number),
                label: t('revisions.number', { number }),
              }))}
              value={from}
              onChange={setFrom}
            />
          </div>
        )}
        {error !== null && data === undefined && (
          <ErrorState problem={error.problem} onRetry={() => void reading.refetch()} />
        )}
        {ready && data === undefined && error === null && <Loading lines={2} />}
        {(!ready || data?.difference === null) && (
          <p className="second">{t('difference.waiting')}</p>
        )}
        {data?.difference != null && (
          <Said key={other?.id} difference={data.difference} onChoose={onChoose} />
        )}
      </div>
    </Sheet>
  )
}
