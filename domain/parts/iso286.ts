/**
 * 极限与配合: limits of sizes by class, such as H7, after ISO 286-1:2010 (GB/T 1800.1-2020), for sizes to 500 mm. The
 * grades (its table 1) and deviations (tables 2 to 5) are the standard's; `iso286.test.ts` computes them anew by the
 * formulae on which they rest (i = 0.45 ∛D + 0.001 D and powers of D) and allows what they round.
 */

/** Up to and with each, in mm. */
export const sizeRangesMm = [3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500] as const

/** Micrometres by range. */
export const gradesUm: Readonly<Record<number, readonly number[]>> = {
  5: [4, 5, 6, 8, 9, 11, 13, 15, 18, 20, 23, 25, 27],
  6: [6, 8, 9, 11, 13, 16, 19, 22, 25, 29, 32, 36, 40],
  7: [10, 12, 15, 18, 21, 25, 30, 35, 40, 46, 52, 57, 63],
  8: [14, 18, 22, 27, 33, 39, 46, 54, 63, 72, 81, 89, 97],
  9: [25, 30, 36, 43, 52, 62, 74, 87, 100, 115, 130, 140, 155],
  10: [40, 48, 58, 70, 84, 100, 120, 140, 160, 185, 210, 230, 250],
  11: [60, 75, 90, 110, 130, 160, 190, 220, 250, 290, 320, 360, 400],
  12: [100, 120, 150, 180, 210, 250, 300, 350, 400, 460, 520, 570, 630],
  13: [140, 180, 220, 270, 330, 390, 460, 540, 630, 720, 810, 890, 970],
}

/** Distance of the zone from the nominal size in micrometres, by range: above it for k to p, below it for d to g. */
export const deviationsUm: Readonly<Record<string, readonly number[]>> = {
  d: [20, 30, 40, 50, 65, 80, 100, 120, 145, 170, 190, 210, 230],
  e: [14, 20, 25, 32, 40, 50, 60, 72, 85, 100, 110, 125, 135],
  f: [6, 10, 13, 16, 20, 25, 30, 36, 43, 50, 56, 62, 68],
  g: [2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 18, 20],
  h: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  k: [0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5],
  m: [2, 4, 6, 7, 8, 9, 11, 13, 15, 17, 20, 21, 23],
  n: [4, 8, 10, 12, 15, 17, 20, 23, 27, 31, 34, 37, 40],
  p: [6, 12, 15, 18, 22, 26, 32, 37, 43, 50, 56, 62, 68],
}

/** From r on the standard divides the ranges above 50 mm once more. Up to and with each, in mm. */
export const finerRangesMm = [
  ...([3, 6, 10, 18, 30, 50, 65, 80, 100, 120, 140, 160, 180] as const),
  ...([200, 225, 250, 280, 315, 355, 400, 450, 500] as const),
] as const

/** Distance of the zone above the nominal size in micrometres, by finer range. */
export const finerDeviationsUm: Readonly<Record<string, readonly number[]>> = {
  r: [
    ...[10, 15, 19, 23, 28, 34, 41, 43, 51, 54, 63, 65, 68],
    ...[77, 80, 84, 94, 98, 108, 114, 126, 132],
  ],
  s: [
    ...[14, 19, 23, 28, 35, 43, 53, 59, 71, 79, 92, 100, 108],
    ...[122, 130, 140, 158, 170, 190, 208, 232, 252],
  ],
}

/** Of no class that is read: the holes K to S of grade 5 are moved by what they are wider than it. */
export const gradeFourUm = [3, 4, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20]

/** Letters of the zones of holes and of shafts that are read, with their grades. */
export const classPattern = /^(?:(JS|[D-HKMNPRS])|(js|[d-hkmnprs]))(5|6|7|8|9|10|11|12|13)$/

export type SizeLimits = { readonly upperMm: number; readonly lowerMm: number }

const mm = (um: number): number => Math.round(um * 10) / 10_000

