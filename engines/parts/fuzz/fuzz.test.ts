/** The short run of the fuzzers, in this process: `npm run bench -- fuzz` is the long one, beside the confined process. */
import { expect, test } from 'vitest'
import { analysePart, usualLimits } from '../analyse.ts'
import { fuzzInputs, type FuzzReader } from './inputs.sample.ts'
import { insistAnswer, lookAt, sound } from './look.sample.ts'

async function reasonsOf(reader: FuzzReader, seed: number, count: number): Promise<Set<string>> {
  const inputOf = await fuzzInputs(reader, seed)
  const met = new Set<string>()
  for (let index = 0; index < count; index++) {
    try {
      met.add(await lookAt(reader, inputOf(index)))
    } catch (error) {
      throw new Error(`${reader}, seed ${seed}, input ${index}`, { cause: error })
    }
  }
  return met
}

test.each([
  [
    'step',
    600,
    ['step_cut_off', 'step_syntax', 'number_twice', 'reference_broken', 'reference_wrong'],
  ],
  ['stl', 1500, ['mesh_open', 'mesh_broken', 'mesh_absurd', 'format_unknown']],
  ['3mf', 300, ['mesh_open', 'mesh_broken', 'mesh_empty', 'instances_too_many']],
  ['dxf', 1200, ['dxf_syntax', 'dxf_cut_off', 'dxf_value', 'dxf_open', 'dxf_nothing']],
] as const)('%s, %i broken files: an answer or a code each time', async (reader, count, codes) => {
  const met = await reasonsOf(reader, 2026, count)
  const wanted = [sound, ...codes.map((code) => `parts.${code}`)]
  expect([...met]).toEqual(expect.arrayContaining(wanted))
})

test('the same seed and number give the same bytes', async () => {
  const [one, other] = [await fuzzInputs('3mf', 7), await fuzzInputs('3mf', 7)]
  expect(other(3)).toEqual(one(3))
  expect((await fuzzInputs('3mf', 8))(3)).not.toEqual(one(3))
})

/** What a run found and was mended. */
test('3mf, seed 1, input 17: an object of ten of ten of ten was gathered for seconds', async () => {
  const input = (await fuzzInputs('3mf', 1))(17)
  const begun = performance.now()
  expect(await lookAt('3mf', input)).toBe('parts.instances_too_many')
  expect(performance.now() - begun).toBeLessThan(5000)
})

test('step, seed 1, input 289: what is named by a number beyond all numbers is no name', async () => {
  const wish = { limits: usualLimits, densityGPerCm3: null, process: null }
  const found = await analysePart((await fuzzInputs('step', 1))(289), wish)
  expect(insistAnswer(found)).toBe('parts.step_syntax')
})
