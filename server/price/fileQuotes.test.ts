/** From a file to its price: the same part costs the same, whichever system wrote it. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { typicalCard } from '../../domain/price/card.ts'
import { priceModels } from '../../domain/price/models.ts'
import { factsOfAnalysis } from '../../domain/price/partFacts.ts'
import { quote } from '../../domain/price/quote.ts'
import { analysePart, usualLimits } from '../../engines/parts/analyse.ts'
import { remadeStep } from '../../engines/parts/occt/made.sample.ts'
import { sampleStep, type SampleBlock } from '../../engines/parts/sample.ts'

/** In fen for 200 pieces by each model at its typical rates; null where a person prices it. */
type Quotes = Readonly<Record<string, number | null>>

async function quotesOf(bytes: Uint8Array): Promise<Quotes> {
  const wish = { limits: usualLimits, densityGPerCm3: null, process: null }
  const reading = factsOfAnalysis(await analysePart(bytes, wish))
  if (!reading.ok) throw new Error(reading.reason)
  const entries = [...priceModels].map(([id, read]): [string, number | null] => {
    const card = typicalCard(read.model)
    const longer = { ...card, limits: { ...card.limits, longestMm: 10_000 } }
    const answer = quote(read, longer, reading.facts, {
      ...{ quantity: 200, material: Object.keys(read.model.materials)[0]!, finishes: [] },
      ...{ toleranceMm: null, leadTimeDays: null, distanceKm: null },
    })
    return [id, answer.ok ? answer.netFen : null]
  })
  return Object.fromEntries(entries)
}

/** Models by which two quotes are more than half a percent apart, or one is a price and the other none. */
const apart = (one: Quotes, other: Quotes): string[] =>
  Object.keys(one).filter((id) => {
    const [a, b] = [one[id]!, other[id]!]
    return a === null || b === null ? a !== b : !(Math.abs(a / b - 1) <= 0.005)
  })

const block: SampleBlock = {
  size: [60, 40, 12],
  holes: [
    { x: 20, y: 20, radius: 5, depth: 12 },
    { x: 40, y: 20, radius: 3, depth: 7 },
  ],
}

test('a renumbered file, and one in another unit, are quoted identically', async () => {
  const one = await quotesOf(sampleStep(block))
  expect(one['milling']).toBeGreaterThan(100_000)
  expect(await quotesOf(sampleStep({ ...block, first: 5000, backwards: true }))).toEqual(one)
  expect(await quotesOf(sampleStep({ ...block, unit: 'inch' }))).toEqual(one)
})

test('the same part by another system, with split cylinders, is quoted within 0.5 %', async () => {
  const one = await quotesOf(sampleStep(block))
  const halves = block.holes!.map((hole) => ({ ...hole, halves: true }))
  const split = sampleStep({ ...block, holes: halves })
  expect(apart(await quotesOf(split), one)).toEqual([])
  expect(apart(await quotesOf(await remadeStep(split)), one)).toEqual([])
  const larger = await quotesOf(sampleStep({ ...block, size: [60, 40, 12.5] }))
  expect(apart(larger, one)).toEqual(['milling', 'additive'])
})

const folder = join(process.env['BAIGONG_TEST_DATA'] ?? '', 'cad')
const isHere = process.env['BAIGONG_TEST_DATA'] !== undefined && existsSync(folder)
if (!isHere)
  console.warn('real CAD files are not here (BAIGONG_TEST_DATA): their quotes are skipped')

const families: readonly (readonly string[])[] = [
  ['nist/nist_ctc_01_asme1_ap203', 'nist/nist_ctc_01_asme1_ap242-e1', 'nist/nist_ctc_01_asme1_rd'],
  ['nist/nist_ctc_03_asme1_ap203', 'nist/nist_ctc_03_asme1_ap242-e1', 'nist/nist_ctc_03_asme1_rc'],
  ['nist/nist_ctc_05_asme1_ap203', 'nist/nist_ctc_05_asme1_ap242-e1', 'nist/nist_ctc_05_asme1_rd'],
]
const real = (name: string) => readFile(join(folder, name)).then(quotesOf)

test.runIf(isHere)(
  'real exports of one part are quoted within 0.5 %',
  { timeout: 300_000 },
  async () => {
    for (const [first, ...others] of families) {
      const one = await real(`${first}.stp`)
      expect(Object.values(one).some((fen) => fen !== null)).toBe(true)
      for (const other of others) {
        expect([other, apart(await real(`${other}.stp`), one)]).toEqual([other, []])
      }
    }
    const cubes = await Promise.all(
      ['in', 'm', 'mm'].map((u) => real(`misc/cube-units/cube-${u}.step`)),
    )
    expect(cubes[1]).toEqual(cubes[0])
    expect(cubes[2]).toEqual(cubes[0])
    const renumbered = await real('draftwright/topology-b.step')
    expect(renumbered).toEqual(await real('draftwright/topology-a.step'))
  },
)

test.runIf(isHere)(
  'an export without the engraving, or of free surfaces alone, is where prices may part',
  async () => {
    const sheet = await real('nist/nist_ctc_03_asme1_ap203.stp')
    const plain = await real('nist/nist_ctc_03_asme1_ap242-e2.stp')
    expect(apart(plain, sheet)).toEqual(['milling', 'injectionMoulding'])
    const turned = await real('cax-if/io1-cm-214.stp')
    expect(apart(await real('cax-if/io1-tu-203.stp'), turned)).toEqual(['turning'])
  },
)
