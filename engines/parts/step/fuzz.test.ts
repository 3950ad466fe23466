/** Whatever the bytes are, the look at the text ends in an answer or in a refusal with a code. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { sampleStep } from '../sample.ts'
import { usualLimits } from '../analyse.ts'
import { assemblyOf, filesElsewhere } from './products.ts'
import { scanStep } from './scan.ts'
import { checkGeometry } from './soundness.ts'
import { lengthUnits } from './units.ts'

const holes = [{ x: 20, y: 20, radius: 5, depth: 12, halves: true }]
const seeds = [
  sampleStep({ size: [60, 40, 12], holes }),
  sampleStep({ size: [60, 40, 12], unit: 'inch', name: '\\X2\\6CD55170\\X0\\' }),
]

function look(bytes: Uint8Array): string {
  try {
    const file = scanStep(bytes, { ...usualLimits, maxInstances: 5000 })
    const [mm] = lengthUnits(file).map((unit) => unit.mm)
    checkGeometry(file, mm ?? 1)
    assemblyOf(file, usualLimits)
    filesElsewhere(file)
    return 'sound'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** What means something in such a file is written over what stands there. */
const pieces = [
  ...["'", '"', '(', ')', ';', '#', '$', '*', '/*', '*/', '=', ',', '.', '.T.', '#1', '#99999'],
  ...['1.E999', '-1.E-999', 'NaN', 'ENDSEC;', 'DATA;', 'END-ISO-10303-21;', '\\X2\\D800\\X0\\'],
  ...['((((((((((', 'PLANE', 'ADVANCED_FACE', 'CLOSED_SHELL', '\0', '\xff'],
  ...['0', '1', '7', '-', 'E99'],
]
const place = fc.noBias(fc.nat())
const edit = fc.oneof(
  fc.record({ at: place, put: fc.constantFrom(...pieces) }),
  fc.record({
    at: place,
    put: fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  }),
)
/** The place of a real number: what stands there becomes another one. */
function realPlace(text: string, which: number): number {
  const places = [...text.matchAll(/(?<=[(,])-?\d+\.\d*/g)].map(({ index }) => index)
  return places[which % Math.max(1, places.length)] ?? 0
}

const mutation = fc.record({
  seed: fc.nat({ max: seeds.length - 1 }),
  edits: fc.array(edit, { maxLength: 6 }),
  reals: fc.array(fc.record({ which: place, put: fc.constantFrom('1.E99', '-3.', '0.E0') }), {
    maxLength: 1,
  }),
  keep: fc.oneof({ weight: 8, arbitrary: fc.constant(1000) }, fc.integer({ min: 1, max: 1000 })),
})

test('mutated files are sound or refused, never a fault', { timeout: 120_000 }, () => {
  expect(seeds.map(look)).toEqual(['sound', 'sound'])
  const met = new Map<string, number>()
  fc.assert(
    fc.property(mutation, ({ seed, edits, reals, keep }) => {
      let text = Buffer.from(seeds[seed]!).toString('latin1')
      for (const { at, put } of edits) {
        const from = at % text.length
        text = text.slice(0, from) + put + text.slice(from + put.length)
      }
      for (const { which, put } of reals) {
        const from = realPlace(text, which)
        text = text.slice(0, from) + put + text.slice(from + put.length)
      }
      const bytes = Buffer.from(text.slice(0, Math.ceil((text.length * keep) / 1000)), 'latin1')
      const code = look(bytes)
      met.set(code, (met.get(code) ?? 0) + 1)
    }),
    { numRuns: 1500, seed: 2019 },
  )
  // Coverage: the reasons that the mutations reach.
  expect([...met.keys()]).toEqual(
    expect.arrayContaining([
      ...['sound', 'parts.step_cut_off', 'parts.step_syntax', 'parts.reference_broken'],
      ...['parts.reference_wrong', 'parts.value_absurd', 'parts.number_twice'],
    ]),
  )
})
