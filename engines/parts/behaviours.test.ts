/** What CAD files do in the wild, on files of our own making; on real ones: oracle.test.ts. */
import { expect, test } from 'vitest'
import { analysePart, usualLimits } from './analyse.ts'
import { freshKernel } from './occt/instance.ts'
import { boxOf, readShape } from './occt/measure.ts'
import { remadeStep } from './occt/made.sample.ts'
import { sampleStep, type SampleBlock } from './sample.ts'

const analyse = (bytes: Uint8Array) =>
  analysePart(bytes, { limits: usualLimits, densityGPerCm3: null, process: null })

const block: SampleBlock = {
  size: [60, 40, 12],
  holes: [
    { x: 20, y: 20, radius: 5, depth: 12, halves: true },
    { x: 40, y: 20, radius: 3, depth: 7 },
  ],
}
const alone = { solids: 1, bbox_mm: [60, 40, 12], reason: null }
const taken = Math.PI * (25 * 12 + 9 * 7)

/** As it would be measured by whoever takes all that the kernel read. */
async function naiveSize(bytes: Uint8Array): Promise<number> {
  const kernel = await freshKernel()
  const { min, max } = boxOf(kernel, [readShape(kernel, bytes)])
  return Math.max(...max.map((one, axis) => one - min[axis]!))
}

test('1: a free surface beside a solid has no part in its volume, area and box, and is told', async () => {
  const bytes = sampleStep({ ...block, beside: 'surface' })
  const [found, plain] = [await analyse(bytes), await analyse(sampleStep(block))]
  expect(found).toMatchObject({ ...alone, open_faces: 1 })
  expect(found.volume_mm3).toBeCloseTo(60 * 40 * 12 - taken, 2)
  expect(found).toEqual({ ...plain, open_faces: 1, findings: found.findings })
  expect(
    found.findings.filter(({ code }) => !plain.findings.some((one) => one.code === code)),
  ).toEqual([{ code: 'parts.free_surfaces', severity: 'info', faces: [], facts: { count: 1 } }])
  expect(await naiveSize(bytes)).toBeGreaterThan(5000)
})

test('2: loose points and curves do not stretch the box', async () => {
  const bytes = sampleStep({ ...block, beside: 'wireframe' })
  expect(await analyse(bytes)).toEqual(await analyse(sampleStep(block)))
  expect(await naiveSize(bytes)).toBeGreaterThan(5000)
})

test('3: without a solid there is no price of zero: the reason names where parts are, or what there is instead', async () => {
  const text = Buffer.from(sampleStep(block)).toString('latin1')
  const without = text.replace(/#\d+=MANIFOLD_SOLID_BREP[^;]*;\n/, '')
  expect(without.length).toBeLessThan(text.length)
  const end = 'ENDSEC;\nEND-ISO'
  const look = (more: string) =>
    analyse(Buffer.from(without.replace(end, `${more}\n${end}`), 'latin1'))
  const none = { solids: 0, volume_mm3: null, area_mm2: null, bbox_mm: null }
  expect(await look('')).toMatchObject({ ...none, reason: 'parts.no_solid', missing: [] })
  const triangles = '#9001=TRIANGULATED_FACE($,$,$,$,$,$,$);'
  expect(await look(triangles)).toMatchObject({ ...none, reason: 'parts.tessellated_only' })
  const files = ['WHEEL.stp', 'AXLE.stp', 'manual.pdf'].map(
    (name, at) => `#${9001 + at}=DOCUMENT_FILE('${name}','','',#1,'',$);`,
  )
  expect(await look(files.join('\n'))).toMatchObject({
    ...{ ...none, reason: 'parts.elsewhere', missing: ['AXLE.stp', 'WHEEL.stp'] },
  })
})

test('4: a shell left open has an area and no volume, and that is said', async () => {
  const found = await analyse(sampleStep({ size: [60, 40, 12], open: true }))
  expect(found).toMatchObject({
    ...{ solids: 0, volume_mm3: null, bbox_mm: null, open_faces: 5, reason: 'parts.open_only' },
  })
  expect(found.area_mm2).toBeCloseTo(60 * 40 + 2 * (60 * 12 + 40 * 12), 3)
})

test('5: the same part in inch, metre and millimetre is the same part', async () => {
  const [mm, ...others] = await Promise.all(
    (['millimetre', 'inch', 'metre'] as const).map((unit) =>
      analyse(sampleStep({ ...block, unit })),
    ),
  )
  expect(others.map(({ units }) => units)).toEqual([['inch'], ['metre']])
  for (const other of others) expect({ ...other, units: mm!.units }).toEqual(mm)
})

test('6: numbered otherwise and written backwards the answer is identical; written by another system it is the same part', async () => {
  const one = await analyse(sampleStep(block))
  const other = await analyse(sampleStep({ ...block, first: 5000, backwards: true }))
  expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  const remade = await analyse(await remadeStep(sampleStep(block)))
  expect(remade.volume_mm3! / one.volume_mm3!).toBeCloseTo(1, 7)
  expect(remade.area_mm2! / one.area_mm2!).toBeCloseTo(1, 7)
  const { bbox_mm, holes, faces } = one
  expect(remade).toMatchObject({ bbox_mm, holes, faces })
})
