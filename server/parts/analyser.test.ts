import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PartAnalysis } from '../../domain/parts/analysis.ts'
import { partsEn } from '../../domain/parts/text.en.ts'
import { partsZh } from '../../domain/parts/text.zh.ts'
import { analysePart, usualLimits } from '../../engines/parts/analyse.ts'
import { sampleStep, type SampleHole } from '../../engines/parts/sample.ts'
import { analyserBounds, openAnalyser } from './analyser.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-parts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function onDisk(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const plain = sampleStep({ size: [60, 40, 12] })
/** Enough faces to keep the kernel busy for a while. */
const holes = Array.from({ length: 400 }, (_none, index): SampleHole => {
  return { x: 5 + (index % 20) * 10, y: 5 + Math.floor(index / 20) * 10, radius: 3, depth: 12 }
})
const plate = sampleStep({ size: [205, 205, 12], holes })

test('the process answers what the function answers; a broken file hurts nobody', async () => {
  const notes: string[] = []
  const analyser = openAnalyser((error) => void notes.push(error))
  try {
    const [good, bad] = [await onDisk('a.step', plain), await onDisk('b.step', plain.slice(0, 900))]
    const answers = await Promise.all([good, bad, good].map((path) => analyser.analyse(path)))
    const wish = { limits: usualLimits, densityGPerCm3: null, process: null }
    const expected = await analysePart(plain, wish)
    expect(answers).toEqual([expected, await analysePart(plain.slice(0, 900), wish), expected])
    expect(answers[1]!.reason).toBe('parts.step_cut_off')
    expect(notes).toEqual([])
  } finally {
    await analyser.close()
  }
})

test('a process that overruns its time is killed; the next file meets another', async () => {
  const analyser = openAnalyser(() => undefined, { ...analyserBounds, size: 1, timeLimitMs: 1 })
  try {
    const path = await onDisk('c.step', plate)
    expect(await analyser.analyse(path)).toMatchObject({ solids: 0, reason: 'parts.out_of_time' })
    expect(await analyser.analyse(path)).toMatchObject({ reason: 'parts.out_of_time' })
  } finally {
    await analyser.close()
  }
})

test('a process beyond its memory ends; the reason says so, or that the kernel failed', async () => {
  const limits = { heapMiB: 512, dataKiB: 700_000 }
  const analyser = openAnalyser(() => undefined, { ...analyserBounds, size: 1, limits })
  try {
    const { reason } = await analyser.analyse(await onDisk('d.step', plate))
    expect(reason).toMatch(/^parts\.(out_of_memory|kernel_fault)$/)
  } finally {
    await analyser.close()
  }
})

test('what a file cannot be opened for is a fault of that file alone', async () => {
  const analyser = openAnalyser(() => undefined, { ...analyserBounds, size: 1 })
  try {
    const absent = await analyser.analyse(join(folder, 'absent.step'))
    expect(absent.reason).toBe('parts.kernel_fault')
    const path = await onDisk('e.step', plain)
    expect((await analyser.analyse(path)).volume_mm3).toBe(28_800)
  } finally {
    await analyser.close()
  }
})

test('the published schema is that of the answer', async () => {
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'PartAnalysis' }
  const text = `${JSON.stringify({ ...head, ...PartAnalysis }, null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../docs/generated/part-analysis.schema.json')
})

test('sentences name what they need, in both languages the same', () => {
  const named = (sentence: string) =>
    [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1])
  for (const [code, sentence] of Object.entries(partsZh.reason)) {
    const other = partsEn.reason[code as keyof typeof partsZh.reason]
    expect([code, named(other).toSorted()]).toEqual([code, named(sentence).toSorted()])
  }
})

/** The same chance for everybody: multiplies and adds, as old generators did. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test('files with numbers changed at random: an answer of its shape each time, and the pool lives', async () => {
  const analyser = openAnalyser(() => undefined, {
    ...analyserBounds,
    size: 1,
    timeLimitMs: 30_000,
  })
  const next = chance(1107)
  try {
    const text = Buffer.from(plain).toString('latin1')
    const places = [...text.matchAll(/\d/g)].map(({ index }) => index).filter((at) => at > 300)
    for (let round = 0; round < 25; round++) {
      const bytes = Buffer.from(text, 'latin1')
      for (let time = 0; time <= next(3); time++) {
        bytes[places[next(places.length)]!] = 48 + next(10)
      }
      const found = await analyser.analyse(await onDisk('f.step', bytes))
      expect(Value.Check(PartAnalysis, found)).toBe(true)
      expect(found.reason === null).toBe(found.volume_mm3 !== null)
    }
    expect((await analyser.analyse(await onDisk('g.step', plain))).volume_mm3).toBe(28_800)
  } finally {
    await analyser.close()
  }
})
