/** How close the entries of a table of contents stand, the same on the page and in the Word file. */
import type { Block, Layout } from './paper.ts'
import { setups } from './wordPage.ts'

/** The deepest heading that is listed. */
export const contentsDepth = 2

const pageHeightMm = 297
const widthMm = 210
/** The title with what stands around it, and a rest for what a substitute for a font takes. */
const titlePt = 86
const widestPt = 22.5
/** 小四 with a quarter of its height between the lines: closer is no longer read easily. */
const closestPt = 15.5

/**
 * Points from entry to entry: as wide as the text where there is room, closer where that keeps the contents on
 * one page, wide again where nothing would.
 */
export function contentsPitchPt(blocks: readonly Block[], layout: Layout): number {
  const { landscape, marginsMm } = setups[layout]
  const heightMm = (landscape ? widthMm : pageHeightMm) - marginsMm.top - marginsMm.bottom
  const entries = blocks.filter(
    (block) => block.kind === 'heading' && block.level <= contentsDepth,
  ).length
  // In halves of a point, rounded down.
  const fits = Math.floor((((heightMm * 72) / 25.4 - titlePt) / entries) * 2) / 2
  return fits < closestPt ? widestPt : Math.min(fits, widestPt)
}
