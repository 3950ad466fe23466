/** From a typed question to groups of alternatives. Each expansion can be left out, so that its gain can be measured. */
import type { Alternative, Group, Via } from '../query/question.ts'
import type { Cutter, Piece } from './cut.ts'
import type { Lexicon } from './lexicon.ts'
import { mendHan, mendLatin } from './mend.ts'
import { readSounds } from './sound.ts'
import type { Trade } from './trade.ts'

export type Expansion = 'synonym' | 'grade' | 'unit' | 'pinyin' | 'typo' | 'part'
export const expansions: readonly Expansion[] = [
  'synonym',
  'grade',
  'unit',
  'pinyin',
  'typo',
  'part',
]

export type Thesaurus = {
  readonly same: ReadonlyMap<string, readonly string[]>
  readonly finds: ReadonlyMap<string, readonly { readonly also: string; readonly weight: number }[]>
  readonly grades: ReadonlyMap<string, readonly string[]>
  readonly stop: ReadonlySet<string>
}

/** Words as the cutter spells them. */
export function makeThesaurus(cutter: Cutter, trade: Trade): Thesaurus {
  const spelt = (word: string): string => {
    const pieces = cutter.pieces(word)
    return pieces.length === 1 ? pieces[0]!.term : cutter.normal(word)
  }
  const classes = (all: readonly (readonly string[])[]) => {
    const of = new Map<string, string[]>()
    for (const names of all.map((list) => list.map(spelt))) {
      for (const name of names) {
        of.set(name, [...(of.get(name) ?? []), ...names.filter((one) => one !== name)])
      }
    }
    return of
  }
  const finds = new Map(
    trade.finds.map(({ word, also, weight }) => [
      spelt(word),
      also.map((one) => ({ also: spelt(one), weight })),
    ]),
  )
  const same = classes(trade.same)
  const grades = classes(trade.grades.map(({ names }) => names))
  return { same, finds, grades, stop: new Set(trade.stop.map(spelt)) }
}

export type Reader = {
  readonly cutter: Cutter
  readonly thesaurus: Thesaurus
  readonly lexicon: Lexicon
}

const weights = { synonym: 0.9, grade: 0.95, part: 0.25, pinyin: 0.9, typo: 0.8 } as const

type Wanted = ReadonlySet<Expansion>
type Draft = {
  readonly word: string
  readonly roots: readonly Alternative[]
  readonly parts: readonly string[]
}

/** Same names, narrower words and equal grades of each root. */
function widened(
  { thesaurus }: Reader,
  wanted: Wanted,
  roots: readonly Alternative[],
): Alternative[] {
  const all: Alternative[] = [...roots]
  for (const { term, weight } of roots) {
    const names = wanted.has('synonym') ? [term, ...(thesaurus.same.get(term) ?? [])] : [term]
    for (const name of names.slice(1)) {
      all.push({ term: name, weight: weight * weights.synonym, via: 'synonym' })
    }
    for (const name of wanted.has('synonym') ? names : []) {
      for (const { also, weight: share } of thesaurus.finds.get(name) ?? []) {
        all.push({ term: also, weight: weight * share, via: 'synonym' })
        for (const further of thesaurus.same.get(also) ?? []) {
          all.push({ term: further, weight: weight * share * weights.synonym, via: 'synonym' })
        }
      }
    }
  }
  if (!wanted.has('grade')) return all
  return [
    ...all,
    ...all.flatMap(({ term, weight }) =>
      (thesaurus.grades.get(term) ?? []).map((name): Alternative => ({
        term: name,
        weight: weight * weights.grade,
        via: 'grade',
      })),
    ),
  ]
}

const itself = (term: string, via: Via = 'itself', weight = 1): Alternative => ({
  term,
  weight,
  via,
})

function isKnown({ lexicon, thesaurus }: Reader, word: string): boolean {
  return lexicon.frequencyOf.has(word) || thesaurus.same.has(word) || thesaurus.grades.has(word)
}

