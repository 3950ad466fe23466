/** Texts on their way to paper: line ends are \n, and nothing that no page can show. */

/** Without control characters and lone surrogates; tabs become one full-width space. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '　')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '')
}

/** The same on one line. */
export function cleanLines(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ')
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** A short quotation or bracket is one word: “双创” is never torn apart. */
const held = /([“‘（〔【《「][^“”‘’（）〔〕【】《》「」]{1,10}[”’）〕】》」])/u
const closing = /^[”’）〕】》〉」』、，。；：！？]/u

/** Characters wide: a Latin letter or figure takes half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x7f ? 1 : 0.5), 0)
}

/** Pieces between which a title may break: whole words, closing signs kept with what they close. */
function pieces(text: string): string[] {
  const found: string[] = []
  const parts = text.split(held).flatMap((part) => {
    return held.test(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment)
  })
  for (const part of parts) {
    if (found.length > 0 && closing.test(part)) found[found.length - 1] += part
    else if (part !== '') found.push(part)
  }
  return found
}

/**
 * A long title in lines of nearly equal length, words unbroken (GB/T 9704 §7.3.1: 词意完整、排列对称、长短适宜).
 * Texts that already have line ends stay as they are.
 */
export function balancedTitle(text: string, perLine: number): string {
  const total = widthOf(text)
  const count = Math.ceil(total / perLine)
  if (count <= 1 || text.includes('\n')) return text
  const lines: string[] = []
  let line = ''
  let set = 0
  for (const piece of pieces(text)) {
    const goal = (total * (lines.length + 1)) / count
    const width = widthOf(piece)
    // A word goes to the next line when most of it would stand beyond the goal of this one.
    if (line !== '' && lines.length < count - 1 && set + width / 2 > goal) {
      lines.push(line)
      line = ''
    }
    line += piece
    set += width
  }
  return [...lines, line].join('\n')
}
