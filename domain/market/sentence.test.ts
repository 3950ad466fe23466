/** What is understood of a typed sentence, and what stays as words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Kind } from '../catalog/kind.ts'
import { namedPlaces } from './namedPlaces.ts'
import { writeFilters } from './filters.ts'
import { readSentence, type Known } from './sentence.ts'
import { dueIn } from './sentenceDay.ts'

const folder = join(import.meta.dirname, '../../data/kinds')
const kinds = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kind,
)
const grades = new Set(['7075', '6061', '45#', 's45c', '1045', 'sus304', '304', 'tc4', '7075-t6'])
/** A Monday. */
const now = '2019-07-08'
const known: Known = { now, kinds, places: namedPlaces(), isGrade: (word) => grades.has(word) }

const rows: readonly [sentence: string, filters: object][] = [
  ['运输配送 道路运输许可证', { kind: 'transport', certificates: 'held.roadTransport' }],
  ['IATF 16949 的压铸厂', { kind: 'dieCasting', certificates: 'held.iatf16949' }],
  [
    '苏州附近 铝件 CNC 500 件 ±0.02 月底前',
    {
      near: '3205',
      km: 150,
      kind: 'milling',
      materials: 'aluminium',
      quantity: 500,
      limits: 'tolerance:..0.02',
      due: '2019-07-31',
    },
  ],
  [
    'CNC milling, 500 pcs of aluminum near Suzhou, ±0.02 mm, by end of month',
    {
      near: '3205',
      km: 150,
      kind: 'milling',
      materials: 'aluminium',
      quantity: 500,
      limits: 'tolerance:..0.02',
      due: '2019-07-31',
    },
  ],
  ['四川 不锈钢 钣金', { region: '51', kind: 'sheetMetal', materials: 'stainless' }],
  [
    '深圳 注塑件 2万件 ABS',
    { near: '4403', km: 50, kind: 'injectionMoulding', quantity: 20000, materials: 'abs' },
  ],
  [
    '五轴加工 7075 叶轮 200件',
    { kind: 'milling', limits: 'axes:5..', grades: '7075', quantity: 200, text: '叶轮' },
  ],
  ['五轴 钛合金', { kind: 'milling', limits: 'axes:5..', materials: 'titanium' }],
  [
    '车削 φ80×200 45# 公差0.01mm',
    { kind: 'turning', part: '80x200', grades: '45#', limits: 'tolerance:..0.01' },
  ],
  [
    '铣 600*500*450mm 精度2丝 Ra1.6',
    { kind: 'milling', part: '600x500x450', limits: 'tolerance:..0.02;roughness:..1.6' },
  ],
  [
    '长三角 压铸 锌合金 10个工作日内',
    { region: '31,32,33,34', kind: 'dieCasting', materials: 'zinc', due: '2019-07-22' },
  ],
  [
    'CNAS 校准 杭州',
    { certificates: 'accreditation.cnas', kind: 'calibration', near: '3301', km: 50 },
  ],
  ['找能做阳极氧化的厂家', { kind: 'surfaceTreatment' }],
  [
    'within 100 km of Wuxi sheet metal 50 units',
    { near: '3202', km: 100, kind: 'sheetMetal', quantity: 50 },
  ],
  ['东莞 200公里内 模具', { near: '4419', km: 200, kind: 'tooling' }],
  ['量子芯片封装', { text: '量子芯片封装' }],
  ['', {}],
]

test.each(rows)('%s', (sentence, filters) => {
  const read = readSentence(sentence, known)
  expect(writeFilters(read.filters)).toEqual(filters)
})

test('each part is told by what was said', () => {
  const { understood } = readSentence('苏州附近 铝件 CNC 500 件 ±0.02 月底前', known)
  expect(understood).toEqual([
    { condition: 'due', said: '月底前' },
    { condition: 'limit.tolerance', said: '±0.02' },
    { condition: 'quantity', said: '500 件' },
    { condition: 'near', said: '苏州附近' },
    { condition: 'kind', said: 'cnc' },
    { condition: 'materials', said: '铝件' },
  ])
})

const days: readonly [said: string, day: string | null][] = [
  ['月底前', '2019-07-31'],
  ['下月底', '2019-08-31'],
  ['8月底前', '2019-08-31'],
  ['6月底', '2020-06-30'],
  ['7月20日前', '2019-07-20'],
  ['7月1号', '2020-07-01'],
  ['2019年9月3日前', '2019-09-03'],
  ['2019-08-15', '2019-08-15'],
  ['2019-02-30', null],
  ['2018-08-15', null],
  ['10天内', '2019-07-18'],
  ['交期15天', '2019-07-23'],
  ['5个工作日', '2019-07-15'],
  ['十个工作日内', '2019-07-22'],
  ['两周内', '2019-07-22'],
  ['本周内', '2019-07-12'],
  ['下周', '2019-07-19'],
  ['明天', '2019-07-09'],
  ['年底前', '2019-12-31'],
  ['两个月内', '2019-09-08'],
  ['by end of august', '2019-08-31'],
  ['by aug 20', '2019-08-20'],
  ['before 20th of august', '2019-08-20'],
  ['within two weeks', '2019-07-22'],
  ['in 5 working days', '2019-07-15'],
  ['within 10 days', '2019-07-18'],
  ['以后再说', null],
]
test.each(days)('due: %s', (said, day) => expect(dueIn(said, now)?.day ?? null).toBe(day))
