import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { PartAnalysis } from '../../domain/parts/analysis.ts'
import { analysePart, usualLimits, type PartLimits } from './analyse.ts'
import { sampleStep, type SampleBlock } from './sample.ts'

const analyse = (bytes: Uint8Array, limits: Partial<PartLimits> = {}) =>
  analysePart(bytes, { limits: { ...usualLimits, ...limits }, densityGPerCm3: null, process: null })

const block: SampleBlock = {
  size: [60, 40, 12],
  holes: [
    { x: 20, y: 20, radius: 5, depth: 12, halves: true },
    { x: 40, y: 20, radius: 3, depth: 7 },
  ],
}
const text = (sample: SampleBlock = block) => Buffer.from(sampleStep(sample)).toString('latin1')
const changed = (from: string | RegExp, to: string): Buffer => {
  const before = text()
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  return Buffer.from(after, 'latin1')
}

test('a block with two holes is exactly what arithmetic says', async () => {
  const bytes = sampleStep(block)
  const found = await analysePart(bytes, {
    limits: usualLimits,
    densityGPerCm3: 2.7,
    process: null,
  })
  expect(Value.Check(PartAnalysis, found)).toBe(true)
  const holes = Math.PI * (25 * 12 + 9 * 7)
  const walls = 2 * Math.PI * (5 * 12 + 3 * 7) - 2 * Math.PI * 25
  const { volume_mm3: volume, area_mm2: area, ...rest } = found
  expect(volume).toBeCloseTo(60 * 40 * 12 - holes, 2)
  expect(area).toBeCloseTo(2 * (60 * 40 + 60 * 12 + 40 * 12) + walls, 2)
  expect(found.mass_g).toBeCloseTo(((60 * 40 * 12 - holes) * 2.7) / 1000, 4)
  expect(rest).toMatchObject({
    ...{ format: 'step', schema: 'AUTOMOTIVE_DESIGN', units: ['millimetre'], solids: 1 },
    ...{ bbox_mm: [60, 40, 12], bbox_min_mm: [0, 0, 0], faces: { plane: 7, cylinder: 3 } },
    radii: [
      { radius_mm: 3, faces: [expect.any(Number)] },
      { radius_mm: 5, faces: [expect.any(Number), expect.any(Number)] },
    ],
    tree: [{ name: 'block', count: 1, instances: [], solids: 1, children: [] }],
    ...{ open_faces: 0, missing: [], process: 'milling', reason: null, facts: {} },
  })
})

const elsewhere = [
  "#9001=DOCUMENT_TYPE('geometry');",
  "#9002=DOCUMENT_FILE('WHEEL.stp','','',#9001,'',$);",
  "#9003=DOCUMENT_FILE('manual.pdf','','',#9001,'',$);",
].join('\n')

test('parts in other files beside a solid are a finding', async () => {
  const found = await analyse(changed('ENDSEC;\nEND-ISO', `${elsewhere}\nENDSEC;\nEND-ISO`))
  expect(found.reason).toBeNull()
  expect(found.missing).toEqual(['WHEEL.stp'])
  expect(found.findings.filter(({ code }) => code.startsWith('parts.'))).toEqual([
    { code: 'parts.some_elsewhere', severity: 'warning', faces: [], facts: { files: 'WHEEL.stp' } },
  ])
})

const numberOf = (pattern: RegExp): number => Number(pattern.exec(text())![1])

