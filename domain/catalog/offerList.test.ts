/** Lists of offers as people write them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FieldOf, Kind } from './kind.ts'
import { readFieldCell, shortHead, termsOfCell, unitOfHead } from './offerCells.ts'
import { readOfferList, settleOffer, type KnownOffer, type Settling } from './offerList.ts'
import { readKind } from './readKind.ts'

const shipped = (name: string): Kind => {
  const path = join(import.meta.dirname, '../../data/kinds', `${name}.json`)
  const reading = readKind(JSON.parse(readFileSync(path, 'utf8')))
  if (!reading.ok) throw new Error(name)
  return reading.kind
}
const turning = shipped('turning')
const milling = shipped('milling')
const label = { zh: '某', en: 'Some' }
const measure = (unit?: string, type = 'number') =>
  ({ type, about: { shape: 'measure', label, unit } }) as FieldOf<'measure'>

const said = (...asked: Parameters<typeof readFieldCell>) => {
  const told = readFieldCell(...asked)
  return told.ok ? told.value : [told.code, told.facts ?? {}]
}

test.each([
  ['0.02', 'mm', undefined, 0.02],
  ['±0.02', 'mm', undefined, 0.02],
  ['± 20 μm', 'mm', undefined, 0.02],
  ['２０微米', 'mm', undefined, 0.02],
  ['20', 'mm', 'um', 0.02],
  ['20mm', 'mm', 'um', 20],
  ['1,250.5 kg', 'kg', undefined, 1250.5],
  ['1.2吨', 'kg', undefined, 1200],
  ['≤0.5英寸', 'mm', undefined, 12.7],
  ['1/3', 'mm', undefined, ['catalog.cell_unit_unknown', { unit: '/3' }]],
  ['5轴', undefined, undefined, 5],
  ['58HRC', undefined, undefined, 58],
  ['5万', undefined, undefined, ['catalog.cell_unit_unknown', { unit: '万' }]],
  ['20kg', 'mm', undefined, ['catalog.cell_unit_other', { unit: 'kg', asked: 'mm' }]],
  ['20 糎', 'mm', undefined, ['catalog.cell_unit_unknown', { unit: '糎' }]],
  ['很准', 'mm', undefined, ['catalog.value_no_number', {}]],
] as const)('a number: %s in %s under %s', (cell, unit, head, expected) => {
  expect(said(measure(unit), cell, head)).toEqual(expected)
})

const { properties } = milling.fields
const batch = properties['batch']!
const box = properties['maxPart']!
const cylinder = turning.fields.properties['maxPart']!

test.each([
  ['1-2000', [1, 2000]],
  ['1~2,000件', [1, 2000]],
  ['1 至 2000', [1, 2000]],
  ['10件到2万件', [10, 20_000]],
  ['1 to 50', [1, 50]],
  ['1——50', [1, 50]],
  ['500', ['catalog.value_no_span', {}]],
  ['1-2-3', ['catalog.value_no_span', {}]],
])('a range: %s', (cell, expected) => {
  expect(said(batch, cell)).toEqual(expected)
})

test('a range below zero keeps its sign', () => {
  const span = { ...batch, about: { ...batch.about, unit: undefined } } as never
  expect(said(span, '-40~180')).toEqual([-40, 180])
  expect(said(span, '-40 - -5')).toEqual([-40, -5])
})

test.each([
  ['600×500×450', [600, 500, 450]],
  ['600*500*450mm', [600, 500, 450]],
  ['60x50X45 cm', [600, 500, 450]],
  ['长600宽500高450', [600, 500, 450]],
  ['600长×500宽×450高', [600, 500, 450]],
  ['L600×W500×H450', [600, 500, 450]],
  ['0.6米×500×450毫米', [600, 500, 450]],
  ['600×500', ['catalog.value_no_box', {}]],
])('a box: %s', (cell, expected) => {
  expect(said(box, cell)).toEqual(expected)
})

test.each([
  ['φ420×1000', [420, 1000]],
  ['⌀420 × 1 m', [420_000, 1000]],
  ['直径420长1000', [420, 1000]],
  ['420', ['catalog.value_no_cylinder', {}]],
])('a cylinder: %s', (cell, expected) => {
  expect(said(cylinder, cell)).toEqual(expected)
})

test('options by id or by name in either language, divided as people divide them', () => {
  const reports = turning.fields.properties['reports']!
  const formats = turning.fields.properties['formats']!
  expect(said(reports, '首件检验报告、CMM report；material')).toEqual([
    'firstArticle',
    'cmm',
    'material',
  ])
  expect(said(formats, 'DXF/DWG')).toEqual(['dxf'])
  expect(said(formats, 'step/DXF/DWG')).toEqual(['step', 'dxf'])
  expect(said(formats, 'STEP，pdf图纸, 来样')).toEqual(['step', 'pdf', 'sample'])
  expect(said(reports, '首件检验报告、手写')).toEqual(['catalog.value_unknown', { given: '手写' }])
})

test('terms, and standards whose slash divides nothing', () => {
  expect(termsOfCell('45#、40Cr; SUS304/316，45#')).toEqual(['45#', '40Cr', 'SUS304', '316'])
  expect(termsOfCell('GB/T 1804-2000、ISO/IEC 17025')).toEqual(['GB/T 1804-2000', 'ISO/IEC 17025'])
})

test.each([
  ['是', true],
  ['√', true],
  ['YES', true],
  ['×', false],
  ['否', false],
  ['也许', ['catalog.cell_no_flag', { given: '也许' }]],
])('a flag: %s', (cell, expected) => {
  expect(said(turning.fields.properties['liveTools']!, cell)).toEqual(expected)
})

test('the unit behind the name of a column', () => {
  const heads = [
    '最大零件（长×宽×高，毫米）',
    '公差(μm)',
    '载重 t',
    '压力（MPa）',
    '可达尺寸公差（±）',
    '名称',
  ]
  expect(heads.map(unitOfHead)).toEqual(['mm', 'um', 't', 'MPa', undefined, undefined])
  expect(shortHead('*最大零件(毫米)')).toBe('最大零件')
})

const sheet = [
  ['设备清单（演示）'],
  ['编号', '名称*', '加工范围(mm)', '公差（μm）', '轴数', '可加工材料', '颜色'],
  ['示例', '示例机床', '1×1×1', '20', '5', '铝合金', ''],
  ['M-1', '五轴加工中心一号', '800×600×500', '10', '5轴', '铝合金、不锈钢', '白'],
  ['M-2', '三轴加工中心', '800×600', '10', '2', '木头', ''],
  ['M-1', '五轴加工中心三号', '800×600×500', '10', '5', '铝合金', ''],
  ['', '', '', '', '', '', ''],
  ['', '只有名称的机床', '', '', '', '', ''],
]

test('a list is read by the heads of its kind; each cell says what is wrong with it', () => {
  const list = readOfferList(milling, sheet)
  if (!list.ok) throw new Error(list.code)
  expect(list.others).toEqual(['颜色'])
  expect(
    list.rows.map(({ line, said: { values, ...rest }, faults }) => [line, rest, values, faults]),
  ).toEqual([
    [
      4,
      { code: 'M-1', title: '五轴加工中心一号' },
      { maxPart: [800, 600, 500], tolerance: 0.01, axes: 5, materials: ['aluminium', 'stainless'] },
      [],
    ],
    [
      5,
      { code: 'M-2', title: '三轴加工中心' },
      { tolerance: 0.01 },
      [
        { column: 'maxPart', code: 'catalog.value_no_box' },
        { column: 'axes', code: 'catalog.value_too_small', facts: { min: 3, given: 2 } },
        { column: 'materials', code: 'catalog.value_unknown', facts: { given: '木头' } },
      ],
    ],
    [
      6,
      { code: 'M-1', title: '五轴加工中心三号' },
      { maxPart: [800, 600, 500], tolerance: 0.01, axes: 5, materials: ['aluminium'] },
      [{ column: 'code', code: 'catalog.offer_row_twice', facts: { line: 4 } }],
    ],
    [8, { title: '只有名称的机床' }, {}, []],
  ])
  expect(readOfferList(milling, [['a', 'b']])).toMatchObject({ code: 'catalog.offer_head_missing' })
})

test('what a row means: new, a change, the same, or not to be changed', () => {
  const list = readOfferList(milling, sheet)
  if (!list.ok) throw new Error(list.code)
  const [row, , , bare] = list.rows
  const settling: Settling = {
    kind: milling,
    region: '51',
    mayChangePublic: false,
    tell: (content, column) => JSON.stringify(content.values[column] ?? ''),
  }
  const none = () => null
  const fresh = settleOffer(row!, null, none, settling)
  expect(fresh).toMatchObject({ kind: 'new', lacks: [], faults: [], content: { region: '51' } })
  const lacking = settleOffer(bare!, null, none, settling)
  expect(lacking.content).not.toBeNull()
  expect(lacking.lacks.map(({ column }) => column)).toEqual([
    'maxPart',
    'axes',
    'materials',
    'tolerance',
  ])
  const known: KnownOffer = {
    ...{ id: 'one', version: 3, kindId: 'milling', state: 'draft' },
    content: fresh.content!,
  }
  expect(settleOffer(row!, known, none, settling).kind).toBe('same')
  const before = { ...fresh.content!, values: { ...fresh.content!.values, axes: 4 } }
  const change = settleOffer(row!, { ...known, content: before }, none, settling)
  expect(change).toMatchObject({ kind: 'change', was: { axes: '4' }, faults: [] })
  const open = { ...known, content: before, state: 'published' as const }
  expect(settleOffer(row!, open, none, settling).faults).toEqual([
    { column: 'code', code: 'catalog.offer_row_public' },
  ])
  const other = settleOffer(row!, { ...known, kindId: 'turning' }, none, settling)
  expect(other.faults).toEqual([{ column: 'code', code: 'catalog.offer_row_other_kind' }])
  const given = { ...lacking.content!, title: '只有名称的机床' }
  expect(settleOffer(bare!, null, () => ({ ...known, content: given }), settling).kind).toBe('same')
})
