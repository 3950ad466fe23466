/**
 * 企业划型 after 统计上大中小微型企业划分办法（2017）(国统字〔2017〕213号), whose thresholds are those of
 * 工信部联企业〔2011〕300号. A large, medium or small enterprise meets every lower limit of its class,
 * otherwise it drops one; for a micro enterprise one metric below the limit of small is enough. So the
 * class is the lowest of the classes that the metrics give one by one.
 */
import { normaliseIndustryCode } from './industryCode.ts'
import { invalid, type Refusal } from './verdict.ts'

export const enterpriseSizes = ['micro', 'small', 'medium', 'large'] as const
export type EnterpriseSize = (typeof enterpriseSizes)[number]

/** Persons at the end of the year; revenue and total assets of the year. */
export const sizeMetrics = ['headcount', 'revenue', 'assets'] as const
export type SizeMetric = (typeof sizeMetrics)[number]

/** Lower limits of small, medium and large: persons, or 万元. */
type Limits = readonly [small: number, medium: number, large: number]

type SizeSector = {
  /** Beginnings of the codes of GB/T 4754-2017 that the sector holds. */
  readonly industries: readonly string[]
  readonly limits: Readonly<Partial<Record<SizeMetric, Limits>>>
}

export const sizeSectors = {
  agriculture: { industries: ['A'], limits: { revenue: [50, 500, 20_000] } },
  industry: {
    industries: ['B', 'C', 'D'],
    limits: { headcount: [20, 300, 1000], revenue: [300, 2000, 40_000] },
  },
  construction: {
    industries: ['E'],
    limits: { revenue: [300, 6000, 80_000], assets: [300, 5000, 80_000] },
  },
  wholesale: {
    industries: ['F51'],
    limits: { headcount: [5, 20, 200], revenue: [1000, 5000, 40_000] },
  },
  retail: {
    industries: ['F52'],
    limits: { headcount: [10, 50, 300], revenue: [100, 500, 20_000] },
  },
  // Railways (53) are left out by the rule; loading and unloading (591) counts as transport.
  transport: {
    industries: ['G54', 'G55', 'G56', 'G57', 'G58', 'G591'],
    limits: { headcount: [20, 300, 1000], revenue: [200, 3000, 30_000] },
  },
  storage: {
    industries: ['G592', 'G593', 'G594', 'G595', 'G596', 'G599'],
    limits: { headcount: [20, 100, 200], revenue: [100, 1000, 30_000] },
  },
  post: {
    industries: ['G60'],
    limits: { headcount: [20, 300, 1000], revenue: [100, 2000, 30_000] },
  },
  lodging: {
    industries: ['H61'],
    limits: { headcount: [10, 100, 300], revenue: [100, 2000, 10_000] },
  },
  catering: {
    industries: ['H62'],
    limits: { headcount: [10, 100, 300], revenue: [100, 2000, 10_000] },
  },
  informationTransmission: {
    industries: ['I63', 'I64'],
    limits: { headcount: [10, 100, 2000], revenue: [100, 1000, 100_000] },
  },
  software: {
    industries: ['I65'],
    limits: { headcount: [10, 100, 300], revenue: [50, 1000, 10_000] },
  },
  realEstateDevelopment: {
    industries: ['K701'],
    limits: { revenue: [100, 1000, 200_000], assets: [2000, 5000, 10_000] },
  },
  propertyManagement: {
    industries: ['K702'],
    limits: { headcount: [100, 300, 1000], revenue: [500, 1000, 5000] },
  },
  leasingAndBusiness: {
    industries: ['L'],
    limits: { headcount: [10, 100, 300], assets: [100, 8000, 120_000] },
  },
  otherServices: {
    industries: ['K703', 'K709', 'M', 'N', 'O', 'Q85', 'R'],
    limits: { headcount: [10, 100, 300] },
  },
} as const satisfies Record<string, SizeSector>

export type SizeSectorName = keyof typeof sizeSectors

const sectorNames = Object.keys(sizeSectors) as SizeSectorName[]
const fenPerWanyuan = 1_000_000

export type SizeInput = {
  /** `C3911` or `3911`; the class of four digits decides best. */
  readonly industry: string
  readonly headcount?: number | null
  readonly revenueFen?: number | null
  readonly assetsFen?: number | null
}

