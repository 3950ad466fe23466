/**
 * Units of measurement: dimension, exact factor to the dimension's base unit, and the words that people
 * type. Metric prefixes and 亩 = 2000/3 m² after 中华人民共和国法定计量单位; inch = 25.4 mm.
 */
import { type Ratio, ratio } from './ratio.ts'

type Row = readonly [
  dimension: string,
  numerator: bigint,
  denominator: bigint,
  words: readonly string[],
]

const rows = {
  um: ['length', 1n, 1_000_000n, ['um', 'μm', 'µm', '微米']],
  mm: ['length', 1n, 1000n, ['mm', '毫米']],
  cm: ['length', 1n, 100n, ['cm', '厘米']],
  m: ['length', 1n, 1n, ['m', '米']],
  km: ['length', 1000n, 1n, ['km', '千米', '公里']],
  inch: ['length', 254n, 10_000n, ['in', 'inch', '英寸']],

  mm2: ['area', 1n, 1_000_000n, ['mm2', 'mm²', '平方毫米']],
  cm2: ['area', 1n, 10_000n, ['cm2', 'cm²', '平方厘米']],
  m2: ['area', 1n, 1n, ['m2', 'm²', '㎡', '平方米', '平米']],
  wanM2: ['area', 10_000n, 1n, ['万m2', '万m²', '万㎡', '万平方米', '万平米']],
  mu: ['area', 2000n, 3n, ['亩']],
  ha: ['area', 10_000n, 1n, ['ha', 'hm2', 'hm²', '公顷']],
  km2: ['area', 1_000_000n, 1n, ['km2', 'km²', '平方千米', '平方公里']],

  mm3: ['volume', 1n, 1_000_000_000n, ['mm3', 'mm³', '立方毫米']],
  cm3: ['volume', 1n, 1_000_000n, ['cm3', 'cm³', '立方厘米']],
  mL: ['volume', 1n, 1_000_000n, ['ml', '毫升']],
  L: ['volume', 1n, 1000n, ['l', '升']],
  m3: ['volume', 1n, 1n, ['m3', 'm³', '立方米', '立方', '方']],

  mg: ['mass', 1n, 1_000_000n, ['mg', '毫克']],
  g: ['mass', 1n, 1000n, ['g', '克']],
  kg: ['mass', 1n, 1n, ['kg', '千克', '公斤']],
  t: ['mass', 1000n, 1n, ['t', '吨']],
  wanT: ['mass', 10_000_000n, 1n, ['万t', '万吨']],

  ms: ['time', 1n, 1000n, ['ms', '毫秒']],
  s: ['time', 1n, 1n, ['s', '秒']],
  min: ['time', 60n, 1n, ['min', '分钟']],
  h: ['time', 3600n, 1n, ['h', '小时', '时']],
  day: ['time', 86_400n, 1n, ['d', '天', '日', '自然日']],
  week: ['time', 604_800n, 1n, ['周', '星期']],
  month: ['months', 1n, 1n, ['月', '个月']],
  year: ['months', 12n, 1n, ['年']],
  workingDay: ['workingTime', 1n, 1n, ['工作日', '个工作日']],
  machineHour: ['machineTime', 1n, 1n, ['机时', '台时']],
  personDay: ['labour', 1n, 1n, ['人天', '人日']],
  personMonth: ['labourMonths', 1n, 1n, ['人月']],

  percent: ['share', 1n, 100n, ['%']],
  permille: ['share', 1n, 1000n, ['‰']],
  ppm: ['share', 1n, 1_000_000n, ['ppm']],
  one: ['share', 1n, 1n, ['倍']],
  percentagePoint: ['shareDifference', 1n, 1n, ['百分点', '个百分点', 'pp']],

  fen: ['money', 1n, 100n, ['fen']],
  jiao: ['money', 1n, 10n, ['角']],
  yuan: ['money', 1n, 1n, ['元']],
  qianyuan: ['money', 1000n, 1n, ['千元']],
  wanyuan: ['money', 10_000n, 1n, ['万元']],
  baiwanyuan: ['money', 1_000_000n, 1n, ['百万元']],
  qianwanyuan: ['money', 10_000_000n, 1n, ['千万元']],
  yiyuan: ['money', 100_000_000n, 1n, ['亿元']],

  piece: ['pieces', 1n, 1n, ['件', '个', 'pcs']],
  wanPiece: ['pieces', 10_000n, 1n, ['万件', '万个']],
  set: ['sets', 1n, 1n, ['套']],
  wanSet: ['sets', 10_000n, 1n, ['万套']],
  machine: ['machines', 1n, 1n, ['台', '台套']],
  wanMachine: ['machines', 10_000n, 1n, ['万台', '万台套']],
  item: ['items', 1n, 1n, ['项']],
  person: ['persons', 1n, 1n, ['人', '名', '位']],
  wanPerson: ['persons', 10_000n, 1n, ['万人']],
  household: ['organisations', 1n, 1n, ['家', '户']],
  wanHousehold: ['organisations', 10_000n, 1n, ['万家', '万户']],
  visit: ['occurrences', 1n, 1n, ['次']],
  wanVisit: ['occurrences', 10_000n, 1n, ['万次']],
  personVisit: ['personVisits', 1n, 1n, ['人次']],
  wanPersonVisit: ['personVisits', 10_000n, 1n, ['万人次']],

  W: ['power', 1n, 1n, ['W', '瓦']],
  kW: ['power', 1000n, 1n, ['kw', '千瓦']],
  MW: ['power', 1_000_000n, 1n, ['MW', '兆瓦']],
  MJ: ['energy', 1_000_000n, 1n, ['MJ', '兆焦']],
  kWh: ['energy', 3_600_000n, 1n, ['kwh', '千瓦时', '度']],
  wanKWh: ['energy', 36_000_000_000n, 1n, ['万kwh', '万千瓦时', '万度']],
  N: ['force', 1n, 1n, ['N', '牛']],
  kN: ['force', 1000n, 1n, ['kN', '千牛']],
  MPa: ['pressure', 1n, 1n, ['MPa', 'Mpa', 'MPA', '兆帕']],
  GPa: ['pressure', 1000n, 1n, ['GPa', 'Gpa', 'GPA', '吉帕']],
  rpm: ['rotation', 1n, 1n, ['rpm', 'r/min', '转/分']],
  KB: ['data', 1000n, 1n, ['kb']],
  MB: ['data', 1_000_000n, 1n, ['mb']],
  GB: ['data', 1_000_000_000n, 1n, ['gb']],
  TB: ['data', 1_000_000_000_000n, 1n, ['tb']],
} as const satisfies Record<string, Row>

export type UnitCode = keyof typeof rows

export const unitCodes = Object.keys(rows) as UnitCode[]

/** `factor` says how many base units of the dimension one unit is. */
export type Unit = { readonly dimension: string; readonly factor: Ratio }

export function unitOf(code: UnitCode): Unit {
  const [dimension, numerator, denominator] = rows[code]
  return { dimension, factor: ratio(numerator, denominator) }
}

const unitsByWord: ReadonlyMap<string, UnitCode> = new Map(
  unitCodes.flatMap((code) => rows[code][3].map((word) => [word, code] as const)),
)

/**
 * The unit that a typed word means, or undefined. Case is forgiven (KG, Mm) except where it decides: a
 * milliwatt is no megawatt, so `mw` is unknown.
 */
export function unitOfWord(word: string): UnitCode | undefined {
  return unitsByWord.get(word) ?? unitsByWord.get(word.toLowerCase())
}
