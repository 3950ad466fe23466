/**
 * Widths of a table's columns from what stands in them. A figure, a code or a day is never torn: each column first gets
 * the room of its longest unbroken piece, and what is left goes to those whose texts are longer.
 */
import type { Layout } from './paper.ts'
import { setups, textWidthTwips } from './wordPage.ts'

/** Insets left and right of a cell, in points. */
const insetsPt = 9
/** Latin letters and figures, in em: those of a substitute are wider than those of Times New Roman. */
const latinEm = 0.65
/** A Chinese text may break anywhere, but not into a column of single characters. */
const chineseEm = 4
/** A date, a name, a short label: what should stand on one line where it can. */
const shortEm = 10
/** Beyond this a text is reading matter, and asks for no more room than another. */
const longEm = 18
/** Longer than this, a code may break (the page allows it). */
const unbrokenSigns = 14

const latin = /^[\u0021-\u02AF]$/

/** The quarter of an em that stands between Chinese and Latin. */
const gap = /(?<=\p{Script=Han})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=\p{Script=Han})/gu
const day = /\d{4}年\d{1,2}月(?:\d{1,2}日)?/g

function widthEm(text: string): number {
  const signs = [...text].reduce((sum, sign) => {
    return sum + (latin.test(sign) || sign === ' ' ? latinEm : 1)
  }, 0)
  return signs + (text.match(gap)?.length ?? 0) / 4
}

/** Figures, codes and days are whole; the rest may break behind a few characters. */
function leastEm(text: string): number {
  const figures = text.match(/[\u0021-\u02AF]+/g) ?? []
  return Math.max(
    ...figures.map((one) => Math.min(one.length, unbrokenSigns) * latinEm),
    ...(text.match(day) ?? []).map(widthEm),
    Math.min(widthEm(text), chineseEm),
  )
}

/** What a column needs, what spares it a line, and what it could use. */
function wishesOf([title, ...texts]: readonly string[]): readonly [number, number, number] {
  const lines = texts.flatMap((text) => text.split('\n'))
  const least = Math.max(1, leastEm(title ?? ''), ...lines.map(leastEm))
  // A title stands in two lines before a text does.
  const full = Math.min(
    longEm,
    Math.max(least, widthEm(title ?? '') / 2, ...lines.map((line) => widthEm(line))),
  )
  return [least, Math.max(least, Math.min(full, shortEm)), Math.max(least, full)]
}

/** Shares of the page's width, one a column, from the texts of each, its title first. */
export function columnShares(
  columns: readonly (readonly string[])[],
  layout: Layout,
  textPt: number = setups[layout].cell / 2,
): number[] {
  const insets = insetsPt / textPt
  const room = textWidthTwips(layout) / 20 / textPt - insets * columns.length
  const wishes = columns.map(wishesOf)
  const sum = (stage: 0 | 1 | 2) => wishes.reduce((total, one) => total + one[stage], 0)
  // How far the room goes from one stage to the next; with more than all want, it is shared in proportion.
  const part = (from: 0 | 1, to: 1 | 2) =>
    sum(to) > sum(from) ? Math.min(1, Math.max(0, (room - sum(from)) / (sum(to) - sum(from)))) : 1
  const [short, long] = [part(0, 1), part(1, 2)]
  return wishes.map(
    ([least, spared, full]) => insets + least + (spared - least) * short + (full - spared) * long,
  )
}
