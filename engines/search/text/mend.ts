/** Words that are nearly known ones: one sign that sounds or looks alike, one letter more, less, other or swapped. */
import { looksLike } from './likeness.ts'
import { deletionsOf, gapsOf, plainSound, soundsOf, type Lexicon } from './lexicon.ts'

const like = (one: string, other: string): boolean => {
  if (looksLike(one, other)) return true
  const [here, there] = [soundsOf(one)[0]!, soundsOf(other)[0]!]
  return here === there || plainSound(here) === plainSound(there)
}

/** Known words of the same length that differ from a Chinese word in one sign that is like it, or sound the same. */
export function mendHan(lexicon: Lexicon, word: string): string[] {
  const found = new Set<string>()
  for (const [place, gap] of gapsOf(word).entries()) {
    for (const known of lexicon.byGap.get(gap) ?? []) {
      if (known !== word && like(word[place]!, known[place]!)) found.add(known)
    }
  }
  for (const known of lexicon.bySound.get(soundsOf(word).join('')) ?? []) {
    if (known !== word && known.length === word.length) found.add(known)
  }
  return [...found]
}

function oneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let head = 0
  while (head < one.length && one[head] === other[head]) head++
  let tail = 0
  while (
    tail < Math.min(one.length, other.length) - head &&
    one.at(-1 - tail) === other.at(-1 - tail)
  ) {
    tail++
  }
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
  const swapped =
    left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
  return swapped || (left.length <= 1 && right.length <= 1)
}

export function mendLatin(lexicon: Lexicon, word: string): string[] {
  const found = new Set<string>()
  for (const rest of deletionsOf(word)) {
    for (const known of lexicon.byDeletion.get(rest) ?? []) {
      if (known !== word && oneApart(word, known)) found.add(known)
    }
  }
  return [...found]
}
