/** Known words by sound, by beginning and by what is left of them when a sign is left out. */
import { pinyin } from 'pinyin-pro'
import { atOnce, sortInSteps } from '../steps.ts'

export type Known = { readonly word: string; readonly frequency: number }

export type Lexicon = {
  /** How many offers hold a word; 0 for one of the trade's that none holds. */
  readonly frequencyOf: ReadonlyMap<string, number>
  /** By full pinyin without tones, and by initials; the most frequent first. */
  readonly bySound: ReadonlyMap<string, readonly string[]>
  readonly byInitials: ReadonlyMap<string, readonly string[]>
  /** Full pinyin in order, to be found by their beginning. */
  readonly sounds: readonly string[]
  /** A Chinese word with one sign left open. */
  readonly byGap: ReadonlyMap<string, readonly string[]>
  /** A Latin word with one letter left out, and as it is. */
  readonly byDeletion: ReadonlyMap<string, readonly string[]>
  /** All words in order, to be found by their beginning. */
  readonly words: readonly string[]
}

const hanOnly = /^[\u3400-\u9fff]{2,8}$/
const latinOnly = /^[a-z][a-z0-9-]{3,23}$/

export function soundsOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true })
}

/** South and north: sounds that many do not tell apart. */
export function plainSound(sound: string): string {
  return sound
    .replace(/^([zcs])h/, '$1')
    .replace(/(?<=[aei])ng$/, 'n')
    .replace(/^l(?=[^v])/, 'n')
}

export function deletionsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))]
}

export function gapsOf(word: string): string[] {
  return Array.from(word, (_, place) => `${word.slice(0, place)}_${word.slice(place + 1)}`)
}

function add(to: Map<string, string[]>, key: string, word: string): void {
  const list = to.get(key)
  if (list === undefined) to.set(key, [word])
  else list.push(word)
}

/** Sounds take the longest: some words between two steps. */
const wordsAtOnce = 20

const byUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

export const makeLexicon = (known: Iterable<Known>): Lexicon => atOnce(lexiconInSteps(known))

export function* lexiconInSteps(known: Iterable<Known>): Generator<undefined, Lexicon> {
  const frequencyOf = new Map<string, number>()
  for (const { word, frequency } of known) {
    frequencyOf.set(word, Math.max(frequency, frequencyOf.get(word) ?? 0))
    if (frequencyOf.size % 1000 === 0) yield
  }
  const frequent = yield* sortInSteps(
    [...frequencyOf],
    (one, other) => other[1] - one[1] || byUnits(one[0], other[0]),
  )
  const lists = {
    bySound: new Map<string, string[]>(),
    byInitials: new Map<string, string[]>(),
    byGap: new Map<string, string[]>(),
    byDeletion: new Map<string, string[]>(),
  }
  for (const [place, [word]] of frequent.entries()) {
    if (place % wordsAtOnce === 0) yield
    if (hanOnly.test(word)) {
      const sounds = soundsOf(word)
      add(lists.bySound, sounds.join(''), word)
      add(lists.byInitials, sounds.map((sound) => sound[0]).join(''), word)
      for (const gap of gapsOf(word)) add(lists.byGap, gap, word)
    } else if (latinOnly.test(word)) {
      for (const rest of deletionsOf(word)) add(lists.byDeletion, rest, word)
    }
  }
  return {
    ...lists,
    frequencyOf,
    sounds: yield* sortInSteps([...lists.bySound.keys()], byUnits),
    words: yield* sortInSteps([...frequencyOf.keys()], byUnits),
  }
}

/** Everything in a sorted list that begins so, up to `most`. */
export function beginningWith(
  sorted: readonly string[],
  beginning: string,
  most: number,
): string[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < beginning) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < sorted.length && found.length < most; at++) {
    if (!sorted[at]!.startsWith(beginning)) break
    found.push(sorted[at]!)
  }
  return found
}
