/**
 * What published figures of one survey tell together: numbers that are harmless alone may be added and subtracted
 * until they speak of a few enterprises. Nothing is published that makes such a few.
 */
import {
  belongs,
  penetrationBy,
  publicPartMin,
  publicParts,
  otherParts,
  type PenetrationDefinition,
  type SurveyedGroup,
} from './penetration.ts'

/** Whose answers a definition counts, whatever uses it counts. */
export function sameAsked(a: PenetrationDefinition, b: PenetrationDefinition): boolean {
  return (
    a.leadingOnly === b.leadingOnly &&
    a.industries.length === b.industries.length &&
    a.industries.every((code) => b.industries.includes(code))
  )
}

/**
 * Provinces and industries are told for those asked by the first of the figures that are told; a figure that asks
 * others tells its total alone.
 */
export function tellsParts(
  definition: PenetrationDefinition,
  told: readonly PenetrationDefinition[],
): boolean {
  const [first] = told
  return first === undefined || sameAsked(first, definition)
}

/** Enterprises that no definition can part: of one industry, leading or not. */
type Atom = Pick<SurveyedGroup, 'industry' | 'leading' | 'enterprises'>

function atomsOf(groups: readonly SurveyedGroup[]): Atom[] {
  const alike = Map.groupBy(groups, ({ industry, leading }) => `${industry} ${leading}`)
  return [...alike.values()].map((part) => ({
    industry: part[0]!.industry,
    leading: part[0]!.leading,
    enterprises: part.reduce((sum, { enterprises }) => sum + enterprises, 0),
  }))
}

/** Each number that is told, as the atoms it sums up: the parts of the first figure, the totals of the others. */
function toldSums(
  told: readonly PenetrationDefinition[],
  groups: readonly SurveyedGroup[],
  atoms: readonly Atom[],
): number[][] {
  const [first, ...others] = told
  if (first === undefined) return []
  const rows = publicParts(penetrationBy(first, groups, 'industry'))
  const apart = new Set(rows.map(({ key }) => key))
  const cell = ({ industry }: Atom) => (apart.has(industry) ? industry : otherParts)
  return [
    ...rows.map(({ key }) =>
      atoms.map((atom) => (belongs(first, atom) && cell(atom) === key ? 1 : 0)),
    ),
    ...others.map((one) => atoms.map((atom) => (belongs(one, atom) ? 1 : 0))),
  ]
}

/** Prime, and small enough that products of two remainders are exact. Sums of memberships have no multiples of it. */
const modulus = 67_108_859

function inverse(value: number): number {
  let [result, base, power] = [1, value, modulus - 2]
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % modulus
    base = (base * base) % modulus
    power = Math.floor(power / 2)
  }
  return result
}

function subtractMultiple(from: number[], row: readonly number[], times: number): void {
  for (const [at, value] of row.entries()) {
    from[at] = (((from[at]! - times * value) % modulus) + modulus) % modulus
  }
}

/** Gauss and Jordan: what is left of the rows, and in which column each stands alone. */
function reduceRows(rows: readonly (readonly number[])[], columns: number) {
  const left = rows.map((row) => [...row])
  const pivots: number[] = []
  for (let column = 0; column < columns; column++) {
    const found = left.findIndex((row, at) => at >= pivots.length && row[column] !== 0)
    if (found < 0) continue
    const [pivot] = left.splice(found, 1)
    const scale = inverse(pivot![column]!)
    const row = pivot!.map((value) => (value * scale) % modulus)
    for (const other of left) {
      if (other[column] !== 0) subtractMultiple(other, row, other[column]!)
    }
    left.splice(pivots.length, 0, row)
    pivots.push(column)
  }
  return { rows: left.slice(0, pivots.length), pivots }
}

/** Two columns of weights that have nothing to do with each other nor with any survey. */
const bases = [48_271, 16_807] as const

/**
 * For each atom what no sum can tell of it: atoms that come to nothing together can be told. The many numbers that
 * this takes are weighed into two; that a group comes to nothing in both by accident has a chance of 2⁻⁵².
 */
function hiddenOf(rows: readonly (readonly number[])[], columns: number): number[][] {
  const { rows: reduced, pivots } = reduceRows(rows, columns)
  const hidden = Array.from({ length: columns }, () => [0, 0])
  const weights = [1, 1]
  for (let free = 0; free < columns; free++) {
    if (pivots.includes(free)) continue
    for (const [which, base] of bases.entries()) {
      const weight = (weights[which]! * base) % modulus
      weights[which] = weight
      hidden[free]![which] = weight
      for (const [row, pivot] of pivots.entries()) {
        const times = (modulus - reduced[row]![free]!) % modulus
        hidden[pivot]![which] = (hidden[pivot]![which]! + times * weight) % modulus
      }
    }
  }
  return hidden
}

/**
 * How many enterprises the smallest group has that can be found by adding and subtracting what is told; null where
 * none has fewer than the minimum. Industries without enterprises are taken as known to everybody.
 */
export function fewestTold(
  told: readonly PenetrationDefinition[],
  groups: readonly SurveyedGroup[],
): number | null {
  const asked = groups.filter((one) => told.some((definition) => belongs(definition, one)))
  const atoms = atomsOf(asked).toSorted((a, b) => a.enterprises - b.enterprises)
  const hidden = hiddenOf(toldSums(distinctlyAsked(told), groups, atoms), atoms.length)
  let fewest: number | null = null
  const seek = (from: number, size: number, one: number, other: number) => {
    if (size > 0 && one === 0 && other === 0) fewest = Math.min(fewest ?? size, size)
    for (let at = from; at < atoms.length; at++) {
      const more = size + atoms[at]!.enterprises
      if (more >= (fewest ?? publicPartMin)) return
      const own = hidden[at]!
      seek(at + 1, more, (one + own[0]!) % modulus, (other + own[1]!) % modulus)
    }
  }
  seek(0, 0, 0, 0)
  return fewest
}

/** The first of each that ask the same. */
function distinctlyAsked(told: readonly PenetrationDefinition[]): PenetrationDefinition[] {
  return told.filter((one, at) => told.findIndex((other) => sameAsked(one, other)) === at)
}
