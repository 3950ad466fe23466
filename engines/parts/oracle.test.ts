/** Real files of many systems, beside what native OpenCASCADE 7.6 says of them. Skipped without the material. */
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analysePart, usualLimits } from './analyse.ts'

const material = process.env['BAIGONG_TEST_DATA'] ?? ''
const folder = join(material, 'cad')
const isHere = material !== '' && existsSync(join(folder, 'oracle.csv'))
if (!isHere)
  console.warn('real CAD files are not here (BAIGONG_TEST_DATA): their tests are skipped')

/** All of them take 40 seconds: they are looked at with ORACLE=all, and whenever the reader of STEP is changed. */
const bytesUsually = process.env['ORACLE'] === 'all' ? Infinity : 60_000

const look = async (name: string) =>
  analysePart(await readFile(join(folder, name)), {
    limits: usualLimits,
    densityGPerCm3: null,
    process: null,
  })

type Row = Readonly<Record<string, string>>

async function oracle(): Promise<Row[]> {
  const [head, ...lines] = (await readFile(join(folder, 'oracle.csv'), 'utf8')).trim().split('\n')
  const names = head!.split(',')
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, index) => [names[index] ?? 'more', value])),
  )
}

const off = (is: number | null, should: string | undefined): number =>
  Math.abs((is ?? 0) / Number(should) - 1)

const both = ['x', 'y', 'z'] as const

function faultOf(row: Row, found: Awaited<ReturnType<typeof look>>): string | null {
  if (String(found.solids) !== row['solids']) return `${found.solids} solids, ${found.reason}`
  if (found.solids === 0) return found.reason === null ? 'no reason' : null
  const faces = Object.values(found.faces).reduce((sum, count) => sum + count, 0)
  if (String(faces) !== row['faces']) return `${faces} faces`
  if (String(found.open_faces) !== row['free_faces']) return `${found.open_faces} free faces`
  if (!(off(found.volume_mm3, row['volume_mm3']) <= 1e-4)) return `volume ${found.volume_mm3}`
  if (!(off(found.area_mm2, row['area_mm2']) <= 1e-3)) return `area ${found.area_mm2}`
  for (const [index, axis] of both.entries()) {
    const [min, max] = [Number(row[`${axis}min`]), Number(row[`${axis}max`])]
    if (!(Math.abs(found.bbox_min_mm![index]! - min) <= 0.02)) return `${axis}min`
    if (!(Math.abs(found.bbox_mm![index]! - (max - min)) <= 0.02)) return `size along ${axis}`
  }
  return null
}

test.runIf(isHere)('files are what the native kernel says', { timeout: 600_000 }, async () => {
  const rows = await oracle()
  const here = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.(stp|step)$/i.test(name),
  )
  expect(rows.map((row) => row['file']).toSorted()).toEqual(here.toSorted())
  const faults: string[] = []
  for (const row of rows) {
    if ((await stat(join(folder, row['file']!))).size > bytesUsually) continue
    const fault = faultOf(row, await look(row['file']!))
    if (fault !== null) faults.push(`${row['file']}: ${fault}`)
  }
  expect(faults).toEqual([])
})

/** 60 × 40 × 12, and what is taken out of it. */
const closedForms = {
  'plain-block': { volume: 0, area: 0 },
  'blind-hole': { volume: 25 * 6, area: 2 * 5 * 6 },
  'topology-a': { volume: 34 * 12, area: 2 * 8 * 12 - 2 * 34 },
  'topology-b': { volume: 34 * 12, area: 2 * 8 * 12 - 2 * 34 },
  // Half of a through hole, open to the side: its wall comes, half discs and a strip of the side go.
  'ambiguous-open-semicircle': { volume: 12.5 * 12, area: 5 * 12 - 25 - 120 / Math.PI },
}

test.runIf(isHere)(
  'parts of closed form are exact, to the eight digits that are told',
  async () => {
    for (const [name, { volume, area }] of Object.entries(closedForms)) {
      const found = await look(`draftwright/${name}.step`)
      const wanted = [28_800 - Math.PI * volume, 7200 + Math.PI * area]
      const told = wanted.map((one) => Number(one.toPrecision(8)))
      expect([name, found.volume_mm3, found.area_mm2]).toEqual([name, ...told])
      expect(found.bbox_mm).toEqual([60, 40, 12])
    }
  },
)