function latinDrafts(reader: Reader, wanted: Wanted, piece: Piece): Draft[] {
  const { term, text, parts } = piece
  if (isKnown(reader, term) || piece.kind !== 'latin') {
    return [{ word: text, roots: [itself(term)], parts }]
  }
  const mended = wanted.has('typo') && term.length > 3 ? mendLatin(reader.lexicon, term) : []
  const sounds =
    mended.length === 0 && wanted.has('pinyin') && /^[a-z]{3,40}$/.test(text)
      ? readSounds(reader.lexicon, text)
      : undefined
  if (sounds !== undefined) {
    return sounds.map(({ words }) => ({
      word: text,
      // Of words that sound the same the most frequent comes first; the rest count a little less.
      roots: words.map((word, place) => itself(word, 'pinyin', weights.pinyin * 0.97 ** place)),
      parts: [],
    }))
  }
  const others = mended.map((word) => itself(word, 'typo', weights.typo))
  return [{ word: text, roots: [itself(term), ...others], parts }]
}

const longestMended = 6

/** Pieces of a Chinese run that are no known word, alone or with their neighbours, may be one misspelt word. */
function mendRun(
  reader: Reader,
  pieces: readonly Piece[],
): { from: number; to: number; words: string[] } | undefined {
  for (let length = Math.min(longestMended, pieces.length); length >= 1; length--) {
    for (let from = 0; from + length <= pieces.length; from++) {
      const window = pieces.slice(from, from + length)
      const text = window.map((piece) => piece.text).join('')
      if (text.length < 2 || text.length > longestMended) continue
      const strange = window.some(
        (piece) => piece.text.length === 1 || !reader.lexicon.frequencyOf.has(piece.term),
      )
      if (!strange || reader.lexicon.frequencyOf.has(text)) continue
      const words = mendHan(reader.lexicon, text)
      if (words.length > 0) return { from, to: from + length, words }
    }
  }
  return undefined
}

function hanDrafts(reader: Reader, wanted: Wanted, pieces: readonly Piece[]): Draft[] {
  const mend = wanted.has('typo') ? mendRun(reader, pieces) : undefined
  if (mend === undefined) {
    return pieces.map(({ term, text, parts }) => ({ word: text, roots: [itself(term)], parts }))
  }
  const middle = pieces.slice(mend.from, mend.to)
  const text = middle.map((piece) => piece.text).join('')
  const as = mend.words.map((word) => itself(word, 'typo', weights.typo))
  return [
    ...hanDrafts(reader, wanted, pieces.slice(0, mend.from)),
    { word: text, roots: [itself(text), ...as], parts: middle.map((piece) => piece.term) },
    ...hanDrafts(reader, wanted, pieces.slice(mend.to)),
  ]
}

function draftsOf(reader: Reader, wanted: Wanted, pieces: readonly Piece[]): Draft[] {
  const drafts: Draft[] = []
  for (let at = 0; at < pieces.length;) {
    let end = at
    while (end < pieces.length && pieces[end]!.kind === 'han') end++
    if (end > at) {
      drafts.push(...hanDrafts(reader, wanted, pieces.slice(at, end)))
      at = end
    } else {
      const piece = pieces[at++]!
      if (piece.kind === 'measured' && !wanted.has('unit')) {
        drafts.push({ word: piece.text, roots: [itself(piece.text)], parts: [] })
      } else if (piece.kind === 'measured') {
        const via = piece.term === piece.text ? 'itself' : 'unit'
        drafts.push({ word: piece.text, roots: [itself(piece.term, via)], parts: [] })
      } else drafts.push(...latinDrafts(reader, wanted, piece))
    }
  }
  return drafts
}

/** Groups for `answerQuestion`. Words of a sentence that name nothing are left out, unless nothing else is there. */
export function groupsOf(
  reader: Reader,
  text: string,
  wanted: Wanted = new Set(expansions),
): Group[] {
  const pieces = reader.cutter.pieces(text)
  const naming = pieces.filter(({ term }) => !reader.thesaurus.stop.has(term))
  const kept = naming.length > 0 ? naming : pieces
  return draftsOf(reader, wanted, kept).map(({ word, roots, parts }) => {
    const alternatives = widened(reader, wanted, roots)
    const smaller = wanted.has('part') ? parts : []
    return {
      word,
      alternatives: [...alternatives, ...smaller.map((term) => itself(term, 'part', weights.part))],
    }
  })
}
