/** Broken files through the confined process of the house: a coded reason each time, and the pool lives. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fuzzInputs } from '../../engines/parts/fuzz/inputs.sample.ts'
import { insistAnswer } from '../../engines/parts/fuzz/look.sample.ts'
import { sampleStep } from '../../engines/parts/sample.ts'
import { analyserBounds, openAnalyser, type Analyser } from './analyser.ts'

let folder: string
let analyser: Analyser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-fuzz-'))
  analyser = openAnalyser(() => undefined, { ...analyserBounds, size: 1 })
})
afterAll(async () => {
  await analyser.close()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  ['step', 60],
  ['stl', 60],
  ['3mf', 60],
  ['dxf', 60],
] as const)('%s, %i broken files', async (reader, count) => {
  const inputOf = await fuzzInputs(reader, 2027)
  const path = join(folder, 'part')
  for (let index = 0; index < count; index++) {
    await writeFile(path, inputOf(index))
    const reason = insistAnswer(await analyser.analyse(path))
    expect([index, reason]).not.toEqual([index, 'parts.out_of_time'])
  }
  await writeFile(path, sampleStep({ size: [60, 40, 12] }))
  expect((await analyser.analyse(path)).volume_mm3).toBe(28_800)
})
