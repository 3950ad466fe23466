/** What a face is, and what lies between two, in people's words. */
import { useTranslation } from '../../kernel/words.ts'
import type { PartAnalysis } from '../../../domain/parts/analysis.ts'
import { areaSaid, mm } from '../numbers.ts'
import type { FaceShape, Measured } from './shape.ts'

const hundredths = (value: number): string => String(Math.round(value * 100) / 100)

export function useFaceWords(analysis: PartAnalysis) {
  const { t } = useTranslation('parts')
  const radiusOf = (face: number) =>
    analysis.radii.find(({ faces }) => faces.includes(face))?.radius_mm
  return ({ face, normal, areaMm2, at }: FaceShape): string => {
    const radius = radiusOf(face)
    const kind =
      radius !== undefined
        ? t('view.round', { radius: mm(radius) })
        : t(normal === null ? 'view.curved' : 'view.flat')
    return [
      ...(face === 0 ? [] : [t('view.face', { face }), kind]),
      t('view.area', { area: areaSaid(areaMm2) }),
      t('view.at', { at: at.map(hundredths).join(', ') }),
    ].join(' · ')
  }
}

export function useMeasuredWords() {
  const { t } = useTranslation('parts')
  return (measured: Measured): string => {
    if (measured.kind === 'parallel') {
      return t('view.measured.parallel', { mm: hundredths(measured.mm) })
    }
    if (measured.kind === 'angle') {
      return t('view.measured.angle', { degrees: hundredths(measured.degrees) })
    }
    const [x, y, z] = measured.along.map((one) => hundredths(Math.abs(one)))
    return t('view.measured.points', { mm: hundredths(measured.mm), x: x!, y: y!, z: z! })
  }
}
