/** Files broken by a seed: the same seed and number give the same bytes on every machine. */

/** A whole number from 0 below the bound. */
export type Chance = (below: number) => number

/** The generator of Tommy Ettinger, 32 bits of state (public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** What a format is made of, each as a pattern with the flag `g`. */
export type Grammar = {
  /** What can be left out or said twice: a statement, a line, a tag. */
  readonly unit: RegExp
  readonly number: RegExp
  readonly word: RegExp
  /** What means something where it stands. */
  readonly pieces: readonly string[]
  /** A unit under a name of its own, where a name twice is refused at the door. */
  readonly renamed?: (unit: string, chance: Chance) => string
}

const numbers = [
  ...[
    '0',
    '-1',
    '1',
    '7',
    '0.',
    '-0.',
    '1e-320',
    '1E99',
    '-1.E-999',
    '1e400',
    '999999999999999999',
  ],
  ...['NaN', 'Infinity', '0x10', '1e', '--1', '4294967295', '2147483648', '1e6', '1000001', ''],
]

export const pick = <T>(chance: Chance, all: readonly T[]): T => all[chance(all.length)]!

type Span = readonly [from: number, until: number]

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length])

const put = (text: string, [from, until]: Span, into: string): string =>
  text.slice(0, from) + into + text.slice(until)

type Edit = (text: string, grammar: Grammar, chance: Chance) => string

/** One of what the pattern finds, replaced; the text as it is where there is none. */
function replaced(
  text: string,
  pattern: RegExp,
  chance: Chance,
  into: (found: string, all: readonly Span[]) => string,
): string {
  const spans = spansOf(text, pattern)
  if (spans.length === 0) return text
  const span = pick(chance, spans)
  return put(text, span, into(text.slice(...span), spans))
}

const other =
  (which: 'number' | 'word'): Edit =>
  (text, grammar, chance) =>
    replaced(text, grammar[which], chance, (_found, all) => text.slice(...pick(chance, all)))

const times =
  (most: number): Edit =>
  (text, grammar, chance) =>
    replaced(text, grammar.unit, chance, (found) => {
      const again = Array.from({ length: 1 + chance(most) }, () =>
        grammar.renamed === undefined || chance(10) === 0 ? found : grammar.renamed(found, chance),
      )
      return found + again.join('')
    })

const edits: readonly Edit[] = [
  (text, { number }, chance) => replaced(text, number, chance, () => pick(chance, numbers)),
  (text, { number }, chance) =>
    replaced(text, number, chance, (found) => put(found, [0, 1], String(chance(10)))),
  (text, { unit }, chance) => replaced(text, unit, chance, () => ''),
  ...[other('number'), other('number'), other('word'), times(3)],
  (text, grammar, chance) => (chance(6) === 0 ? times(2000)(text, grammar, chance) : text),
  (text, { pieces }, chance) => {
    const from = chance(text.length + 1)
    const piece = pick(chance, pieces)
    return put(text, [from, from + (chance(2) === 0 ? 0 : piece.length)], piece)
  },
  (text, _grammar, chance) => {
    const from = chance(text.length + 1)
    const signs = Array.from({ length: 1 + chance(4) }, () => chance(256))
    return put(text, [from, from + signs.length], String.fromCharCode(...signs))
  },
  (text, _grammar, chance) => {
    const from = chance(text.length + 1)
    return put(text, [from, from + chance(200)], '')
  },
]

/** Latin-1, one sign a byte. Between one and six edits; now and then the end is missing. */
export function mutatedText(text: string, grammar: Grammar, chance: Chance): string {
  let broken = text
  for (let left = 1 + chance(6); left > 0; left--) {
    broken = pick(chance, edits)(broken, grammar, chance)
  }
  return chance(10) === 0 ? broken.slice(0, chance(broken.length + 1)) : broken
}

const floats = [0, -0, 1e-45, -1e-30, 3e38, -3e38, 1e6, 1.1e6, NaN, Infinity, -Infinity]

/** Bytes, floats and counts written over what stands there; now and then cut off or longer. */
export function mutatedBytes(bytes: Uint8Array, chance: Chance): Buffer {
  const broken = Buffer.from(bytes)
  for (let left = 1 + chance(6); left > 0 && broken.length >= 4; left--) {
    const at = chance(broken.length - 3)
    const way = chance(4)
    if (way === 0) broken[at] = chance(256)
    else if (way === 1) broken.writeFloatLE(pick(chance, floats), at)
    else if (way === 2) broken.writeUInt32LE(pick(chance, [0, 1, 13, 0x7fffffff, 0xffffffff]), at)
    else broken.copy(broken, at, chance(broken.length), broken.length)
  }
  const ending = chance(12)
  if (ending === 0) return broken.subarray(0, chance(broken.length + 1))
  return ending === 1 ? Buffer.concat([broken, broken.subarray(0, chance(200))]) : broken
}
