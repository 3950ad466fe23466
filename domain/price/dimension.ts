/** Units of prices and cost models: each with its dimension, so that a formula that adds hours to yuan is refused. */

/** Exponents of length, time, mass and money. Pieces, shares and counts have none. */
export type Dimension = readonly [length: number, time: number, mass: number, money: number]

export const noDimension: Dimension = [0, 0, 0, 0]

const combine = (one: Dimension, other: Dimension, sign: 1 | -1): Dimension => [
  one[0] + sign * other[0],
  one[1] + sign * other[1],
  one[2] + sign * other[2],
  one[3] + sign * other[3],
]

export const timesDimension = (one: Dimension, other: Dimension): Dimension =>
  combine(one, other, 1)
export const byDimension = (one: Dimension, other: Dimension): Dimension => combine(one, other, -1)
export const sameDimension = (one: Dimension, other: Dimension): boolean =>
  one.every((exponent, at) => exponent === other[at])

/** By what a number in the unit is multiplied to be in millimetres, minutes, kilograms and fen. */
type Row = readonly [factor: number, dimension: Dimension]

const rows = {
  one: [1, noDimension],
  percent: [0.01, noDimension],
  mm: [1, [1, 0, 0, 0]],
  km: [1_000_000, [1, 0, 0, 0]],
  mm2: [1, [2, 0, 0, 0]],
  cm2: [100, [2, 0, 0, 0]],
  mm3: [1, [3, 0, 0, 0]],
  cm3: [1000, [3, 0, 0, 0]],
  min: [1, [0, 1, 0, 0]],
  h: [60, [0, 1, 0, 0]],
  kg: [1, [0, 0, 1, 0]],
  gPerCm3: [0.001 / 1000, [-3, 0, 1, 0]],
  yuan: [100, [0, 0, 0, 1]],
  yuanPerH: [100 / 60, [0, -1, 0, 1]],
  yuanPerKg: [100, [0, 0, -1, 1]],
  yuanPerCm2: [1, [-2, 0, 0, 1]],
  yuanPerM: [0.1, [-1, 0, 0, 1]],
  yuanPerTonneKm: [100 / 1000 / 1_000_000, [-1, 0, -1, 1]],
  mmPerMin: [1, [1, -1, 0, 0]],
  mPerMin: [1000, [1, -1, 0, 0]],
  cm2PerMin: [100, [2, -1, 0, 0]],
  cm3PerMin: [1000, [3, -1, 0, 0]],
  cm3PerH: [1000 / 60, [3, -1, 0, 0]],
  minPerMm: [1, [-1, 1, 0, 0]],
  minPerMm2: [1, [-2, 1, 0, 0]],
} as const satisfies Readonly<Record<string, Row>>

export type PriceUnit = keyof typeof rows

export const priceUnits = Object.keys(rows) as [PriceUnit, ...PriceUnit[]]

export const dimensionOf = (unit: PriceUnit): Dimension => rows[unit][1]
export const inBase = (value: number, unit: PriceUnit): number => value * rows[unit][0]
export const fromBase = (value: number, unit: PriceUnit): number => value / rows[unit][0]
