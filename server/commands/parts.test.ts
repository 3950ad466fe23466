/** `baigong parts analyse` as people run it: what is printed, and with which code it ends. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PartAnalysis } from '../../domain/parts/analysis.ts'
import { sampleStep } from '../../engines/parts/sample.ts'
import { projectRoot } from '../kernel/config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-parts-command-'))
  const holes = [{ x: 20, y: 20, radius: 5, depth: 12, halves: true }]
  await writeFile(join(folder, 'good.step'), sampleStep({ size: [60, 40, 12], holes }))
  await writeFile(join(folder, 'bad.step'), 'ISO-10303-21;\nHEADER;\nENDSEC;\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = { readonly code: number; readonly out: string; readonly err: string }

function analyse(...args: readonly string[]): Promise<Answer> {
  const command = [join(projectRoot, 'tools/baigong.mjs'), 'parts', 'analyse', ...args]
  const options = { cwd: folder, env: { PATH: process.env['PATH'] ?? '' }, timeout: 120_000 }
  return new Promise((resolve) => {
    execFile(process.execPath, command, options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

test('a part: exit 0, and with --json nothing but JSON', { timeout: 240_000 }, async () => {
  const { code, out, err } = await analyse('good.step', '--json', '--material', '7075')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const found = JSON.parse(out) as PartAnalysis
  const volume = 60 * 40 * 12 - Math.PI * 25 * 12
  expect(found).toMatchObject({
    ...{ solids: 1, bbox_mm: [60, 40, 12], faces: { plane: 6, cylinder: 2 }, missing: [] },
    ...{ holes: [{ diameter_mm: 10, depth_mm: 12, through: true }], reason: null },
  })
  expect(found.volume_mm3).toBeCloseTo(volume, 2)
  expect(found.mass_g).toBeCloseTo((volume / 1000) * 2.81, 4)
})

test(
  'a refused file: exit 1, with its reason in both languages',
  { timeout: 240_000 },
  async () => {
    const json = await analyse('bad.step', '--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ solids: 0, reason: 'parts.step_no_data' })
    const told = await analyse('bad.step')
    expect(told.code).toBe(1)
    expect(told.out).toContain('parts.step_no_data  STEP 文件没有数据段')
    expect(told.out).toContain('has no data section')
  },
)

test.each([
  ['no such file', ['absent.step'], 'file_unreadable'],
  ['no such material', ['good.step', '--material', 'unobtainium'], 'material'],
  ['no such density', ['good.step', '--density', '-1'], 'material'],
  ['no such process', ['good.step', '--process', 'knitting'], 'process'],
])('%s: exit 2, and nothing on standard output', { timeout: 240_000 }, async (...row) => {
  const [, args, expected] = row
  const { code, out, err } = await analyse(...args, '--json')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(JSON.parse(err)).toMatchObject({ error: { code: expected } })
})
