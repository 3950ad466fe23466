/** Tolerances as drawings write them. */
import { useTranslation } from '../kernel/words.ts'
import type { Tolerance, ToleranceContent } from '../../domain/parts/tolerance.ts'

/** To a tenth of a micrometre, without zeros at the end. */
const mm = (value: number): string => String(Number(value.toFixed(4)))

const deviation = (value: number): string => (value > 0 ? `+${mm(value)}` : mm(value))

function limitsSaid({ upperMm, lowerMm }: NonNullable<Tolerance['limits']>): string {
  return upperMm === -lowerMm ? `±${mm(upperMm)}` : `${deviation(upperMm)} / ${deviation(lowerMm)}`
}

/** In a few signs, for a pin: H7, ⌖ 0.1, Ra 1.6. */
export function toleranceSigns(content: ToleranceContent): string {
  if (content.kind === 'roughness') return `Ra ${content.raUm}`
  if (content.kind === 'thread') return `M${content.diameterMm}`
  if (content.kind === 'general') return content.class
  if (content.kind === 'geometric') return mm(content.zoneMm)
  const { class: name, upperMm, lowerMm } = content
  return name ?? limitsSaid({ upperMm: upperMm ?? 0, lowerMm: lowerMm ?? 0 })
}

export function useToleranceWords(): (tolerance: Pick<Tolerance, 'content' | 'limits'>) => string {
  const { t } = useTranslation('parts')
  return ({ content, limits }) => {
    if (content.kind === 'geometric') {
      const { characteristic, zoneMm, datums } = content
      return [t(`characteristic.${characteristic}`), mm(zoneMm), ...datums].join(' ')
    }
    if (content.kind === 'roughness') return `Ra ${content.raUm} µm`
    if (content.kind === 'thread') {
      const { diameterMm, pitchMm, class: name } = content
      return `M${diameterMm}×${pitchMm}-${name}`
    }
    if (content.kind === 'general') return t('tolerances.generalSaid', { class: content.class })
    const { nominalMm, class: name } = content
    const told = limits === null ? '' : limitsSaid(limits)
    return name === null ? `${mm(nominalMm)} ${told}` : `${mm(nominalMm)} ${name} (${told})`
  }
}