test.runIf(isHere)(
  '1: only closed solids have a volume, free surfaces are counted apart',
  async () => {
    const found = await look('nist/nist_ctc_05_asme1_rd.stp')
    expect(found).toMatchObject({ solids: 1, open_faces: 1, reason: null })
    expect(found.volume_mm3).toBeCloseTo(12_694_921.7, -1)
    expect(found.findings).toContainEqual({
      ...{ code: 'parts.free_surfaces', severity: 'info', faces: [], facts: { count: 1 } },
    })
  },
)

test.runIf(isHere)('2: loose points and curves do not stretch the box', async () => {
  const names = ['nist/nist_ctc_03_asme1_ap203.stp', 'nist/nist_ctc_03_asme1_ap242-e1.stp']
  const boxes = await Promise.all(names.map(async (name) => (await look(name)).bbox_mm!))
  for (const box of boxes) {
    for (const [index, side] of [302.96, 485.44, 162.69].entries()) {
      expect(Math.abs(box[index]! - side)).toBeLessThan(0.02)
    }
  }
})

test.runIf(isHere)('3: an assembly whose parts live elsewhere names their files', async () => {
  expect(await look('cax-if/s1-c5-214/s1-c5-214.stp')).toMatchObject({
    ...{ solids: 0, volume_mm3: null, area_mm2: null, reason: 'parts.elsewhere' },
    missing: ['FOOT.stp', 'HEAD.stp', 'MAINBODY.stp', 'TAIL.stp'],
  })
})

test.runIf(isHere)('4: a shell left open has an area and no volume', async () => {
  const bytes = await readFile(join(folder, 'draftwright/plain-block.step'))
  const opened = bytes
    .toString('latin1')
    .replace('MANIFOLD_SOLID_BREP', 'SHELL_BASED_SURFACE_MODEL')
    .replace(/(SHELL_BASED_SURFACE_MODEL\('',)(#\d+)/, '$1($2)')
    .replace(/CLOSED_SHELL\('',\((#\d+),/, "OPEN_SHELL('',(")
    .replace('ADVANCED_BREP_SHAPE', 'MANIFOLD_SURFACE_SHAPE')
  const found = await analysePart(Buffer.from(opened, 'latin1'), {
    ...{ limits: usualLimits, densityGPerCm3: null, process: null },
  })
  expect(found).toMatchObject({ solids: 0, volume_mm3: null, reason: 'parts.open_only' })
  expect(found.area_mm2).toBeGreaterThan(4000)
})

test.runIf(isHere)('5: one cube in inch, metre and millimetre', async () => {
  const cubes = await Promise.all(
    ['in', 'm', 'mm'].map((unit) => look(`misc/cube-units/cube-${unit}.step`)),
  )
  expect(cubes.map(({ units }) => units)).toEqual([['inch'], ['metre'], ['millimetre']])
  for (const { volume_mm3: volume, bbox_mm: box } of cubes) {
    expect(volume).toBeCloseTo(1e9, 0)
    expect(box!.map((side) => Math.round(side * 1e5) / 1e5)).toEqual([1000, 1000, 1000])
  }
})

test.runIf(isHere)(
  '6: exports of one part agree; renumbered, the answer is identical',
  async () => {
    const families = [
      ['nist/nist_ctc_05_asme1_ap203.stp', 'nist/nist_ctc_05_asme1_ap242-e1.stp'],
      ['nist/nist_ctc_03_asme1_ap203.stp', 'nist/nist_ctc_03_asme1_ap242-e2.stp'],
      ['cax-if/io1-cm-214.stp', 'cax-if/io1-tu-203.stp'],
    ]
    for (const [one, other] of families) {
      const [a, b] = [await look(one!), await look(other!)]
      expect(Math.abs(a.volume_mm3! / b.volume_mm3! - 1)).toBeLessThan(0.002)
      for (const [index, side] of a.bbox_mm!.entries()) {
        expect(Math.abs(side / b.bbox_mm![index]! - 1)).toBeLessThan(0.002)
      }
    }
    const [a, b] = [
      await look('draftwright/topology-a.step'),
      await look('draftwright/topology-b.step'),
    ]
    expect(b).toEqual(a)
  },
)
