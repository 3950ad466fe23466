/** Exact fractions of big integers, in lowest terms with a positive denominator. */

export type Ratio = { readonly numerator: bigint; readonly denominator: bigint }

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/** Throws a RangeError for a denominator of zero. */
export function ratio(numerator: bigint, denominator = 1n): Ratio {
  if (denominator === 0n) throw new RangeError('a ratio has no denominator of zero')
  const divisor = commonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  )
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator)
}

export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The nearest integer; a half goes away from zero (四舍五入). */
export function roundRatio({ numerator, denominator }: Ratio): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (size * 2n + denominator) / (denominator * 2n)
  return numerator < 0n ? -rounded : rounded
}

/** `-12.50` as an exact fraction; null for anything that is not a plain decimal of at most 60 signs. */
export function ratioOfDecimal(text: string): Ratio | null {
  if (text.length > 60) return null
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return null
  const [, sign, whole = '', fraction = ''] = match
  const digits = BigInt(whole + fraction)
  return ratio(sign === '-' ? -digits : digits, 10n ** BigInt(fraction.length))
}

/** The decimal with exactly `places` places, a half rounded away from zero; never `-0`. */
export function decimalOfRatio(value: Ratio, places: number): string {
  const scaled = roundRatio(multiplyRatios(value, ratio(10n ** BigInt(places))))
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const text = places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`
  return scaled < 0n ? `-${text}` : text
}

/** The shortest decimal that is exactly the value, or null where none ends (one third). */
export function exactDecimalOfRatio(value: Ratio): string | null {
  let rest = value.denominator
  let [twos, fives] = [0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  return rest === 1n ? decimalOfRatio(value, Math.max(twos, fives)) : null
}