/** How far above the nominal size the zones of k to s of shafts begin, in micrometres. */
function offOfShaft(letter: string, nominalMm: number): number {
  const finer = finerDeviationsUm[letter]
  if (finer !== undefined) return finer[finerRangesMm.findIndex((upTo) => nominalMm <= upTo)]!
  return deviationsUm[letter]![sizeRangesMm.findIndex((upTo) => nominalMm <= upTo)]!
}

/** Δ of the standard: what a grade is wider than the one before it; none to 3 mm. */
function moveUm(grade: number, range: number): number {
  const finer = grade === 5 ? gradeFourUm : gradesUm[grade - 1]!
  return range === 0 ? 0 : gradesUm[grade]![range]! - finer[range]!
}

/**
 * Upper limits of holes K to S, in micrometres. They mirror the shaft's lower ones and are moved by Δ, K, M and N up to
 * grade 8 and P to S up to grade 7: so a hole H with a shaft one grade finer fits as the hole of that letter does with
 * the shaft h. Null where the standard has no such class.
 */
function upperOfHole(letter: string, grade: number, nominalMm: number): number | null {
  const range = sizeRangesMm.findIndex((upTo) => nominalMm <= upTo)
  const mirrored = 0 - offOfShaft(letter, nominalMm)
  if (grade <= (/[kmn]/.test(letter) ? 8 : 7)) {
    // Its own exception, which the standard tells in a note: −9 and not −11.
    const isM6Above250 = letter === 'm' && grade === 6 && sizeRangesMm[range] === 315
    return isM6Above250 ? -9 : mirrored + moveUm(grade, range)
  }
  if (letter === 'k') return range === 0 ? mirrored : null
  if (letter === 'n' && range > 0) return 0
  return letter === 'n' && nominalMm <= 1 ? null : mirrored
}

/** Deviations from the nominal size; null where there is no such class, or the size is beyond the tables. */
export function limitsOfClass(nominalMm: number, name: string): SizeLimits | null {
  const [, hole, shaft, gradeName] = classPattern.exec(name) ?? []
  const range = sizeRangesMm.findIndex((upTo) => nominalMm <= upTo)
  if (gradeName === undefined || range < 0 || !(nominalMm > 0)) return null
  const grade = Number(gradeName)
  const widthUm = gradesUm[grade]![range]!
  const from = (lowerUm: number) => ({ upperMm: mm(lowerUm + widthUm), lowerMm: mm(lowerUm) })
  const letter = (hole ?? shaft)!.toLowerCase()
  if (letter === 'js') return from(-widthUm / 2)
  if (!/[kmnprs]/.test(letter)) {
    const offUm = deviationsUm[letter]![range]!
    return from(hole === undefined ? 0 - offUm - widthUm : offUm)
  }
  if (hole !== undefined) {
    const upperUm = upperOfHole(letter, grade, nominalMm)
    return upperUm === null ? null : from(upperUm - widthUm)
  }
  // Of k the deviation is that of grades 4 to 7; coarser ones begin at the nominal size.
  return from(letter === 'k' && grade > 7 ? 0 : offOfShaft(letter, nominalMm))
}

export const generalClasses = ['f', 'm', 'c', 'v'] as const
export type GeneralClass = (typeof generalClasses)[number]

/** Over 0.5 up to and with each, in mm. */
const generalRangesMm = [3, 6, 30, 120, 400, 1000, 2000, 4000] as const
const generalMm: Readonly<Record<GeneralClass, readonly (number | null)[]>> = {
  f: [0.05, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, null],
  m: [0.1, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2],
  c: [0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 4],
  v: [null, 0.5, 1, 1.5, 2.5, 4, 6, 8],
}

/** ± in mm for a length without a tolerance of its own, after ISO 2768-1 (GB/T 1804-2000); null where it says none. */
export function generalToleranceMm(name: GeneralClass, lengthMm: number): number | null {
  const range = generalRangesMm.findIndex((upTo) => lengthMm <= upTo)
  return lengthMm < 0.5 || range < 0 ? null : generalMm[name][range]!
}
