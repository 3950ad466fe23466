/** Pinyin typed in Latin letters: `shukongxi`, `suzhou banjin`, `bjjg`, `dianduj`. */
import { beginningWith, type Lexicon } from './lexicon.ts'

/** Words that sound like one piece of what was typed. */
export type Sounding = {
  readonly words: readonly string[]
  readonly cost: number
}

const piecesMax = 4
const shortest = 2
const wordsMax = 6

function pieceOf(lexicon: Lexicon, text: string, atEnd: boolean): Sounding | undefined {
  const full = text.length > shortest ? lexicon.bySound.get(text) : undefined
  if (full !== undefined) return { words: full.slice(0, wordsMax), cost: 1 }
  const initials = lexicon.byInitials.get(text)
  if (initials !== undefined && text.length <= 5) {
    return { words: initials.slice(0, wordsMax), cost: 1.6 + 1 / text.length }
  }
  if (!atEnd || text.length < 4) return undefined
  const begun = beginningWith(lexicon.sounds, text, 12).flatMap((sound) =>
    lexicon.bySound.get(sound)!,
  )
  return begun.length > 0 ? { words: begun.slice(0, wordsMax), cost: 1.8 } : undefined
}

/** The cheapest way to read letters as words; undefined where they cannot be read so. */
export function readSounds(lexicon: Lexicon, letters: string): readonly Sounding[] | undefined {
  type Way = { readonly cost: number; readonly pieces: readonly Sounding[] }
  const ways: (Way | undefined)[] = [{ cost: 0, pieces: [] }]
  for (let end = 1; end <= letters.length; end++) {
    for (let begin = 0; begin < end; begin++) {
      const before = ways[begin]
      if (before === undefined || before.pieces.length >= piecesMax) continue
      const piece = pieceOf(lexicon, letters.slice(begin, end), end === letters.length)
      if (piece === undefined) continue
      const cost = before.cost + piece.cost
      if (cost < (ways[end]?.cost ?? Infinity))
        ways[end] = { cost, pieces: [...before.pieces, piece] }
    }
  }
  const whole = ways[letters.length]
  if (whole !== undefined) return whole.pieces
  // A last letter or two of a word that is still being typed.
  for (const left of [1, 2]) {
    const way = ways[letters.length - left]
    if (way !== undefined && way.pieces.length > 0) return way.pieces
  }
  return undefined
}
