/** Chinese keyboards produce full-width letters and digits; codes and numbers are read in half width. */

const fullWidthOffset = 0xfee0
const blanks = /[\s\u200b\u200c\u2060]|\u200d/gu

/** Full-width signs (U+FF01 to U+FF5E) and the ideographic space as the ASCII signs they stand for. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - fullWidthOffset),
    )
    .replaceAll('\u3000', ' ')
}

/** Without any blank, also the invisible ones that come with text copied from documents. */
export function withoutBlanks(text: string): string {
  return text.replace(blanks, '')
}
