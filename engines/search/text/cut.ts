/** Texts into terms, the same for offers and for questions. */
import { Jieba } from '@node-rs/jieba'
import { rootOf } from './english.ts'
import { makeNormaliser, type Normaliser } from './normal.ts'
import { wordsOf, type Trade } from './trade.ts'
import { inBaseUnit, measured } from './units.ts'

export type Piece = {
  /** As it is looked up. */
  readonly term: string
  /** As it stands in the normalised text. */
  readonly text: string
  /** Shorter words within it. */
  readonly parts: readonly string[]
  readonly kind: 'han' | 'latin' | 'number' | 'measured' | 'mixed'
}

export type Cutter = {
  readonly normal: Normaliser
  /** Words one after the other, each with the shorter ones within it. */
  readonly pieces: (text: string) => Piece[]
  /** Everything that is written into the index for a text. */
  readonly terms: (text: string) => string[]
}

const han = '\\u3400-\\u9fff'
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
/** Longer runs than this are no names; they are cut anew each time. */
const keptLength = 24
const keptMost = 200_000

type Cut = { readonly word: string; readonly parts: readonly string[] }

function makeHanCutter(jieba: Jieba): (run: string) => readonly Cut[] {
  const kept = new Map<string, readonly Cut[]>()
  return (run) => {
    const known = kept.get(run)
    if (known !== undefined) return known
    const cut = jieba.cut(run, true).map((word): Cut => {
      if (word.length < 3) return { word, parts: [] }
      const parts = jieba.cutForSearch(word, true).filter((part) => part !== word)
      return { word, parts: parts.filter((part) => part.length > 1) }
    })
    if (run.length <= keptLength) {
      if (kept.size >= keptMost) kept.clear()
      kept.set(run, cut)
    }
    return cut
  }
}

/** Far above every word of the common dictionary: a word of the trade is not cut. */
const tradeFrequency = 1_000_000

function makeJieba(dictionary: Uint8Array, words: readonly string[]): Jieba {
  const jieba = Jieba.withDict(dictionary)
  const own = words
    .filter((word) => new RegExp(`^[${han}]{2,}$`).test(word))
    .map((word) => `${word} ${tradeFrequency} n`)
  if (own.length > 0) jieba.loadDict(Buffer.from(`${own.join('\n')}\n`))
  return jieba
}

function latinPiece(text: string): Piece {
  const whole = rootOf(text)
  const parts = /[-./+]/.test(text)
    ? text
        .split(/[-./+]/)
        .filter((part) => part.length > 1 && !/^0+$/.test(part))
        .map(rootOf)
    : []
  const kind = /^\d+(?:\.\d+)?$/.test(text) ? 'number' : 'latin'
  return { term: whole, text, parts: kind === 'number' ? [] : parts, kind }
}

/** `dictionary` is the common one, given in; the trade's words are put above it. */
export function makeCutter(dictionary: Uint8Array, trade: Trade): Cutter {
  const words = wordsOf(trade)
  const normal = makeNormaliser(trade.pairs)
  const cutHan = makeHanCutter(makeJieba(dictionary, words))
  const mixed = words
    .filter((word) => /[a-z0-9]/.test(word) && new RegExp(`[${han}]`).test(word))
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
  const runs = new RegExp(
    [
      `(?<mixed>${mixed.join('|') || '(?!)'})`,
      `(?<measured>${measured})`,
      '(?<latin>[a-z0-9]+(?:[-./+][a-z0-9]+)*#?)',
      `(?<han>[${han}]+?(?=${mixed.join('|') || '(?!)'}|[^${han}]|$))`,
    ].join('|'),
    'g',
  )
  function pieces(text: string): Piece[] {
    const all: Piece[] = []
    for (const { groups, 0: run } of normal(text).matchAll(runs)) {
      if (groups!['han'] !== undefined) {
        for (const { word, parts } of cutHan(run)) {
          all.push({ term: word, text: word, parts, kind: 'han' })
        }
      } else if (groups!['measured'] !== undefined) {
        const number = /^[\d.]+/.exec(run)![0]
        all.push({ term: inBaseUnit(run)!, text: run, parts: [number], kind: 'measured' })
      } else if (groups!['mixed'] !== undefined) {
        const parts = run.split(/([a-z0-9]+)/).filter((part) => part.length > 1)
        all.push({ term: run, text: run, parts, kind: 'mixed' })
      } else all.push(latinPiece(run))
    }
    return all
  }
  return {
    normal,
    pieces,
    terms: (text) => pieces(text).flatMap(({ term, parts }) => [term, ...parts]),
  }
}