test.each([
  ['nothing', Buffer.alloc(0), 'parts.empty', {}],
  ['another format', Buffer.from('solid x\nendsolid'), 'parts.format_unknown', {}],
  ['no data', Buffer.from('ISO-10303-21;HEADER;ENDSEC;'), 'parts.step_no_data', {}],
  [
    'half of the file',
    Buffer.from(text().slice(0, text().length / 2), 'latin1'),
    'parts.step_cut_off',
    { line: expect.any(Number) },
  ],
  ['a number twice', changed(/\n#2=/, '\n#1='), 'parts.number_twice', { number: 1 }],
  [
    'a reference to nothing',
    changed(/(PLANE\('',)#\d+/, '$1#99999'),
    'parts.reference_broken',
    { number: numberOf(/#(\d+)=PLANE/), entity: 'PLANE', missing: 99999 },
  ],
  [
    'a reference to what does not belong there',
    changed(/(EDGE_CURVE\('',)#\d+/, '$1#1'),
    'parts.reference_wrong',
    {
      ...{ number: numberOf(/#(\d+)=EDGE_CURVE/), entity: 'EDGE_CURVE' },
      ...{ other: 1, otherEntity: 'CARTESIAN_POINT' },
    },
  ],
  [
    'a value beyond all sense',
    changed("CARTESIAN_POINT('',(0.", "CARTESIAN_POINT('',(1.E200"),
    'parts.value_absurd',
    { number: 1, entity: 'CARTESIAN_POINT' },
  ],
  [
    'a radius of less than nothing',
    changed(/(CYLINDRICAL_SURFACE\('',#\d+,)/, '$1-'),
    'parts.value_absurd',
    { number: numberOf(/#(\d+)=CYLINDRICAL/), entity: 'CYLINDRICAL_SURFACE' },
  ],
])('%s is refused with its reason', async (_what, bytes, reason, facts) => {
  expect(await analyse(bytes)).toMatchObject({ solids: 0, volume_mm3: null, reason, facts })
})

test('what looks like a part and is another is refused: a face fewer, a corner moved', async () => {
  const faces = /CLOSED_SHELL\('',\(#\d+,/
  const fewer = await analyse(changed(faces, "CLOSED_SHELL('',("))
  expect(fewer.volume_mm3).toBeNull()
  expect(fewer.reason).toMatch(/^parts\.(open_edge|solid_lost|open_only)$/)
  const moved = await analyse(changed("CARTESIAN_POINT('',(60.", "CARTESIAN_POINT('',(61."))
  expect(moved.volume_mm3).toBeNull()
  expect(moved.reason).toMatch(/^parts\.(edge_off_surface|corner_off_edge|open_edge|solid_lost)$/)
})

test('limits are kept and named', async () => {
  const bytes = sampleStep(block)
  expect(await analyse(bytes, { maxBytes: 100 })).toMatchObject({ reason: 'parts.too_large' })
  expect(await analyse(bytes, { maxInstances: 50 })).toMatchObject({
    ...{ reason: 'parts.entities_too_many', facts: { limit: 50 } },
  })
  expect(await analyse(bytes, { maxFaces: 5 })).toMatchObject({
    ...{ reason: 'parts.faces_too_many', facts: { limit: 5 } },
  })
})

/** Each level stands ten times in the next: a few lines, a billion parts. */
function tower(levels: number, circle = false): Buffer {
  const definition = numberOf(/#(\d+)=PRODUCT_DEFINITION\(/)
  const lines: string[] = []
  for (let level = 1; level <= levels; level++) {
    const id = 10_000 + level * 100
    const below = level === 1 ? definition : id - 100
    lines.push(`#${id}=PRODUCT_DEFINITION('','',$,$);`)
    for (let time = 1; time <= 10; time++) {
      lines.push(
        `#${id + time}=NEXT_ASSEMBLY_USAGE_OCCURRENCE('${time}','','',#${id},#${below},$);`,
      )
    }
  }
  if (circle) {
    const top = 10_000 + levels * 100
    lines.push(`#99000=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#${definition},#${top},$);`)
  }
  return changed('ENDSEC;\nEND-ISO', `${lines.join('\n')}\nENDSEC;\nEND-ISO`)
}

test('an assembly that multiplies beyond measure, or stands in itself, never reaches the kernel', async () => {
  expect(await analyse(tower(9))).toMatchObject({ reason: 'parts.instances_too_many' })
  expect(await analyse(tower(3, true))).toMatchObject({ reason: 'parts.reference_circular' })
})

test('names are read in every way in which they are written', async () => {
  const named = async (name: Buffer) => {
    const [before, after] = text({ ...block, name: 'NAME' }).split("PRODUCT('NAME','NAME'")
    const parts = [`${before}PRODUCT('x','`, name, `'${after}`]
    return (
      await analyse(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))
    ).tree[0]!.name
  }
  expect(await named(Buffer.from("\\X2\\6CD55170\\X0\\ it''s"))).toBe("法兰 it's")
  expect(await named(Buffer.from('法兰'))).toBe('法兰')
  expect(await named(Buffer.from([0xb7, 0xa8, 0xc0, 0xbc]))).toBe('法兰')
})
