/** What a reader written by us says of bytes, without the kernel: a code each time, or a fault of ours that is thrown. */
import { Value } from 'typebox/value'
import { PartAnalysis } from '../../../domain/parts/analysis.ts'
import { analysePart, refused, usualLimits } from '../analyse.ts'
import { Refusal } from '../refusal.ts'
import { assemblyOf, filesElsewhere } from '../step/products.ts'
import { scanStep } from '../step/scan.ts'
import { checkGeometry } from '../step/soundness.ts'
import { lengthUnits } from '../step/units.ts'
import type { FuzzReader } from './inputs.sample.ts'

export const sound = 'sound'

function stepText(bytes: Uint8Array): string {
  try {
    const file = scanStep(bytes, { ...usualLimits, maxInstances: 5000 })
    checkGeometry(file, Math.min(...lengthUnits(file).map(({ mm }) => mm), 1))
    assemblyOf(file, usualLimits)
    filesElsewhere(file)
    return sound
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return insistAnswer(refused(error.code, error.facts))
  }
}

/** Throws where an answer has not the shape of one, or says both that there is a part and that there is none. */
export function insistAnswer(found: PartAnalysis): string {
  if (!Value.Check(PartAnalysis, found)) throw new Error('an answer of another shape')
  const measured = found.format === 'dxf' ? found.area_mm2 : found.volume_mm3
  if (found.reason === null && !(measured !== null && measured > 0)) {
    throw new Error('an answer without a size')
  }
  if (found.reason !== null && found.volume_mm3 !== null) throw new Error('a refusal with a size')
  if (found.reason !== null && !/^parts\.[a-z0-9_]+$/.test(found.reason)) {
    throw new Error(`no code: ${found.reason}`)
  }
  return found.reason ?? sound
}

export async function lookAt(reader: FuzzReader, bytes: Uint8Array): Promise<string> {
  const isStep =
    reader === 'step' ||
    /ISO-10303-21/i.test(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))
  if (isStep) return stepText(bytes)
  const wish = { limits: usualLimits, densityGPerCm3: null, process: null }
  return insistAnswer(await analysePart(bytes, wish))
}
