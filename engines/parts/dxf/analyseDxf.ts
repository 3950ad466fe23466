/** A flat part by its drawing: outline, what is cut out, how long the cut is. */
import type { Feature, Finding } from '../../../domain/parts/analysis.ts'
import type { Found } from '../analyse.ts'
import { rounded } from '../rounding.ts'
import { outlineOf, type Loop } from './outline.ts'
import { readDxf } from './read.ts'

function featureOf(loop: Loop, isOuter: boolean): Feature {
  const sizes = { length_mm: rounded(loop.lengthMm), area_mm2: rounded(loop.areaMm2) }
  if (isOuter) return { kind: 'outline', faces: [], sizes }
  if (loop.diameterMm === null) return { kind: 'cutout', faces: [], sizes }
  return { kind: 'round_cutout', faces: [], sizes: { diameter_mm: rounded(loop.diameterMm) } }
}

export function analyseDxf(bytes: Uint8Array): Found {
  const drawing = readDxf(bytes)
  const { outer, inner, min, max } = outlineOf(drawing)
  const sum = (loops: readonly Loop[], size: (one: Loop) => number) =>
    loops.reduce((all, one) => all + size(one), 0)
  const findings: Finding[] = []
  const tell = (code: string, severity: Finding['severity'], facts: Finding['facts']) =>
    findings.push({ code, severity, faces: [], facts })
  if (drawing.unit === null) tell('parts.units_missing', 'warning', {})
  if (drawing.unread.length > 0) {
    tell('parts.dxf_unread', 'warning', { kinds: drawing.unread.slice(0, 10).join(', ') })
  }
  if (outer.length > 1) tell('parts.dxf_several', 'info', { count: outer.length })
  return {
    ...{ format: 'dxf', schema: null, units: drawing.unit === null ? [] : [drawing.unit.name] },
    ...{ solids: 0, volume_mm3: null, open_faces: 0, faces: {}, radii: [], process: null },
    area_mm2: sum(outer, (one) => one.areaMm2) - sum(inner, (one) => one.areaMm2),
    ...{ tree: [], missing: [], holes: [] },
    features: [
      ...outer.map((loop) => featureOf(loop, true)),
      ...inner.map((loop) => featureOf(loop, false)),
    ],
    findings,
    ...{ min: [...min, 0], max: [...max, 0], refusal: null },
  }
}