const inputNames = {
  headcount: 'headcount',
  revenue: 'revenueFen',
  assets: 'assetsFen',
} as const satisfies Record<SizeMetric, keyof SizeInput>

/** One metric of the rule: persons for headcount, fen for money. */
export type SizeReading = {
  readonly metric: SizeMetric
  readonly value: number | null
  /** The class this metric alone would give; null where its value is not known. */
  readonly size: EnterpriseSize | null
}

export type SizeFinding = {
  readonly ok: true
  readonly size: EnterpriseSize
  readonly sector: SizeSectorName
  readonly readings: readonly SizeReading[]
  /** The metrics that hold the enterprise in its class. */
  readonly decidedBy: readonly SizeMetric[]
  /** The next class and each value that is not yet there; null for a large enterprise. */
  readonly next: {
    readonly size: EnterpriseSize
    readonly needs: readonly { readonly metric: SizeMetric; readonly atLeast: number }[]
  } | null
}

/** The sector of an industry; refused where the rule leaves it out or the code is too coarse to tell. */
export function sizeSectorOf(
  industry: string,
): { readonly ok: true; readonly sector: SizeSectorName } | Refusal {
  const code = normaliseIndustryCode(industry)
  if (code === null) return invalid('codes.industry_format', { given: industry.slice(0, 20) })
  const holds = (test: (start: string) => boolean) =>
    sectorNames.filter((name) => sizeSectors[name].industries.some(test))
  const [sector] = holds((start) => code.startsWith(start))
  if (sector !== undefined) return { ok: true, sector }
  return holds((start) => start.startsWith(code)).length > 0
    ? invalid('codes.size_industry_too_coarse', { industry: code })
    : invalid('codes.size_industry_not_covered', { industry: code })
}

function limitsOf(sector: SizeSectorName, metric: SizeMetric): readonly number[] | undefined {
  const limits: SizeSector['limits'] = sizeSectors[sector].limits
  return metric === 'headcount'
    ? limits.headcount
    : limits[metric]?.map((limit) => limit * fenPerWanyuan)
}

function readMetric(sector: SizeSectorName, metric: SizeMetric, input: SizeInput): SizeReading[] {
  const limits = limitsOf(sector, metric)
  if (limits === undefined) return []
  const value = input[inputNames[metric]] ?? null
  if (value === null) return [{ metric, value, size: null }]
  const size = enterpriseSizes[limits.filter((limit) => value >= limit).length] ?? 'large'
  return [{ metric, value, size }]
}

function nextOf(
  sector: SizeSectorName,
  size: EnterpriseSize,
  readings: readonly SizeReading[],
): SizeFinding['next'] {
  const rank = enterpriseSizes.indexOf(size)
  const next = enterpriseSizes[rank + 1]
  if (next === undefined) return null
  const needs = readings.flatMap(({ metric, value }) => {
    const atLeast = limitsOf(sector, metric)?.[rank]
    return atLeast === undefined || (value !== null && value >= atLeast)
      ? []
      : [{ metric, atLeast }]
  })
  return { size: next, needs }
}

/**
 * The class with its reasons. A value that is not known is asked for by `codes.size_metric_missing`, unless
 * another metric already makes the enterprise micro.
 */
export function enterpriseSize(input: SizeInput): SizeFinding | Refusal {
  const found = sizeSectorOf(input.industry)
  if (!found.ok) return found
  const { sector } = found
  const readings = sizeMetrics.flatMap((metric) => readMetric(sector, metric, input))
  const wrong = readings.find(
    ({ value }) => value !== null && (!Number.isFinite(value) || value < 0),
  )
  if (wrong !== undefined) return invalid('codes.size_metric_negative', { metric: wrong.metric })
  const ranks = readings.flatMap(({ size }) => (size === null ? [] : enterpriseSizes.indexOf(size)))
  const rank = Math.min(...ranks, enterpriseSizes.length)
  const unknown = readings.find((reading) => reading.size === null)
  if (unknown !== undefined && rank > 0) {
    return invalid('codes.size_metric_missing', { metric: unknown.metric })
  }
  const size = enterpriseSizes[rank] ?? 'micro'
  const decidedBy = readings.filter((reading) => reading.size === size).map(({ metric }) => metric)
  return { ok: true, size, sector, readings, decidedBy, next: nextOf(sector, size, readings) }
}
